import type { RuleInfo } from "../../../diagnostics/rule-info.ts";

export const ignoreMalformed: RuleInfo = {
  id: "ignore-malformed",
  severity: "error",
  summary: "A comment that should silence a problem names no rule, or gives no reason.",
  why: "Whoever silences a problem answers for it, and the next officer must be able to read why. A comment without a reason, or for a rule that does not exist or cannot be silenced, silences nothing.",
  bad: `\
actions:
  # improve-ignore action-overdue
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-07-31, status: off-track }
`,
  good: `\
# As at 2016-09-02
actions:
  # improve-ignore action-overdue -- The Board decides on the new date on 7 September
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-07-31, status: off-track }
`,
};
