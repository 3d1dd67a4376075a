import { createHash } from "node:crypto";
import type { PDFDocument } from "@cantoo/pdf-lib";
import { UsageError } from "../errors.ts";
import { escapeMarkup } from "../text/escape.ts";
import { decodeModel, encodeModel } from "./json.ts";
import { printNumbered } from "./page-numbers.ts";
import { contentSteps } from "./pdf-artifacts.ts";
import { nameBookmarks } from "./pdf-bookmarks.ts";
import { type FinishingStep, tagSteps } from "./pdf-tags.ts";
import type { Format, JsonValue, Publication } from "./publication.ts";

/** The report as the browser prints it, with a description, corrected tags and its model added. */
export const pdf: Format<"pdf"> = {
  name: "pdf",
  publish: async (publication, { print, notice }) =>
    finishPdf(await printNumbered(publication.html, print, notice), publication),
  wrote: (bytes) => {
    const file = Buffer.from(bytes);
    return file.subarray(0, 5).equals(Buffer.from("%PDF-")) && file.includes(PRODUCER);
  },
  readModel: extractModel,
};

/**
 * Finishes a PDF that the browser printed. The same print and publication give the same bytes. The file does not claim
 * to meet a standard for accessibility, because only an audit can show that.
 * @throws BrowserError when the print has no tags, and so no readable content.
 */
async function finishPdf(document: PDFDocument, publication: Publication): Promise<Uint8Array> {
  const lib = await import("@cantoo/pdf-lib");
  const steps = [describe, addMetadata, ...tagSteps, nameBookmarks, ...contentSteps, attachModel, identify];
  for (const step of steps) await step(document, publication, lib);
  return await document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  });
}

/** Sets title, language, dates and producer. PDF readers show the title in place of the name of the file. */
const describe: FinishingStep = (document, publication) => {
  const date = dateOf(publication);
  document.setTitle(publication.title, { showInWindowTitleBar: true });
  document.setLanguage(publication.language);
  document.setCreator("improve");
  document.setProducer("improve");
  document.setCreationDate(date);
  document.setModificationDate(date);
};

/** As the metadata has it, and as we know our own files again. */
const PRODUCER = "<pdf:Producer>improve</pdf:Producer>";

/** Adds XMP metadata, with the same content as the document information. It is not compressed, so any program can read it. */
const addMetadata: FinishingStep = (document, publication, { PDFName }) => {
  const date = dateOf(publication).toISOString().replace(".000Z", "Z");
  const title = escapeMarkup(publication.title);
  const language = escapeMarkup(publication.language);
  const xmp = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
  <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about=""
        xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
        xmlns:xmp="http://ns.adobe.com/xap/1.0/">
      <dc:format>application/pdf</dc:format>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
      <dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
      ${PRODUCER}
      <xmp:CreatorTool>improve</xmp:CreatorTool>
      <xmp:CreateDate>${date}</xmp:CreateDate>
      <xmp:ModifyDate>${date}</xmp:ModifyDate>
    </rdf:Description>
  </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  const bytes = new TextEncoder().encode(xmp);
  const stream = document.context.stream(bytes, { Type: "Metadata", Subtype: "XML" });
  document.catalog.set(PDFName.of("Metadata"), document.context.register(stream));
};

/** Every date in the file is midnight UTC on the as-at date, because a report has no time of day. */
function dateOf({ asAt }: Publication): Date {
  return new Date(`${asAt}T00:00:00Z`);
}

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
