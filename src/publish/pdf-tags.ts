import type { PDFDict, PDFDocument, PDFObject, PDFRef, PDFString } from "@cantoo/pdf-lib";
import { BrowserError } from "../errors.ts";
import type { PdfLib } from "../pdf/streams.ts";
import { attributeOf, findElements, textOf } from "./html-elements.ts";
import type { Publication } from "./publication.ts";

/** A step that corrects or adds something in a printed PDF. It changes the document in place. */
export type FinishingStep = (
  document: PDFDocument,
  publication: Publication,
  /** The library, which is loaded only when a PDF is made. */
  lib: PdfLib,
) => void | Promise<void>;

/** A browser on a machine without fonts prints blank pages and reports success. */
const requireTags: FinishingStep = (document, _publication, lib) => {
  if (structureRoot(document, lib)) return;
  throw new BrowserError(
    "The browser printed blank pages, or pages without tags.",
    "Install fonts on this machine (for example fonts-liberation), or name another browser with --browser.",
  );
};

/** Maps the browser's PDF 2.0 tags to tags of PDF 1.7. */
const mapRoles: FinishingStep = (document, _publication, lib) => {
  const roles = document.context.obj({ Strong: "Span", Em: "Span", Aside: "Div" });
  structureRoot(document, lib)?.set(lib.PDFName.of("RoleMap"), roles);
};

/**
 * The browser makes a Figure of an HTML figure, around the Figure of the picture. A name of the outer one would be read in the
 * place of all that it holds, its sentence and table as well, and without a name it is an error. So it becomes a Div.
 */
const openFigures: FinishingStep = (document, _publication, lib) => {
  const { PDFName } = lib;
  for (const { tag } of listElements(document, lib)) {
    const isFigure = tag.get(PDFName.of("S")) === PDFName.of("Figure");
    if (!isFigure || childrenOf(tag, lib).length === 0) continue;
    tag.set(PDFName.of("S"), PDFName.of("Div"));
    tag.delete(PDFName.of("Alt"));
  }
};

/**
 * Puts what an item of a list holds, its label apart, into a body, as PDF/UA asks. Each run of elements gets its own, so that
 * they are read in the same order. Text that sits right in the item stays there.
 */
const fillItems: FinishingStep = (document, _publication, lib) => {
  const { PDFArray, PDFDict, PDFName } = lib;
  const { context } = document;
  const elementOf = (kid: PDFObject): PDFDict | null => {
    const element = context.lookup(kid);
    const isElement = element instanceof PDFDict && element.has(PDFName.of("S"));
    return isElement && element.get(PDFName.of("S")) !== PDFName.of("Lbl") ? element : null;
  };
  for (const { ref, tag } of listElements(document, lib)) {
    const [kids, written] = [tag.lookup(PDFName.of("K")), tag.get(PDFName.of("K"))];
    if (tag.get(PDFName.of("S")) !== PDFName.of("LI") || written === undefined) continue;
    const filled: PDFObject[] = [];
    let body: PDFDict | null = null;
    for (const kid of kids instanceof PDFArray ? kids.asArray() : [written]) {
      const element = elementOf(kid);
      if (element === null) {
        filled.push(kid);
        body = null;
        continue;
      }
      if (body === null) {
        body = context.obj({ Type: "StructElem", S: "LBody", P: ref, K: [] });
        filled.push(context.register(body));
      }
      body.lookup(PDFName.of("K"), PDFArray).push(kid);
      element.set(PDFName.of("P"), filled.at(-1) as PDFRef);
    }
    tag.set(PDFName.of("K"), context.obj(filled));
  }
};

/**
 * Numbers the header cells of tables, which other cells refer to, in the order of the document. The numbers of the browser
 * differ from print to print, so the same report would have different bytes each time.
 */
const numberCells: FinishingStep = (document, _publication, lib) => {
  const { PDFName, PDFString } = lib;
  const elements = listElements(document, lib);
  const identified = elements.filter(({ tag }) => tag.has(PDFName.of("ID")));
  const ids = new Map<string, PDFString>();
  for (const [index, { tag }] of identified.entries()) {
    const id = PDFString.of(`cell${String(index + 1).padStart(6, "0")}`);
    ids.set(String(tag.get(PDFName.of("ID"))), id);
    tag.set(PDFName.of("ID"), id);
  }
  for (const { tag } of elements) renameHeaders(tag, ids, lib);
  rebuildIndex(document, identified, lib);
};

