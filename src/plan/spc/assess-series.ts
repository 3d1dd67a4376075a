import type { KnownKpi } from "../history/replay.ts";
import type { Point } from "../measures/series.ts";
import { distanceToTarget, targetAt, targetBand } from "../measures/targets.ts";
import type { Better, Break, Target } from "../schema/kpis.ts";
import { type Limits, limitsOf, meanOf } from "./xmr.ts";

/** What an XmR chart says of a measure. */
export interface Assessment {
  /** In order, from the first point of the series to the last; none without points. */
  readonly phases: readonly Phase[];
  /** One for each point of the series; null for common cause, and where there are no limits or no value. */
  readonly points: readonly (MarkedSignal | null)[];
  /** Of the newest figure; null where that has no limits. */
  readonly latest: Latest | null;
}

export interface Phase extends Stretch {
  /** Null for fewer than six figures, and for rolling and cumulative measures. */
  readonly limits: Limits | null;
  /** The limits are from fewer than twelve figures. */
  readonly trial: boolean;
}

export interface MarkedSignal extends Signal {
  readonly mark: Mark;
}

export interface Latest {
  readonly point: Point;
  readonly phase: Phase & { readonly limits: Limits };
  readonly signal: MarkedSignal | null;
  readonly assurance: Assurance | null;
}

/** With fewer figures limits say nothing. */
const LEAST_FIGURES = 6;
/** With fewer figures the limits are only a trial. */
const ENOUGH_FIGURES = 12;

/**
 * Reads a measure as an XmR chart. A period without a figure is left out, and the figures on either side of it are
 * neighbours. New limits begin at every break, and no run reaches across one.
 */
export function assessSeries(kpi: KnownKpi): Assessment {
  const signals = new Map<number, MarkedSignal>();
  const phases = stretchesOf(kpi).map((stretch): Phase => {
    const known = knownIn(kpi.series, stretch);
    const values = known.map(({ value }) => value);
    const limits = hasLimits(kpi, values) ? limitsOf(values, kpi.screening) : null;
    if (limits === null) return { ...stretch, limits, trial: false };
    for (const [place, signal] of signalsIn(values, limits)) {
      const { index, end } = known[place] as (typeof known)[number];
      signals.set(index, { ...signal, mark: meaningOf(signal, kpi.better, targetAt(kpi, end)) });
    }
    return { ...stretch, limits, trial: values.length < ENOUGH_FIGURES };
  });
  const points = kpi.series.map((_, index) => signals.get(index) ?? null);
  return { phases, points, latest: latestIn(kpi, phases, points) };
}

/** Each figure of a rolling year or a year to date holds most of the one before: it cannot vary by chance. */
const hasLimits = ({ basis }: KnownKpi, values: readonly number[]): boolean =>
  basis !== "rolling-12" && basis !== "year-to-date" && values.length >= LEAST_FIGURES;

function knownIn(series: readonly Point[], { from, to }: Stretch) {
  return series
    .slice(from, to)
    .flatMap(({ value, period }, place) =>
      value === null ? [] : [{ index: from + place, value, end: period.end }],
    );
}

function latestIn(
  kpi: KnownKpi,
  phases: readonly Phase[],
  signals: readonly (MarkedSignal | null)[],
): Latest | null {
  const index = kpi.series.findLastIndex(({ value }) => value !== null);
  const point = kpi.series[index];
  const phase = phases.find(({ from, to }) => index >= from && index < to);
  if (point === undefined || phase === undefined || phase.limits === null) return null;
  const { limits } = phase;
  return {
    point,
    phase: { ...phase, limits },
    signal: signals[index] ?? null,
    assurance: assuranceOf(limits, targetAt(kpi, point.period.end), kpi.better),
  };
}

