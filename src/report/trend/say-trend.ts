import { sentence } from "../../diff/change.ts";
import type { KnownKpi } from "../../plan/history/replay.ts";
import { formatCompared, formatMean, formatTarget } from "../../plan/measures/figures.ts";
import { type Point, sayRounded } from "../../plan/measures/series.ts";
import { ratingOf, targetAt } from "../../plan/measures/targets.ts";
import {
  type Assessment,
  type Assurance,
  assessSeries,
  type Latest,
  MARK_MEANINGS,
  type MarkedSignal,
  type Phase,
} from "../../plan/spc/assess-series.ts";
import { type Frequency, inPeriod, PERIOD_NOUNS } from "../../plan/time/periods.ts";
import { capitalise, numberWord } from "../../text/words.ts";

/** What the chart shows, in plain words, and nothing that its points do not show. */
const sayTrend = (trend: Trend): string =>
  [sayStanding, sayVariation, sayBreaks, sayTarget].flatMap((say) => say(trend)).join(" ");

/** The newest figure, compared with the first figure drawn that was counted in the same way. */
function sayStanding(trend: Trend): string[] {
  const { kpi, comparable } = trend;
  const [first, last] = [comparable[0], comparable.at(-1)];
  if (first === undefined || last === undefined) return [sayNone(kpi.series)];
  const sentence = first === last ? sayOnly(first, trend) : sayMove(first, last, trend);
  return [sentence, ...sayMissing(kpi.series.at(-1))];
}

const sayNone = (series: readonly Point[]): string =>
  series.some(isSuppressed) ? "Every figure so far is suppressed." : "No figure has been reported yet.";

/** The values of points, with as many digits as the comparison with each other and with their targets needs. */
const show = (kpi: KnownKpi, ...points: readonly MeasuredPoint[]): string[] =>
  formatCompared(
    points.map(({ value, period }) => ({ value, target: targetAt(kpi, period.end) })),
    kpi,
  ).map((value, index) => sayRounded(points[index] ?? {}) + value);

function sayOnly(only: MeasuredPoint, { kpi, start, newest }: Trend): string {
  const { period } = only;
  const [now] = show(kpi, only);
  if (knownIn(kpi, start, newest).length > 0)
    return `It is ${now} in ${inPeriod(period)}, the only figure since the way of counting changed.`;
  const isAlone = start === 0 && !kpi.series.some(isSuppressed);
  return `The only figure ${isAlone ? "so far" : "shown"} is ${now}, for ${inPeriod(period)}.`;
}

function sayMove(first: MeasuredPoint, last: MeasuredPoint, { kpi, comparable }: Trend): string {
  const [then, now] = show(kpi, first, last);
  if (comparable.length > 2 && comparable.every(({ value }) => value === last.value))
    return `It has been ${now} in all ${comparable.length} ${PERIOD_NOUNS[kpi.frequency]}s with a figure since ${inPeriod(first.period)}.`;
  const change = now === then ? "the same as" : last.value > first.value ? "up from" : "down from";
  const compared = now === then ? "" : ` ${then}`;
  return `At ${now} in ${inPeriod(last.period)}, it is ${change}${compared} in ${inPeriod(first.period)}.`;
}

const ABSENT = {
  c: "is suppressed",
  x: "is not available",
  z: "does not apply",
  low: "rounds to 0",
  u: "is not reliable",
};

/** Why the newest period has no figure. */
function sayMissing(newest: Point | undefined): string[] {
  const symbol = newest?.figure?.symbol ?? null;
  if (newest === undefined || newest.value !== null || symbol === null) return [];
  return [`The figure for ${inPeriod(newest.period)} ${ABSENT[symbol]}.`];
}

const isSuppressed = ({ figure }: Point): boolean => figure?.symbol === "c";

/** Whether the newest figure is a special cause, and whether its limits are still trial limits. */
function sayVariation(trend: Trend): string[] {
  const { latest } = trend;
  if (latest === null) return [];
  const sentence =
    latest.signal === null
      ? sayChance(trend, latest)
      : `${saySignal(trend, latest.signal)}: this ${latest.phase.trial ? "looks like" : "is"} ${MARK_MEANINGS[latest.signal.mark]}, not chance.`;
  return [sentence, ...sayTrial(trend, latest)];
}

function sayChance({ kpi, points, newest }: Trend, { phase }: Latest): string {
  const last = points.slice(phase.from, newest).findLastIndex((signal) => signal !== null) + phase.from;
  const [signal, point] = [points[last], kpi.series[last]];
  if (last < phase.from || !signal || point === undefined)
    return "No special cause: the ups and downs are what chance gives.";
  return `The newest figure shows no special cause; the last that did, ${MARK_MEANINGS[signal.mark]}, was for ${inPeriod(point.period)}.`;
}

function saySignal(trend: Trend, signal: MarkedSignal): string {
  const { kpi, newest } = trend;
  const { cause, side, count, from, to } = signal;
  switch (cause) {
    case "outside-limits": {
      const period = kpi.series[newest]?.period;
      const limit = side === "high" ? "above the upper limit" : "below the lower limit";
      return `The figure for ${period === undefined ? "" : inPeriod(period)} is ${limit}`;
    }
    case "trend": {
      const way = side === "high" ? "rising" : "falling";
      const target = targetAt(kpi, kpi.series[newest]?.period.end ?? "");
      const ends = [
        { value: from, target: null },
        { value: to, target },
      ];
      return `${sayRun(trend, count)} ${way}, from ${formatCompared(ends, kpi).join(" to ")}`;
    }
    case "two-of-three": {
      const who = count === 3 ? "The last three figures" : "Two of the last three figures";
      return `${who} are ${side === "high" ? "near the upper limit or above it" : "near the lower limit or below it"}`;
    }
    case "shift":
      return `${sayRun(trend, count)} ${side === "high" ? "above" : "below"} the mean`;
  }
}

