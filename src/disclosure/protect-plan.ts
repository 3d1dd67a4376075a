import type { KnownKpi, PlanAsAt } from "../plan/history/replay.ts";
import { valueIn } from "../plan/measures/figures.ts";
import type { Point } from "../plan/measures/series.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import type { Audience } from "../plan/schema/reports.ts";
import { cellId, type EarlierReport, isSame, type PrintedCell, printedCells, roundFigure } from "./cells.ts";
import type { Leak } from "./exposed.ts";
import { seenBy } from "./knowledge.ts";
import { policyOf } from "./policy.ts";
import { suppress } from "./suppress.ts";

export interface ProtectedPlan {
  readonly plan: PlanAsAt;
  /** Suppressed figures that can be worked out all the same. */
  readonly leaks: readonly Leak[];
}

/** A figure that is not printed: its numerator, denominator and quotient go together. */
const SUPPRESSED: Figure = { value: null, numerator: null, denominator: null, symbol: "c" };

/** What becomes of a plan's figures before an audience sees them. */
export interface Protection {
  /** By the id of a measure that has a policy: its series as it may be printed. */
  readonly series: ReadonlyMap<string, readonly Point[]>;
  readonly leaks: readonly Leak[];
}

/**
 * Works out what an audience may see of a plan's figures: every figure that would tell of a few children, or give one
 * that does, is replaced by the symbol c, and the rest are rounded as the measure asks for. This comes before anything
 * is made of the plan, so that no table, chart, sentence or state can tell it.
 * @param earlier the reports that are out already, for whatever audience.
 */
export function protect(plan: PlanAsAt, audience: Audience, earlier: readonly EarlierReport[]): Protection {
  const { hidden, leaks } = suppress(plan, audience, earlier);
  const printed = Map.groupBy(printedCells(seenBy(audience, earlier)), ({ kpi, period }) =>
    cellId(kpi, period),
  );
  const series = plan.kpis.flatMap((kpi): [string, Point[]][] => {
    const policy = policyOf(kpi, plan, audience);
    if (policy === null) return [];
    const points = kpi.series.map((point): Point => {
      const id = cellId(kpi.id, point.period.key);
      const before = earlierValue(point, printed.get(id) ?? []);
      if (point.figure === null) return { ...point, before };
      const figure = hidden.has(id) ? SUPPRESSED : roundFigure(point.figure, kpi, policy);
      return { ...point, figure, value: valueIn(kpi.unit, figure), before };
    });
    return [[kpi.id, points]];
  });
  return { series: new Map(series), leaks };
}

/** The plan with its figures as they may be printed, and no others. */
export function withProtection(plan: PlanAsAt, { series, leaks }: Protection): ProtectedPlan {
  const kpis = plan.kpis.map((kpi) => ({ ...kpi, series: series.get(kpi.id) ?? kpi.series }));
  return { plan: { ...plan, kpis, extracts: plan.extracts.map(withoutFigures) }, leaks };
}

/** The plan as an audience may see it. */
export const protectPlan = (
  plan: PlanAsAt,
  audience: Audience,
  earlier: readonly EarlierReport[],
): ProtectedPlan => withProtection(plan, protect(plan, audience, earlier));

/** What a figure was before it was restated may be said where a report has printed it. */
function earlierValue({ before }: Point, printed: readonly PrintedCell[]): Point["before"] {
  if (before === null || printed.some(({ point }) => point.value === before.value)) return before;
  return { ...before, value: null };
}

/** The series hold what may be shown of them. */
const withoutFigures = (extract: PlanAsAt["extracts"][number]) => ({ ...extract, figures: [] });

/**
 * The plan of an earlier date, to be compared with: it shows what the plan of now shows or an earlier report
 * printed, and adds nothing to that.
 */
export function protectBefore(
  before: PlanAsAt,
  now: PlanAsAt,
  audience: Audience,
  earlier: readonly EarlierReport[],
): PlanAsAt {
  const printed = Map.groupBy(printedCells(seenBy(audience, earlier)), ({ kpi, period }) =>
    cellId(kpi, period),
  );
  const kpis = before.kpis.map((kpi): KnownKpi => {
    const current = now.kpis.find(({ id }) => id === kpi.id);
    // A measure that was not said to count children then may be said to now.
    const policy = policyOf(kpi, before, audience) ?? policyOf(current ?? kpi, now, audience);
    if (policy === null) return kpi;
    const series = kpi.series.map((point): Point => {
      // What it was before that is never shown; that it was restated, and why, is.
      const restated = point.before && { ...point.before, value: null };
      if (point.figure === null) return { ...point, before: restated };
      const figure = roundFigure(point.figure, kpi, policy);
      if (figure.value === null)
        return { ...point, figure: figure.symbol === "low" ? SUPPRESSED : figure, before: restated };
      const inOthers = printed.get(cellId(kpi.id, point.period.key)) ?? [];
      const inThis = current?.series.find(({ period }) => period.key === point.period.key)?.figure ?? null;
      const isShown = [inThis, ...inOthers.map((one) => one.point)].some(
        (one) => one !== null && isSame(one, figure),
      );
      return isShown
        ? { ...point, figure, value: valueIn(kpi.unit, figure), before: restated }
        : { ...point, figure: SUPPRESSED, value: null, before: restated };
    });
    return { ...kpi, series };
  });
  return { ...before, kpis, extracts: before.extracts.map(withoutFigures) };
}
