import { html } from "./html.ts";
import { json } from "./json.ts";
import { pdf } from "./pdf.ts";

/** Every format a report can be published in. */
export const formats = { html, pdf, json };

export type FormatName = keyof typeof formats;
