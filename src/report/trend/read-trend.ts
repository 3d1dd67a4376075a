import type { Frequency } from "../../plan/period.ts";
import type { KnownKpi } from "../../plan/replay.ts";
import type { Point } from "../../plan/series.ts";
import { type Assessment, assessSeries, type Phase } from "../../plan/spc/assess-series.ts";

/** Periods that a chart shows and that can still be told apart in print. */
const MOST_DRAWN: Record<Frequency, number> = { weekly: 60, monthly: 36, quarterly: 20, annual: 12 };

/** A measure over time: what its figure draws, and what of it can be compared. */
export interface Trend extends Assessment {
  readonly kpi: KnownKpi;
  /** The index in the series of the first point drawn. */
  readonly start: number;
  /** The index of the newest figure; -1 for none. */
  readonly newest: number;
  /** The phase of the newest figure; null without figures. */
  readonly present: Phase | null;
  /** Points drawn that have a figure and are counted as the newest is. */
  readonly comparable: readonly Known[];
}

export type Known = Point & { readonly value: number };

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

/** The figures from an index to before another. */
export const knownIn = ({ series }: KnownKpi, from: number, to: number): Known[] =>
  series.slice(from, to).filter((point): point is Known => point.value !== null);
