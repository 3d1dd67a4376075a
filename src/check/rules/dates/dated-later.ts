import { byAsAt } from "../../../plan/schema/reports.ts";
import { addMonths, formatDate } from "../../../plan/time/dates.ts";
import { compareText } from "../../../problems/locate.ts";
import { below } from "../../../problems/origin.ts";
import { plural } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";
import { type DatedFact, datedReturns } from "./dated-facts.ts";

/** What is later than that is told for itself, as a wrong year. */
const NEAR_MONTHS = 6;

export const datedLater: Rule = {
  id: "dated-later",
  severity: "warning",
  summary: "A file or the returns of a month have updates or figures that are dated after the newest report.",
  why: "A report shows what was known on its day. A return that was entered with the day on which it was typed, or a report whose day was copied from last month, leaves out what was meant to be in it, and what is left out cannot be seen in the report.",
  bad: `\
updates:
  - { date: 2016-09-05, of: 1.1, status: complete, evidence: [{ title: Register of training, date: 2016-08-30 }] }
reports:
  - id: cabinet-2016-09
    as-at: 2016-09-02
`,
  good: `\
updates:
  - { date: 2016-09-05, of: 1.1, status: complete, evidence: [{ title: Register of training, date: 2016-08-30 }] }
reports:
  - id: cabinet-2016-09
    as-at: 2016-09-05
`,
  *check({ plan, reports, isAsked }) {
    const newest = [...reports].sort(byAsAt).at(-1);
    if (newest === undefined || isAsked) return;
    const last = addMonths(newest.asAt, NEAR_MONTHS);
    const later = datedReturns(plan, (date) => date > newest.asAt && date <= last);
    for (const [place, facts] of Map.groupBy(later, ({ origin }) => placeOf(origin.file))) {
      const [first, last] = endsOf(facts);
      const days = last.date === first.date ? formatDate(first.date) : `${formatDate(first.date)} and later`;
      const files = new Set(facts.map(({ origin }) => origin.file)).size;
      yield {
        message: `"${place}" has ${plural(facts.length, "entry", "entries")} of ${days}${files === 1 ? "" : ` in ${files} files`}: the newest report, "${newest.id}", is as at ${formatDate(newest.asAt)} and does not show ${facts.length === 1 ? "it" : "them"}`,
        origin: first.origin,
        entity: first.entity,
        hint: "Correct the date of what belongs in it, or the as-at: of the report. What does not belong in it comes in the next.",
        related: [{ message: "the day of the report", origin: below(newest.origin, "as-at") }],
      };
    }
  },
};

/** The returns of a month are a folder, and one thing to put right. */
const placeOf = (file: string): string => /^returns\/\d{4}-\d{2}(?=\/)/.exec(file)?.[0] ?? file;

function endsOf(facts: readonly DatedFact[]): [first: DatedFact, last: DatedFact] {
  const inOrder = facts.toSorted((a, b) => compareText(a.date, b.date));
  return [inOrder[0] as DatedFact, inOrder.at(-1) as DatedFact];
}
