import { isPercentage } from "../plan/figure.ts";
import type { Period } from "../plan/period.ts";
import type { KnownKpi, PlanAsAt } from "../plan/replay.ts";
import { type Cell, cellId } from "./cells.ts";
import { isSmall } from "./counts.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Policy } from "./policy.ts";
import type { Leak } from "./suppress.ts";

/**
 * Two counts for the year to date give the count of the time between them. Where that is small the later one is
 * suppressed; where earlier reports printed both it is a leak.
 */
export function monthsBetween(
  { kpis }: PlanAsAt,
  policies: ReadonlyMap<string, Policy>,
  known: Knowledge,
  small: ReadonlySet<string>,
): { readonly hidden: readonly string[]; readonly leaks: readonly Leak[] } {
  const hidden: string[] = [];
  const leaks: Leak[] = [];
  for (const kpi of kpis.filter(({ basis }) => basis === "year-to-date")) {
    const policy = policies.get(kpi.id);
    if (policy === undefined) continue;
    for (const cells of yearsOf(kpi, known)) {
      let last: Cell | undefined;
      for (const cell of cells) {
        const id = cellId(cell.kpi, cell.period);
        const isPrinted = known.printed.has(cell.key);
        if (cell.count === null || (small.has(id) && !isPrinted)) continue;
        if (last !== undefined && leavesFew(last, cell, kpi, policy)) {
          if (!isPrinted) {
            hidden.push(id);
            continue;
          }
          leaks.push(leakBetween(last, cell, known));
        }
        last = cell;
      }
    }
  }
  return { hidden, leaks };
}

/** The figures of each financial year, from April, in order. */
function yearsOf(kpi: KnownKpi, { cells }: Knowledge): Cell[][] {
  const years = Map.groupBy(kpi.series, ({ period }) => financialYear(period));
  return [...years.values()].map((points) =>
    points.flatMap(({ period }) => cells.get(cellId(kpi.id, period.key)) ?? []),
  );
}

function financialYear({ end }: Period): number {
  const [year, month] = end.split("-").map(Number) as [number, number];
  return month >= 4 ? year : year - 1;
}

function leavesFew(before: Cell, after: Cell, kpi: KnownKpi, { threshold }: Policy): boolean {
  const count = (after.count ?? 0) - (before.count ?? 0);
  const base = (after.base ?? 0) - (before.base ?? 0);
  const others = isPercentage(kpi.unit) ? base - count : base;
  return isSmall(count, threshold) || (after.base !== null && isSmall(others, threshold));
}

function leakBetween(before: Cell, after: Cell, { printed }: Knowledge): Leak {
  const reports = [before, after].flatMap(({ key }) => printed.get(key)?.report ?? []);
  const { kpi, period } = after;
  return { kpi, period, how: "year-to-date", from: [before, after], reports: [...new Set(reports)] };
}
