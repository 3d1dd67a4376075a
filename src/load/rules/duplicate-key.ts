import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const duplicateKey: RuleInfo = {
  id: "duplicate-key",
  severity: "error",
  summary: "A key stands twice in the same entry.",
  why: "A new date was added below the old one, and other readers of YAML take the last without a word. Only one can be meant; a date that has moved belongs in an update, with its reason.",
  bad: `\
actions:
  - id: 1.2
    answers: R1
    title: Train managers in supervision
    owner: head-of-service
    due: 2016-09-30
    due: 2016-11-30
`,
  good: `\
actions:
  - id: 1.2
    answers: R1
    title: Train managers in supervision
    owner: head-of-service
    due: 2016-09-30
updates:
  - { date: 2016-09-02, of: 1.2, due: 2016-11-30, reason: The trainer was ill. }
`,
  fixed: true,
};
