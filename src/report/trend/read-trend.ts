import type { KnownKpi } from "../../plan/history/replay.ts";
import type { Point } from "../../plan/measures/series.ts";
import { type Assessment, assessSeries, type Phase } from "../../plan/spc/assess-series.ts";
import type { Frequency } from "../../plan/time/periods.ts";

/** How many periods a chart shows, so that they can still be told apart in print. */
const MOST_DRAWN: Record<Frequency, number> = { weekly: 60, monthly: 36, quarterly: 20, annual: 12 };

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

export function readTrend(kpi: KnownKpi): Trend {
  const assessment = assessSeries(kpi);
  const start = Math.max(0, kpi.series.length - MOST_DRAWN[kpi.frequency]);
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
