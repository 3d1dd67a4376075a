import { createHash } from "node:crypto";
import { BrowserError } from "../../errors.ts";
import type { Publication } from "../publication.ts";
import { describeLinks } from "./links.ts";
import { attachModel } from "./model.ts";
import { dateOf, type FinishingStep, numberCells, openFigures, structureRoot } from "./structure.ts";

/** Title, language, dates and maker; readers show the title, not the file's name. */
const describe: FinishingStep = (document, publication) => {
  const date = dateOf(publication);
  document.setTitle(publication.title, { showInWindowTitleBar: true });
  document.setLanguage(publication.language);
  document.setCreator("improve");
  document.setProducer("improve");
  document.setCreationDate(date);
  document.setModificationDate(date);
};

/** The file's identifier, from a digest of all it holds. Must be the last step. */
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

/** XMP metadata, which must say what the document's own information says. Uncompressed, so anyone can read it. */
const addMetadata: FinishingStep = (document, publication, { PDFName }) => {
  const date = dateOf(publication).toISOString().replace(".000Z", "Z");
  const title = escapeXml(publication.title);
  const language = escapeXml(publication.language);
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
      <pdf:Producer>improve</pdf:Producer>
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

function escapeXml(text: string): string {
  const allowed = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "");
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Says what the browser's PDF 2.0 tags mean in PDF 1.7. */
const mapRoles: FinishingStep = (document, _publication, lib) => {
  const roles = document.context.obj({ Strong: "Span", Em: "Span", Aside: "Div" });
  structureRoot(document, lib)?.set(lib.PDFName.of("RoleMap"), roles);
};

/** A browser on a machine without fonts prints blank pages and calls it success. */
const requireTags: FinishingStep = (document, _publication, lib) => {
  if (structureRoot(document, lib)) return;
  throw new BrowserError(
    "The browser printed blank pages, or pages without tags.",
    "Install fonts on this machine (for example fonts-liberation), or name another browser with --browser.",
  );
};

/** In this order; what identifies the file comes last. */
const steps: readonly FinishingStep[] = [
  requireTags,
  describe,
  addMetadata,
  mapRoles,
  openFigures,
  numberCells,
  describeLinks,
  attachModel,
  identify,
];

/**
 * Finishes a PDF as the browser printed it. The same print and publication give the same bytes. It claims no
 * standard: a claim is for an audit to make.
 * @throws BrowserError when the print has no tags, and so nothing that can be read.
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
