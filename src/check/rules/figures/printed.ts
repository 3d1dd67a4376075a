import type { KnownKpi } from "../../../plan/history/replay.ts";
import { formatFraction, formatValue } from "../../../plan/measures/figures.ts";
import type { Point } from "../../../plan/measures/series.ts";

/** A figure as the report prints it, in quotation marks: "91%" (71 of 78). */
export function printedValue({ value, figure }: Point, kpi: KnownKpi): string {
  const fraction = figure === null ? null : formatFraction(figure);
  return `"${formatValue(value ?? 0, kpi)}"${fraction === null ? "" : ` (${fraction})`}`;
}
