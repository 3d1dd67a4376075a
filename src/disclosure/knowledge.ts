import type { PlanAsAt } from "../plan/replay.ts";
import { type Cell, cellId, cellOf, cellsIn, type EarlierReport, type Sum } from "./cells.ts";
import type { Policy } from "./policy.ts";
import { type PrintedCell, printedCells } from "./printed-cells.ts";
import { sumsOf } from "./sums.ts";

/** What readers have from earlier reports, and how all figures, old and new, hang together. */
export interface Knowledge {
  /** The plan's own figures, by `cellId`. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** What earlier reports printed, by key; the first that did. */
  readonly printed: ReadonlyMap<string, PrintedCell>;
  /** What earlier reports suppressed, by key. */
  readonly suppressed: ReadonlySet<string>;
  readonly sums: readonly Sum[];
}

/** @param policies those of the readers, whose secrets are kept. */
export function gatherKnowledge(
  plan: PlanAsAt,
  policies: ReadonlyMap<string, Policy>,
  earlier: readonly EarlierReport[],
): Knowledge {
  const all = printedCells(earlier);
  const newest = new Map(all.map((cell) => [cellId(cell.kpi, cell.period), cell]));
  const cells = cellsIn(plan.kpis, newest);
  const printedBy = Map.groupBy(all, ({ report }) => report);
  const then = earlier.map((report) => cellsThen(report, printedBy.get(report.id) ?? [], cells));
  return {
    cells,
    printed: new Map([...all].reverse().map((cell) => [cell.key, cell])),
    suppressed: new Set(then.flatMap(({ suppressed }) => suppressed)),
    sums: eachOnce([
      ...sumsOf(plan.kpis, policies, cells),
      ...then.flatMap((one, index) => sumsOf(earlier[index]?.known.kpis ?? [], policies, one.cells)),
    ]),
  };
}

/** What was not restated makes the same sums in every report. */
const eachOnce = (sums: readonly Sum[]): Sum[] => [
  ...new Map(sums.map((sum) => [[sum.total, ...sum.parts].map(({ key }) => key).join("+"), sum])).values(),
];

/** The figures as an earlier report had them; for those it suppressed, as the plan of its date has them, or of now. */
function cellsThen(
  report: EarlierReport,
  printed: readonly PrintedCell[],
  now: ReadonlyMap<string, Cell>,
): { readonly cells: Map<string, Cell>; readonly suppressed: string[] } {
  const cells = cellsIn(report.known.kpis, now);
  for (const cell of printed) cells.set(cellId(cell.kpi, cell.period), cell);
  const suppressed = report.printed.flatMap(({ id: kpi, points }) =>
    points.flatMap(({ period, symbol }): string[] => {
      if (symbol !== "c") return [];
      const id = cellId(kpi, period);
      const cell = cells.get(id) ?? now.get(id) ?? cellOf(kpi, period, { count: null, base: null });
      cells.set(id, cell);
      return [cell.key];
    }),
  );
  return { cells, suppressed };
}
