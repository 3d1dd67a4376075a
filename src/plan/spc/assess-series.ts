import type { KnownKpi } from "../history/replay.ts";
import type { Point } from "../measures/series.ts";
import { distanceToTarget, targetAt, targetBand } from "../measures/targets.ts";
import type { Better, Break, Target } from "../schema/kpis.ts";
import { type Limits, limitsOf, type RunSide, type Signal, signalsIn } from "./xmr.ts";

/** What special cause variation means for the measure: neutral where neither direction is better. */
export const MARKS = ["improvement", "concern", "neutral"] as const;
export type Mark = (typeof MARKS)[number];

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
  /** Null for fewer than six figures, and for rolling and cumulative measures. */
  readonly limits: Limits | null;
  /** The limits are from fewer than twelve figures. */
  readonly trial: boolean;
}

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
const LEAST_FIGURES = 6;
/** Limits of fewer figures are on trial. */
const ENOUGH_FIGURES = 12;

/**
 * Reads a measure as an XmR chart. A period without a figure is left out, and the figures on either side of it count
 * as neighbours. New limits begin at every break, and no run crosses one.
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

/** Each figure of a rolling year or a year to date contains most of the one before, so it cannot vary by chance. */
const hasLimits = ({ basis }: KnownKpi, values: readonly number[]): boolean =>
  basis !== "rolling-12" && basis !== "year-to-date" && values.length >= LEAST_FIGURES;

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

/** Compares the limits with the target; null without a target, and for a measure that is better neither high nor low. */
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
