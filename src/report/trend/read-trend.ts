import type { KnownKpi } from "../../plan/history/replay.ts";
import { formatCompared } from "../../plan/measures/figures.ts";
import { type Point, sayRounded } from "../../plan/measures/series.ts";
import { targetAt } from "../../plan/measures/targets.ts";
import { type Assessment, assessSeries, type Phase } from "../../plan/spc/assess-series.ts";
import { formatMonth } from "../../plan/time/dates.ts";
import type { Frequency } from "../../plan/time/periods.ts";

/** A measure over time: which points are drawn, and which of them can be compared. */
export interface Trend extends Assessment {
  readonly kpi: KnownKpi;
  /** The index in the series of the first point drawn. */
  readonly start: number;
  /** The index of the newest figure; -1 if there is none. */
  readonly newest: number;
  /** The phase of the newest figure; null if there are no figures. */
  readonly present: Phase | null;
  /** The points drawn that have a figure and were counted in the same way as the newest. */
  readonly comparable: readonly MeasuredPoint[];
}

export type MeasuredPoint = Point & { readonly value: number };

/** How many periods a chart shows, so that they can still be told apart in print. */
const MOST_DRAWN: Record<Frequency, number> = { weekly: 60, monthly: 36, quarterly: 20, annual: 12 };

/** What there is to show of a measure. */
export function readTrend(kpi: KnownKpi, drawn?: "all"): Trend {
  const assessment = assessSeries(kpi);
  const start = drawn === "all" ? 0 : Math.max(0, kpi.series.length - MOST_DRAWN[kpi.frequency]);
  const newest = kpi.series.findLastIndex(({ value }) => value !== null);
  const upToNow = assessment.phases.filter(({ from }) => from <= newest);
  const recounted = upToNow.findLast(({ kind }) => kind === "method")?.from ?? 0;
  return {
    ...assessment,
    kpi,
    start,
    newest,
    present: upToNow.at(-1) ?? null,
    comparable: knownIn(kpi, Math.max(start, recounted), newest + 1),
  };
}

/** The points with a figure, from one index up to, but not including, another. */
export const knownIn = ({ series }: KnownKpi, from: number, to: number): MeasuredPoint[] =>
  series.slice(from, to).filter((point): point is MeasuredPoint => point.value !== null);

/** The values of points, with as many digits as the comparison with each other and with their targets needs. */
export const valuesOf = (kpi: KnownKpi, ...points: readonly MeasuredPoint[]): string[] =>
  formatCompared(
    points.map(({ value, period }) => ({ value, target: targetAt(kpi, period.end) })),
    kpi,
  ).map((value, index) => sayRounded(points[index] ?? {}) + value);

export const isSuppressed = ({ figure }: Point): boolean => figure?.symbol === "c";

/** "Sep 15", and "28 Aug" for a week: short enough for a column of a table. */
export function periodLabel(key: string, frequency: Frequency): string {
  const month = formatMonth(key).slice(0, 3);
  return frequency === "weekly" ? `${Number(key.slice(8))} ${month}` : `${month} ${key.slice(2, 4)}`;
}
