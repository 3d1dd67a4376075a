import type { RuleInfo } from "../../problems/problem.ts";

export const yamlSyntax: RuleInfo = {
  id: "yaml-syntax",
  severity: "error",
  summary: "Something in the file is not written as YAML is, so it cannot be read as it stands.",
  why: "A stray tab, quotation mark or bracket hides an entry, or all that comes after it. What has one right answer is read as that, so that the rest can be checked, and improve check --fix writes it. The two most common mistakes are text that holds a colon and a space, and text that begins with {{: put such text in quotes, or start it on the next line after >-.",
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
  alwaysOn: true,
};

export const yamlSharing: RuleInfo = {
  id: "yaml-sharing",
  severity: "error",
  summary: "An anchor, an alias or a tag of YAML is used.",
  why: "An alias repeats text that is written somewhere else, so whoever corrects one entry changes the other without seeing it. In a plan every fact is written where it is read. Text that begins with &, * or ! needs quotes.",
  bad: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, outcome: &outcome Better supervision }
  - { id: 1.3, answers: R1, title: Audit supervision, owner: head-of-service, outcome: *outcome }
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, outcome: Better supervision }
  - { id: 1.3, answers: R1, title: Audit supervision, owner: head-of-service, outcome: Better supervision }
`,
  alwaysOn: true,
};

export const duplicateKey: RuleInfo = {
  id: "duplicate-key",
  severity: "error",
  summary: "A key appears twice in the same entry.",
  why: "Usually a new date was added below the old one, and other readers of YAML take the last without a warning. Only one can be meant; a date that has moved belongs in an update, with its reason.",
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
  alwaysOn: true,
};

export const ambiguousScalar: RuleInfo = {
  id: "ambiguous-scalar",
  severity: "warning",
  summary: "A value such as no, 012 or 1_000 is text here and something else to other readers of YAML.",
  why: "Values are kept here as they are written, but a spreadsheet or a script that reads the same file may read no as false and 012 as 10. Quotes make it text to everyone.",
  bad: `\
actions:
  - { id: 012, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  good: `\
actions:
  - { id: "012", answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
};

export const commentSwallowsText: RuleInfo = {
  id: "comment-swallows-text",
  severity: "error",
  summary: "A # in text that is not in quotes cuts the sentence short.",
  why: "YAML reads what follows a space and a # as a comment, so the report would print half a sentence that looks whole.",
  bad: `\
actions:
  - id: 1.2
    answers: R1
    owner: head-of-service
    title: Audit the files of team #2 every month
`,
  good: `\
actions:
  - id: 1.2
    answers: R1
    owner: head-of-service
    title: "Audit the files of team #2 every month"
`,
  alwaysOn: true,
};

export const textHoldsEntry: RuleInfo = {
  id: "text-holds-entry",
  severity: "error",
  summary: "A text holds lines that look like an entry or a field of the plan.",
  why: "Lines that are indented below >- or | belong to the text, whatever they look like. An action that moved two spaces to the right would be printed as words in the middle of another, and no table would have it.",
  bad: `\
actions:
  - id: 1.2
    answers: R1
    title: Train managers in supervision
    owner: head-of-service
    outcome: >-
      Every social worker has supervision each month.
      - { id: 1.3, answers: R1, title: Audit supervision, owner: head-of-service }
`,
  good: `\
actions:
  - id: 1.2
    answers: R1
    title: Train managers in supervision
    owner: head-of-service
    outcome: >-
      Every social worker has supervision each month.
  - { id: 1.3, answers: R1, title: Audit supervision, owner: head-of-service }
`,
  alwaysOn: true,
};

export const forbiddenCharacter: RuleInfo = {
  id: "forbidden-character",
  severity: "error",
  summary: "A text holds a character that cannot be seen or printed.",
  why: "Bullets and arrows pasted from Word often come from a symbol font: in any other font they print as an empty box, and a screen reader has no word for them. A character that turns the direction of text round makes people read another text than the file holds.",
  bad: `\
actions:
  - { id: 1.2, answers: R1, title: \uF0B7 Train managers in supervision, owner: head-of-service }
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  alwaysOn: true,
};
