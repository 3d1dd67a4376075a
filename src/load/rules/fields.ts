import type { RuleInfo } from "../../problems/problem.ts";

export const missingField: RuleInfo = {
  id: "missing-field",
  severity: "error",
  summary: "An entry lacks a field that it must have.",
  why: "An entry is taken into the report only when it is whole: an action that answers nothing belongs to no recommendation. What is exempt needs the reason why withholding it is in the public interest as well as its paragraph of Schedule 12A, because the public edition prints both.",
  bad: `\
actions:
  - { id: 1.2, title: Train managers in supervision, owner: head-of-service }
events:
  - id: visit-2016-07
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings:
          - id: a
            kind: concern
            text: One child waited 40 days.
            answers: R1
            exempt: { paragraph: 2 }
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
events:
  - id: visit-2016-07
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings:
          - id: a
            kind: concern
            text: One child waited 40 days.
            answers: R1
            exempt: { paragraph: 2, reason: The child would be recognised. }
`,
  alwaysOn: true,
};

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
  alwaysOn: true,
};

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
  alwaysOn: true,
};

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
  alwaysOn: true,
};
