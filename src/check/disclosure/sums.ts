import type { KnownKpi, PlanAsAt } from "../../plan/replay.ts";
import { countOf, pointsOf, type ShownPoint } from "./small-counts.ts";

/** A measure in one period of a sum. */
export interface Cell {
  readonly kpi: KnownKpi;
  /** Undefined where the measure has neither a figure nor a symbol for the period. */
  readonly point: ShownPoint | undefined;
  /** Null where no count is shown. */
  readonly count: number | null;
}

/** A count in one period, and the counts that add up to it. */
export interface Sum {
  readonly period: string;
  readonly total: Cell & { readonly point: ShownPoint };
  readonly parts: readonly Cell[];
}

/** Every period of every measure that names the parts it is made of. */
export function* sumsOf({ kpis }: PlanAsAt): Generator<Sum> {
  for (const total of kpis) {
    const ids = total.parts ?? [];
    const parts = kpis.filter(({ id, frequency }) => ids.includes(id) && frequency === total.frequency);
    if (ids.length === 0 || parts.length !== ids.length) continue;
    for (const point of pointsOf(total)) {
      const period = point.period.key;
      const cells = parts.map((part) =>
        cellOf(
          part,
          pointsOf(part).find((one) => one.period.key === period),
        ),
      );
      yield { period, total: { ...cellOf(total, point), point }, parts: cells };
    }
  }
}

const cellOf = (kpi: KnownKpi, point: ShownPoint | undefined): Cell => ({
  kpi,
  point,
  count: point === undefined ? null : countOf(kpi, point.figure),
});

/** The one suppressed count about children that follows from the others, all of which are known; null without one. */
export function givenAway({ total, parts }: Sum, countOfCell: (cell: Cell) => number | null): Cell | null {
  const [unknown, ...others] = [total, ...parts].filter((cell) => countOfCell(cell) === null);
  if (unknown === undefined || others.length > 0) return null;
  return unknown.point?.figure.symbol === "c" && unknown.kpi.subject === "child" ? unknown : null;
}
