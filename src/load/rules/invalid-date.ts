import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const invalidDate: RuleInfo = {
  id: "invalid-date",
  severity: "error",
  summary: "A date is not written as year, month and day, or is a day that does not exist.",
  why: "04/05/2016 is read as April by some and as May by others, and November has no 31st: a date that has to be guessed cannot show whether an action is late. Write 2016-05-04.",
  bad: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service, due: 30/11/2016 }
  - { id: 1.3, answers: R1, title: Audit supervision, owner: head-of-service, due: 2016-11-31 }
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service, due: 2016-11-30 }
  - { id: 1.3, answers: R1, title: Audit supervision, owner: head-of-service, due: 2016-11-30 }
`,
  fixed: true,
};
