import type { KpiPoint, KpiState, TargetState, VariationState } from "../../model/kpi-state.ts";
import type { KnownKpi, PlanAsAt } from "../../plan/history/replay.ts";
import { decimalsOf } from "../../plan/measures/figures.ts";
import type { Point } from "../../plan/measures/series.ts";
import { ratingOf, targetAt } from "../../plan/measures/targets.ts";
import { compareIds } from "../../plan/schema/entry.ts";
import type { Target } from "../../plan/schema/kpis.ts";
import { assessSeries, type Latest } from "../../plan/spc/assess-series.ts";
import type { SpecialCause } from "../../plan/spc/xmr.ts";
import { correctedFieldsOf } from "./corrected-fields.ts";

/** The measures of a plan as they are kept for comparison, with every figure that is shown. They are worked out once. */
export function kpiStates(known: PlanAsAt): readonly KpiState[] {
  const states = STATES.get(known) ?? known.kpis.map((kpi) => stateOf(kpi, known));
  STATES.set(known, states);
  return states;
}

const STATES = new WeakMap<PlanAsAt, readonly KpiState[]>();

/** A measure that is shown to the full is the same in every view of a day. */
function stateOf(kpi: KnownKpi, known: PlanAsAt): KpiState {
  const state = STATE_OF.get(kpi) ?? kpiState(kpi, known);
  STATE_OF.set(kpi, state);
  return state;
}

const STATE_OF = new WeakMap<KnownKpi, KpiState>();

function kpiState(kpi: KnownKpi, known: PlanAsAt): KpiState {
  const { id, name, definition, unit, frequency, better } = kpi;
  const { points, latest } = assessSeries(kpi);
  return {
    id,
    name,
    definition,
    unit,
    decimals: decimalsOf(kpi),
    frequency,
    better,
    standard: kpi.standard ?? null,
    basis: kpi.basis ?? null,
    answers: kpi.answers ?? [],
    targets: targetsInForce(kpi.targets ?? []),
    screening: kpi.screening ?? false,
    comparators: (kpi.comparators ?? []).map(({ who, value, period }) => ({ who, value, period })),
    breaks: (kpi.breaks ?? []).map(({ from, kind, reason }) => ({ from, kind, reason })),
    variation: latest === null ? null : variationState(latest, kpi),
    points: kpi.series.map((point, index) => kpiPoint(point, points[index]?.cause ?? null, kpi, known)),
    correctedFields: correctedFieldsOf(kpi, known),
  };
}

/** If two targets begin on the same day, the last one counts. */
const targetsInForce = (targets: readonly Target[]): TargetState[] =>
  [...new Map(targets.map((target) => [target.from ?? "", targetState(target)]))]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([, target]) => target);

function targetState({ from, value, min = value, max = value, tolerance }: Target): TargetState {
  return { from: from ?? null, min: min ?? null, max: max ?? null, tolerance: tolerance ?? null };
}

function variationState({ phase, signal, assurance }: Latest, kpi: KnownKpi): VariationState {
  const { mean, upper, lower } = phase.limits;
  return {
    mean,
    upper,
    lower,
    from: kpi.series[phase.from]?.period.key ?? "",
    specialCause: signal?.cause ?? null,
    side: signal?.side ?? null,
    mark: signal?.mark ?? null,
    assurance,
  };
}

function kpiPoint(point: Point, specialCause: SpecialCause | null, kpi: KnownKpi, known: PlanAsAt): KpiPoint {
  const target = targetAt(kpi, point.period.end);
  const band = target && targetState(target);
  return {
    period: point.period.key,
    label: point.period.label,
    value: point.value,
    numerator: point.figure?.numerator ?? null,
    denominator: point.figure?.denominator ?? null,
    symbol: point.figure?.symbol ?? null,
    target: band && { min: band.min, max: band.max },
    rag: ratingOf(point, kpi),
    specialCause,
    restated: point.before === null ? null : reasonFor(point, kpi, known),
  };
}

/** Why the figure was restated. A figure that weeks roll up to takes the reason given for the weeks. */
function reasonFor({ before }: Point, kpi: KnownKpi, known: PlanAsAt): string | null {
  const reasons = known.extracts
    .filter(({ date }) => date === before?.changed)
    .map(({ restated }) => restated?.get(kpi.id) ?? restated?.get(kpi.rollsUp ?? ""));
  return reasons.find((reason) => reason !== undefined) ?? null;
}