/** Replaces the ids of header cells in the attribute by which a cell names its headers. */
function renameHeaders(tag: PDFDict, ids: ReadonlyMap<string, PDFString>, lib: PdfLib): void {
  const { PDFArray, PDFDict, PDFName } = lib;
  const attributes = tag.lookup(PDFName.of("A"));
  if (!(attributes instanceof PDFArray)) return;
  for (let at = 0; at < attributes.size(); at++) {
    const attribute = attributes.lookup(at);
    if (!(attribute instanceof PDFDict)) continue;
    const headers = attribute.lookupMaybe(PDFName.of("Headers"), PDFArray);
    const renamed = headers?.asArray().map((header) => ids.get(String(header)) ?? header);
    if (renamed) attribute.set(PDFName.of("Headers"), tag.context.obj(renamed));
  }
}

/** Rewrites the index of ids. It must be in the order of the ids, which is now that of the elements. */
function rebuildIndex(document: PDFDocument, identified: readonly Tagged[], lib: PdfLib): void {
  const { PDFDict, PDFName } = lib;
  const index = structureRoot(document, lib)?.lookupMaybe(PDFName.of("IDTree"), PDFDict);
  if (!index) return;
  deleteKids(index, lib);
  const names = identified.flatMap(({ ref, tag }) => [tag.get(PDFName.of("ID")), ref]);
  index.set(PDFName.of("Names"), document.context.obj(names as PDFObject[]));
}

function deleteKids(node: PDFDict, lib: PdfLib): void {
  const { PDFArray, PDFDict, PDFName, PDFRef } = lib;
  for (const kid of node.lookupMaybe(PDFName.of("Kids"), PDFArray)?.asArray() ?? []) {
    if (!(kid instanceof PDFRef)) continue;
    deleteKids(node.context.lookup(kid, PDFDict), lib);
    node.context.delete(kid);
  }
  node.delete(PDFName.of("Kids"));
}

/**
 * Takes out the links that the browser leaves at the end of a page when it moves a paragraph to the next one: they have no
 * height, so nobody sees them, but the tab key stops there.
 */
const dropLeftLinks: FinishingStep = (document, _publication, lib) => {
  const { PDFArray, PDFDict, PDFName, PDFRef } = lib;
  const left = new Set<PDFObject | undefined>();
  for (const page of document.getPages()) {
    const links = page.node.Annots();
    const flat = (link: PDFObject): boolean => {
      const { height } = document.context
        .lookup(link, PDFDict)
        .lookup(PDFName.of("Rect"), PDFArray)
        .asRectangle();
      return height < 1;
    };
    for (const link of links?.asArray().filter(flat) ?? []) {
      left.add(link);
      links?.remove(links.indexOf(link) as number);
    }
  }
  if (left.size === 0) return;
  for (const link of left) if (link instanceof PDFRef) document.context.delete(link);
  const isLeft = (kid: PDFObject): boolean => {
    const place = document.context.lookup(kid);
    return place instanceof PDFDict && left.has(place.get(PDFName.of("Obj")));
  };
  for (const { tag } of listElements(document, lib)) {
    const kids = tag.lookup(PDFName.of("K"));
    const own = kids instanceof PDFArray ? kids.asArray() : [];
    if (own.some(isLeft)) tag.set(PDFName.of("K"), document.context.obj(own.filter((kid) => !isLeft(kid))));
  }
};

/** Gives every link its text in the report as a description, so that a list of links makes sense to a screen reader user. */
const describeLinks: FinishingStep = async (document, { html }, lib) => {
  const { PDFArray, PDFDict, PDFHexString, PDFName } = lib;
  const texts = await readLinkTexts(html);
  for (const page of document.getPages()) {
    const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray);
    for (const index of annotations?.asArray().keys() ?? []) {
      const annotation = annotations?.lookup(index, PDFDict);
      if (annotation?.get(PDFName.of("Subtype")) !== PDFName.of("Link")) continue;
      const target = targetOf(annotation, lib);
      const text = texts.get(target) ?? target;
      if (text !== "") annotation.set(PDFName.of("Contents"), PDFHexString.fromText(text));
    }
  }
};

