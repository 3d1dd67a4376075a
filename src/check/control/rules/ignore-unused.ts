import type { RuleInfo } from "../../../diagnostics/rule-info.ts";

export const ignoreUnused: RuleInfo = {
  id: "ignore-unused",
  severity: "warning",
  summary: "A comment silences a problem that is not there.",
  why: "The problem was put right, or the line has moved away from its comment. A comment left behind would silence the next problem there before anybody has looked at it.",
  bad: `\
# As at 2016-09-02
actions:
  # improve-ignore action-overdue -- The Board decides on the new date on 7 September
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-10-31, status: off-track }
`,
  good: `\
# As at 2016-09-02
actions:
  # improve-ignore action-overdue -- The Board decides on the new date on 7 September
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-07-31, status: off-track }
`,
};
