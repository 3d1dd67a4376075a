import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const yamlSyntax: RuleInfo = {
  id: "yaml-syntax",
  severity: "error",
  summary: "The file is not YAML, so nothing in it can be read.",
  why: "One stray tab, quotation mark or bracket hides every entry of the file. The two mistakes met most often are text that holds a colon and a space, and text that begins with {{: put such text in quotes, or start it on the next line after >-.",
  bad: {
    "actions.yaml": `\
actions:
  - id: 1.2
    answers: R1
    owner: head-of-service
    title: Supervision: train all managers
`,
    "report.yaml": `\
reports:
  - id: cabinet-2016-09
    summary: {{count "actions"}} actions are in the plan.
`,
  },
  good: {
    "actions.yaml": `\
actions:
  - id: 1.2
    answers: R1
    owner: head-of-service
    title: "Supervision: train all managers"
`,
    "report.yaml": `\
reports:
  - id: cabinet-2016-09
    summary: >-
      {{count "actions"}} actions are in the plan.
`,
  },
  fixed: true,
};
