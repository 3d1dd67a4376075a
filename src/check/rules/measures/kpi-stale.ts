import type { Extract } from "../../../plan/schema/extracts.ts";
import {
  addDays,
  addMonths,
  daysBetween,
  formatDate,
  type IsoDate,
  lastDayOf,
} from "../../../plan/time/dates.ts";
import { type Frequency, inPeriod, nextPeriod, type Period } from "../../../plan/time/periods.ts";
import { compareText } from "../../../problems/locate.ts";
import { below, keyOf } from "../../../problems/origin.ts";
import type { Rule, RuleProblem } from "../../rule.ts";
import { isUnread } from "./figures.ts";

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
  why: "The report prints the newest figure there is, however old it is. Figures take time: one counts as late two weeks after the end of a week, one month after a month, two months after a quarter and eight months after a year, when even the national returns have been published. A symbol counts as a figure; a measure that has no figures is not judged. A measure that was in the last CSV of a feed, and is not in the next, counts as late at once.",
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
  *check({ plan, known, asAt }) {
    const extracts = plan.extracts
      .filter(({ date }) => date <= asAt)
      .sort((a, b) => compareText(a.date, b.date));
    for (const { id, frequency, series } of known.kpis) {
      const newest = series.at(-1);
      if (newest === undefined || newest.origin === null) continue;
      const late = latestDue(newest.period, frequency, asAt);
      if (late === null) {
        const next = nextPeriod(newest.period, frequency);
        if (!isUnread(plan, id, next)) yield* leftOut(id, newest.period, next, extracts);
        continue;
      }
      if (isUnread(plan, id, late)) continue;
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

/**
 * A measure that a CSV of the same feed gave the last time, and that the next one leaves out. That one is of the same
 * feed if it has half of the other measures at least.
 */
function* leftOut(
  id: string,
  newest: Period,
  next: Period,
  extracts: readonly Extract[],
): Generator<RuleProblem> {
  const at = extracts.findLastIndex((extract) => kpisOf(extract).has(id));
  const before = extracts[at];
  if (before === undefined || !isCsv(before)) return;
  const others = [...kpisOf(before)].filter((kpi) => kpi !== id);
  const after = extracts.slice(at + 1).find((extract) => {
    const shared = others.filter((kpi) => kpisOf(extract).has(kpi)).length;
    return isCsv(extract) && extract.date > before.date && shared > 0 && shared * 2 >= others.length;
  });
  // Feeds come some days earlier or later than the month before.
  const delay = Math.max(0, daysBetween(newest.end, before.date) - 5);
  if (after === undefined || addDays(next.end, delay) > after.date) return;
  yield {
    message: `KPI "${id}" has no figure in the extract of ${formatDate(after.date)}, and had one in that of ${formatDate(before.date)}: expected one for ${inPeriod(next)}`,
    origin: below(after.origin, "file"),
    entity: id,
    hint: "Export it again with this measure, or add a row with x where there is no figure.",
  };
}

const kpisOf = ({ figures }: Extract): Set<string> => new Set(figures.map(({ kpi }) => kpi));

const isCsv = ({ figures }: Extract): boolean => figures.some(({ origin }) => origin.offsets !== undefined);
