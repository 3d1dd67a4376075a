import type { Format } from "./format.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { pdf } from "./pdf.ts";

/** Every format a report can be published in. */
export const formats = { html, pdf, json } satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
