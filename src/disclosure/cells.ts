import type { KpiPoint, KpiState } from "../model/state.ts";
import type { KnownKpi, PlanAsAt } from "../plan/history/replay.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import type { Audience } from "../plan/schema/reports.ts";
import { type Counts, countsOf, type Policy, policyOf } from "./policy.ts";

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

/** A figure that an earlier report printed. Of a rounded one the cell holds what it was rounded from. */
export interface PrintedCell extends Cell {
  readonly report: string;
  readonly point: KpiPoint;
  readonly isRounded: boolean;
}

/** Everything earlier reports printed, in the order of the reports. */
export const printedCells = (earlier: readonly EarlierReport[]): PrintedCell[] => earlier.flatMap(printedIn);

function printedIn({ id: report, audience, printed, known }: EarlierReport): PrintedCell[] {
  return printed.flatMap((kpi) => {
    const then = known.kpis.find(({ id }) => id === kpi.id);
    const policy = then === undefined ? null : policyOf(then, known, audience);
    const figures = new Map(then?.series.map(({ period, figure }) => [period.key, figure]));
    return kpi.points.flatMap((point): PrintedCell[] => {
      if (point.value === null) return [];
      const figure = figures.get(point.period) ?? null;
      const isRounded = figure !== null && policy !== null && comesFrom(figure, point, kpi, policy);
      const counts = countsOf(kpi, isRounded ? figure : point);
      return [{ ...cellOf(kpi.id, point.period, counts), report, point, isRounded }];
    });
  });
}

type Written = Pick<Figure, "value" | "numerator" | "denominator">;

/** Sums are made of true figures: those of rounded ones need not add up, and tell less. */
function comesFrom(figure: Figure, point: KpiPoint, kpi: Pick<KpiState, "unit">, policy: Policy): boolean {
  const rounded = roundFigure(figure, kpi, policy);
  return !isSame(rounded, figure) && isSame(rounded, point);
}

/** A percentage is the same where it is of the same counts. */
export const isSame = (one: Written, other: Written): boolean =>
  one.numerator === other.numerator &&
  one.denominator === other.denominator &&
  (one.numerator !== null || one.value === other.value);

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
