import type { PDFDict, PDFDocument } from "@cantoo/pdf-lib";
import type { PdfLib } from "./step.ts";

/** The root of the tags, or nothing when the document has none. */
export function structureRoot(document: PDFDocument, { PDFDict, PDFName }: PdfLib): PDFDict | undefined {
  return document.catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
}

/** All structure elements, in no particular order. */
export function listElements(document: PDFDocument, { PDFDict, PDFName }: PdfLib): PDFDict[] {
  const structElem = PDFName.of("StructElem");
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict)
    .filter((object) => object.get(PDFName.of("Type")) === structElem);
}

/** The structure elements directly inside one. */
export function childrenOf(element: PDFDict, { PDFArray, PDFDict, PDFName }: PdfLib): PDFDict[] {
  const kids = element.lookup(PDFName.of("K"));
  const all = kids instanceof PDFArray ? kids.asArray().map((kid) => kids.context.lookup(kid)) : [kids];
  return all.filter((kid) => kid instanceof PDFDict).filter((kid) => kid.has(PDFName.of("S")));
}
