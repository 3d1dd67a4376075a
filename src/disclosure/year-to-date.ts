import type { Period } from "../plan/period.ts";
import type { KnownKpi } from "../plan/replay.ts";
import { type Cell, cellId, cellOf, type Sum } from "./cells.ts";
import { smallAmong } from "./counts.ts";
import type { Policy } from "./policy.ts";

/**
 * Of two figures for the year to date the later one is the sum of the earlier and of what was counted between
 * them. Given for figures that follow each other, as none is below the one before, and wherever few were counted.
 */
export function yearsToDate(kpi: KnownKpi, policy: Policy, cells: ReadonlyMap<string, Cell>): Sum[] {
  if (kpi.basis !== "year-to-date") return [];
  const years = Map.groupBy(kpi.series, ({ period }) => financialYear(period));
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

function financialYear({ end }: Period): number {
  const [year, month] = end.split("-").map(Number) as [number, number];
  return month >= 4 ? year : year - 1;
}

function betweenOf(earlier: Cell, later: Cell): Cell {
  const count = difference(later.count, earlier.count);
  const cell = cellOf(later.kpi, later.period, { count, base: difference(later.base, earlier.base) });
  return { ...cell, key: `${later.key} since ${earlier.key}`, since: earlier.period };
}

const difference = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one - other;
