import { sentence } from "../../diff/change.ts";
import type { FigurePart } from "../../model/stamps.ts";
import { formatCompared, formatMean, formatTarget } from "../../plan/measures/figures.ts";
import type { Point } from "../../plan/measures/series.ts";
import { ratingOf, targetAt } from "../../plan/measures/targets.ts";
import { type Latest, MARK_MEANINGS, type MarkedSignal, type Phase } from "../../plan/spc/assess-series.ts";
import { inPeriod, PERIOD_NOUNS } from "../../plan/time/periods.ts";
import { capitalise, numberWord } from "../../text/words.ts";
import { stampFigure } from "../draft/stamped.ts";
import { distanceWords, standingOf } from "../standing.ts";
import { isSuppressed, knownIn, type MeasuredPoint, type Trend, valuesOf } from "./read-trend.ts";

/**
 * What the chart shows besides its title, in plain words, and nothing that its points do not show. The title says whether
 * there is a special cause, what that means, and what the limits promise.
 */
export function sayTrend(trend: Trend): string {
  const { kpi } = trend;
  const read = (sentences: readonly string[], said: FigurePart): string[] =>
    sentences.map((one) => stampFigure(one, kpi, kpi.series.at(-1), said));
  return [
    ...sayStanding(trend),
    ...read(sayVariation(trend), "variation"),
    ...read(sayBreaks(trend), "variation"),
    ...read(sayTarget(trend), "target"),
  ].join(" ");
}

/** The newest figure, compared with the first figure drawn that was counted in the same way. */
function sayStanding(trend: Trend): string[] {
  const { kpi, comparable } = trend;
  const [first, last] = [comparable[0], comparable.at(-1)];
  if (first === undefined || last === undefined) return [sayNone(kpi.series)];
  const sentence = first === last ? sayOnly(first, trend) : sayMove(first, last, trend);
  const newest = kpi.series.at(-1);
  return [sentence, ...sayMissing(newest).map((one) => stampFigure(one, kpi, newest))];
}

const sayNone = (series: readonly Point[]): string =>
  series.some(isSuppressed) ? "Every figure so far is suppressed." : "No figure has been reported yet.";

function sayOnly(only: MeasuredPoint, { kpi, start, newest }: Trend): string {
  const { period } = only;
  const [now] = valuesOf(kpi, only);
  if (knownIn(kpi, start, newest).length > 0)
    return `${stampFigure(`${capitalise(now ?? "")} in ${inPeriod(period)}`, kpi, only)}, with no other to compare it with.`;
  const isAlone = start === 0 && !kpi.series.some(isSuppressed);
  return `The only figure ${isAlone ? "so far" : "shown"} is ${stampFigure(`${now}, for ${inPeriod(period)}`, kpi, only)}.`;
}

function sayMove(first: MeasuredPoint, last: MeasuredPoint, { kpi, comparable }: Trend): string {
  const [then, now] = valuesOf(kpi, first, last);
  if (comparable.length > 2 && comparable.every(({ value }) => value === last.value))
    return `It has been ${stampFigure(now ?? "", kpi, last)} in all ${comparable.length} ${PERIOD_NOUNS[kpi.frequency]}s with a figure since ${stampFigure(inPeriod(first.period), kpi, first)}.`;
  const change = now === then ? "the same as" : last.value > first.value ? "up from" : "down from";
  const compared = now === then ? "" : `${then} `;
  const latest = stampFigure(`${capitalise(now ?? "")} in ${inPeriod(last.period)}`, kpi, last);
  return `${latest}, ${change} ${stampFigure(`${compared}in ${inPeriod(first.period)}`, kpi, first)}.`;
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

/** What makes the newest figure a special cause, or which was the last, and whether its limits are still trial limits. */
function sayVariation(trend: Trend): string[] {
  const { latest } = trend;
  if (latest === null) return [];
  const sentences = latest.signal === null ? sayLast(trend, latest) : [`${saySignal(trend, latest.signal)}.`];
  return [...sentences, ...sayTrial(trend, latest)];
}

/** The last special cause under the limits of now. */
function sayLast({ kpi, points, newest }: Trend, { phase }: Latest): string[] {
  const last = points.slice(phase.from, newest).findLastIndex((signal) => signal !== null) + phase.from;
  const [signal, point] = [points[last], kpi.series[last]];
  if (last < phase.from || !signal || point === undefined) return [];
  // Nothing got worse or better with the first figure: there was none before it.
  if (last === phase.from && signal.cause === "outside-limits")
    return [
      `Of the figures under these limits only the first, for ${inPeriod(point.period)}, lies outside them.`,
    ];
  return [`The last special cause was ${MARK_MEANINGS[signal.mark]} in ${inPeriod(point.period)}.`];
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
      const way = side === "high" ? "risen" : "fallen";
      const target = targetAt(kpi, kpi.series[newest]?.period.end ?? "");
      const ends = [
        { value: from, target: null },
        { value: to, target },
      ];
      return `It has only ${way} over ${sayCount(trend, count)}: from ${formatCompared(ends, kpi).join(" to ")}`;
    }
    case "two-of-three": {
      const who = count === 3 ? "The last three figures" : "Two of the last three figures";
      return `${who} are ${side === "high" ? "near the upper limit or above it" : "near the lower limit or below it"}`;
    }
    case "shift":
      return `${capitalise(sayCount(trend, count))} in a row are ${side === "high" ? "above" : "below"} the mean`;
  }
}

/** "seven months", or "seven figures" if a month between them has no figure. */
function sayCount({ kpi, newest }: Trend, count: number): string {
  const unbroken = knownIn(kpi, newest + 1 - count, newest + 1).length === count;
  return `${numberWord(count)} ${unbroken ? PERIOD_NOUNS[kpi.frequency] : "figure"}s`;
}

function sayTrial({ kpi, newest }: Trend, { phase }: Latest): string[] {
  if (!phase.trial) return [];
  const figures = knownIn(kpi, phase.from, newest + 1).length;
  return [`The limits are on trial: they come from ${numberWord(figures)} figures.`];
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

/** How often the target was met since the last break. */
function sayTarget(trend: Trend): string[] {
  const { kpi, present, newest } = trend;
  if (present === null) return [];
  const known = knownIn(kpi, present.from, newest + 1);
  const rated = known.map((point) => ratingOf(point, kpi)).filter((rag) => rag !== null);
  if (rated.length === 0) return [];
  const met = rated.filter((rag) => rag === "green").length;
  const begun = kpi.series[present.from]?.period;
  const since = present.kind === null || begun === undefined ? "" : ` since ${inPeriod(begun)}`;
  const noun = PERIOD_NOUNS[kpi.frequency];
  const distance = newest === kpi.series.length - 1 ? distanceWords(standingOf(kpi, "")) : null;
  const one =
    rated.length === 1 && distance !== null ? `The target was ${distance} in the one ${noun}` : null;
  const now = distance === null || one !== null ? "" : `; now it is ${distance}`;
  const counted = one ?? `The target was ${sayMet(met, rated.length, noun)}`;
  return [`${counted} rated${since}${now}.`, ...sayChange(trend)];
}

function sayMet(met: number, total: number, noun: string): string {
  if (total === 1) return `${met === 1 ? "met" : "missed"} in the one ${noun}`;
  if (met === total) return `met in all ${total} ${noun}s`;
  return `met in ${met === 0 ? "none" : met} of the ${total} ${noun}s`;
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
