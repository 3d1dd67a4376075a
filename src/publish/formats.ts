import { html } from "./html.ts";
import { json } from "./json.ts";
import { pdf } from "./pdf.ts";
import type { Format, ReportFormat } from "./publication.ts";

/** Every format a report can be published in. */
export const formats: { readonly [Name in ReportFormat]: Format<Name> } = { html, pdf, json };
