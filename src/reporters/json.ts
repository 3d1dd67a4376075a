import type { CheckJson } from "./check-json.ts";
import { type Reporter, summarise } from "./report.ts";

/** `{ version, asAt, summary, problems, silenced }`, for other programs; `improve schema check` describes it. */
export const json: Reporter = (report) => {
  const document: CheckJson = {
    version: 1,
    asAt: report.asAt,
    summary: summarise(report),
    problems: report.diagnostics,
    silenced: report.silenced.map(({ diagnostic, by, reason }) => ({ ...diagnostic, by, reason })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
