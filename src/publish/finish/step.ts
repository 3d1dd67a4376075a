import type { PDFDocument } from "@cantoo/pdf-lib";
import type { Publication } from "../publication.ts";

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
