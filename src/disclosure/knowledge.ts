import type { KnownKpi, PlanAsAt } from "../plan/history/replay.ts";
import { financialYearOf, parsePeriod } from "../plan/time/periods.ts";
import {
  type Cell,
  cellId,
  cellOf,
  cellsIn,
  cellsOf,
  type PrintedCell,
  printedCells,
  type Sum,
} from "./cells.ts";
import type { EarlierReport } from "./earlier-reports.ts";
import { type Policy, smallAmong } from "./policy.ts";

/** What readers know from earlier reports, and how all figures, old and new, add up. */
export interface Knowledge {
  /** The plan's own figures, by `cellId`. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** What earlier reports printed, by key. Where several printed the same figure, the first of them. */
  readonly printed: ReadonlyMap<string, PrintedCell>;
  /** What earlier reports suppressed, by key. */
  readonly suppressed: ReadonlySet<string>;
  readonly sums: readonly Sum[];
}

/** @param policies by KPI, for the readers from whom the figures must be kept. */
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

/** Figures that were not restated make the same sums in every report. */
const eachOnce = (sums: readonly Sum[]): Sum[] => [
  ...new Map(
    sums.map((sum) => [
      cellsOf(sum)
        .map(({ key }) => key)
        .join("+"),
      sum,
    ]),
  ).values(),
];

/** The figures of an earlier report. Those that it suppressed come from the plan at its date, or from the plan of now. */
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

/** Every sum that measures make: the parts of a total, the weeks of a month, and the months of a year to date. */
function sumsOf(
  kpis: readonly KnownKpi[],
  policies: ReadonlyMap<string, Policy>,
  cells: ReadonlyMap<string, Cell>,
): Sum[] {
  const periods = Map.groupBy(cells.values(), ({ kpi }) => kpi);
  return kpis.flatMap((kpi) => {
    const policy = policies.get(kpi.id);
    return [
      ...(periods.get(kpi.id) ?? []).flatMap((total) => [
        ...breakdown(kpi, total, cells),
        ...rollUp(kpi, total, kpis, periods),
      ]),
      ...(policy === undefined ? [] : yearsToDate(kpi, policy, cells)),
    ];
  });
}

/** The parts of a total. Where a part has no figure, the others make the sum if they add up to the total by themselves. */
function breakdown({ parts = [] }: KnownKpi, total: Cell, cells: ReadonlyMap<string, Cell>): Sum[] {
  const found = parts.flatMap((part) => cells.get(cellId(part, total.period)) ?? []);
  const known = found.filter(({ count }) => count !== null);
  if (known.length > 0 && known.length < parts.length && addsUp(total, known))
    return [{ total, parts: known }];
  return parts.length > 0 && found.length === parts.length ? [{ total, parts: found }] : [];
}

/** A month is the sum of its weeks or, for a snapshot, its last week, unless an extract gave another figure for it. */
function rollUp(
  kpi: KnownKpi,
  total: Cell,
  kpis: readonly KnownKpi[],
  periods: ReadonlyMap<string, readonly Cell[]>,
): Sum[] {
  const weekly = kpis.find(({ id }) => id === kpi.rollsUp);
  const period = parsePeriod(total.period, kpi.frequency);
  if (weekly === undefined || period === null) return [];
  const weeks = (periods.get(weekly.id) ?? []).filter(
    ({ period: week }) => week >= period.start && week <= period.end,
  );
  const parts = kpi.basis === "snapshot" ? weeks.slice(-1) : weeks;
  const isOpen = total.count === null || parts.some(({ count }) => count === null);
  return parts.length > 0 && (isOpen || addsUp(total, parts)) ? [{ total, parts }] : [];
}

const addsUp = ({ count }: Cell, parts: readonly Cell[]): boolean =>
  parts.reduce((sum, part) => sum + (part.count ?? 0), 0) === count;

/**
 * Of two figures for the year to date, the later one is the sum of the earlier one and of what was counted between
 * them. Only figures that follow each other make such a sum, and any two between which few were counted.
 */
function yearsToDate(kpi: KnownKpi, policy: Policy, cells: ReadonlyMap<string, Cell>): Sum[] {
  if (kpi.basis !== "year-to-date") return [];
  const years = Map.groupBy(kpi.series, ({ period }) => financialYearOf(period));
  return [...years.values()].flatMap((points) => {
    const reported = points.flatMap(({ period }) => cells.get(cellId(kpi.id, period.key)) ?? []);
    return reported.flatMap((later, place) =>
      reported.slice(0, place).flatMap((earlier, at): Sum[] => {
        const between = betweenOf(earlier, later);
        const isFew = smallAmong(kpi, between, policy.threshold) !== null;
        if (between.count !== null && between.count < 0) return [];
        return isFew || at === place - 1 ? [{ total: later, parts: [earlier, between] }] : [];
      }),
    );
  });
}

function betweenOf(earlier: Cell, later: Cell): Cell {
  const count = difference(later.count, earlier.count);
  const cell = cellOf(later.kpi, later.period, { count, base: difference(later.base, earlier.base) });
  return { ...cell, key: `${later.key} since ${earlier.key}`, since: earlier.period };
}

const difference = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one - other;
