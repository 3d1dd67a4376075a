import { Name, Ref, Stream, Text } from "../pdf/objects.ts";
import { pack } from "../pdf/streams.ts";
import { dictAt } from "../pdf/values.ts";
import { escapeMarkup } from "../text/escape.ts";
import type { FinishingStep, Print } from "./pdf-print.ts";
import type { Publication } from "./publication.ts";
import { srgbProfile } from "./srgb-profile.ts";

/** Sets title, language, dates and producer. PDF readers show the title in place of the name of the file. */
const describe: FinishingStep = ({ catalog, objects }, publication) => {
  const date = pdfDate(publication);
  const known = dictAt(objects.trailer, "Info");
  const info = known ?? objects.dict({});
  if (known === null) objects.trailer.set("Info", objects.add(info));
  info.set("Title", Text.of(publication.title));
  info.set("Creator", Text.of("improve"));
  info.set("Producer", Text.of("improve"));
  info.set("CreationDate", date);
  info.set("ModDate", date);
  catalog.set(
    "ViewerPreferences",
    objects.dict({ Type: new Name("ViewerPreferences"), DisplayDocTitle: true }),
  );
  catalog.set("Lang", Text.plain(publication.language));
};

/** Every date in the file is midnight UTC on the as-at date, because a report has no time of day. */
const dateOf = ({ asAt }: Publication): Date => new Date(`${asAt}T00:00:00Z`);

/** The same as PDF writes dates. */
export const pdfDate = ({ asAt }: Publication): Text => Text.plain(`D:${asAt.replaceAll("-", "")}000000Z`);

/** As the metadata has it, and as we know our own files again. */
export const PRODUCER = "<pdf:Producer>improve</pdf:Producer>";

/** Says what the colours of the pages are: those of sRGB, as in the HTML. */
const nameColors: FinishingStep = ({ catalog, objects }) => {
  const profile = objects.add(pack(srgbProfile(), objects.dict({ N: 3 })));
  const intent = objects.dict({
    Type: new Name("OutputIntent"),
    S: new Name("GTS_PDFA1"),
    DestOutputProfile: profile,
    OutputConditionIdentifier: Text.plain("sRGB"),
    Info: Text.plain("sRGB \\(IEC 61966-2-1:1999\\)"),
  });
  catalog.set("OutputIntents", objects.list([objects.add(intent)]));
};

/** What the metadata say of standards. They come last, when it is known which is true. */
export const claims: Readonly<Record<"met" | "none", FinishingStep>> = {
  met: (print, publication) => writeMetadata(print, publication, CLAIMS),
  none: (print, publication) => writeMetadata(print, publication, ""),
};

/** Writes XMP metadata, with the same content as the document information. They are not compressed, so any program can read them. */
function writeMetadata(print: Print, publication: Publication, claimed: string): void {
  const { catalog, objects } = print;
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
  const bytes = new TextEncoder().encode(xmp);
  const dict = objects.dict({ Type: new Name("Metadata"), Subtype: new Name("XML"), Length: bytes.length });
  const stream = new Stream(dict, bytes);
  const place = catalog.written("Metadata");
  if (place instanceof Ref) print.put(place, stream);
  else catalog.set("Metadata", objects.add(stream));
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
