import { compareText } from "../../problems/locate.ts";
import { didYouMean, list } from "../../text/words.ts";
import type { KnownKpi, PlanAsAt } from "../history/replay.ts";
import { decimalsOf, formatValue, telling } from "../measures/figures.ts";
import type { Point } from "../measures/series.ts";
import { ragOf, targetAt, withoutDust } from "../measures/targets.ts";
import type { Claim } from "../schema/claims.ts";
import type { Better, Break, Kpi } from "../schema/kpis.ts";
import { formatDate } from "../time/dates.ts";
import { inPeriod, PERIOD_NOUNS, parsePeriod } from "../time/periods.ts";
import {
  type MeasuredPoint,
  type Missing,
  miss,
  type Outcome,
  prove,
  quote,
  quoteWithTarget,
  refute,
  targetWords,
} from "./outcome.ts";

/** `is: on-target`: the newest figure, or every one of the periods of `for`, meets the target of its time. */
export function proveOnTarget(claim: Claim, kpi: KnownKpi): Outcome {
  return proveEach(claim, kpi, {
    meets: ({ value, period }) => ragOf(value, targetAt(kpi, period.end), kpi.better) === "green",
    missed: (point) => {
      const target = targetWords(point, kpi);
      return target === null ? "and has no target to meet" : `which does not meet its target of ${target}`;
    },
    words: "target met",
    single: "",
  });
}

/** `at-least: 90, at-most: 95`, in the measure's unit. */
export function proveBounds(claim: Claim, kpi: KnownKpi): Outcome {
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = claim;
  const bounds = list([
    ...(claim.atLeast === undefined ? [] : [`at least ${quoteBound(claim.atLeast, kpi)}`]),
    ...(claim.atMost === undefined ? [] : [`at most ${quoteBound(claim.atMost, kpi)}`]),
  ]);
  return proveEach(claim, kpi, {
    meets: ({ value }) => withoutDust(value) >= atLeast && withoutDust(value) <= atMost,
    missed: () => `not ${bounds}`,
    words: bounds,
    single: `; that is ${bounds}`,
  });
}

interface Threshold {
  readonly meets: (point: MeasuredPoint) => boolean;
  /** What follows the figure of a period that fails. */
  readonly missed: (point: MeasuredPoint) => string;
  /** What holds for several periods, and what is added where there is one. */
  readonly words: string;
  readonly single: string;
}

function proveEach(claim: Claim, kpi: KnownKpi, { meets, missed, words, single }: Threshold): Outcome {
  const points = pointsFor(claim, kpi);
  if ("missing" in points) return refute(`${kpi.name}: ${points.missing}`, points.hint);
  const [first, last] = [points[0] as MeasuredPoint, points.at(-1) as MeasuredPoint];
  const crossed = breakBetween(kpi, first, last);
  if (crossed !== undefined) return refute(`${kpi.name}: ${quoteBreak(crossed, first, last, kpi)}`);
  const failed = points.findLast((point) => !meets(point));
  if (failed !== undefined) {
    return refute(`${kpi.name}: it was ${quote(failed, truthful(failed, kpi, meets))}, ${missed(failed)}`);
  }
  const figures = quoteWithTarget(last, truthful(last, kpi, meets));
  return prove(points.length === 1 ? figures + single : `${figures}; ${words} in ${span(points, kpi)}`);
}

/** The measure with the digits that a value needs beside what is claimed of it. */
const truthful = (point: MeasuredPoint, kpi: KnownKpi, meets: Threshold["meets"]): KnownKpi =>
  telling(point.value, kpi, (value) => meets({ ...point, value }));

/** "all 5 months from April 2016": as many as were reported, where some were not. */
function span(points: readonly MeasuredPoint[], kpi: KnownKpi): string {
  const { period } = points[0] as MeasuredPoint;
  const passed = kpi.series.filter(
    ({ period: { key } }) => key >= period.key && key <= (points.at(-1) as MeasuredPoint).period.key,
  );
  const reported = passed.length > points.length ? " reported" : "";
  const count = points.length === 2 ? "both" : `all ${points.length}`;
  return `${count} ${PERIOD_NOUNS[kpi.frequency]}s${reported} from ${inPeriod(period)}`;
}

type Comparator = NonNullable<Kpi["comparators"]>[number];

