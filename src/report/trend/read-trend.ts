import type { KnownKpi } from "../../plan/history/replay.ts";
import type { Point } from "../../plan/measures/series.ts";
import { type Assessment, assessSeries, type Phase } from "../../plan/spc/assess-series.ts";
import { formatMonth } from "../../plan/time/dates.ts";
import type { Frequency } from "../../plan/time/periods.ts";

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

/** The figures from an index to before another. */
export const knownIn = ({ series }: KnownKpi, from: number, to: number): MeasuredPoint[] =>
  series.slice(from, to).filter((point): point is MeasuredPoint => point.value !== null);

export const PERIOD_NOUNS: Record<Frequency, string> = {
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  annual: "year",
};

/** What stands over the periods of a table. */
export const PERIOD_TITLES: Record<Frequency, string> = {
  weekly: "Week to",
  monthly: "Month",
  quarterly: "Quarter to",
  annual: "Year to",
};

/** "Sep 15", and "28 Aug" for a week: for the narrow columns of a table. */
export function columnLabel(key: string, frequency: Frequency): string {
  const month = formatMonth(key).slice(0, 3);
  return frequency === "weekly" ? `${Number(key.slice(8))} ${month}` : `${month} ${key.slice(2, 4)}`;
}

/** With the year also of a week, "28 Aug 16": for an axis. */
export function axisLabel(key: string, frequency: Frequency): string {
  const label = columnLabel(key, frequency);
  return frequency === "weekly" ? `${label} ${key.slice(2, 4)}` : label;
}
