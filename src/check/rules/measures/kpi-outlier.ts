import type { KnownKpi } from "../../../plan/history/replay.ts";
import { formatMean, formatValue, valueIn } from "../../../plan/measures/figures.ts";
import type { Point } from "../../../plan/measures/series.ts";
import type { Extract } from "../../../plan/schema/extracts.ts";
import type { Kpi } from "../../../plan/schema/kpis.ts";
import { assessSeries } from "../../../plan/spc/assess-series.ts";
import { type Limits, meanOf, movingRanges } from "../../../plan/spc/xmr.ts";
import type { IsoDate } from "../../../plan/time/dates.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { compareText } from "../../../problems/locate.ts";
import type { Rule } from "../../rule.ts";

/** A leap is more than this many usual moves. */
const LEAP = 3;
/** Only figures of the newest extracts are reported: older ones have been looked into. */
const NEWEST_EXTRACTS = 2;

export const kpiOutlier: Rule = {
  id: "kpi-outlier",
  severity: "info",
  summary: "A new figure leapt out of the measure's control limits.",
  why: "A slip of a digit or a column changed round looks like this, and so does an event that the report should explain. The limits are the mean ± 2.66 times the mean moving range (NHS England, Making Data Count), from 12 figures on, calculated again after each break; a leap is over three times the usual move. Only figures new or changed in the last two extracts are judged. Rolling and cumulative measures have no limits.",
  bad: `\
extracts:
  - date: 2016-08-05
    values:
      caseload: {
        2015-09: 17.1, 2015-10: 17.4, 2015-11: 17.2, 2015-12: 17.0, 2016-01: 17.3, 2016-02: 17.5,
        2016-03: 17.2, 2016-04: 17.1, 2016-05: 17.4, 2016-06: 17.6, 2016-07: 17.3 }
  - { date: 2016-09-02, values: { caseload: { 2016-08: 71.2 } } }
`,
  good: `\
extracts:
  - date: 2016-08-05
    values:
      caseload: {
        2015-09: 17.1, 2015-10: 17.4, 2015-11: 17.2, 2015-12: 17.0, 2016-01: 17.3, 2016-02: 17.5,
        2016-03: 17.2, 2016-04: 17.1, 2016-05: 17.4, 2016-06: 17.6, 2016-07: 17.3 }
  - { date: 2016-09-02, values: { caseload: { 2016-08: 17.2 } } }
`,
  *check({ known }) {
    const since = [...new Set(known.extracts.map(({ date }) => date))].sort().at(-NEWEST_EXTRACTS) ?? "";
    for (const kpi of known.kpis) {
      for (const { before, point, limits } of leapsOf(kpi)) {
        const given = givenSince(kpi, point, known.extracts);
        if (given === null || given < since || point.origin === null) continue;
        const [from, to] = [before.value, point.value].map((value) => formatValue(value, kpi));
        const [lower, upper] = [limits.lower, limits.upper].map((value) => formatMean(value, kpi));
        yield {
          message: `KPI "${kpi.id}" went from ${from} to "${written(point) ?? to}" in ${inPeriod(point.period)}, outside its limits of ${lower} to ${upper}: expected either a slip or a reason`,
          origin: point.origin,
          entity: kpi.id,
          hint: "Look the figure up again; where it is right, let the report say what happened.",
        };
      }
    }
  },
};

type MeasuredPoint = Point & { readonly value: number };

/** All the digits of a number, as the slip may be in the last one; null for a fraction. */
const written = ({ figure, value }: MeasuredPoint): string | null =>
  figure?.numerator === null ? String(value) : null;

interface Leap {
  readonly before: MeasuredPoint;
  readonly point: MeasuredPoint;
  readonly limits: Limits;
}

/**
 * The leaps within each phase of the chart that has firm limits. The usual move is the mean moving range, without the
 * moves to and from the point, which would hide the leap. A measure that never moved has no usual move.
 */
function leapsOf(kpi: KnownKpi): Leap[] {
  return assessSeries(kpi).phases.flatMap(({ from, to, limits, trial }) =>
    limits === null || trial ? [] : findLeaps(kpi.series.slice(from, to), limits),
  );
}

function findLeaps(series: readonly Point[], limits: Limits): Leap[] {
  const points = series.filter((point): point is MeasuredPoint => point.value !== null);
  const moves = movingRanges(points.map(({ value }) => value));
  return points.flatMap((point, index) => {
    const [before, move] = [points[index - 1], moves[index - 1]];
    const usual = meanOf(moves.toSpliced(Math.max(index - 1, 0), 2));
    const inside = point.value >= limits.lower && point.value <= limits.upper;
    if (before === undefined || move === undefined || inside || usual === 0 || move <= LEAP * usual)
      return [];
    return [{ before, point, limits }];
  });
}

/**
 * The day on which a period first had its present value: an extract that repeats it gives nothing new. Null where two
 * extracts of one day disagree.
 */
function givenSince(kpi: Kpi, { period, value }: Point, extracts: readonly Extract[]): IsoDate | null {
  const given = extracts
    .flatMap(({ date, figures }) => figures.map((one) => ({ date, ...one })))
    .filter((one) => one.kpi === kpi.id && one.period === period.key)
    .sort((a, b) => compareText(a.date, b.date));
  const other = given.findLastIndex(({ figure }) => valueIn(kpi.unit, figure) !== value);
  return given[other + 1]?.date ?? null;
}
