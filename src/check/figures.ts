import type { Figure } from "../plan/figure.ts";
import type { Plan } from "../plan/index.ts";
import type { Kpi } from "../plan/kpis.ts";

/** The measures by id; of an id used twice the first. */
export const measuresById = ({ kpis }: Plan): Map<string, Kpi> =>
  new Map(kpis.toReversed().map((kpi) => [kpi.id, kpi]));

/** A figure as the author wrote it: `71/78`, `17.2`, `x`. */
export function writtenFigure({ value, numerator, denominator, symbol }: Figure): string {
  if (numerator !== null && denominator !== null) return `${numerator}/${denominator}`;
  return value === null ? (symbol ?? "") : String(value);
}