/** A stretch of a series whose figures can be compared, by the indexes of its points. */
interface Stretch {
  readonly from: number;
  /** The index after its last point. */
  readonly to: number;
  /** What parts it from the stretch before, `method` where that was counted otherwise; null for the first. */
  readonly kind: Break["kind"] | null;
  readonly reason: string | null;
}

/** A series parted at its breaks: the period in which a break falls is the first of the new stretch. */
export function stretchesOf({ series, breaks = [] }: Pick<KnownKpi, "series" | "breaks">): Stretch[] {
  const starts = series.map((point, index) => {
    const before = series[index - 1]?.period.end;
    return before === undefined ? [] : breaks.filter(({ from }) => from > before && from <= point.period.end);
  });
  const first = [...starts.keys()].filter((index) => index === 0 || starts[index]?.length !== 0);
  return first.map((from, place) => ({
    from,
    to: first[place + 1] ?? series.length,
    ...partedBy(starts[from]),
  }));
}

/** Where several breaks fall into one period, all their reasons. */
function partedBy(breaks: readonly Break[] = []): Pick<Stretch, "kind" | "reason"> {
  if (breaks.length === 0) return { kind: null, reason: null };
  const kind = breaks.some((one) => one.kind === "method") ? "method" : "step";
  return { kind, reason: breaks.map(({ reason }) => reason).join("; ") };
}

/** Whether a process that does not change will meet its target: at each value within its limits, at none, at some. */
export const ASSURANCES = ["always-met", "always-failed", "hit-and-miss"] as const;
export type Assurance = (typeof ASSURANCES)[number];

/** The target against the limits; null without a target, and for a measure that is neither better high nor low. */
export function assuranceOf(
  { lower, upper }: Pick<Limits, "lower" | "upper">,
  target: Target | null,
  better: Better,
): Assurance | null {
  const [least, most] = [lower, upper].map((limit) => distanceToTarget(limit, target, better));
  if (typeof least !== "number" || typeof most !== "number") return null;
  if (least >= 0 && most >= 0) return "always-met";
  const { min, max } = targetBand(target, better);
  const spans = min !== null && max !== null && lower < min && upper > max;
  return least >= 0 || most >= 0 || spans ? "hit-and-miss" : "always-failed";
}

/** Making Data Count's four kinds of special cause, in the order in which they take precedence. */
export const SPECIAL_CAUSES = ["outside-limits", "trend", "two-of-three", "shift"] as const;
export type SpecialCause = (typeof SPECIAL_CAUSES)[number];

/** A special cause at one point: something other than chance is at work there. */
interface Signal {
  readonly cause: SpecialCause;
  /** Above or below the mean; of a trend, rising or falling. */
  readonly side: RunSide;
  /** What moved, in the unit of the values: from the mean to the value or the run, or from a trend's start to its end. */
  readonly from: number;
  readonly to: number;
  /** How many points make the signal: all of a run, two or three of three, or the one outside. */
  readonly count: number;
}

/** Points in a shift or a trend. */
const RUN = 7;

/**
 * The special causes among values that share their limits, by index. Every point of a run has one; of two of three,
 * the points that are beyond the near line. A point that turns from one trend into another belongs to the later.
 */
