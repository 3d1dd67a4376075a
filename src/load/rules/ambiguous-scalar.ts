import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const ambiguousScalar: RuleInfo = {
  id: "ambiguous-scalar",
  severity: "warning",
  summary: "A value such as no, 012 or 1_000 is text here and something else to other readers of YAML.",
  why: "Values are kept here as they are written, but a spreadsheet or a script that reads the same file may make false of no and 10 of 012. Quotes make it text to everyone.",
  bad: `\
actions:
  - { id: 012, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  good: `\
actions:
  - { id: "012", answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
};
