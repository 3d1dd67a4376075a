import type { PDFDocument } from "@cantoo/pdf-lib";
import { UsageError } from "../../errors.ts";
import { decodeModel, encodeModel } from "../model-text.ts";
import type { JsonValue } from "../publication.ts";
import { dateOf, type FinishingStep } from "./structure.ts";

/** The name of the attachment that `extractModelFromPdf` looks for. */
const modelFile = "improve-model.json";

/** Attaches the model, so that two published PDFs can be compared years later. */
export const attachModel: FinishingStep = async (document, publication, { AFRelationship }) => {
  const { text, digest } = encodeModel(publication.model);
  const date = dateOf(publication);
  await document.attach(text, modelFile, {
    mimeType: "application/json",
    description: `What this document was made from. ${digest}`,
    afRelationship: AFRelationship.Data,
    creationDate: date,
    modificationDate: date,
  });
  // Attachments are otherwise embedded on saving, after the identifier has been worked out.
  await document.flush();
};

/**
 * Reads back the model of a published PDF.
 * @throws UsageError when it is no PDF, or has no model, or not as it was published.
 */
export async function extractModelFromPdf(bytes: Uint8Array): Promise<JsonValue> {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const options = {
    updateMetadata: false,
    parseSpeed: Infinity,
    ignoreEncryption: true,
    warnOnInvalidObjects: false,
  };
  const document = await PDFDocument.load(bytes, options).catch((cause: unknown) => {
    throw new UsageError("The file is not a PDF that can be read.", whatToGive, cause);
  });
  const attachment = listAttachments(document).find(({ name }) => name === modelFile);
  const digest = /sha256-[0-9a-f]{64}$/.exec(attachment?.description ?? "")?.[0];
  if (!attachment || !digest) throw new UsageError("The PDF holds no report model.", whatToGive);
  return decodeModel(digest, () => attachment.data, "PDF");
}

const whatToGive = "Give a PDF file that improve build has written, as it was written.";

function listAttachments(document: PDFDocument): ReturnType<PDFDocument["getAttachments"]> {
  try {
    return document.getAttachments();
  } catch {
    // The library throws on attachments that other programs have written in ways it does not expect.
    return [];
  }
}
