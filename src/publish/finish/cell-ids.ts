import type { PDFDict, PDFDocument, PDFObject, PDFString } from "@cantoo/pdf-lib";
import type { FinishingStep, PdfLib } from "./step.ts";
import { type Element, listElements, structureRoot } from "./structure.ts";

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