/**
 * Has a link with an `aria-label` read by it, as in HTML: "Note 1", and not a bare "1". Links to one place come in the same
 * order in both; where some are not printed, a link to it that has a label names all.
 */
const nameLinks: FinishingStep = async (document, { html }, lib) => {
  const { PDFDict, PDFHexString, PDFName } = lib;
  const written = Map.groupBy(await findElements(html, "a"), (link) => attributeOf(link, "href"));
  const tags = listElements(document, lib).flatMap(({ tag }) => {
    if (tag.get(PDFName.of("S")) !== PDFName.of("Link")) return [];
    const places = kidsOf(tag, lib).filter((kid) => kid.get(PDFName.of("Type")) === PDFName.of("OBJR"));
    const [annotation] = places.map((place) => place.lookup(PDFName.of("Obj"), PDFDict));
    return annotation === undefined ? [] : [{ tag, target: targetOf(annotation, lib) }];
  });
  for (const [target, printed] of Map.groupBy(tags, (one) => one.target)) {
    const labels = (written.get(target) ?? []).map((link) => attributeOf(link, "aria-label"));
    const usual = labels.find((label) => label !== undefined);
    for (const [index, { tag }] of printed.entries()) {
      const label = labels.length === printed.length ? labels[index] : usual;
      if (label !== undefined) tag.set(PDFName.of("Alt"), PDFHexString.fromText(label));
    }
  }
};

/** The `href` that made the link: a URI, or `#` and the name of a place in the document. */
function targetOf(annotation: PDFDict, { PDFDict, PDFHexString, PDFName, PDFString }: PdfLib): string {
  const action = annotation.lookupMaybe(PDFName.of("A"), PDFDict);
  const uri = action?.lookup(PDFName.of("URI"));
  if (uri instanceof PDFString || uri instanceof PDFHexString) return uri.decodeText();
  const place = annotation.lookup(PDFName.of("Dest"));
  return place instanceof PDFName ? `#${place.decodeText()}` : "";
}

/** The text of the first link to each target, or its `aria-label` if it has one. */
export async function readLinkTexts(html: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const link of await findElements(html, "a")) {
    const target = attributeOf(link, "href");
    const text = (attributeOf(link, "aria-label") ?? textOf(link)).replace(/\s+/g, " ").trim();
    if (target !== undefined && text !== "" && !texts.has(target)) texts.set(target, text);
  }
  return texts;
}

/** The root of the tags; undefined if the document has none. */
function structureRoot(document: PDFDocument, { PDFDict, PDFName }: PdfLib): PDFDict | undefined {
  return document.catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
}

type Tagged = { ref: PDFRef; tag: PDFDict };

/** All structure elements. The browser writes them in the order of the document. */
function listElements(document: PDFDocument, { PDFDict, PDFName }: PdfLib): Tagged[] {
  const structElem = PDFName.of("StructElem");
  return document.context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    const isElement = object instanceof PDFDict && object.get(PDFName.of("Type")) === structElem;
    return isElement ? [{ ref, tag: object }] : [];
  });
}

/** The dictionaries directly inside a structure element: other elements, and places of links. */
function kidsOf(element: PDFDict, { PDFArray, PDFDict, PDFName }: PdfLib): PDFDict[] {
  const kids = element.lookup(PDFName.of("K"));
  const all = kids instanceof PDFArray ? kids.asArray().map((_, index) => kids.lookup(index)) : [kids];
  return all.filter((kid) => kid instanceof PDFDict);
}

/** The structure elements directly inside another one. */
const childrenOf = (element: PDFDict, lib: PdfLib): PDFDict[] =>
  kidsOf(element, lib).filter((kid) => kid.has(lib.PDFName.of("S")));

/** The steps that correct the tags and links of a print, in the order in which they run. */
export const tagSteps: readonly FinishingStep[] = [
  requireTags,
  mapRoles,
  openFigures,
  numberCells,
  fillItems,
  dropLeftLinks,
  describeLinks,
  nameLinks,
];
