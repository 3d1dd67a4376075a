import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const unknownProseReference: RuleInfo = {
  id: "unknown-prose-reference",
  severity: "error",
  summary:
    "A reference in a text names something that the plan does not hold, or did not know at the report's date.",
  why: "A mistyped id would leave a gap in the sentence that a reader at Cabinet finds first. A report knows only what was known at its own date, so a letter that came later cannot be named either.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: The inspection was held from {{date "inspecton"}}.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The inspection was held from {{date "inspection"}}.
`,
  fixed: true,
};
