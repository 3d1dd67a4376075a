import { embedModel } from "./embed.ts";
import type { Format } from "./format.ts";

/** The report as one file that needs nothing else, with its model inside. */
export const html: Format = {
  extension: "html",
  publish: async ({ html, model }) => new TextEncoder().encode(embedModel(html, model)),
};
