import type { KpiPoint, KpiState, VariationState } from "../../model/kpi-state.ts";
import { formatAgainst, formatCompared } from "../../plan/measures/figures.ts";
import type { Target } from "../../plan/schema/kpis.ts";
import { ENOUGH_FIGURES, MARK_MEANINGS } from "../../plan/spc/assess-series.ts";

export const isSuppressed = (point: KpiPoint | null): boolean => point?.symbol === "c";

/** "91%", with enough decimals to show on which side of its target it is; or the symbol in its place. */
export const showFigure = ({ value, symbol, target }: KpiPoint, kpi: KpiState): string =>
  value === null ? `[${symbol ?? "x"}]` : formatAgainst(value, agreed(target), kpi);

/** Two figures with the same number of decimals: enough to show on which side of its target each is. */
export function showBoth(then: KpiPoint, point: KpiPoint, old: KpiState, now: KpiState): string[] {
  const known = [then, point].flatMap(({ value, target }) =>
    value === null ? [] : [{ value, target: agreed(target) }],
  );
  if (known.length < 2 || old.unit !== now.unit) return [showFigure(then, old), showFigure(point, now)];
  return formatCompared(known, now);
}

const agreed = (target: KpiPoint["target"]): Target | null =>
  target && {
    ...(target.min !== null && { min: target.min }),
    ...(target.max !== null && { max: target.max }),
  };

/**
 * "this is a real improvement", or what else shows it: "the series as a whole shows a real improvement". Limits that
 * are still on trial cannot be sure: "this looks like a real improvement".
 */
export function sayMeaning({ mark, from }: VariationState, { points }: KpiState, isMove = true): string {
  const isTrial =
    points.filter(({ period, value }) => value !== null && period >= from).length < ENOUGH_FIGURES;
  const shown = isMove
    ? `this ${isTrial ? "looks like" : "is"}`
    : `the series as a whole ${isTrial ? "seems to show" : "shows"}`;
  return `${shown} ${MARK_MEANINGS[mark ?? "neutral"]}`;
}
