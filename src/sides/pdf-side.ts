import { extractModelFromPdf } from "../publish/extract-pdf.ts";
import { publishedFile } from "./published-file.ts";

/** A published PDF. */
export const pdfSide = publishedFile("a published .pdf", /\.pdf$/i, extractModelFromPdf);
