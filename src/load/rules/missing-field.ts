import type { RuleInfo } from "../../diagnostics/rule-info.ts";

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
  fixed: true,
};
