import type { Rule } from "../../rule.ts";
import { reportedGaps } from "./reported-gaps.ts";

export const findingCameBack: Rule = {
  id: "finding-came-back",
  severity: "warning",
  summary: "What a recommendation asked for is still a concern, or one again, in the newest letter about it.",
  why: "A finding that comes back weighs more than a new one: inspectors take it for a council that does not learn. The newest letter or report of each body counts, so that a later visit which finds it put right ends the problem. Only plans with a report on readiness are judged.",
  bad: `\
# As at 2016-09-02
events:
  - id: visit-1
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings: [{ id: a, kind: concern, text: Supervision is still poor., answers: R1 }]
reports:
  - id: readiness
    template: readiness
`,
  good: `\
# As at 2016-09-02
events:
  - id: visit-1
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings: [{ id: a, kind: mixed, text: Supervision is better than it was., answers: R1 }]
reports:
  - id: readiness
    template: readiness
`,
  check: (context) => reportedGaps(context, ["finding-came-back"]),
};
