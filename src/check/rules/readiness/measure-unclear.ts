import type { Rule } from "../../rule.ts";
import { reportedGaps } from "./reported-gaps.ts";

export const measureUnclear: Rule = {
  id: "measure-unclear",
  severity: "info",
  summary: "A measure cannot tell yet whether anything has changed since the finding that it is to show.",
  why: "Fewer than six figures, a single round of audits, figures that each hold most of the one before, and figures from before the finding show nothing of it. Until they do, something else must: an audit, or what children and families say. Only plans with a report on readiness are judged.",
  bad: `\
# As at 2016-09-02
extracts:
  - date: 2016-09-02
    values:
      assessments: { 2016-07: 78, 2016-08: 82 }
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
      caseload: { 2016-01: 24, 2016-02: 23, 2016-03: 22, 2016-04: 21, 2016-05: 20, 2016-06: 19, 2016-07: 18.5, 2016-08: 17.8 }
reports:
  - id: readiness
    template: readiness
`,
  check: (context) => reportedGaps(context, ["measure-unclear"]),
};
