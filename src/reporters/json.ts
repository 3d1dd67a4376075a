import { type Reporter, summarise } from "./report.ts";

/** Raised whenever a reader of an older shape could misread a newer one. */
const VERSION = 1;

/** `{ version, asAt, summary, problems }`, for other programs. */
export const json: Reporter = ({ asAt, diagnostics }) =>
  `${JSON.stringify({ version: VERSION, asAt, summary: summarise(diagnostics), problems: diagnostics }, null, 2)}\n`;