/** `better-than: England`: the newest figure against the newest of those known for another. */
export function proveComparison({ betterThan = "" }: Claim, kpi: KnownKpi): Outcome {
  const say = (reason: string, hint: string | null = null): Outcome => refute(`${kpi.name}: ${reason}`, hint);
  const latest = latestPoint(kpi);
  if ("missing" in latest) return say(latest.missing, latest.hint);
  const other = newestOf(kpi.comparators ?? [], betterThan);
  if (other === undefined) return say(`no figure is known for ${betterThan}`, suggest(betterThan, kpi));
  const compared = `${other.who} ${formatValue(other.value, kpi)} (${other.period})`;
  const figures = `it was ${quote(latest, kpi)}, and ${compared}`;
  const sign = betterSign(kpi.better);
  if (sign === 0) return say(`${figures}; ${NEITHER[kpi.better]}`);
  const lead = sign * (printed(latest.value, kpi) - printed(other.value, kpi));
  return lead > 0 ? prove(`${quoteWithTarget(latest, kpi)}; ${compared}`) : say(figures);
}

/** By the last year that its period names, then by the day it was published. */
function newestOf(comparators: readonly Comparator[], wanted: string): Comparator | undefined {
  const age = ({ period, published = "" }: Comparator): string =>
    `${period.match(/\b(?:19|20)\d\d\b/g)?.at(-1) ?? ""} ${published}`;
  return comparators
    .filter(({ who }) => who === wanted)
    .toSorted((a, b) => compareText(age(a), age(b)))
    .at(-1);
}

function suggest(wanted: string, { comparators = [] }: Kpi): string {
  const known = [...new Set(comparators.map(({ who }) => who))];
  if (known.length === 0) return "Give the measure a comparator of that name, or claim something else.";
  return didYouMean(wanted, known) ?? `Known: ${list(known)}.`;
}

/** `has: fallen, since: 2015-09`: from one period to the newest. */
export function proveMovement({ has, since = "" }: Claim, kpi: KnownKpi): Outcome {
  const [first, last] = [pointAt(kpi, since), latestPoint(kpi)];
  const say = (reason: string, hint: string | null = null): Outcome => refute(`${kpi.name}: ${reason}`, hint);
  if ("missing" in first) return say(first.missing, first.hint);
  if ("missing" in last) return say(last.missing, last.hint);
  if (first.period.key >= last.period.key) return say(`no figure is known after ${inPeriod(last.period)}`);
  const crossed = breakBetween(kpi, first, last);
  if (crossed !== undefined) return say(quoteBreak(crossed, first, last, kpi));
  const rise = printed(last.value, kpi) - printed(first.value, kpi);
  const figures = `it was ${quote(last, kpi)} and ${quote(first, kpi)}`;
  const wanted = has === "improved" ? betterSign(kpi.better) : has === "risen" ? 1 : -1;
  if (wanted === 0) return say(`${figures}, and ${NEITHER[kpi.better]}`, "Claim fallen, risen or on-target.");
  return rise * wanted > 0 ? prove(`${quoteWithTarget(last, kpi)}; ${quote(first, kpi)}`) : say(figures);
}

/** 1 where higher is better, -1 where lower is, 0 where neither is. */
const betterSign = (better: Better): -1 | 0 | 1 => (better === "higher" ? 1 : better === "lower" ? -1 : 0);

/** Why a measure cannot be called better. */
const NEITHER: Readonly<Record<Better, string>> = {
  higher: "",
  lower: "",
  "in-range": "a measure that is to stay in a range is better neither high nor low",
  neutral: "a neutral measure is better neither high nor low",
};

/** The newest figure of a measure. One that is suppressed is newer than those before it, and says nothing. */
export function latestPoint(kpi: KnownKpi): MeasuredPoint | Missing {
  const latest = judgeable(kpi.series).at(-1);
  return latest === undefined ? miss("no figure is known") : known(latest);
}

/** The figure of a period that a claim names. */
function pointAt(kpi: KnownKpi, key: string): MeasuredPoint | Missing {
  const period = parsePeriod(key, kpi.frequency);
  if (period === null) return noPeriod(key, kpi);
  const point = kpi.series.find((one) => one.period.key === period.key);
  if (point === undefined || (point.value === null && !isSuppressed(point))) {
    return miss(`no figure is known for ${inPeriod(period)}`, knownPeriods(kpi));
  }
  return known(point);
}

