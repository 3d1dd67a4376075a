import type { KnownKpi } from "../history/replay.ts";
import { decimalsOf } from "../measures/figures.ts";
import type { Point } from "../measures/series.ts";
import { distanceToTarget, targetAt } from "../measures/targets.ts";
import { isPercentage } from "../measures/units.ts";
import type { Better, Break, Target } from "../schema/kpis.ts";
import { type Limits, limitsOf, movingRanges, type RunSide, type Signal, signalsIn } from "./xmr.ts";

/** What special cause variation means for the measure: neutral where neither direction is better. */
export const MARKS = ["improvement", "concern", "neutral"] as const;
export type Mark = (typeof MARKS)[number];

/** What a special cause is called in a sentence. */
export const MARK_MEANINGS: Record<Mark, string> = {
  improvement: "a real improvement",
  concern: "a real worsening",
  neutral: "a real change",
};

/** Whether an unchanged process will meet its target: at every value within its limits, at none, or at some. */
export const ASSURANCES = ["always-met", "always-failed", "hit-and-miss"] as const;
export type Assurance = (typeof ASSURANCES)[number];

/** What an XmR chart says of a measure. */
export interface Assessment {
  /** In order, from the first point of the series to the last; empty without points. */
  readonly phases: readonly Phase[];
  /** One for each point of the series; null for common cause, and where there are no limits or no value. */
  readonly points: readonly (MarkedSignal | null)[];
  /** Describes the newest figure; null where it has no limits. */
  readonly latest: Latest | null;
}

export interface Phase extends Stretch {
  readonly limits: Limits | null;
  /** Why it has no limits; null where it has. */
  readonly unlimited: Unlimited | null;
  /** The limits are from fewer than twelve figures. */
  readonly trial: boolean;
}

/** Why a stretch has no limits: its figures overlap, they are fewer than six, or they hardly move. */
export type Unlimited = "overlapping" | "too-few" | "unmoving";

