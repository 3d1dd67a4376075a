import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const forbiddenCharacter: RuleInfo = {
  id: "forbidden-character",
  severity: "error",
  summary: "A text holds a control or private-use character.",
  why: "Bullets and arrows pasted from Word often come from a symbol font: in any other font they print as an empty box, and a screen reader has no word for them.",
  bad: `\
actions:
  - { id: 1.2, answers: R1, title: \uF0B7 Train managers in supervision, owner: head-of-service }
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  fixed: true,
};
