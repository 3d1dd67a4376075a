import { decimalsOf, formatFraction, formatTarget, formatValue, telling } from "../format-figure.ts";
import type { Kpi } from "../kpis.ts";
import { inPeriod } from "../period.ts";
import { targetAt } from "../rag.ts";
import type { Point } from "../series.ts";
import { meetsBand, targetBand } from "../target-band.ts";

/** A point of a measure that has a value. */
export type Known = Point & { readonly value: number };

/** "18.0 in August 2016", "91% (71 of 78) in August 2016". */
export const quote = (point: Known, kpi: Kpi): string =>
  `${quoteValue(point, kpi)} in ${inPeriod(point.period)}`;

/** The same with the target of the time: "18.0 in August 2016, target 14 to 18". */
export function quoteWithTarget(point: Known, kpi: Kpi): string {
  const target = targetWords(point, kpi);
  const band = targetBand(targetAt(kpi, point.period.end), kpi.better);
  const told = quote(
    point,
    telling(point.value, kpi, (value) => meetsBand(value, band)),
  );
  return `${kpi.name}: ${told}${target === null ? "" : `, target ${target}`}`;
}

/** "14 to 18"; null where the measure had no target then, or is neither better high nor low. */
export const targetWords = ({ period }: Known, kpi: Kpi): string | null =>
  kpi.better === "neutral" ? null : formatTarget(targetAt(kpi, period.end), kpi);

function quoteValue({ value, figure }: Known, kpi: Kpi): string {
  const fraction = figure === null ? null : formatFraction(figure);
  return formatValue(value, kpi) + (fraction === null ? "" : ` (${fraction})`);
}

/** A bound as it was written: 90%, 17.5. */
export const quoteBound = (bound: number, kpi: Kpi): string =>
  formatValue(bound, { unit: kpi.unit, decimals: String(bound).split(".")[1]?.length ?? 0 });

/** The value a reader sees: what is printed alike has not moved. */
export const printed = (value: number, kpi: Kpi): number => Number(value.toFixed(decimalsOf(kpi)));
