import type { PDFDict, PDFDocument, PDFObject, PDFRef, PDFString } from "@cantoo/pdf-lib";
import type { Publication } from "../publication.ts";

/** The root of the tags, or nothing when the document has none. */
export function structureRoot(document: PDFDocument, { PDFDict, PDFName }: PdfLib): PDFDict | undefined {
  return document.catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
}

type Element = { ref: PDFRef; tag: PDFDict };

/** All structure elements, in the order the browser wrote them, which is that of the document. */
function listElements(document: PDFDocument, { PDFDict, PDFName }: PdfLib): Element[] {
  const structElem = PDFName.of("StructElem");
  return document.context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    const isElement = object instanceof PDFDict && object.get(PDFName.of("Type")) === structElem;
    return isElement ? [{ ref, tag: object }] : [];
  });
}

/** The structure elements directly inside one. */
function childrenOf(element: PDFDict, { PDFArray, PDFDict, PDFName }: PdfLib): PDFDict[] {
  const kids = element.lookup(PDFName.of("K"));
  const all = kids instanceof PDFArray ? kids.asArray().map((_, index) => kids.lookup(index)) : [kids];
  return all.filter((kid) => kid instanceof PDFDict).filter((kid) => kid.has(PDFName.of("S")));
}

/** One thing the browser leaves undone in a PDF. The document is changed in place; the steps are in order. */
export type FinishingStep = (
  document: PDFDocument,
  publication: Publication,
  /** The library, which is loaded only when a PDF is wanted. */
  lib: PdfLib,
) => void | Promise<void>;

export type PdfLib = typeof import("@cantoo/pdf-lib");

/** A report has no time of day: all its dates are midnight UTC of the day as at which it speaks. */
export function dateOf({ asAt }: Publication): Date {
  return new Date(`${asAt}T00:00:00Z`);
}

/**
 * Numbers the header cells of tables, to which other cells refer, in the order of the document. The browser
 * numbers them by what it happened to do first, so the same report would have other bytes each time.
 */
export const numberCells: FinishingStep = (document, _publication, lib) => {
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

/** A cell names its headers in one of its attributes. */
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

/** The index of identifiers must be in their order, which is that of the elements. */
function rebuildIndex(document: PDFDocument, identified: readonly Element[], lib: PdfLib): void {
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
 * An HTML figure becomes a Figure around the picture's own Figure. Only the inner one has a name, and a
 * Figure without a name is an error, so the outer one is a Div.
 */
export const openFigures: FinishingStep = (document, _publication, lib) => {
  const { PDFName } = lib;
  for (const { tag } of listElements(document, lib)) {
    const isUnnamed = tag.get(PDFName.of("S")) === PDFName.of("Figure") && !tag.has(PDFName.of("Alt"));
    if (isUnnamed && childrenOf(tag, lib).length > 0) tag.set(PDFName.of("S"), PDFName.of("Div"));
  }
};
