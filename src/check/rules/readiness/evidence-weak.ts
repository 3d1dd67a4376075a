import type { Rule } from "../../rule.ts";
import { reportedGaps } from "./reported-gaps.ts";

export const evidenceWeak: Rule = {
  id: "evidence-weak",
  severity: "warning",
  summary: "The evidence of an action that is done is old, or nobody but its owner checked it.",
  why: "Inspectors ask who checked, and whether it still holds. Evidence that the owner of an action checked is the owner's word, and evidence older than the plan allows (evidence-months under readiness in the plan, 6 if it is left out) says how things were. Only plans with a report on readiness are judged.",
  bad: `\
# As at 2016-09-02
updates:
  - date: 2016-08-20
    of: 1.1
    status: complete
    evidence: [{ title: Training records, date: 2016-08-17, verified-by: head-of-service }]
reports:
  - id: readiness
    template: readiness
`,
  good: `\
# As at 2016-09-02
updates:
  - date: 2016-08-20
    of: 1.1
    status: complete
    evidence: [{ title: Training records, date: 2016-08-17, verified-by: director }]
reports:
  - id: readiness
    template: readiness
`,
  *check(context) {
    yield* reportedGaps(context, ["evidence-unverified"]);
    // It showed once that the work was done.
    for (const old of reportedGaps(context, ["evidence-old"])) yield { ...old, severity: "info" };
  },
};
