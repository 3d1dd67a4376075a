import { addDays, addMonths, formatDate, type IsoDate, lastDayOf } from "../../../plan/time/dates.ts";
import { type Frequency, inPeriod, nextPeriod, type Period } from "../../../plan/time/periods.ts";
import { keyOf } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";

/** The day by which the figure for a period is expected, by the period's last day. */
const EXPECTED: Readonly<Record<Frequency, (end: IsoDate) => IsoDate>> = {
  weekly: (end) => addDays(end, 14),
  monthly: (end) => monthEndAfter(end, 1),
  quarterly: (end) => monthEndAfter(end, 2),
  annual: (end) => monthEndAfter(end, 8),
};

const monthEndAfter = (end: IsoDate, months: number): IsoDate =>
  lastDayOf(addMonths(end, months).slice(0, 7));

export const kpiStale: Rule = {
  id: "kpi-stale",
  severity: "warning",
  summary: "The newest figure of a KPI is older than its frequency allows.",
  why: "The report prints the newest figure there is, however old it is. Figures take time: one counts as late two weeks after the end of a week, one month after a month, two months after a quarter and eight months after a year, when even the national returns have been published. A symbol counts as a figure; a measure that has no figures is not judged.",
  bad: `\
# As at 2016-09-02
extracts:
  - { date: 2016-07-05, values: { caseload: { 2016-06: 17.8 } } }
`,
  good: `\
# As at 2016-09-02
extracts:
  - { date: 2016-08-05, values: { caseload: { 2016-07: 17.4 } } }
`,
  *check({ known, asAt }) {
    for (const { id, frequency, series } of known.kpis) {
      const newest = series.at(-1);
      if (newest === undefined || newest.origin === null) continue;
      const late = latestDue(newest.period, frequency, asAt);
      if (late === null) continue;
      yield {
        message: `KPI "${id}" has its newest figure for "${newest.period.key}": expected one for ${inPeriod(late)} by ${formatDate(EXPECTED[frequency](late.end))}`,
        origin: keyOf(newest.origin),
        entity: id,
        hint: "Add an extract with the figures since then, or with x where there are none.",
      };
    }
  },
};

/** The newest period whose figure is late; null where none is. */
function latestDue(newest: Period, frequency: Frequency, asAt: IsoDate): Period | null {
  let late: Period | null = null;
  let period = nextPeriod(newest, frequency);
  while (EXPECTED[frequency](period.end) < asAt) {
    late = period;
    period = nextPeriod(period, frequency);
  }
  return late;
}
