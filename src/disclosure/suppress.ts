import type { PlanAsAt } from "../plan/replay.ts";
import type { Audience } from "../plan/reports.ts";
import { type Cell, cellId, type EarlierReport } from "./cells.ts";
import { smallCountIn } from "./counts.ts";
import { type Exposure, exposedBy, figuresOf } from "./exposed.ts";
import { gatherKnowledge, type Knowledge } from "./knowledge.ts";
import { type Policy, policyOf } from "./policy.ts";
import { monthsBetween } from "./year-to-date.ts";

/** A figure that is suppressed, and that readers can work out all the same: nothing is left to suppress with it. */
export interface Leak {
  readonly kpi: string;
  readonly period: string;
  readonly how: "printed" | "sum" | "year-to-date";
  /** The figures it follows from. */
  readonly from: readonly Cell[];
  /** The earlier reports that printed some of them. */
  readonly reports: readonly string[];
}

export interface Suppression {
  /** The figures not to be printed, by `cellId`. */
  readonly hidden: ReadonlySet<string>;
  readonly leaks: readonly Leak[];
}

/**
 * Chooses the figures that an audience may not see: counts of children below the threshold with their
 * percentages and what these leave over, then whatever would give one of them back by addition or subtraction,
 * within the report or together with the earlier ones that the audience has.
 */
export function suppress(plan: PlanAsAt, audience: Audience, earlier: readonly EarlierReport[]): Suppression {
  const policies = new Map<string, Policy>();
  for (const kpi of plan.kpis) {
    const policy = policyOf(kpi, plan, audience);
    if (policy !== null) policies.set(kpi.id, policy);
  }
  const known = gatherKnowledge(plan, earlier);
  const hidden = smallOnes(plan, policies);
  const between = monthsBetween(plan, policies, known, hidden);
  for (const id of between.hidden) hidden.add(id);
  const leaks = [...printedBefore(known, hidden), ...between.leaks, ...protectSums(known, policies, hidden)];
  return { hidden, leaks };
}

/** What is small, and what the author has suppressed already. */
function smallOnes({ kpis }: PlanAsAt, policies: ReadonlyMap<string, Policy>): Set<string> {
  const hidden = new Set<string>();
  for (const kpi of kpis) {
    const policy = policies.get(kpi.id);
    for (const { period, figure } of policy === undefined ? [] : kpi.series) {
      if (figure === null || policy === undefined) continue;
      const isSmall = smallCountIn(kpi, figure, policy.threshold) !== null;
      if (isSmall || figure.symbol === "c") hidden.add(cellId(kpi.id, period.key));
    }
  }
  return hidden;
}

function printedBefore({ cells, printed }: Knowledge, hidden: ReadonlySet<string>): Leak[] {
  return [...hidden].flatMap((id) => {
    const cell = cells.get(id);
    const before = cell && printed.get(cell.key);
    if (cell === undefined || before === undefined) return [];
    return [{ kpi: cell.kpi, period: cell.period, how: "printed", from: [before], reports: [before.report] }];
  });
}

/** Adds to what is hidden until nothing follows from the rest; what cannot be helped is a leak. */
function protectSums(
  { cells, printed, suppressed, sums }: Knowledge,
  policies: ReadonlyMap<string, Policy>,
  hidden: Set<string>,
): Leak[] {
  const leaks = new Map<string, Leak>();
  const isHidden = ({ kpi, period }: Cell): boolean => hidden.has(cellId(kpi, period));
  for (;;) {
    const own = [...cells.values()];
    const shown = new Set(own.filter((one) => one.count !== null && !isHidden(one)).map(({ key }) => key));
    const secret = new Set([...own.filter(isHidden).map(({ key }) => key), ...suppressed]);
    const exposures = exposedBy(sums, (key) => shown.has(key) || printed.has(key)).filter(
      ({ key }) => secret.has(key) && !leaks.has(key),
    );
    if (exposures.length === 0) return [...leaks.values()];
    for (const exposure of independent(exposures)) {
      const candidates = figuresOf(exposure.sums).filter(
        ({ key, kpi, count }) => shown.has(key) && !printed.has(key) && policies.has(kpi) && count !== 0,
      );
      const chosen = candidates.sort(leastLoss(exposure))[0];
      if (chosen === undefined) leaks.set(exposure.key, leakOf(exposure, printed));
      else hidden.add(cellId(chosen.kpi, chosen.period));
    }
  }
}

/** Exposures that have no figure in common: what is suppressed for one changes nothing of the others. */
function independent(exposures: readonly Exposure[]): Exposure[] {
  const taken = new Set<string>();
  return exposures.filter(({ sums }) => {
    const keys = figuresOf(sums).map(({ key }) => key);
    if (keys.some((key) => taken.has(key))) return false;
    for (const key of keys) taken.add(key);
    return true;
  });
}

/** Parts before totals, as more follows from a total; then the smallest count; then any fixed order. */
function leastLoss({ sums }: Exposure): (a: Cell, b: Cell) => number {
  const totals = new Set(sums.map(({ total }) => total.key));
  const rank = ({ key }: Cell): number => (totals.has(key) ? 1 : 0);
  return (a, b) => rank(a) - rank(b) || (a.count ?? 0) - (b.count ?? 0) || (a.key < b.key ? -1 : 1);
}

function leakOf({ key, sums }: Exposure, printed: Knowledge["printed"]): Leak {
  const figures = figuresOf(sums);
  const own = figures.find((one) => one.key === key) as Cell;
  const from = figures.filter((one) => one !== own);
  const reports = new Set(from.flatMap((one) => printed.get(one.key)?.report ?? []));
  return { kpi: own.kpi, period: own.period, how: "sum", from, reports: [...reports] };
}