/** A stretch of a series whose figures can be compared, by the indexes of its points. */
interface Stretch {
  readonly from: number;
  /** The index after its last point. */
  readonly to: number;
  /** The kind of break that it begins with; null for the first. */
  readonly kind: Break["kind"] | null;
  readonly reason: string | null;
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

/** Limits of fewer figures mean nothing. */
export const LEAST_FIGURES = 6;
/** Limits of fewer figures are on trial. */
export const ENOUGH_FIGURES = 12;

/**
 * Reads a measure as an XmR chart. A period without a figure is left out, and the figures on either side of it count
 * as neighbours. New limits begin at every break, and no run crosses one.
 */
export function assessSeries(kpi: KnownKpi): Assessment {
  const known = ASSESSMENTS.get(kpi) ?? assess(kpi);
  ASSESSMENTS.set(kpi, known);
  return known;
}

/** A report asks for its state, its scorecard and each chart, and the next report for the state of this one. */
const ASSESSMENTS = new WeakMap<KnownKpi, Assessment>();

function assess(kpi: KnownKpi): Assessment {
  const signals = new Map<number, MarkedSignal>();
  const phases = stretchesOf(kpi).map((stretch): Phase => {
    const known = knownIn(kpi.series, stretch);
    const values = known.map(({ value }) => value);
    const unlimited = whyUnlimited(kpi, values);
    const limits = unlimited === null ? limitsOf(values, kpi.screening) : null;
    if (limits === null) return { ...stretch, limits, unlimited, trial: false };
    for (const [place, signal] of signalsIn(values, limits, kpi.spc?.run)) {
      const { index, end } = known[place] as (typeof known)[number];
      signals.set(index, { ...signal, mark: meaningOf(signal, kpi.better, targetAt(kpi, end)) });
    }
    return { ...stretch, limits, unlimited, trial: values.length < ENOUGH_FIGURES };
  });
  const points = kpi.series.map((_, index) => signals.get(index) ?? null);
  return { phases, points, latest: latestIn(kpi, phases, points) };
}

/** Divides a series at its breaks. The period in which a break falls is the first of the new stretch. */
export function stretchesOf({ series, breaks = [] }: Pick<KnownKpi, "series" | "breaks">): Stretch[] {
  const starts = series.map((point, index) => {
    const before = series[index - 1]?.period.end;
    return before === undefined ? [] : breaks.filter(({ from }) => from > before && from <= point.period.end);
  });
  const first = [...starts.keys()].filter((index) => index === 0 || starts[index]?.length !== 0);
  return first.map((from, place) => ({
    from,
    to: first[place + 1] ?? series.length,
    ...combineBreaks(starts[from]),
  }));
}

/** Several breaks can fall into one period: all their reasons are given, and a change of method decides the kind. */
function combineBreaks(breaks: readonly Break[] = []): Pick<Stretch, "kind" | "reason"> {
  if (breaks.length === 0) return { kind: null, reason: null };
  const kind = breaks.some((one) => one.kind === "method") ? "method" : "step";
  return { kind, reason: breaks.map(({ reason }) => reason).join("; ") };
}

function knownIn(series: readonly Point[], { from, to }: Stretch) {
  return series
    .slice(from, to)
    .flatMap(({ value, period }, place) =>
      value === null ? [] : [{ index: from + place, value, end: period.end }],
    );
}

function whyUnlimited(kpi: KnownKpi, values: readonly number[]): Unlimited | null {
  // Each figure contains most of the one before, so it cannot vary by chance.
  if (kpi.basis === "rolling-12" || kpi.basis === "year-to-date") return "overlapping";
  if (values.length < LEAST_FIGURES) return "too-few";
  // Limits have a digit after the point, even those of whole counts.
  const decimals = Math.max(isPercentage(kpi.unit) ? 0 : 1, decimalsOf(kpi));
  return hardlyMoves(values, decimals) ? "unmoving" : null;
}

/**
 * Whether more than half of the figures are the same as the one before, or the limits would be printed like the mean.
 * Limits would then come from a few moves, and one ordinary figure would lie outside them: 99% after thirteen months of
 * 100%. The median moving range, by which some charts set their limits, is 0. Wheeler calls such data chunky, and Making
 * Data Count asks for other charts where an event is rare.
 */
function hardlyMoves(values: readonly number[], decimals: number): boolean {
  const moves = movingRanges(values);
  const rounding = 1e-9 * Math.max(...values.map(Math.abs));
  const limits = limitsOf(values);
  return (
    moves.filter((move) => move <= rounding).length * 2 > moves.length ||
    (limits !== null && limits.upper - limits.mean < 0.5 * 10 ** -decimals)
  );
}

/**
 * Whether a special cause is improvement or concern. For a measure with a target range it is improvement if the move
 * comes nearer to the range, concern if it goes further from it, and neutral if all of it is within the range.
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

const BETTER_SIDE: Partial<Record<Better, RunSide>> = { higher: "high", lower: "low" };

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

/**
 * Compares the limits with the target; null without a target, and for a measure that is better neither high nor low.
 * A target exactly on the limit that no figure passes is never met, as in Making Data Count's SQL query.
 */
export function assuranceOf(
  { lower, upper }: Pick<Limits, "lower" | "upper">,
  target: Target | null,
  better: Better,
): Assurance | null {
  const [least, most] = [lower, upper].map((limit) => distanceToTarget(limit, target, better));
  if (typeof least !== "number" || typeof most !== "number") return null;
  if (least >= 0 && most >= 0) return "always-met";
  const passesLeast = better === "lower" || isBeyond(distanceToTarget(upper, target, "higher"));
  const passesMost = better === "higher" || isBeyond(distanceToTarget(lower, target, "lower"));
  return passesLeast && passesMost ? "hit-and-miss" : "always-failed";
}

const isBeyond = (distance: number | null): boolean => distance !== null && distance > 0;
