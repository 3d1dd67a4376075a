import type { Figure } from "../plan/figure.ts";
import type { Kpi } from "../plan/kpis.ts";
import { countsOf } from "./counts.ts";
import type { Policy } from "./policy.ts";

/**
 * A figure as its measure prints it: counts as multiples of `round`, and the quotient of the rounded counts, so
 * that the percentage does not give back what the rounding took.
 */
export function roundFigure(figure: Figure, kpi: Pick<Kpi, "unit">, { round }: Policy): Figure {
  const { value, numerator, denominator } = figure;
  if (round === null || round < 2 || value === null || countsOf(kpi, figure).count === null) return figure;
  const rounded = (count: number): number => Math.round(count / round) * round;
  if (numerator === null || denominator === null) return { ...figure, value: rounded(value) };
  const [top, bottom] = [rounded(numerator), rounded(denominator)];
  return { ...figure, value: bottom === 0 ? 0 : top / bottom, numerator: top, denominator: bottom };
}
