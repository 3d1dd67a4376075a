import type { KpiPoint, PlanState } from "../model/state.ts";
import type { Figure } from "../plan/figure.ts";
import type { Plan } from "../plan/index.ts";
import { type PlanAsAt, planAsAt } from "../plan/replay.ts";

/**
 * The plan at a model's date, with the figures that the model shows and no others: a model does not say by which
 * rule its measures are protected, the plan does.
 */
export function planShowing({ asAt, kpis }: PlanState, plan: Plan): PlanAsAt {
  const known = planAsAt(plan, asAt);
  const shown = new Map(
    kpis.map(({ id, points }) => [id, new Map(points.map((point) => [point.period, figureOf(point)]))]),
  );
  return {
    ...known,
    kpis: known.kpis.map((kpi) => ({
      ...kpi,
      series: kpi.series.map((point) => ({
        ...point,
        figure: shown.get(kpi.id)?.get(point.period.key) ?? null,
      })),
    })),
  };
}

const figureOf = ({ value, numerator, denominator }: KpiPoint): Figure | null =>
  value === null ? null : { value, numerator, denominator, symbol: null };
