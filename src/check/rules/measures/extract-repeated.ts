import { type Extract, type ExtractFigure, writtenFigure } from "../../../plan/schema/extracts.ts";
import type { Kpi } from "../../../plan/schema/kpis.ts";
import { addDays, daysBetween, formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { inPeriod, nextPeriod, type Period, parsePeriod } from "../../../plan/time/periods.ts";
import { compareText } from "../../../problems/locate.ts";
import { below } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";
import { measuresById } from "./figures.ts";

export const extractRepeated: Rule = {
  id: "extract-repeated",
  severity: "warning",
  summary: "An extract gives only figures that earlier extracts gave already.",
  why: "Last month's file was given again under a new date. The report would print the figures of the month before as the newest, and nobody would know that this month's never came. An extract is expected to give a new figure when as many days have passed since the end of the next period as passed the last time, less five.",
  bad: `\
# As at 2016-08-12
extracts:
  - { date: 2016-07-05, values: { caseload: { 2016-06: 17.8 } } }
  - { date: 2016-08-05, values: { caseload: { 2016-06: 17.8 } } }
`,
  good: `\
# As at 2016-08-12
extracts:
  - { date: 2016-07-05, values: { caseload: { 2016-06: 17.8 } } }
  - { date: 2016-08-05, values: { caseload: { 2016-06: 17.8, 2016-07: 17.4 } } }
`,
  *check({ plan, asAt }) {
    const measures = measuresById(plan);
    const given = new Map<string, Given>();
    const newest = new Map<string, Given>();
    const extracts = plan.extracts.filter(({ date }) => date <= asAt);
    for (const extract of extracts.toSorted((a, b) => compareText(a.date, b.date))) {
      const { date, figures, origin } = extract;
      const isRepeated = figures.length > 0 && figures.every((one) => isGiven(one, date, given));
      const lacksFigures = plan.unreadFigures.some((one) => one.date === null || one.date === date);
      const due = isRepeated && !lacksFigures ? dueIn(extract, measures, newest) : null;
      if (due !== null) {
        yield {
          message: `The extract of ${formatDate(date)} gives no figure that is new: expected those for ${inPeriod(due)}`,
          origin: below(origin, "file"),
          hint: "Export the figures again: these may be those of the time before. If they are not late, take the extract out.",
        };
      }
      for (const { kpi, period, figure } of figures) {
        const { since = date } = given.get(`${kpi} ${period}`) ?? {};
        const one = { period, written: writtenFigure(figure), since };
        given.set(`${kpi} ${period}`, one);
        if (period >= (newest.get(kpi)?.period ?? "")) newest.set(kpi, one);
      }
    }
  },
};

/** The last figure that was given for a period of a measure, and the day on which the first was. */
interface Given {
  readonly period: string;
  readonly written: string;
  readonly since: IsoDate;
}

function isGiven(
  { kpi, period, figure }: ExtractFigure,
  date: IsoDate,
  given: ReadonlyMap<string, Given>,
): boolean {
  const before = given.get(`${kpi} ${period}`);
  return before !== undefined && before.since < date && before.written === writtenFigure(figure);
}

/** The period after the newest of a measure, if it was over, and long enough for its figure to be there. */
function dueIn(
  { date, figures }: Extract,
  measures: ReadonlyMap<string, Kpi>,
  newest: ReadonlyMap<string, Given>,
): Period | null {
  for (const { kpi } of figures) {
    const [frequency, last] = [measures.get(kpi)?.frequency, newest.get(kpi)];
    const period = frequency && last ? parsePeriod(last.period, frequency) : null;
    if (period === null || frequency === undefined || last === undefined) continue;
    const next = nextPeriod(period, frequency);
    if (addDays(next.end, Math.max(0, daysBetween(period.end, last.since) - 5)) <= date) return next;
  }
  return null;
}
