import { byAsAt, isGivenOut } from "../../../plan/schema/reports.ts";
import { formatDate, isIsoDate } from "../../../plan/time/dates.ts";
import { isFilledIn } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";

export const correctedWithoutReason: Rule = {
  id: "corrected-without-reason",
  severity: "warning",
  summary: "What a report printed is put right, and nothing says how the mistake came about.",
  why: "The next report prints what was said, what is right, and the reason. Readers who were told something wrong ask how it happened before they trust the rest.",
  bad: `\
updates:
  - { date: 2016-06-20, of: 1.1, status: off-track }
  - { date: 2016-09-02, of: 1.1, corrects: 2016-06-20, status: on-track }
reports:
  - id: board-2016-07
    template: board
    as-at: 2016-07-15
    state: final
`,
  good: `\
updates:
  - { date: 2016-06-20, of: 1.1, status: off-track }
  - { date: 2016-09-02, of: 1.1, corrects: 2016-06-20, status: on-track, reason: The row of another action was read }
reports:
  - id: board-2016-07
    template: board
    as-at: 2016-07-15
    state: final
`,
  *check({ plan }) {
    const reports = plan.reports.filter(isGivenOut).sort(byAsAt);
    for (const { of, date, corrects, reason, origin } of plan.updates) {
      if (corrects === undefined || isFilledIn(reason)) continue;
      const printed = reports.find(
        ({ id, asAt }) => asAt < date && (isIsoDate(corrects) ? asAt >= corrects : id === corrects),
      );
      if (printed === undefined) continue;
      yield {
        message: `The correction of "${of}" on ${formatDate(date)} puts right what "${printed.id}" printed: expected a reason`,
        origin,
        entity: of,
        hint: "Add reason: with how the mistake came about.",
      };
    }
  },
};