function signalsIn(values: readonly number[], limits: Limits): Map<number, Signal> {
  const sideOf = sideBeyondDust(values);
  const outside = values.map((value) => sideOf(value, limits.upper, limits.lower));
  const near = values.map((value) => sideOf(value, limits.nearUpper, limits.nearLower));
  const beside = values.map((value) => sideOf(value, limits.mean, limits.mean));
  const moves = values.slice(1).map((value, index) => sideOf(value, at(values, index), at(values, index)));
  const awayFromMean = (index: number) => ({ from: limits.mean, to: at(values, index) });

  const shifts = runsOf(beside, RUN).flatMap(({ side, start, end }) => {
    const to = meanOf(values.slice(start, end));
    const shift = { cause: "shift", side, from: limits.mean, to, count: end - start };
    return indexes(start, end).map((index) => [index, shift]);
  });
  const twos = twosOfThree(near, outside).map(([index, side, count]) => [
    index,
    { cause: "two-of-three", side, ...awayFromMean(index), count },
  ]);
  // A run of moves has one point more than it has moves.
  const trends = runsOf(moves, RUN - 1).flatMap(({ side, start, end }) => {
    const [from, to] = [at(values, start), at(values, end)];
    const trend = { cause: "trend", side, from, to, count: end + 1 - start };
    return indexes(start, end + 1).map((index) => [index, trend]);
  });
  const beyond = outside.flatMap((side, index) =>
    side === null ? [] : [[index, { cause: "outside-limits", side, ...awayFromMean(index), count: 1 }]],
  );
  // What comes later in the list stands.
  return new Map([...shifts, ...twos, ...trends, ...beyond] as [number, Signal][]);
}

type SideOf = (value: number, high: number, low: number) => RunSide | null;

/** Above, below, or neither: a quotient's last binary digits do not take a value off the mean. */
function sideBeyondDust(values: readonly number[]): SideOf {
  const dust = 1e-9 * Math.max(0, ...values.map(Math.abs));
  return (value, high, low) => (value > high + dust ? "high" : value < low - dust ? "low" : null);
}

/** The points beyond the near line where two of three in a row are, on one side, and none is outside the limits. */
function twosOfThree(
  near: readonly (RunSide | null)[],
  outside: readonly (RunSide | null)[],
): [index: number, side: RunSide, count: number][] {
  return near.slice(2).flatMap((_, start) => {
    const three = indexes(start, start + 3);
    if (three.some((index) => outside[index] !== null)) return [];
    return (["high", "low"] as const).flatMap((side) => {
      const beyond = three.filter((index) => near[index] === side);
      return beyond.length < 2
        ? []
        : beyond.map((index): [number, RunSide, number] => [index, side, beyond.length]);
    });
  });
}

const at = (values: readonly number[], index: number): number => values[index] as number;

export const RUN_SIDES = ["high", "low"] as const;
type RunSide = (typeof RUN_SIDES)[number];

/** Points on end that are on one side of something, or moves on end that go one way. */
interface Run {
  readonly side: RunSide;
  readonly start: number;
  /** The index after its last. */
  readonly end: number;
}

/** The stretches on one side that are at least so long. */
function runsOf(sides: readonly (RunSide | null)[], length: number): Run[] {
  const starts = sides.flatMap((side, index) => (index === 0 || sides[index - 1] !== side ? [index] : []));
  return starts.flatMap((start, place) => {
    const [side = null, end] = [sides[start], starts[place + 1] ?? sides.length];
    return side === null || end - start < length ? [] : [{ side, start, end }];
  });
}

/** From a start to before an end. */
const indexes = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, index) => start + index);

/** What special cause variation means for the measure: neutral where neither direction is better. */
export const MARKS = ["improvement", "concern", "neutral"] as const;
export type Mark = (typeof MARKS)[number];

const BETTER_SIDE: Partial<Record<Better, RunSide>> = { higher: "high", lower: "low" };

/**
 * Whether a special cause is improvement or concern. Of a measure with a target range: improvement where the move
 * brings it nearer to the range or into it, concern where it takes it away, neutral within the range throughout.
 */
function meaningOf({ side, from, to }: Signal, better: Better, target: Target | null): Mark {
  if (better !== "in-range") {
    const good = BETTER_SIDE[better];
    return good === undefined ? "neutral" : good === side ? "improvement" : "concern";
  }
  const [before, after] = [from, to].map((value) => distanceToTarget(value, target, better));
  if (typeof before !== "number" || typeof after !== "number") return "neutral";
  // Inside the range it does not matter how far.
  const nearer = Math.min(0, after) - Math.min(0, before);
  return nearer > 0 ? "improvement" : nearer < 0 ? "concern" : "neutral";
}
