import type { PDFDict, PDFDocument, PDFRef } from "@cantoo/pdf-lib";
import type { PdfLib } from "./step.ts";

/** The root of the tags, or nothing when the document has none. */
export function structureRoot(document: PDFDocument, { PDFDict, PDFName }: PdfLib): PDFDict | undefined {
  return document.catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
}

export type Element = { ref: PDFRef; tag: PDFDict };

/** All structure elements, in the order the browser wrote them, which is that of the document. */
export function listElements(document: PDFDocument, { PDFDict, PDFName }: PdfLib): Element[] {
  const structElem = PDFName.of("StructElem");
  return document.context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    const isElement = object instanceof PDFDict && object.get(PDFName.of("Type")) === structElem;
    return isElement ? [{ ref, tag: object }] : [];
  });
}

/** The structure elements directly inside one. */
export function childrenOf(element: PDFDict, { PDFArray, PDFDict, PDFName }: PdfLib): PDFDict[] {
  const kids = element.lookup(PDFName.of("K"));
  const all = kids instanceof PDFArray ? kids.asArray().map((_, index) => kids.lookup(index)) : [kids];
  return all.filter((kid) => kid instanceof PDFDict).filter((kid) => kid.has(PDFName.of("S")));
}
