import { type Figure, isPercentage } from "../plan/figure.ts";
import type { Kpi } from "../plan/kpis.ts";

/** What a figure counts. */
export interface Counts {
  /** The numerator of a fraction, or the value of a plain count; null where the figure is not a count. */
  readonly count: number | null;
  /** The denominator of a fraction. */
  readonly base: number | null;
}

/** Rates, averages and times are not counts, even where they come out as whole numbers. */
const NO_COUNT = /%|\b(?:per|rate|average|mean|score|hours?|days?|weeks?|months?|years?)\b/i;

/** What a figure of a measure counts; of a symbol nothing is known. */
export function countsOf(
  { unit }: Pick<Kpi, "unit">,
  { value, numerator, denominator }: Pick<Figure, "value" | "numerator" | "denominator">,
): Counts {
  if (numerator !== null) return { count: numerator, base: denominator };
  const isCount = value !== null && Number.isInteger(value) && !NO_COUNT.test(unit);
  return { count: isCount ? value : null, base: null };
}

/** Small enough to tell who is meant; nobody is meant by 0. */
export const isSmall = (count: number, threshold: number): boolean => count >= 1 && count <= threshold;

/** Why a figure may not be printed: what it counts, what a percentage leaves over, or those it is of. */
export function smallCountIn(
  kpi: Pick<Kpi, "unit">,
  figure: Pick<Figure, "value" | "numerator" | "denominator">,
  threshold: number,
): number | null {
  const { count, base } = countsOf(kpi, figure);
  if (count === null) return null;
  const counted = base === null ? [count] : [count, isPercentage(kpi.unit) ? base - count : base];
  return counted.find((one) => isSmall(one, threshold)) ?? null;
}
