import { compareText } from "../../problems/locate.ts";
import { didYouMean, list } from "../../text/words.ts";
import type { KnownKpi, PlanAsAt } from "../history/replay.ts";
import { roundTo } from "../measures/decimals.ts";
import {
  type Compared,
  decimalsAmong,
  formatAgainst,
  formatAsWritten,
  formatFraction,
  formatTarget,
  formatValue,
} from "../measures/figures.ts";
import { sayRounded } from "../measures/series.ts";
import { meetsBand, ratingOf, targetAt } from "../measures/targets.ts";
import type { Claim } from "../schema/claims.ts";
import type { Better, Break, Kpi, Target } from "../schema/kpis.ts";
import { formatDate } from "../time/dates.ts";
import { inPeriod, PERIOD_NOUNS } from "../time/periods.ts";
import { type Outcome, prove, refute } from "./outcome.ts";
import { type MeasuredPoint, pointsFor } from "./points.ts";

/** Tests a claim about a measure. A claim that says nothing more than its name is shown by its newest figure. */
export function proveMeasure(claim: Claim, kpi: KnownKpi): Outcome {
  const points = pointsFor(claim, kpi);
  if ("missing" in points) return refute(`${kpi.name}: ${points.missing}`, points.hint);
  const [first, last] = [points[0] as MeasuredPoint, points.at(-1) as MeasuredPoint];
  const crossed = breakBetween(first, last, kpi);
  if (crossed !== undefined) return refute(`${kpi.name}: ${quoteBreak(crossed, first, last, kpi)}`);
  const { has, is, atLeast, atMost, betterThan } = claim;
  if (has !== undefined) return proveMovement(has, first, last, kpi);
  if (is !== undefined) return proveEach(points, kpi, onTarget(kpi));
  if (atLeast !== undefined || atMost !== undefined) return proveEach(points, kpi, withinBounds(claim, kpi));
  if (betterThan !== undefined) return proveComparison(betterThan, last, kpi);
  return prove(quoteWithTarget(last, kpi));
}

/** The change of method that a claim compares across, and the period it compares from; null if there is none. */
export function crossedBreak(
  claim: Claim,
  known: PlanAsAt,
): { readonly crossed: Break; readonly kpi: KnownKpi; readonly since: string } | null {
  const kpi = known.kpis.find(({ id }) => id === claim.kpi);
  if (kpi === undefined) return null;
  const points = pointsFor(claim, kpi);
  if ("missing" in points) return null;
  const [first, last] = [points[0], points.at(-1)];
  const crossed = first && last && breakBetween(first, last, kpi);
  return crossed ? { crossed, kpi, since: first.period.key } : null;
}

/** A change of method between two figures: they do not count the same thing. */
const breakBetween = (first: MeasuredPoint, last: MeasuredPoint, { breaks = [] }: Kpi): Break | undefined =>
  breaks.find(({ kind, from }) => kind === "method" && first.period.end < from && from <= last.period.end);

/** "its method changed on 1 June 2016 (Siblings count singly), between 18.9 in May 2016 and …" */
const quoteBreak = ({ from, reason }: Break, first: MeasuredPoint, last: MeasuredPoint, kpi: Kpi): string =>
  `its method changed on ${formatDate(from)} (${reason}), between ${quote(first, kpi)} and ${quote(last, kpi)}`;

/** `has: fallen, since: 2015-09`: from the figure of that period to the newest. */
function proveMovement(
  has: NonNullable<Claim["has"]>,
  first: MeasuredPoint,
  last: MeasuredPoint,
  kpi: KnownKpi,
): Outcome {
  const say = (reason: string, hint: string | null = null): Outcome => refute(`${kpi.name}: ${reason}`, hint);
  if (first.period.key >= last.period.key) return say(`no figure is known after ${inPeriod(last.period)}`);
  const [now, then] = [judged(last, kpi), judged(first, kpi)];
  const precise = withDigitsFor([now, then], kpi);
  const rise = printed(now.value, precise) - printed(then.value, precise);
  const figures = `it was ${quote(last, precise)} and ${quote(first, precise)}`;
  const wanted = has === "improved" ? betterSign(kpi.better) : has === "risen" ? 1 : -1;
  if (wanted === 0) return say(`${figures}, and ${NEITHER[kpi.better]}`, "Claim fallen, risen or on-target.");
  return rise * wanted > 0
    ? prove(`${quoteWithTarget(last, precise)}; ${quote(first, precise)}`)
    : say(figures);
}

/** What every figure of a claim must do. */
interface Test {
  readonly meets: (point: MeasuredPoint) => boolean;
  /** What follows the figure of a period that fails. */
  readonly missed: (point: MeasuredPoint) => string;
  /** What is said of several periods that pass, and what is added to the figure of a single one. */
  readonly several: string;
  readonly single: string;
  /** Bounds of the claim itself, which a figure is printed beside. */
  readonly bounds: Target | null;
}

/** `is: on-target`: each figure meets the target of its own time. */
const onTarget = (kpi: KnownKpi): Test => ({
  meets: (point) => ratingOf(point, kpi) === "green",
  missed: (point) => {
    const target = targetWords(point, kpi);
    if (target === null) return "and has no target to meet";
    return ratingOf(point, kpi) === null
      ? `a rounded count, which may not meet its target of ${target}`
      : `which does not meet its target of ${target}`;
  },
  several: "target met",
  single: "",
  bounds: null,
});

