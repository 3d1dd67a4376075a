import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const wrongType: RuleInfo = {
  id: "wrong-type",
  severity: "error",
  summary: "A value is not of the kind that its key takes.",
  why: "A status in other words or a number in letters cannot be counted or compared, so the entry would drop out of every table and total.",
  bad: `\
recommendations:
  - { id: R2, number: two, title: Records, text: Keep records up to date., source: inspection/report }
actions:
  - { id: 1.2, answers: R2, title: Bring all records up to date, owner: head-of-service, status: nearly done }
`,
  good: `\
recommendations:
  - { id: R2, number: 2, title: Records, text: Keep records up to date., source: inspection/report }
actions:
  - { id: 1.2, answers: R2, title: Bring all records up to date, owner: head-of-service, status: on-track }
`,
  fixed: true,
};
