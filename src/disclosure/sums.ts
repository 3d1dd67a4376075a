import { parsePeriod } from "../plan/period.ts";
import type { KnownKpi } from "../plan/replay.ts";
import { type Cell, cellId, type Sum } from "./cells.ts";
import type { Policy } from "./policy.ts";
import { yearsToDate } from "./year-to-date.ts";

/** Every sum that measures make: parts of a total in a period, weeks of a month, and months of a year to date. */
export function sumsOf(
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

/** Where a part has no figure, the others may be all there is. */
function breakdown({ parts = [] }: KnownKpi, total: Cell, cells: ReadonlyMap<string, Cell>): Sum[] {
  const found = parts.flatMap((part) => cells.get(cellId(part, total.period)) ?? []);
  const known = found.filter(({ count }) => count !== null);
  if (known.length > 0 && known.length < parts.length && addsUp(total, known))
    return [{ total, parts: known }];
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
  const isOpen = total.count === null || parts.some(({ count }) => count === null);
  return parts.length > 0 && (isOpen || addsUp(total, parts)) ? [{ total, parts }] : [];
}

const addsUp = ({ count }: Cell, parts: readonly Cell[]): boolean =>
  parts.reduce((sum, part) => sum + (part.count ?? 0), 0) === count;
