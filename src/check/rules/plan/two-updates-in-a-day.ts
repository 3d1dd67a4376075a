import { type Update, updatesByEntry } from "../../../plan/schema/updates.ts";
import { formatDate, isIsoDate } from "../../../plan/time/dates.ts";
import { below } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";

export const twoUpdatesInADay: Rule = {
  id: "two-updates-in-a-day",
  severity: "error",
  summary: "An entry has two updates of the same day.",
  why: "Updates count in the order of their days, whatever file they stand in. Nobody can say which of two on the same day came last, so chance would decide which status or date counts. A correction may share its day with an update.",
  bad: `\
updates:
  - { date: 2016-08-26, of: 1.1, status: at-risk }
  - { date: 2016-08-26, of: 1.1, status: on-track }
`,
  good: `\
updates:
  - { date: 2016-08-25, of: 1.1, status: at-risk }
  - { date: 2016-08-26, of: 1.1, status: on-track }
`,
  *check({ plan }) {
    const groups = [...updatesByEntry(plan.updates).values()].flatMap((updates) =>
      isInOrder(updates)
        ? []
        : [...Map.groupBy(updates, ({ date, corrects = "" }) => `${date} ${corrects}`).values()],
    );
    for (const [first, ...others] of groups) {
      for (const { of, date, corrects, origin } of others) {
        const what = corrects === undefined ? "update" : `correction of ${sayCorrected(corrects)}`;
        yield {
          message: `"${of}" has a second ${what} on "${date}": expected one a day`,
          origin: below(origin, "date"),
          entity: of,
          hint: "Put the two together, or date each when it became known.",
          related:
            first === undefined ? [] : [{ message: "first here", origin: below(first.origin, "date") }],
        };
      }
    }
  },
};

/** Those of nearly every entry are, so that no two are of one day. */
const isInOrder = (updates: readonly Update[]): boolean =>
  updates.every(({ date }, index) => date > (updates[index - 1]?.date ?? ""));

const sayCorrected = (corrects: string): string =>
  isIsoDate(corrects) ? `the update of ${formatDate(corrects)}` : `what report "${corrects}" printed`;
