import type { KpiPoint, KpiState } from "../../model/state.ts";
import { formatAgainst, formatCompared, formatFraction } from "../../plan/measures/figures.ts";
import type { Target } from "../../plan/schema/kpis.ts";
import type { Mark } from "../../plan/spc/assess-series.ts";
import type { Entry } from "../change.ts";

export const kpiEntry = ({ id, name }: KpiState): Entry => ({ entity: id, label: null, title: name });

/** "91%", beside its target, or the symbol in its place. */
export const showFigure = ({ value, symbol, target }: KpiPoint, kpi: KpiState): string =>
  value === null ? `[${symbol ?? "x"}]` : formatAgainst(value, agreed(target), kpi);

/** Two points with the same digits, enough of them to tell the side of its target that each is on. */
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

/** "91% (71 of 78)" */
export function showCounted(point: KpiPoint, kpi: KpiState): string {
  const fraction = formatFraction(point);
  return showFigure(point, kpi) + (fraction === null ? "" : ` (${fraction})`);
}

export const isSuppressed = (point: KpiPoint | null): boolean => point?.symbol === "c";

/** The newest figure, passing over gaps: one that is suppressed is newer than those before it. */
export const newestOf = ({ points }: KpiState): KpiPoint | null =>
  points.findLast((point) => point.value !== null || isSuppressed(point)) ?? null;

export const MEANINGS: Record<Mark, string> = {
  improvement: "a real improvement",
  concern: "a real worsening",
  neutral: "a real change",
};

/**
 * Whether the newest figure is more than chance, by the limits of its XmR chart; null for a measure that never has
 * limits, and for one that never moved.
 */
export function sayReal({ variation, basis }: KpiState): string | null {
  if (variation !== null) {
    if (variation.upper === variation.lower) return null;
    if (variation.specialCause === null) return "within the usual ups and downs";
    return `this is ${MEANINGS[variation.mark ?? "neutral"]}`;
  }
  if (basis === "rolling-12" || basis === "year-to-date") return null;
  return "too few figures to tell whether the move is real";
}