/** "Seven months in a row", or "Seven figures in a row" if a month between them has no figure. */
function sayRun({ kpi, newest }: Trend, count: number): string {
  const unbroken = knownIn(kpi, newest + 1 - count, newest + 1).length === count;
  return `${capitalise(numberWord(count))} ${unbroken ? PERIOD_NOUNS[kpi.frequency] : "figure"}s in a row`;
}

function sayTrial({ kpi, newest }: Trend, { phase }: Latest): string[] {
  if (!phase.trial) return [];
  const figures = knownIn(kpi, phase.from, newest + 1).length;
  return [`These are trial limits, from ${numberWord(figures)} figures: twelve are needed to be sure.`];
}

/** Each break among the points drawn, with its reason. */
const sayBreaks = (trend: Trend): string[] =>
  trend.phases.flatMap((phase, index) =>
    phase.from < trend.start || phase.kind === null ? [] : [sayBreak(trend, phase, trend.phases[index - 1])],
  );

function sayBreak(
  { kpi }: Trend,
  { kind, from, reason, limits, unlimited }: Phase,
  before: Phase | undefined,
): string {
  const period = kpi.series[from]?.period;
  const when = period === undefined ? "" : inPeriod(period);
  const why = reason === null ? "" : ` Reason: ${sentence(reason)}`;
  if (kind === "method")
    return `It has been counted another way since ${when}: earlier figures are not compared.${why}`;
  if (!before?.limits || unlimited === "unmoving") return `There is a step in ${when}.${why}`;
  if (limits === null) return `New limits begin in ${when}, once there are six figures.${why}`;
  const [then, now] = [before.limits, limits].map(({ mean }) => formatMean(mean, kpi));
  const moved = then === now ? `stayed at ${now}` : `went from ${then} to ${now}`;
  return `New limits begin in ${when}: the mean ${moved}.${why}`;
}

/** How often the target was met since the last break, and whether it will be. */
function sayTarget(trend: Trend): string[] {
  const { kpi, present, newest, latest } = trend;
  if (present === null) return [];
  const known = knownIn(kpi, present.from, newest + 1);
  const rated = known.map((point) => ratingOf(point, kpi)).filter((rag) => rag !== null);
  if (rated.length === 0) return [];
  const met = rated.filter((rag) => rag === "green").length;
  const begun = kpi.series[present.from]?.period;
  const since = present.kind === null || begun === undefined ? "" : ` since ${inPeriod(begun)}`;
  const noun = PERIOD_NOUNS[kpi.frequency];
  const others = known.some(({ between }) => between)
    ? "a figure that can be rated"
    : "a figure and a target";
  const which = rated.length < known.length ? others : "a figure";
  const counted = `The target was ${sayMet(met, rated.length, noun)} with ${which}${since}`;
  return [...sayOutlook(counted, latest, noun), ...sayChange(trend)];
}

function sayMet(met: number, total: number, noun: string): string {
  if (total === 1) return `${met === 1 ? "met" : "missed"} in the one ${noun}`;
  if (met === total) return `met in all ${total} ${noun}s`;
  return `met in ${met === 0 ? "none" : met} of the ${total} ${noun}s`;
}

/** Limits predict only while nothing changes, so a special cause in the newest figure leaves the outlook open. */
export const TOO_SOON = "too soon to say whether the target will be met";

function sayOutlook(counted: string, latest: Latest | null, noun: string): string[] {
  if (!latest?.assurance) return [`${counted}.`];
  if (latest.signal !== null) return [`${counted}.`, `It is ${TOO_SOON}.`];
  return [`${counted}, and will be ${outlook(latest.assurance, noun)} unless something changes.`];
}

function outlook(assurance: Assurance, noun: string): string {
  if (assurance === "always-met") return `met in every ${noun}`;
  if (assurance === "always-failed") return `missed in every ${noun}`;
  return `met in some ${noun}s and missed in others`;
}

/** The last change of target among the points drawn. */
function sayChange({ kpi, start }: Trend): string[] {
  const drawn = kpi.series.slice(start);
  const words = drawn.map(({ period }) => formatTarget(targetAt(kpi, period.end), kpi));
  const index = words.findLastIndex((one, place) => place > 0 && one !== words[place - 1]);
  const [before, now, point] = [words[index - 1], words[index], drawn[index]];
  if (!before || !now || point === undefined) return [];
  return [`The target has been ${now} since ${inPeriod(point.period)}; before that it was ${before}.`];
}

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

type MeasuredPoint = Point & { readonly value: number };

/** What there is to show of a measure, and the sentence that says it. */
export function readTrend(kpi: KnownKpi): Trend & { readonly sentence: string } {
  const assessment = assessSeries(kpi);
  const start = Math.max(0, kpi.series.length - MOST_DRAWN[kpi.frequency]);
  const newest = kpi.series.findLastIndex(({ value }) => value !== null);
  const upToNow = assessment.phases.filter(({ from }) => from <= newest);
  const recounted = upToNow.findLast(({ kind }) => kind === "method")?.from ?? 0;
  const trend = {
    ...assessment,
    kpi,
    start,
    newest,
    present: upToNow.at(-1) ?? null,
    comparable: knownIn(kpi, Math.max(start, recounted), newest + 1),
  };
  return { ...trend, sentence: sayTrend(trend) };
}

/** The points with a figure, from one index up to, but not including, another. */
const knownIn = ({ series }: KnownKpi, from: number, to: number): MeasuredPoint[] =>
  series.slice(from, to).filter((point): point is MeasuredPoint => point.value !== null);
