import { strToU8, zipSync } from "fflate";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const relations = (
  ...all: readonly (readonly [id: string, type: string, target: string, mode?: string])[]
): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(
      ([id, type, target, mode]) =>
        `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"${mode === undefined ? "" : ` TargetMode="${mode}"`}/>`,
    )
    .join("")}</Relationships>`;

/** A style as Word in another language writes it: its id is in that language, and its name in English. */
export const style = (id: string, name: string, rest = ""): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`;

/** A red dot. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  "base64",
);

/** The styles of a council in whose Word headings have German ids; two of them have numbers. */
export const STYLES = `<w:styles ${W}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/></w:rPr></w:rPrDefault></w:docDefaults>
${style("Standard", "Normal").replace("<w:style ", '<w:style w:default="1" ')}
${style("Titel", "Title", '<w:basedOn w:val="Standard"/>')}
${style("berschrift1", "heading 1", '<w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>')}
${style("berschrift2", "heading 2", '<w:basedOn w:val="Standard"/>')}
${style("berschrift3", "Heading 3", '<w:basedOn w:val="Standard"/>')}
${style("Caption", "Own Words")}
</w:styles>`;

/** The parts of a council's own file. A test changes one of them, or adds some. */
export const PARTS: Readonly<Record<string, string | Uint8Array>> = {
  "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/></Types>`,
  "_rels/.rels": relations(["rId1", "officeDocument", "word/document.xml"]),
  "word/_rels/document.xml.rels": relations(
    ["rId1", "styles", "styles.xml"],
    ["rId2", "header", "header1.xml"],
    ["rId3", "footer", "footer1.xml"],
    ["rId4", "numbering", "numbering.xml"],
    ["rId5", "theme", "theme/theme1.xml"],
    ["rId6", "settings", "settings.xml"],
  ),
  "word/document.xml": `<w:document ${W} ${R}><w:body><w:p><w:r><w:t>Write your report here.</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2000" w:right="1500" w:bottom="1400" w:left="1700" w:header="700" w:footer="600" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`,
  "word/styles.xml": STYLES,
  "word/header1.xml": `<w:hdr ${W} ${R} xmlns:v="urn:schemas-microsoft-com:vml"><w:p><w:r><w:t>Hartonbridge Council</w:t></w:r><w:r><w:pict><v:shape><v:imagedata r:id="rId1"/></v:shape></w:pict></w:r></w:p></w:hdr>`,
  "word/_rels/header1.xml.rels": relations(["rId1", "image", "media/image1.png"]),
  "word/media/image1.png": PNG,
  "word/footer1.xml": `<w:ftr ${W}><w:p><w:r><w:t>Democratic Services</w:t></w:r></w:p></w:ftr>`,
  "word/numbering.xml": `<w:numbering ${W}><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num></w:numbering>`,
  "word/theme/theme1.xml":
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Council"/>',
  "word/settings.xml": `<w:settings ${W}><w:evenAndOddHeaders w:val="0"/></w:settings>`,
};

/** A council's own file, with some of its parts changed, added or (null) left out. */
export function councilFile(changes: Readonly<Record<string, string | Uint8Array | null>> = {}): Uint8Array {
  const parts = Object.entries({ ...PARTS, ...changes }).flatMap(([name, content]) =>
    content === null ? [] : [[name, typeof content === "string" ? strToU8(content) : content] as const],
  );
  return zipSync(Object.fromEntries(parts));
}
