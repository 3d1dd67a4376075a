import { UsageError } from "../errors.ts";
import { readModel } from "./embed.ts";
import { describe } from "./finish/describe.ts";
import { openFigures } from "./finish/figures.ts";
import { identify } from "./finish/identify.ts";
import { describeLinks } from "./finish/links.ts";
import { addMetadata } from "./finish/metadata.ts";
import { attachModel, modelFile } from "./finish/model.ts";
import { mapRoles } from "./finish/role-map.ts";
import type { FinishingStep } from "./finish/step.ts";
import type { JsonValue, Publication } from "./publication.ts";

/** In this order; what identifies the file comes last. */
const steps: readonly FinishingStep[] = [
  describe,
  addMetadata,
  mapRoles,
  openFigures,
  describeLinks,
  attachModel,
  identify,
];

/**
 * Finishes a PDF as the browser printed it. The same print and publication give the same bytes. It claims no
 * standard: a claim is for an audit to make.
 */
export async function finishPdf(printed: Uint8Array, publication: Publication): Promise<Uint8Array> {
  const lib = await import("@cantoo/pdf-lib");
  const document = await lib.PDFDocument.load(printed, { updateMetadata: false, parseSpeed: Infinity });
  for (const step of steps) await step(document, publication, lib);
  return await document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  });
}

/**
 * Reads back the model of a published PDF.
 * @throws UsageError when it is no PDF, or has no model, or not as it was published.
 */
export async function extractModelFromPdf(bytes: Uint8Array): Promise<JsonValue> {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const options = { updateMetadata: false, parseSpeed: Infinity, ignoreEncryption: true };
  const document = await PDFDocument.load(bytes, options).catch((cause: unknown) => {
    throw new UsageError("The file is not a PDF that can be read.", whatToGive, cause);
  });
  const attachment = document.getAttachments().find(({ name }) => name === modelFile);
  const digest = /sha256-[0-9a-f]{64}$/.exec(attachment?.description ?? "")?.[0];
  if (!attachment || !digest) throw new UsageError("The PDF holds no report model.", whatToGive);
  return readModel(digest, () => attachment.data, "PDF");
}

const whatToGive = "Give a PDF file that improve build has written, as it was written.";
