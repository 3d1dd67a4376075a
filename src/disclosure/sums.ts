import { parsePeriod } from "../plan/period.ts";
import type { KnownKpi } from "../plan/replay.ts";
import { type Cell, cellId } from "./cells.ts";

/** A count, and the counts that add up to it. */
export interface Sum {
  readonly total: Cell;
  readonly parts: readonly Cell[];
}

/** Every sum that measures declare: parts of a total in a period, and weeks of a month. */
export function sumsOf(kpis: readonly KnownKpi[], cells: ReadonlyMap<string, Cell>): Sum[] {
  const periods = Map.groupBy(cells.values(), ({ kpi }) => kpi);
  return kpis.flatMap((kpi) =>
    (periods.get(kpi.id) ?? []).flatMap((total) => [
      ...breakdown(kpi, total, cells),
      ...rollUp(kpi, total, kpis, periods),
    ]),
  );
}

function breakdown({ parts = [] }: KnownKpi, total: Cell, cells: ReadonlyMap<string, Cell>): Sum[] {
  const found = parts.flatMap((part) => cells.get(cellId(part, total.period)) ?? []);
  return parts.length > 0 && found.length === parts.length ? [{ total, parts: found }] : [];
}

/** A month is the sum of its weeks, or its last week; where an extract gave another figure it is neither. */
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
  return parts.length > 0 && mayAddUp({ total, parts }) ? [{ total, parts }] : [];
}

function mayAddUp({ total, parts }: Sum): boolean {
  const known = parts.flatMap(({ count }) => count ?? []);
  if (total.count === null || known.length < parts.length) return true;
  return known.reduce((sum, count) => sum + count, 0) === total.count;
}
