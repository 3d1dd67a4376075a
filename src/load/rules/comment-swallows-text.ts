import type { RuleInfo } from "../../diagnostics/rule-info.ts";

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
  fixed: true,
};
