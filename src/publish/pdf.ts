import { finishPdf } from "./finish-pdf.ts";
import type { Format } from "./format.ts";

/** The report as printed by the browser, then described, made accessible, and given its model. */
export const pdf: Format = {
  extension: "pdf",
  publish: async (publication, { print }) => finishPdf(await print(publication.html), publication),
};
