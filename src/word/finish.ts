import { strToU8 } from "fflate";
import { Parts } from "../office/parts.ts";
import { element } from "../office/xml.ts";
import type { Reference } from "./reference.ts";
import type { Styles } from "./styles.ts";

/** What a document is finished with. */
interface Finish {
  readonly styles: Styles;
  readonly language: string;
  /** The date of the document, YYYY-MM-DD. */
  readonly asAt: string;
  /** A council's own file, whose header, footer and fonts the document has. */
  readonly reference: Reference | null;
}

/**
 * Makes of the parts that the library has written those that are packed: the same bytes whenever and wherever they are made,
 * and written as Word itself writes them where programs are particular.
 */
export function finishParts(given: Parts, finish: Finish): Parts {
  const parts = new Parts([...given].sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1)));
  for (const name of parts.keys()) {
    if (/^word\/(?:document|footnotes|(?:header|footer)\d+)\.xml$/.test(name)) {
      parts.edit(name, (xml) =>
        splitFields(xml).replaceAll('"FootnoteReference"', `"${finish.styles.idOf("footnote reference")}"`),
      );
    }
  }
  numberRelations(parts);
  parts.edit("word/document.xml", (xml) => numberMarks(xml).replace(CONTENTS, CONTENTS_OF_WORD));
  parts.edit("docProps/core.xml", (xml) => dated(xml, finish));
  parts.set("word/styles.xml", strToU8(finish.styles.xml));
  finish.reference?.joinInto(parts);
  return parts;
}

/** Programs that read a file from its start look for these first. */
const rankOf = (name: string): number =>
  name === "[Content_Types].xml" ? 0 : name === "_rels/.rels" ? 1 : 2;

/** Each part of a field in a run of its own, as Word writes it. Not every program reads another way. */
const splitFields = (xml: string): string =>
  xml.replace(/<w:r>((?:(?!<\/w:r>).)*<w:fldChar(?:(?!<\/w:r>).)*)<\/w:r>/gs, (_, inside: string) => {
    const [properties = ""] = /^<w:rPr>.*?<\/w:rPr>/s.exec(inside) ?? [];
    const pieces = inside.slice(properties.length).match(/<w:(\w+)\b[^>]*?(?:\/>|>.*?<\/w:\1>)/gs) ?? [];
    return pieces.map((piece) => `<w:r>${properties}${piece}</w:r>`).join("");
  });

/** The library picks the ids of relations at random. Here they are counted, in each part that refers to others. */
function numberRelations(parts: Parts): void {
  for (const name of parts.keys()) {
    const [, folder, source] = /^(.*)_rels\/(.*)\.rels$/.exec(name) ?? [];
    if (folder === undefined || source === undefined || source === "") continue;
    const ids = [...parts.text(name).matchAll(/\bId="([^"]*)"/g)].map(([, id = ""]) => id);
    const numbered = new Map(ids.map((id, at) => [id, `rId${at + 1}`]));
    const renamed = (text: string, attribute: RegExp): string =>
      text.replace(attribute, (whole, before: string, id: string) => {
        const number = numbered.get(id);
        return number === undefined ? whole : `${before}"${number}"`;
      });
    parts.edit(name, (xml) => renamed(xml, /(\bId=)"([^"]*)"/g));
    parts.edit(folder + source, (xml) => renamed(xml, /(\br:(?:id|embed|link)=)"([^"]*)"/g));
  }
}

/** The library counts drawings and bookmarks through all documents that a program makes. Here each begins with one. */
function numberMarks(xml: string): string {
  let drawings = 0;
  const marks = new Map<string, number>();
  const contents = new Map<string, string>();
  const numberOf = (id: string): number => {
    const number = marks.get(id) ?? marks.size + 1;
    marks.set(id, number);
    return number;
  };
  return xml
    .replace(/(<wp:docPr\b[^>]*?\bid=)"\d+"/g, (_, before: string) => `${before}"${++drawings}"`)
    .replace(
      /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=)"(\d+)"/g,
      (_, before: string, id: string) => `${before}"${numberOf(id)}"`,
    )
    .replace(/\b_Toc\d+\b/g, (name) => {
      const number = contents.get(name) ?? `_Toc${1000 + contents.size}`;
      contents.set(name, number);
      return number;
    });
}

/** Word offers to update a table of contents that it knows for one. */
const CONTENTS = '<w:sdtPr><w:alias w:val="Contents"/></w:sdtPr>';
const CONTENTS_OF_WORD =
  '<w:sdtPr><w:id w:val="1000"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>';

/** The properties of the document, with the date of its report in the place of that of the day, and its language. */
const dated = (xml: string, { asAt, language }: Finish): string =>
  xml
    .replace(/(<dcterms:(created|modified)\b[^>]*>)[^<]*/g, `$1${asAt}T00:00:00Z`)
    .replace("</cp:coreProperties>", `${element("dc:language", {}, language)}</cp:coreProperties>`);
