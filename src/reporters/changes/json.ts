import type { ChangeReporter } from "./change-reporter.ts";
import type { ChangesJson } from "./changes-json.ts";

/** The comparison itself, for other programs; `improve schema diff` describes it. */
export const json: ChangeReporter = (comparison) => {
  const document: ChangesJson = comparison;
  return `${JSON.stringify(document, null, 2)}\n`;
};
