import type { KnownKpi } from "../plan/history/replay.ts";
import { financialYearOf, parsePeriod } from "../plan/time/periods.ts";
import { type Cell, cellId, cellOf, type Sum } from "./cells.ts";
import { type Policy, smallAmong } from "./policy.ts";

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

/**
 * Of two figures for the year to date the later one is the sum of the earlier and of what was counted between
 * them. Given for figures that follow each other, as none is below the one before, and wherever few were counted.
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

/** Sums in groups that have no figure in common: what is suppressed in one changes nothing in the others. */
export function connectedSums(sums: readonly Sum[]): Sum[][] {
  const keysOf = ({ total, parts }: Sum): string[] => [total, ...parts].map(({ key }) => key);
  const holding = new Map<string, Sum[]>();
  for (const sum of sums) for (const key of keysOf(sum)) holding.set(key, [...(holding.get(key) ?? []), sum]);
  const seen = new Set<Sum>();
  return sums.flatMap((start) => {
    if (seen.has(start)) return [];
    const group = [start];
    seen.add(start);
    for (const sum of group) {
      for (const other of keysOf(sum).flatMap((key) => holding.get(key) ?? [])) {
        if (!seen.has(other)) group.push(other);
        seen.add(other);
      }
    }
    return [group];
  });
}
