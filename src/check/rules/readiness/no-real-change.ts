import type { Rule } from "../../rule.ts";
import { reportedGaps } from "./reported-gaps.ts";

export const noRealChange: Rule = {
  id: "no-real-change",
  severity: "warning",
  summary: "A measure or an audit of a finding shows no real change, or a change for the worse.",
  why: "Actions that are done and a measure that does not move mean that they did not work, or that the measure is not of what they do. Change is told from chance as the charts tell it; a measure that meets its target, and whose limits promise that it will go on, needs none. Only plans with a report on readiness are judged.",
  bad: `\
# As at 2016-09-02
extracts:
  - date: 2016-09-02
    values:
      assessments: { 2016-01: 71, 2016-02: 74, 2016-03: 70, 2016-04: 73, 2016-05: 72, 2016-06: 75, 2016-07: 71, 2016-08: 73 }
reports:
  - id: readiness
    template: readiness
`,
  good: `\
# As at 2016-09-02
extracts:
  - date: 2016-09-02
    values:
      assessments: { 2016-01: 60, 2016-02: 62, 2016-03: 64, 2016-04: 67, 2016-05: 70, 2016-06: 74, 2016-07: 78, 2016-08: 82 }
reports:
  - id: readiness
    template: readiness
`,
  check: (context) => reportedGaps(context, ["measure-worse", "audit-not-better", "measure-no-change"]),
};
