import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const proseReferenceSyntax: RuleInfo = {
  id: "prose-reference-syntax",
  severity: "error",
  summary: "A reference in a text is not written as references are.",
  why: "References are filled in by the program, so that a date or a number in a report is always that of the plan. One with a missing brace, or with the curly quotation marks that Word puts in, would be printed as it stands.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: The inspection was held from {{date inspection}}.
    purpose: To report progress since {as-at "2016"}.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The inspection was held from {{date "inspection"}}.
    purpose: To report progress up to {{as-at}}.
`,
  fixed: true,
};
