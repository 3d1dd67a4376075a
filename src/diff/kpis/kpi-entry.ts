import type { KpiPoint, KpiState } from "../../model/state.ts";
import { formatFraction, formatValue } from "../../plan/format-figure.ts";
import type { Entry } from "../change.ts";

export const kpiEntry = ({ id, name }: KpiState): Entry => ({ entity: id, label: null, title: name });

/** "91%", or the symbol in its place. */
export const showFigure = ({ value, symbol }: KpiPoint, kpi: KpiState): string =>
  value === null ? `[${symbol ?? "x"}]` : formatValue(value, kpi);

/** "91% (71 of 78)" */
export function showCounted(point: KpiPoint, kpi: KpiState): string {
  const fraction = formatFraction(point);
  return showFigure(point, kpi) + (fraction === null ? "" : ` (${fraction})`);
}

/** The newest figure, passing over gaps and symbols. */
export const newestOf = ({ points }: KpiState): KpiPoint | null =>
  points.findLast(({ value }) => value !== null) ?? null;
