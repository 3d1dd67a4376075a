import type { PrintedPoint } from "../model/kpi-state.ts";
import type { KnownKpi } from "../plan/history/replay.ts";
import type { Point } from "../plan/measures/series.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import type { EarlierReport } from "./earlier-reports.ts";
import { type Counts, countsOf, type Policy, policyOf } from "./policy.ts";
import { roundPoint } from "./rounding.ts";

/** A measure in one period. Its numerator, denominator and quotient are printed or suppressed together. */
export interface Cell extends Counts {
  readonly kpi: string;
  readonly period: string;
  /** Stays the same from date to date until the figure is restated. */
  readonly key: string;
  /** For the difference of two figures for the year to date, the period of the earlier one; otherwise null. */
  readonly since: string | null;
}

export const cellId = (kpi: string, period: string): string => `${kpi} ${period}`;

/** The cells of a plan by `cellId`. For a figure that the plan does not show, `fallback` may know what it was. */
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

/** The symbol z means that there was nothing to measure, so every reader knows that the count is 0. */
const NOBODY: Counts = { count: 0, base: 0 };

export const cellOf = (kpi: string, period: string, { count, base }: Counts): Cell => ({
  kpi,
  period,
  count,
  base,
  key: `${cellId(kpi, period)} ${count ?? "?"}${base === null ? "" : `/${base}`}`,
  since: null,
});

/** A figure that an earlier report printed. If it was rounded, the cell holds the counts before rounding. */
export interface PrintedCell extends Cell {
  readonly report: string;
  readonly point: PrintedPoint;
  readonly isRounded: boolean;
}

/** Everything that earlier reports printed, in the order of the reports. */
export const printedCells = (earlier: readonly EarlierReport[]): PrintedCell[] => earlier.flatMap(printedIn);

function printedIn({ id: report, audience, printed, known }: EarlierReport): PrintedCell[] {
  return printed.flatMap((kpi) => {
    const then = known.kpis.find(({ id }) => id === kpi.id);
    const policy = then === undefined ? null : policyOf(then, known, audience);
    const series = new Map(then?.series.map((point) => [point.period.key, point]));
    return kpi.points.flatMap((point): PrintedCell[] => {
      const { symbol } = point;
      if (symbol === "z")
        return [{ ...cellOf(kpi.id, point.period, NOBODY), report, point, isRounded: false }];
      if (point.value === null) return [];
      const own = series.get(point.period);
      const isRounded =
        own !== undefined && then !== undefined && policy !== null && comesFrom(own, point, then, policy);
      const counts = countsOf(kpi, (isRounded ? own.figure : null) ?? point);
      return [{ ...cellOf(kpi.id, point.period, counts), report, point, isRounded }];
    });
  });
}

/** Sums are made of true figures, because rounded ones need not add up and reveal less. */
function comesFrom(point: Point, printed: PrintedPoint, kpi: Kpi, policy: Policy): boolean {
  const rounded = roundPoint(point, kpi, policy);
  return rounded !== point && isSame(writtenOf(rounded), printed) && rounded.value === printed.value;
}

type Written = Pick<Figure, "value" | "numerator" | "denominator">;

/** A point as a state keeps it, with its value in the measure's unit. */
export const writtenOf = ({ value, figure }: Point): Written => ({
  value,
  numerator: figure?.numerator ?? null,
  denominator: figure?.denominator ?? null,
});

/** Two percentages are the same if their counts are. */
export const isSame = (one: Written, other: Written): boolean =>
  one.numerator === other.numerator &&
  one.denominator === other.denominator &&
  (one.numerator !== null || one.value === other.value);
