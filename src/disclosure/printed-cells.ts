import type { KpiPoint, KpiState } from "../model/state.ts";
import type { Figure } from "../plan/figure.ts";
import { type Cell, cellOf, type EarlierReport } from "./cells.ts";
import { countsOf } from "./counts.ts";
import { type Policy, policyOf } from "./policy.ts";
import { roundFigure } from "./round.ts";

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
