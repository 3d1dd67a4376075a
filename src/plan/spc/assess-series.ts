import type { KnownKpi } from "../history/replay.ts";
import type { Point } from "../measures/series.ts";
import { distanceToTarget, targetAt, targetBand } from "../measures/targets.ts";
import type { Better, Break, Target } from "../schema/kpis.ts";
import { type Mark, meaningOf, type Signal, signalsIn } from "./signals.ts";
import { type Limits, limitsOf } from "./xmr.ts";

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
 * neighbours. Limits begin anew at every break, and no run reaches across one.
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
