import { whereSet } from "../../../plan/history/replay.ts";
import { isFilledIn } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";
import { gradeOf, saidOn } from "./taken-over.ts";

export const embeddedWithoutImpact: Rule = {
  id: "embedded-without-impact",
  severity: "error",
  summary: "An action is embedded, but nothing says what is different for children.",
  why: "Complete means that the work was done; embedded means that it made the difference it was meant to make, and still does. That difference is the one sentence inspectors read.",
  bad: `\
updates:
  - date: 2016-08-26
    of: 1.1
    status: embedded
    evidence: [{ title: Audit of 24 supervision records }]
`,
  good: `\
updates:
  - date: 2016-08-26
    of: 1.1
    status: embedded
    evidence: [{ title: Audit of 24 supervision records }]
    impact: Children see the same social worker, who knows their plan.
`,
  *check(context) {
    for (const action of context.known.actions) {
      if (action.status !== "embedded" || isFilledIn(action.impact)) continue;
      const { severity, by } = gradeOf(context, [saidOn(action, "status")]);
      yield {
        severity,
        message: `Action "${action.id}" is "embedded" without impact: expected a sentence on what is different for children${by}`,
        origin: whereSet(action, "status"),
        entity: action.id,
        hint: "Add impact: to the update, or keep the status at complete.",
      };
    }
  },
};
