import { createHash } from "node:crypto";
import type { PDFDocument } from "@cantoo/pdf-lib";
import { UsageError } from "../errors.ts";
import type { PdfLib } from "../pdf/streams.ts";
import { findElements, spliceHtml } from "./html-elements.ts";
import { decodeModel, encodeModel } from "./json.ts";
import { linkFiles } from "./links.ts";
import { printNumbered } from "./page-numbers.ts";
import { contentSteps } from "./pdf-artifacts.ts";
import { nameBookmarks } from "./pdf-bookmarks.ts";
import { claims, dateOf, metadataSteps, PRODUCER } from "./pdf-metadata.ts";
import { type FinishingStep, tagSteps } from "./pdf-tags.ts";
import type { Format, JsonValue, Publication, Tools } from "./publication.ts";

/** The report as the browser prints it, with a description, corrected tags and its model added. */
export const pdf: Format<"pdf"> = {
  name: "pdf",
  async publish(publication, { print, notice }) {
    const html = await linkFiles(publication, (name, anchor) => `${SIBLING}${name}.pdf#nameddest=${anchor}`);
    const printed = await printNumbered(await nameTargets(html, publication), print, notice);
    return await finishPdf(printed, { ...publication, html }, notice);
  },
  wrote: (bytes) => {
    const file = Buffer.from(bytes);
    return file.subarray(0, 5).equals(Buffer.from("%PDF-")) && file.includes(PRODUCER);
  },
  readModel: extractModel,
};

/** Stands for the folder of the file while it is printed: the browser drops a relative link, as the page has no address. */
const SIBLING = "https://folder.invalid/";

/** The browser names a place only if a link leads to it, so there is one, which is not printed, for each link in another file. */
async function nameTargets(html: string, { files }: Publication): Promise<string> {
  if (files === undefined) return html;
  const [body] = await findElements(html, "body");
  const links = files.wanted.map((anchor) => `<a href="#${anchor}"></a>`);
  const from = body?.sourceCodeLocation?.endTag?.startOffset ?? html.length;
  return spliceHtml(html, [{ from, text: `<div style="display:none">${links.join("")}</div>` }]);
}

/**
 * Finishes a PDF that the browser printed. The same print and publication give the same bytes. The file says that it meets
 * PDF/UA-1 and PDF/A-3a only if the audit of these very bytes finds nothing against it; else the user is told why not.
 * @throws BrowserError when the print has no tags, and so no readable content.
 */
async function finishPdf(
  document: PDFDocument,
  publication: Publication,
  notice: Tools["notice"],
): Promise<Uint8Array> {
  const lib = await import("@cantoo/pdf-lib");
  const { auditPdf } = await import("../audit/audit-pdf.ts");
  const { joinedGlyphSteps } = await import("./pdf-joined-glyphs.ts");
  const steps = [
    ...metadataSteps,
    ...tagSteps,
    linkSiblings,
    nameBookmarks,
    ...contentSteps,
    ...joinedGlyphSteps,
    attachModel,
  ];
  for (const step of steps) await step(document, publication, lib);
  const claimed = await save(document, publication, [claims.met, identify], lib);
  const audit = await auditPdf(claimed);
  if (audit.failures.length === 0) return claimed;
  const { sayFailures } = await import("../audit/say-audit.ts");
  notice(
    `The PDF of ${publication.id} does not say that it meets PDF/UA-1 and PDF/A-3a, because its audit failed:`,
  );
  for (const line of sayFailures(audit)) notice(`  ${line}`);
  return await save(document, publication, [claims.none, identify], lib);
}

async function save(
  document: PDFDocument,
  publication: Publication,
  steps: readonly FinishingStep[],
  lib: PdfLib,
): Promise<Uint8Array> {
  for (const step of steps) await step(document, publication, lib);
  return await document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  });
}

/**
 * Makes the links to other files of the report relative. With "./" programs do not take a name with two dots for a host.
 * A URI is understood by more of them than an action that goes to a remote file.
 */
const linkSiblings: FinishingStep = (document, { files }, { PDFDict, PDFName, PDFString }) => {
  if (files === undefined) return;
  for (const page of document.getPages()) {
    for (const annotation of page.node.Annots()?.asArray() ?? []) {
      const action = document.context.lookup(annotation, PDFDict).lookupMaybe(PDFName.of("A"), PDFDict);
      const uri = action?.lookup(PDFName.of("URI"));
      if (!(uri instanceof PDFString) || !uri.decodeText().startsWith(SIBLING)) continue;
      action?.set(PDFName.of("URI"), PDFString.of(`./${uri.decodeText().slice(SIBLING.length)}`));
    }
  }
};

/** The name of the attachment that `extractModel` looks for. */
const modelFile = "improve-model.json";

/** Attaches the model, so that two published PDFs can be compared years later. */
const attachModel: FinishingStep = async (document, publication, { AFRelationship }) => {
  const { text, digest } = encodeModel(publication.model);
  const date = dateOf(publication);
  await document.attach(text, modelFile, {
    mimeType: "application/json",
    description: `What this document was made from. ${digest}`,
    afRelationship: AFRelationship.Data,
    creationDate: date,
    modificationDate: date,
  });
  // Without this, attachments are embedded only on saving, after the identifier has been worked out.
  await document.flush();
};

/** Sets the identifier of the file, a digest of everything in it. This must be the last step. */
const identify: FinishingStep = (document, _publication, { PDFHexString }) => {
  const { context } = document;
  const hash = createHash("sha256");
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const bytes = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(bytes, 0);
    hash.update(ref.toString()).update(bytes);
  }
  const id = PDFHexString.of(hash.digest("hex").slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
};

/** How many pages a PDF that improve has made has. */
export async function countPages(bytes: Uint8Array): Promise<number> {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  return (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
}

async function extractModel(bytes: Uint8Array): Promise<JsonValue> {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const options = {
    updateMetadata: false,
    parseSpeed: Infinity,
    ignoreEncryption: true,
    warnOnInvalidObjects: false,
  };
  const document = await PDFDocument.load(bytes, options).catch((cause: unknown) => {
    throw new UsageError("The file is not a PDF that can be read.", HINT, cause);
  });
  const attachment = listAttachments(document).find(({ name }) => name === modelFile);
  const digest = /sha256-[0-9a-f]{64}$/.exec(attachment?.description ?? "")?.[0];
  if (!attachment || !digest) throw new UsageError("The PDF holds no report model.", HINT);
  return decodeModel(digest, () => attachment.data, "PDF");
}

const HINT = "Give a PDF file that improve build has written, as it was written.";

function listAttachments(document: PDFDocument): ReturnType<PDFDocument["getAttachments"]> {
  try {
    return document.getAttachments();
  } catch {
    // The library throws on attachments of other programs that it does not expect.
    return [];
  }
}
