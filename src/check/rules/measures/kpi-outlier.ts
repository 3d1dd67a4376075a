import type { KnownKpi } from "../../../plan/history/replay.ts";
import { formatValue } from "../../../plan/measures/figures.ts";
import type { Point } from "../../../plan/measures/series.ts";
import { assessSeries } from "../../../plan/spc/assess-series.ts";
import { type Limits, meanOf, movingRanges } from "../../../plan/spc/xmr.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import type { Rule } from "../../rule.ts";
import { givenSince } from "./figures.ts";

/** How many usual moves are a leap. */
const LEAP = 3;
/** An outlier that was looked into is not told of for ever. */
const NEWEST_EXTRACTS = 2;

export const kpiOutlier: Rule = {
  id: "kpi-outlier",
  severity: "info",
  summary: "A new figure leapt out of the measure's control limits.",
  why: "A slip of a digit or a column changed round looks like this, and so does an event that the report should explain. The limits are the mean ± 2.66 times the mean moving range (NHS England, Making Data Count), from 12 figures on and anew after each break; a leap is over three times the usual move. Only figures new or changed in the last two extracts are judged. Rolling and cumulative measures have no limits.",
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
        const [from, to, lower, upper] = [before.value, point.value, limits.lower, limits.upper].map(
          (value) => formatValue(value, kpi),
        );
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

/** A number with all its digits, as a slip may be in the last; null for a fraction. */
const written = ({ figure, value }: MeasuredPoint): string | null =>
  figure?.numerator === null ? String(value) : null;

interface Leap {
  readonly before: MeasuredPoint;
  readonly point: MeasuredPoint;
  readonly limits: Limits;
}

/**
 * The leaps within each phase of the chart that has firm limits. The usual move is the mean moving range without the
 * two moves to and from the point, which would hide it. A measure that never moved has no usual move.
 */
function leapsOf(kpi: KnownKpi): Leap[] {
  return assessSeries(kpi).phases.flatMap(({ from, to, limits, trial }) =>
    limits === null || trial ? [] : leapsIn(kpi.series.slice(from, to), limits),
  );
}

function leapsIn(series: readonly Point[], limits: Limits): Leap[] {
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
