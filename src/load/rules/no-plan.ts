import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const noPlan: RuleInfo = {
  id: "no-plan",
  severity: "error",
  summary: "No file of the folder holds a plan: entry.",
  why: "Every report takes its title, its authority and the inspection it answers from the plan: entry. Without one the folder may be the wrong one, or part of it may not have been copied.",
  bad: `\
# The only file of the folder
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  good: `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  fixed: true,
};
