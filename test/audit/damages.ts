import {
  decodePDFRawStream,
  PDFArray,
  PDFContentStream,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";

/** What is done to a good print, and the checks that must find it. */
export interface Damage {
  readonly name: string;
  readonly finds: readonly string[];
  readonly to: (document: PDFDocument) => void;
}

/** What a stream holds, which the library has read or made. */
function unpack(stream: PDFObject | undefined): Uint8Array {
  if (stream instanceof PDFContentStream) return stream.getUnencodedContents();
  return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : new Uint8Array();
}

const name = (text: string): PDFName => PDFName.of(text);
const words = (text: string): PDFHexString => PDFHexString.fromText(text);
const dictAt = (dict: PDFDict, key: string): PDFDict => dict.lookup(name(key), PDFDict);

/** The tags with a role, in the order of the document. */
function tags(document: PDFDocument, role: string): PDFDict[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const isTag = object instanceof PDFDict && object.get(name("Type")) === name("StructElem");
    return isTag && object.get(name("S")) === name(role) ? [object] : [];
  });
}

const tag = (document: PDFDocument, role: string, index = 0): PDFDict =>
  tags(document, role)[index] as PDFDict;
const page = (document: PDFDocument, index = 0): PDFDict => document.getPages()[index]?.node as PDFDict;
const annotations = (document: PDFDocument): PDFDict[] =>
  page(document)
    .lookup(name("Annots"), PDFArray)
    .asArray()
    .map((one) => document.context.lookup(one, PDFDict));
const annotation = (document: PDFDocument): PDFDict => annotations(document)[0] as PDFDict;
const bookmark = (document: PDFDocument): PDFDict => dictAt(dictAt(document.catalog, "Outlines"), "First");
const tree = (document: PDFDocument): PDFDict => dictAt(document.catalog, "StructTreeRoot");
const font = (document: PDFDocument): PDFDict =>
  Object.values(dictsIn(dictAt(dictAt(page(document), "Resources"), "Font")))[0] as PDFDict;
const descendant = (document: PDFDocument): PDFDict =>
  font(document).lookup(name("DescendantFonts"), PDFArray).lookup(0, PDFDict);
const dictsIn = (dict: PDFDict): PDFDict[] => dict.keys().map((key) => dict.lookup(key, PDFDict));

/** Writes the content of the first page anew. */
function paint(document: PDFDocument, edit: (content: string) => string): void {
  const first = page(document);
  const content = Buffer.from(unpack(first.lookup(name("Contents")))).toString("latin1");
  const stream = document.context.flateStream(Buffer.from(edit(content), "latin1"));
  first.set(name("Contents"), document.context.register(stream));
}

/** Writes the metadata anew. */
function describe(document: PDFDocument, edit: (xmp: string) => string): void {
  const xmp = new TextDecoder().decode(unpack(document.catalog.lookup(name("Metadata"))));
  const stream = document.context.stream(new TextEncoder().encode(edit(xmp)), {
    Type: "Metadata",
    Subtype: "XML",
  });
  document.catalog.set(name("Metadata"), document.context.register(stream));
}

/** Changes an attribute of a cell, whichever of its dictionaries has it. */
function attribute(cell: PDFDict, key: string, value: PDFObject | null): void {
  for (const one of cell.lookup(name("A"), PDFArray).asArray()) {
    if (!(one instanceof PDFDict) || !one.has(name(key))) continue;
    if (value === null) one.delete(name(key));
    else one.set(name(key), value);
  }
}

const kids = (element: PDFDict): PDFArray => {
  const own = element.lookup(name("K"));
  if (own instanceof PDFArray) return own;
  const list = element.context.obj([element.get(name("K")) as PDFObject]);
  element.set(name("K"), list);
  return list;
};

/** A value of the library, made of plain ones and of its own. */
const obj = (document: PDFDocument, value: unknown): PDFObject => document.context.obj(value as never);

const attachment = (document: PDFDocument): PDFDict =>
  document.catalog.lookup(name("AF"), PDFArray).lookup(0, PDFDict);

