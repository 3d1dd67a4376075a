import { formatFraction, formatTarget, formatValue, telling } from "../measures/figures.ts";
import type { Point } from "../measures/series.ts";
import { meetsBand, targetAt, targetBand } from "../measures/targets.ts";
import type { Kpi } from "../schema/kpis.ts";
import { inPeriod } from "../time/periods.ts";

/** Whether a claim holds: the clause that shows it, or why nothing does. Both quote the figures. */
export type Outcome =
  | { readonly holds: true; readonly proof: string }
  | {
      readonly holds: false;
      readonly reason: string;
      /** What to do where something is named that is not there; null for nothing more than to look. */
      readonly hint: string | null;
    };

export const prove = (proof: string): Outcome => ({ holds: true, proof });

export const refute = (reason: string, hint: string | null = null): Outcome => ({
  holds: false,
  reason,
  hint,
});

/** What is missing: a step on the way to an outcome. */
export interface Missing {
  readonly missing: string;
  readonly hint: string | null;
}

export const miss = (missing: string, hint: string | null = null): Missing => ({ missing, hint });

/** A point of a measure that has a value. */
export type MeasuredPoint = Point & { readonly value: number };

/** "18.0 in August 2016", "91% (71 of 78) in August 2016". */
export const quote = (point: MeasuredPoint, kpi: Kpi): string =>
  `${quoteValue(point, kpi)} in ${inPeriod(point.period)}`;

/** The same with the target of the time: "18.0 in August 2016, target 14 to 18". */
export function quoteWithTarget(point: MeasuredPoint, kpi: Kpi): string {
  const target = targetWords(point, kpi);
  const band = targetBand(targetAt(kpi, point.period.end), kpi.better);
  const told = quote(
    point,
    telling(point.value, kpi, (value) => meetsBand(value, band)),
  );
  return `${kpi.name}: ${told}${target === null ? "" : `, target ${target}`}`;
}

/** "14 to 18"; null where the measure had no target then, or is neither better high nor low. */
export const targetWords = ({ period }: MeasuredPoint, kpi: Kpi): string | null =>
  kpi.better === "neutral" ? null : formatTarget(targetAt(kpi, period.end), kpi);

function quoteValue({ value, figure }: MeasuredPoint, kpi: Kpi): string {
  const fraction = figure === null ? null : formatFraction(figure);
  return formatValue(value, kpi) + (fraction === null ? "" : ` (${fraction})`);
}