/** The periods a claim is about, oldest first: the newest, the newest so many, or every one since a period. */
export function pointsFor(
  { for: periods = 1, since }: Claim,
  kpi: KnownKpi,
): readonly MeasuredPoint[] | Missing {
  const all = judgeable(kpi.series);
  if (all.length === 0) return miss("no figure is known");
  const chosen = periods === "every-period" ? sinceKey(all, since, kpi) : lastOf(all, periods);
  if ("missing" in chosen) return chosen;
  const suppressed = chosen.find(isSuppressed);
  return suppressed === undefined ? (chosen as MeasuredPoint[]) : (known(suppressed) as Missing);
}

function lastOf(all: readonly Point[], count: number): readonly Point[] | Missing {
  return all.length < count
    ? miss(`only ${all.length} of the ${count} periods are known`)
    : all.slice(-count);
}

function sinceKey(
  all: readonly Point[],
  since: string | undefined,
  kpi: KnownKpi,
): readonly Point[] | Missing {
  if (since === undefined) return all;
  const first = parsePeriod(since, kpi.frequency);
  if (first === null) return noPeriod(since, kpi);
  const chosen = all.filter(({ period }) => period.end >= first.end);
  return chosen.length === 0
    ? miss(`no figure is known since ${inPeriod(first)}`, knownPeriods(kpi))
    : chosen;
}

const isSuppressed = ({ figure }: Point): boolean => figure?.symbol === "c";

/** Gaps, and figures that are not available or do not apply, are no figures. */
const judgeable = (series: readonly Point[]): Point[] =>
  series.filter((point) => point.value !== null || isSuppressed(point));

const known = (point: Point): MeasuredPoint | Missing =>
  point.value === null
    ? miss(`the figure for ${inPeriod(point.period)} is suppressed`)
    : (point as MeasuredPoint);

function noPeriod(key: string, { frequency, series }: KnownKpi): Missing {
  const newest = series.at(-1);
  const expected =
    newest === undefined ? ", and it has no figures" : `: expected one such as ${newest.period.key}`;
  return miss(`"${key}" is not a period of a ${frequency} measure${expected}`);
}

function knownPeriods({ series }: KnownKpi): string | null {
  const keys = series.filter(({ value }) => value !== null).map(({ period }) => period.key);
  return keys.length === 0
    ? null
    : `Its figures are for ${list(keys.length > 6 ? [`${keys[0]} to ${keys.at(-1)}`] : keys)}.`;
}

/** A change of method between two figures: what they count is not the same. */
const breakBetween = (kpi: Kpi, first: MeasuredPoint, last: MeasuredPoint): Break | undefined =>
  kpi.breaks?.find(
    ({ kind, from }) => kind === "method" && first.period.end < from && from <= last.period.end,
  );

/** "its method changed on 1 June 2016 (Siblings count singly) between 18.9 in May 2016 and …" */
const quoteBreak = ({ from, reason }: Break, first: MeasuredPoint, last: MeasuredPoint, kpi: Kpi): string =>
  `its method changed on ${formatDate(from)} (${reason}), between ${quote(first, kpi)} and ${quote(last, kpi)}`;

/** The change of method that a claim compares across, and the period it starts from; null for none. */
export function crossedBreak(
  claim: Claim,
  known: PlanAsAt,
): { readonly crossed: Break; readonly kpi: KnownKpi; readonly since: string } | null {
  const kpi = known.kpis.find(({ id }) => id === claim.kpi);
  const ends = kpi && endsOf(claim, kpi);
  const crossed = kpi && ends && breakBetween(kpi, ...ends);
  return crossed ? { crossed, kpi, since: ends[0].period.key } : null;
}

/** The first and the last figure that a claim compares; null where it compares none. */
function endsOf(claim: Claim, kpi: KnownKpi): [first: MeasuredPoint, last: MeasuredPoint] | null {
  if (claim.has === undefined && claim.for === undefined) return null;
  const points =
    claim.has === undefined ? pointsFor(claim, kpi) : [pointAt(kpi, claim.since ?? ""), latestPoint(kpi)];
  if ("missing" in points) return null;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || "missing" in first || "missing" in last) return null;
  return [first, last];
}

/** A bound as it was written: 90%, 17.5. */
const quoteBound = (bound: number, kpi: Kpi): string =>
  formatValue(bound, { unit: kpi.unit, decimals: String(bound).split(".")[1]?.length ?? 0 });

/** The value a reader sees: what is printed alike has not moved. */
const printed = (value: number, kpi: Kpi): number => Number(value.toFixed(decimalsOf(kpi)));
