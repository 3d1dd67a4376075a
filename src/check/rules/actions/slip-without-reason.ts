import { unexplainedSlips } from "../../../plan/history/actions.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { isFilledIn } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";
import { gradeOf } from "./taken-over.ts";

export const slipWithoutReason: Rule = {
  id: "slip-without-reason",
  severity: "error",
  summary: "A due date was moved later, and nothing says why.",
  why: "A director is asked what slipped, and why. The report prints the reason beside the new date. A new date that the Board agreed is not a slip: mark it rebaseline: true. A reason that an owner gives later, before the date moves again, is one.",
  bad: `\
updates:
  - { date: 2016-08-26, of: 1.1, due: 2017-01-31 }
`,
  good: `\
updates:
  - { date: 2016-08-26, of: 1.1, due: 2017-01-31, reason: Two team managers left in July }
`,
  *check(context) {
    for (const action of context.known.actions) {
      for (const { from, to } of unexplainedSlips(action, isFilledIn)) {
        const { severity, by } = gradeOf(context, [to.date]);
        yield {
          severity,
          message: `The due date of action "${action.id}" was moved from ${formatDate(from.value)} to "${to.value}" without a reason${by === "" ? "" : `: expected one${by}`}`,
          origin: to.origin,
          entity: action.id,
          hint: "Add reason: to the update, or rebaseline: true where the Board agreed the new date.",
          related: [{ message: `due "${from.value}" before`, origin: from.origin }],
        };
      }
    }
  },
};
