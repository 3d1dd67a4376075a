import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const unknownKey: RuleInfo = {
  id: "unknown-key",
  severity: "error",
  summary: "A key is not one of those an entry may have.",
  why: "A mistyped key is a fact that gets lost: an action with an ownr has no owner, and no table would say so.",
  bad: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, ownr: head-of-service }
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  fixed: true,
};
