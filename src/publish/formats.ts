import { embedModel } from "./embed.ts";
import { finishPdf } from "./finish/finish-pdf.ts";
import { json } from "./model-text.ts";
import type { Format } from "./publication.ts";

/** The report as one file that needs nothing else, with its model inside. */
export const html: Format = {
  extension: "html",
  publish: async ({ html, model }) => new TextEncoder().encode(embedModel(html, model)),
};

/** The report as printed by the browser, then described, made accessible, and given its model. */
export const pdf: Format = {
  extension: "pdf",
  publish: async (publication, { print }) => finishPdf(await print(publication.html), publication),
};

/** Every format a report can be published in. */
export const formats = { html, pdf, json } satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
