import { escapeMarkup } from "../text/escape.ts";
import type { FinishingStep } from "./pdf-tags.ts";
import type { Publication } from "./publication.ts";
import { srgbProfile } from "./srgb-profile.ts";

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

/** Every date in the file is midnight UTC on the as-at date, because a report has no time of day. */
export const dateOf = ({ asAt }: Publication): Date => new Date(`${asAt}T00:00:00Z`);

/** As the metadata has it, and as we know our own files again. */
export const PRODUCER = "<pdf:Producer>improve</pdf:Producer>";

/** Says what the colours of the pages are: those of sRGB, as in the HTML. */
const nameColors: FinishingStep = (document, _publication, { PDFName, PDFString }) => {
  const { context, catalog } = document;
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = context.obj({ Type: "OutputIntent", S: "GTS_PDFA1", DestOutputProfile: profile });
  intent.set(PDFName.of("OutputConditionIdentifier"), PDFString.of("sRGB"));
  intent.set(PDFName.of("Info"), PDFString.of("sRGB (IEC 61966-2-1:1999)"));
  catalog.set(PDFName.of("OutputIntents"), context.obj([context.register(intent)]));
};

/** What the metadata say of standards. They come last, when it is known which is true. */
export const claims: Readonly<Record<"met" | "none", FinishingStep>> = {
  met: (document, publication, lib) => writeMetadata(document, publication, lib, CLAIMS),
  none: (document, publication, lib) => writeMetadata(document, publication, lib, ""),
};

/** Writes XMP metadata, with the same content as the document information. They are not compressed, so any program can read them. */
function writeMetadata(
  { catalog, context }: Parameters<FinishingStep>[0],
  publication: Publication,
  { PDFName, PDFRef }: Parameters<FinishingStep>[2],
  claimed: string,
): void {
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
    </rdf:Description>${claimed}
  </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  const stream = context.stream(new TextEncoder().encode(xmp), { Type: "Metadata", Subtype: "XML" });
  const place = catalog.get(PDFName.of("Metadata"));
  if (place instanceof PDFRef) context.assign(place, stream);
  else catalog.set(PDFName.of("Metadata"), context.register(stream));
}

/** PDF/A knows the properties that it lists itself. PDF/UA's is not among them, and is described in a schema. */
const CLAIMS = `
    <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      <pdfuaid:part>1</pdfuaid:part>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
      <pdfaid:part>3</pdfaid:part>
      <pdfaid:conformance>A</pdfaid:conformance>
    </rdf:Description>
    <rdf:Description rdf:about=""
        xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
        xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas>
        <rdf:Bag>
          <rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
            <pdfaSchema:property>
              <rdf:Seq>
                <rdf:li rdf:parseType="Resource">
                  <pdfaProperty:name>part</pdfaProperty:name>
                  <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                  <pdfaProperty:category>internal</pdfaProperty:category>
                  <pdfaProperty:description>The part of ISO 14289 that the file meets</pdfaProperty:description>
                </rdf:li>
              </rdf:Seq>
            </pdfaSchema:property>
          </rdf:li>
        </rdf:Bag>
      </pdfaExtension:schemas>
    </rdf:Description>`;

/** The steps that describe the file, in the order in which they run. What is claimed comes last of all. */
export const metadataSteps: readonly FinishingStep[] = [describe, nameColors];
