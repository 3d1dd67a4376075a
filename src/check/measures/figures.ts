import { compareText } from "../../diagnostics/diagnostic.ts";
import type { IsoDate } from "../../plan/dates.ts";
import type { Extract } from "../../plan/extracts.ts";
import { type Figure, valueIn } from "../../plan/figure.ts";
import type { Plan } from "../../plan/index.ts";
import type { Kpi } from "../../plan/kpis.ts";
import type { Point } from "../../plan/series.ts";

/** The measures by id; of an id used twice the first. */
export const measuresById = ({ kpis }: Plan): Map<string, Kpi> =>
  new Map(kpis.toReversed().map((kpi) => [kpi.id, kpi]));

/** A figure as the author wrote it: `71/78`, `17.2`, `x`. */
export function writtenFigure({ value, numerator, denominator, symbol }: Figure): string {
  if (numerator !== null && denominator !== null) return `${numerator}/${denominator}`;
  return value === null ? (symbol ?? "") : String(value);
}

/**
 * The day since when a period has had its present value: an extract that gives it again says nothing new. Null
 * where two extracts of one day disagree.
 */
export function givenSince(kpi: Kpi, { period, value }: Point, extracts: readonly Extract[]): IsoDate | null {
  const given = extracts
    .flatMap(({ date, figures }) => figures.map((one) => ({ date, ...one })))
    .filter((one) => one.kpi === kpi.id && one.period === period.key)
    .sort((a, b) => compareText(a.date, b.date));
  const other = given.findLastIndex(({ figure }) => valueIn(kpi.unit, figure) !== value);
  return given[other + 1]?.date ?? null;
}
