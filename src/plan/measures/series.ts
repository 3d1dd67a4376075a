import { compareText } from "../../problems/locate.ts";
import type { Origin } from "../../problems/origin.ts";
import { compareIds } from "../history/order.ts";
import type { DatedFigure, Extract } from "../schema/extracts.ts";
import type { Kpi } from "../schema/kpis.ts";
import type { IsoDate } from "../time/dates.ts";
import { type Period, parsePeriod, periodsBetween } from "../time/periods.ts";
import { type Figure, valueIn } from "./figures.ts";
import { rollUp } from "./roll-up.ts";

/** One period of a measure; a period nobody reported has no figure. */
export interface Point {
  readonly period: Period;
  readonly figure: Figure | null;
  /** In the measure's unit; null for a gap or a symbol. */
  readonly value: number | null;
  /** The extract it comes from, null for a gap. */
  readonly extract: IsoDate | null;
  readonly origin: Origin | null;
  /** The figure an earlier extract gave, where this one differs, and the extract that changed it. */
  readonly before: {
    readonly value: number | null;
    readonly extract: IsoDate;
    readonly changed: IsoDate;
  } | null;
}

/**
 * A measure's figures in order, from its first period to its last: the newest extract counts. A period that no
 * extract gives is made of the weeks of `weekly`, where there is such a measure.
 */
export function seriesOf(kpi: Kpi, extracts: readonly Extract[], weekly: Kpi | null = null): Point[] {
  const given = reported(kpi, figuresOf(kpi, extracts));
  if (weekly === null) return fillGaps(kpi, [...given.values()]);
  const [known = null] = given.keys();
  const made = reported(kpi, rollUp(kpi, known, weekly, figuresOf(weekly, extracts)));
  return fillGaps(kpi, [...new Map([...made, ...given]).values()]);
}

/** The newest figure of each period, given in the order in which they became known. */
function reported(kpi: Kpi, figures: readonly DatedFigure[]): Map<string, Point> {
  const points = new Map<string, Point>();
  for (const { date, period: key, figure, origin } of figures) {
    const earlier = points.get(key);
    const period = earlier?.period ?? parsePeriod(key, kpi.frequency);
    if (period === null) continue;
    const value = valueIn(kpi.unit, figure);
    const restated = earlier?.extract && earlier.value !== value;
    const before = restated
      ? { value: earlier.value, extract: earlier.extract, changed: date }
      : (earlier?.before ?? null);
    points.set(key, { period, figure, value, extract: date, origin, before });
  }
  return points;
}

/** By date, then by content, so that two extracts of one day count the same whatever file came first. */
function figuresOf(kpi: Kpi, extracts: readonly Extract[]): DatedFigure[] {
  const dated = extracts.flatMap(({ date, figures }) =>
    figures.filter((one) => one.kpi === kpi.id).map((figure) => ({ ...figure, date })),
  );
  return dated
    .map((one) => ({ one, content: `${one.date} ${one.period} ${JSON.stringify(one.figure)}` }))
    .sort((a, b) => compareText(a.content, b.content))
    .map(({ one }) => one);
}

function fillGaps(kpi: Kpi, points: readonly Point[]): Point[] {
  const ordered = [...points].sort((a, b) => compareIds(a.period.key, b.period.key));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return [];
  const byKey = new Map(ordered.map((point) => [point.period.key, point]));
  for (const period of periodsBetween(first.period, last.period, kpi.frequency)) {
    if (byKey.has(period.key)) continue;
    byKey.set(period.key, { period, figure: null, value: null, extract: null, origin: null, before: null });
  }
  return [...byKey.values()].sort((a, b) => compareIds(a.period.key, b.period.key));
}

/** The newest point that has a value. */
export const latestOf = (series: readonly Point[]): Point | undefined =>
  series.findLast(({ value }) => value !== null);