/** `at-least: 90, at-most: 95`, in the measure's unit. */
function withinBounds({ atLeast, atMost }: Claim, kpi: KnownKpi): Test {
  const bounds = list([
    ...(atLeast === undefined ? [] : [`at least ${formatAsWritten(atLeast, kpi)}`]),
    ...(atMost === undefined ? [] : [`at most ${formatAsWritten(atMost, kpi)}`]),
  ]);
  const band = { min: atLeast ?? null, max: atMost ?? null };
  return {
    meets: (point) => endsOf(point).every((end) => meetsBand(end, band)),
    missed: (point) =>
      meetsBand(point.value, band) ? `which is rounded and may not be ${bounds}` : `not ${bounds}`,
    several: bounds,
    single: `; that is ${bounds}`,
    bounds: { min: atLeast, max: atMost },
  };
}

/** The values between which a rounded figure is; of any other its value. */
const endsOf = ({ value, between }: MeasuredPoint): number[] =>
  between === undefined ? [value] : [between.least, between.most];

function proveEach(points: readonly MeasuredPoint[], kpi: KnownKpi, test: Test): Outcome {
  // With the digits that show on which side of the bounds a value is. A rounded count has no more than any other.
  const precise = ({ value, between }: MeasuredPoint): KnownKpi => ({
    ...kpi,
    ...(!between && withDigitsFor([{ value, target: test.bounds }], { ...kpi, better: "in-range" })),
    better: kpi.better,
  });
  const failed = points.findLast((point) => !test.meets(point));
  if (failed !== undefined) {
    return refute(`${kpi.name}: it was ${quote(failed, precise(failed))}, ${test.missed(failed)}`);
  }
  const last = points.at(-1) as MeasuredPoint;
  const figures = quoteWithTarget(last, precise(last));
  return prove(
    points.length === 1 ? figures + test.single : `${figures}; ${test.several} in ${span(points, kpi)}`,
  );
}

/** "all 5 months from April 2016", or "all 5 months reported from April 2016" where some were not reported. */
function span(points: readonly MeasuredPoint[], kpi: KnownKpi): string {
  const [{ period: from }, { period: to }] = [points[0], points.at(-1)] as [MeasuredPoint, MeasuredPoint];
  const passed = kpi.series.filter(({ period: { key } }) => key >= from.key && key <= to.key);
  const reported = passed.length > points.length ? " reported" : "";
  const count = points.length === 2 ? "both" : `all ${points.length}`;
  return `${count} ${PERIOD_NOUNS[kpi.frequency]}s${reported} from ${inPeriod(from)}`;
}

/** `better-than: England`: the newest figure against the newest one known for England. */
function proveComparison(betterThan: string, latest: MeasuredPoint, kpi: KnownKpi): Outcome {
  const say = (reason: string, hint: string | null = null): Outcome => refute(`${kpi.name}: ${reason}`, hint);
  const other = newestOf(kpi.comparators ?? [], betterThan);
  if (other === undefined) return say(`no figure is known for ${betterThan}`, suggest(betterThan, kpi));
  const [own, others] = [judged(latest, kpi), { value: other.value, target: null }];
  const precise = withDigitsFor([own, others], kpi);
  const compared = `${other.who} ${formatValue(other.value, precise)} (${other.period})`;
  const figures = `it was ${quote(latest, precise)}, and ${compared}`;
  const sign = betterSign(kpi.better);
  if (sign === 0) return say(`${figures}; ${NEITHER[kpi.better]}`);
  const lead = Math.min(
    ...endsOf(latest).map((end) => sign * (printed(end, precise) - printed(other.value, precise))),
  );
  return lead > 0 ? prove(`${quoteWithTarget(latest, precise)}; ${compared}`) : say(figures);
}

type Comparator = NonNullable<Kpi["comparators"]>[number];

/** The newest by the last year that its period names, then by the day it was published. */
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

/** 1 where higher is better, -1 where lower is, 0 where neither is. */
const betterSign = (better: Better): -1 | 0 | 1 => (better === "higher" ? 1 : better === "lower" ? -1 : 0);

/** Why a measure cannot be called better. */
const NEITHER: Readonly<Record<Better, string>> = {
  higher: "",
  lower: "",
  "in-range": "a measure that is to stay in a range is better neither high nor low",
  neutral: "a neutral measure is better neither high nor low",
};

const judged = ({ value, period }: MeasuredPoint, kpi: Kpi): Compared => ({
  value,
  target: targetAt(kpi, period.end),
});

/** The measure with the digits that values need beside each other. */
const withDigitsFor = (compared: readonly Compared[], kpi: KnownKpi): KnownKpi => ({
  ...kpi,
  decimals: decimalsAmong(compared, kpi),
});

/** The value as a reader sees it. Two values that are printed alike have not moved. */
const printed = (value: number, { decimals }: KnownKpi): number => Number(roundTo(value, decimals));

/** "Average caseload: 18.0 in August 2016, target 14 to 18". */
function quoteWithTarget(point: MeasuredPoint, kpi: Kpi): string {
  const target = targetWords(point, kpi);
  return `${kpi.name}: ${quote(point, kpi)}${target === null ? "" : `, target ${target}`}`;
}

/** "14 to 18"; null where the measure had no target then, or is neither better high nor low. */
const targetWords = ({ period }: MeasuredPoint, kpi: Kpi): string | null =>
  kpi.better === "neutral" ? null : formatTarget(targetAt(kpi, period.end), kpi);

/** "18.0 in August 2016", "91% (71 of 78) in August 2016". */
function quote(point: MeasuredPoint, kpi: Kpi): string {
  const { value, figure, period } = point;
  const fraction = figure === null ? null : formatFraction(figure);
  return `${sayRounded(point)}${formatAgainst(value, targetAt(kpi, period.end), kpi)}${fraction === null ? "" : ` (${fraction})`} in ${inPeriod(period)}`;
}
