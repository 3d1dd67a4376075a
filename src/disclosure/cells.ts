import type { KpiState } from "../model/state.ts";
import type { Figure } from "../plan/figure.ts";
import type { KnownKpi, PlanAsAt } from "../plan/replay.ts";
import type { Audience } from "../plan/reports.ts";
import { type Counts, countsOf } from "./counts.ts";

/** A measure in one period: what is printed or suppressed as a whole, numerator, denominator and quotient. */
export interface Cell extends Counts {
  readonly kpi: string;
  readonly period: string;
  /** The same for the same figure at another date, and another for a restated one. */
  readonly key: string;
  /** The period it is counted from, of what two figures for the year to date leave between them; else null. */
  readonly since: string | null;
}

/** A count, and the counts that add up to it. */
export interface Sum {
  readonly total: Cell;
  readonly parts: readonly Cell[];
}

/** A report already published, and the plan as it was known at its date. */
export interface EarlierReport {
  readonly id: string;
  readonly audience: Audience;
  readonly printed: readonly KpiState[];
  readonly known: PlanAsAt;
}

/** How many a figure is of: a plain count, or the denominator of a fraction. */
export const sizeOf = ({ count, base }: Counts): number | null => base ?? count;

export const cellId = (kpi: string, period: string): string => `${kpi} ${period}`;

/** The cells of a plan by `cellId`. Of a figure that is not there `fallback` may know what it was. */
export function cellsIn(kpis: readonly KnownKpi[], fallback: ReadonlyMap<string, Counts>): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const kpi of kpis) {
    for (const { period, figure } of kpi.series) {
      const id = cellId(kpi.id, period.key);
      const counts = countsIn(kpi, figure) ?? fallback.get(id) ?? NOT_KNOWN;
      cells.set(id, cellOf(kpi.id, period.key, counts));
    }
  }
  return cells;
}

function countsIn(kpi: KnownKpi, figure: Figure | null): Counts | null {
  if (figure?.symbol === "z") return NOBODY;
  return figure === null || figure.symbol !== null ? null : countsOf(kpi, figure);
}

const NOT_KNOWN: Counts = { count: null, base: null };

/** Where there was nothing to measure there was nobody, as everybody can tell. */
const NOBODY: Counts = { count: 0, base: 0 };

export const cellOf = (kpi: string, period: string, { count, base }: Counts): Cell => ({
  kpi,
  period,
  count,
  base,
  key: `${cellId(kpi, period)} ${count ?? "?"}${base === null ? "" : `/${base}`}`,
  since: null,
});
