import { findCorrected } from "../../../plan/history/updates.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { below } from "../../../problems/origin.ts";
import { list } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const correctsNothing: Rule = {
  id: "corrects-nothing",
  severity: "error",
  summary: "An update says that it corrects another, but no update has that date.",
  why: "A correction takes the place of the update it names, and the next report prints it as corrected. One that finds no update counts as an update of its own day, and the mistake stays in the record.",
  bad: `\
updates:
  - { date: 2016-06-20, of: 1.1, due: 2017-01-31, reason: Two team managers left }
  - { date: 2016-08-26, of: 1.1, corrects: 2016-06-21, due: 2016-12-31, reason: Mistyped }
`,
  good: `\
updates:
  - { date: 2016-06-20, of: 1.1, due: 2017-01-31, reason: Two team managers left }
  - { date: 2016-08-26, of: 1.1, corrects: 2016-06-20, due: 2016-12-31, reason: Mistyped }
`,
  *check({ plan }) {
    for (const update of plan.updates) {
      const { of, date, corrects, origin } = update;
      if (corrects === undefined) continue;
      const target = findCorrected(plan.updates, update);
      if (target !== undefined && target.date <= date) continue;
      const days = plan.updates.filter(
        (one) => one.of === of && one.corrects === undefined && one.date <= date,
      );
      const known = [...new Set(days.map((one) => one.date))].sort();
      yield {
        message:
          target === undefined
            ? `The correction of "${of}" on ${formatDate(date)} corrects "${corrects}", but "${of}" has no update of that day`
            : `The correction of "${of}" on ${formatDate(date)} corrects "${corrects}", which comes after it: expected an earlier day`,
        origin: below(origin, "corrects"),
        entity: of,
        hint: hintFor(target !== undefined, known),
      };
    }
  },
};

function hintFor(found: boolean, known: readonly string[]): string {
  if (found) return "Date the correction when the mistake was noticed.";
  if (known.length === 0) return "Change the entry itself: it has no earlier update.";
  return `Its earlier updates are of ${list(known)}.`;
}