/** Every way in which a print is damaged here, one for each thing that the audit knows. */
export const DAMAGES: readonly Damage[] = [
  // What a screen reader says.
  {
    name: "no tags",
    finds: ["tagged", "links", "bookmarks", "content-in-tree"],
    to: (file) => file.catalog.delete(name("StructTreeRoot")),
  },
  {
    name: "tags that the file does not own up to",
    finds: ["tagged"],
    to: (file) => dictAt(file.catalog, "MarkInfo").delete(name("Marked")),
  },
  {
    name: "suspect tags",
    finds: ["tagged"],
    to: (file) => dictAt(file.catalog, "MarkInfo").set(name("Suspects"), obj(file, true)),
  },
  {
    name: "no title",
    finds: ["title"],
    to: (file) => describe(file, (xmp) => xmp.replace(/<dc:title>.*<\/dc:title>/, "")),
  },
  {
    name: "another title in the file than in its metadata",
    finds: ["title"],
    to: (file) => file.setTitle("Draft 3"),
  },
  {
    name: "a title that is not shown",
    finds: ["title"],
    to: (file) => file.catalog.delete(name("ViewerPreferences")),
  },
  { name: "no language", finds: ["language"], to: (file) => file.catalog.delete(name("Lang")) },
  { name: "a language in words", finds: ["language"], to: (file) => file.setLanguage("English (UK)") },
  {
    name: "a part in no language",
    finds: ["language"],
    to: (file) => tag(file, "P").set(name("Lang"), PDFString.of("welsh?")),
  },
  {
    name: "a level of headings that is skipped",
    finds: ["headings"],
    to: (file) => tag(file, "H2").set(name("S"), name("H3")),
  },
  {
    name: "a document that begins at level 2",
    finds: ["headings"],
    to: (file) => tag(file, "H1").set(name("S"), name("H2")),
  },
  {
    name: "a picture without words",
    finds: ["figure-words"],
    to: (file) => tag(file, "Figure").delete(name("Alt")),
  },
  {
    name: "a name that hides a sentence and its table",
    finds: ["figure-content"],
    to: (file) => tag(file, "Div").set(name("Alt"), words("Figure 1: caseloads")),
  },
  {
    name: "a link that reads as a number",
    finds: ["links"],
    to: (file) => tag(file, "Link", 2).delete(name("Alt")),
  },
  {
    name: "a link described by a number",
    finds: ["links"],
    to: (file) => annotation(file).set(name("Contents"), words("1")),
  },
  {
    name: "a link without a description",
    finds: ["links"],
    to: (file) => annotation(file).delete(name("Contents")),
  },
  {
    name: "a link in no tag of a link",
    finds: ["links"],
    to: (file) => tag(file, "Link").set(name("S"), name("Span")),
  },
  {
    name: "a bookmark with its words twice",
    finds: ["bookmarks"],
    to: (file) =>
      bookmark(file).set(name("Title"), words("Improvement plan: SeptemberImprovement plan: September")),
  },
  {
    name: "a bookmark that lost a space",
    finds: ["bookmarks"],
    to: (file) => bookmark(file).set(name("Title"), words("Improvement plan:September")),
  },
  {
    name: "a bookmark of nothing",
    finds: ["bookmarks"],
    to: (file) => bookmark(file).set(name("Title"), words("Page 1")),
  },
  {
    name: "headings without bookmarks",
    finds: ["bookmarks"],
    to: (file) => bookmark(file).delete(name("First")),
  },
  { name: "no bookmarks", finds: ["bookmarks"], to: (file) => file.catalog.delete(name("Outlines")) },
  {
    name: "a row that lost a cell",
    finds: ["table-rows", "content-in-tree"],
    to: (file) => kids(tag(file, "TR", 1)).remove(1),
  },
  {
    name: "a cell that reaches out of its table",
    finds: ["table-rows"],
    to: (file) => attribute(tag(file, "TD"), "RowSpan", obj(file, 3)),
  },
  {
    name: "a cell that reaches into another",
    finds: ["table-rows"],
    to: (file) => attribute(tag(file, "TH"), "ColSpan", obj(file, 2)),
  },
  {
    name: "a header that says not what it heads",
    finds: ["table-headers"],
    to: (file) => {
      attribute(tag(file, "TH"), "Scope", null);
      attribute(tag(file, "TD"), "Headers", null);
    },
  },
  {
    name: "a cell whose header is not there",
    finds: ["table-headers"],
    to: (file) => attribute(tag(file, "TD"), "Headers", obj(file, [PDFString.of("cell9")])),
  },
  {
    name: "a table without headers",
    finds: ["table-headers"],
    to: (file) => {
      for (const cell of tags(file, "TH")) cell.set(name("S"), name("TD"));
    },
  },
  {
    name: "an item without a body",
    finds: ["list-items", "content-in-tree"],
    to: (file) => kids(tag(file, "LI", 1)).remove(1),
  },
  {
    name: "pages that changed places",
    finds: ["reading-order"],
    to: (file) => {
      const order = file.catalog.Pages().Kids();
      const last = order.get(order.size() - 1);
      order.remove(order.size() - 1);
      order.insert(0, last);
    },
  },
  // Whether the tags are as they must be.
  {
    name: "a role that nobody knows",
    finds: ["roles"],
    to: (file) => tag(file, "P").set(name("S"), name("Blurb")),
  },
  {
    name: "a role mapped to another",
    finds: ["roles"],
    to: (file) => dictAt(tree(file), "RoleMap").set(name("P"), name("Span")),
  },
  {
    name: "a paragraph between cells",
    finds: ["nesting"],
    to: (file) => tag(file, "TD").set(name("S"), name("P")),
  },
  {
    name: "an element in two places",
    finds: ["nesting"],
    to: (file) => kids(tag(file, "Document")).push(kids(tag(file, "Document")).get(0)),
  },
  {
    name: "an element that names another parent",
    finds: ["nesting"],
    to: (file) => tag(file, "H1").set(name("P"), file.context.getObjectRef(tag(file, "L")) as PDFObject),
  },
  {
    name: "an id twice",
    finds: ["ids"],
    to: (file) => tag(file, "TD").set(name("ID"), PDFString.of("cell000001")),
  },
  { name: "ids without their index", finds: ["ids"], to: (file) => tree(file).delete(name("IDTree")) },
  {
    name: "a line that is neither tagged nor an artifact",
    finds: ["painted"],
    to: (file) => paint(file, (content) => `${content}\n0 0 m 9 9 l S`),
  },
  {
    name: "a page number that is read aloud",
    finds: ["painted"],
    to: (file) =>
      paint(file, (content) =>
        content.replace("/Artifact <</Type /Pagination /Subtype /Footer>> BDC", "/Span BMC"),
      ),
  },
  {
    name: "an artifact in a paragraph",
    finds: ["painted"],
    to: (file) =>
      paint(file, (content) =>
        content.replace(/(MCID \d+ >>BDC\n)([\s\S]*?)(\nEMC)/, "$1/Artifact BMC\n$2\nEMC$3"),
      ),
  },
  {
    name: "text in no tag",
    finds: ["content-in-tree"],
    to: (file) => paint(file, (content) => content.replace(/MCID 1 /, "MCID 99 ")),
  },
  {
    name: "a tag of text that is not there",
    finds: ["content-in-tree", "parent-tree"],
    to: (file) => kids(tag(file, "H1")).push(obj(file, { Type: "MCR", Pg: page(file), MCID: 77 })),
  },
  {
    name: "no way back from the text to its tag",
    finds: ["parent-tree"],
    to: (file) => dictAt(tree(file), "ParentTree").set(name("Nums"), obj(file, [])),
  },
  {
    name: "a link that is not printed",
    finds: ["annotations"],
    to: (file) => annotation(file).delete(name("F")),
  },
  {
    name: "a link that is hidden",
    finds: ["annotations"],
    to: (file) => annotation(file).set(name("F"), obj(file, 6)),
  },
  {
    name: "a link too small to be seen",
    finds: ["annotations"],
    to: (file) => annotation(file).set(name("Rect"), obj(file, [20, 20, 90, 20.3])),
  },
  {
    name: "a film on a page",
    finds: ["annotations"],
    to: (file) =>
      page(file)
        .lookup(name("Annots"), PDFArray)
        .push(obj(file, { Type: "Annot", Subtype: "Movie", F: 4 })),
  },
  {
    name: "a tab key that goes its own way",
    finds: ["annotations"],
    to: (file) => page(file).delete(name("Tabs")),
  },
  {
    name: "a link that leads nowhere",
    finds: ["destinations"],
    to: (file) => {
      for (const one of annotations(file)) if (one.has(name("Dest"))) one.set(name("Dest"), name("gone"));
    },
  },
  {
    name: "a field of a form",
    finds: ["annotations", "forms"],
    to: (file) =>
      page(file)
        .lookup(name("Annots"), PDFArray)
        .push(obj(file, { Type: "Annot", Subtype: "Widget", FT: "Tx", F: 4, T: PDFString.of("Name") })),
  },
  // Whether the words can be shown and read for good.
  {
    name: "a font that is not in the file",
    finds: ["font-embedded"],
    to: (file) => dictAt(descendant(file), "FontDescriptor").delete(name("FontFile2")),
  },
  {
    name: "a font without characters",
    finds: ["links", "font-characters"],
    to: (file) => font(file).delete(name("ToUnicode")),
  },
  {
    name: "a box in place of a letter",
    finds: ["font-characters", "font-glyphs"],
    to: (file) => paint(file, (content) => content.replace(/<[0-9a-f]{4}> Tj/, "<0000> Tj")),
  },
  {
    name: "letters that are not as wide as they say",
    finds: ["font-widths"],
    to: (file) => descendant(file).set(name("W"), obj(file, [0, [1, 2, 3]])),
  },
  {
    name: "a font that says not what its numbers are",
    finds: ["font-encoding"],
    to: (file) => descendant(file).delete(name("CIDSystemInfo")),
  },
  {
    name: "no profile of colours",
    finds: ["output-intent", "colors"],
    to: (file) => file.catalog.delete(name("OutputIntents")),
  },
  {
    name: "a profile that is none",
    finds: ["output-intent", "colors"],
    to: (file) =>
      file.catalog
        .lookup(name("OutputIntents"), PDFArray)
        .lookup(0, PDFDict)
        .set(name("DestOutputProfile"), file.context.register(file.context.flateStream("no profile"))),
  },
  {
    name: "inks of a printer",
    finds: ["colors"],
    to: (file) => paint(file, (content) => `0 0 0 1 k\n${content}`),
  },
  {
    name: "a transfer function",
    finds: ["graphics"],
    to: (file) =>
      (Object.values(dictsIn(dictAt(dictAt(page(file), "Resources"), "ExtGState")))[0] as PDFDict).set(
        name("TR"),
        name("Identity"),
      ),
  },
  {
    name: "an operator that nobody knows",
    finds: ["content-syntax"],
    to: (file) => paint(file, (content) => `${content}\n1 2 fancy`),
  },
  {
    name: "brackets that stay open",
    finds: ["content-syntax"],
    to: (file) => paint(file, (content) => `q q\n${content}`),
  },
  {
    name: "a font that is not among the resources",
    finds: ["content-syntax"],
    to: (file) => paint(file, (content) => `/F99 9 Tf\n${content}`),
  },
  {
    name: "layers without a name",
    finds: ["layers"],
    to: (file) => file.catalog.set(name("OCProperties"), obj(file, { OCGs: [], D: {} })),
  },
  // Whether the file can be kept.
  {
    name: "no metadata",
    finds: ["title", "metadata", "claim"],
    to: (file) => file.catalog.delete(name("Metadata")),
  },
  {
    name: "metadata that are cut short",
    finds: ["title", "metadata", "claim"],
    to: (file) => describe(file, (xmp) => xmp.slice(0, 900)),
  },
  {
    name: "metadata whose last line is not closed",
    finds: ["title", "metadata", "claim"],
    to: (file) => describe(file, (xmp) => xmp.replace(/\?>\s*$/, "? ")),
  },
  {
    name: "metadata that are out of date",
    finds: ["metadata"],
    to: (file) => file.setModificationDate(new Date("2016-09-06T00:00:00Z")),
  },
  {
    name: "packed metadata",
    finds: ["metadata"],
    to: (file) =>
      file.catalog.set(
        name("Metadata"),
        file.context.register(file.context.flateStream(unpack(file.catalog.lookup(name("Metadata"))) ?? "")),
      ),
  },
  {
    name: "an attachment without a description",
    finds: ["attachments"],
    to: (file) => attachment(file).delete(name("Desc")),
  },
  {
    name: "an attachment that belongs to nothing",
    finds: ["attachments"],
    to: (file) => file.catalog.delete(name("AF")),
  },
  {
    name: "a script that runs when the file is opened",
    finds: ["actions"],
    to: (file) => file.addJavaScript("hello", "app.alert(1)"),
  },
  {
    name: "an action when the file is opened",
    finds: ["actions"],
    to: (file) =>
      file.catalog.set(name("OpenAction"), obj(file, { S: "JavaScript", JS: PDFString.of("app.alert(1)") })),
  },
  {
    name: "a link that starts a program",
    finds: ["actions"],
    to: (file) => annotation(file).set(name("A"), obj(file, { S: "Launch", F: PDFString.of("setup.exe") })),
  },
  {
    name: "a link to a page with a script behind it",
    finds: ["actions"],
    to: (file) => page(file).set(name("AA"), obj(file, { O: { S: "JavaScript", JS: PDFString.of("1") } })),
  },
  {
    name: "a picture in another file",
    finds: ["external"],
    to: (file) => file.context.register(file.context.stream("", { F: PDFString.of("logo.jpg") })),
  },
  {
    name: "an id that is too long",
    finds: ["limits"],
    to: (file) => dictAt(file.catalog, "Dests").set(name("a".repeat(128)), obj(file, [])),
  },
  { name: "no identifier", finds: ["file-structure"], to: (file) => delete file.context.trailerInfo.ID },
  {
    name: "a claim of another standard",
    finds: ["claim"],
    to: (file) =>
      describe(file, (xmp) =>
        xmp
          .replace("<pdfaid:part>3<", "<pdfaid:part>2<")
          .replace("<pdfaid:conformance>A<", "<pdfaid:conformance>B<"),
      ),
  },
  {
    name: "a claim that PDF/A does not know",
    finds: ["claim"],
    to: (file) =>
      describe(file, (xmp) => xmp.replace(/<pdfaExtension:schemas>[\s\S]*<\/pdfaExtension:schemas>/, "")),
  },
];
