import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const twoPlans: RuleInfo = {
  id: "two-plans",
  severity: "error",
  summary: "Two files of the folder each hold a plan: entry.",
  why: "A folder is one plan. With two, actions of one would be counted in the report of the other, and nobody could tell which title and which inspection are meant.",
  bad: {
    "plan.yaml": `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
`,
    "second-plan.yaml": `\
plan:
  title: Adoption Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
`,
  },
  good: {
    "plan.yaml": `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
`,
    "actions.yaml": `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  },
  fixed: true,
};
