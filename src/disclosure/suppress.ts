import type { PlanAsAt } from "../plan/replay.ts";
import { AUDIENCES, type Audience } from "../plan/reports.ts";
import { type Cell, cellId, type EarlierReport, sizeOf } from "./cells.ts";
import { smallCountIn } from "./counts.ts";
import { seenBy } from "./earlier-reports.ts";
import { type Exposure, exposedBy, figuresOf } from "./exposed.ts";
import { gatherKnowledge, type Knowledge } from "./knowledge.ts";
import { type Policy, policyOf } from "./policy.ts";
import type { Sum } from "./sums.ts";
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
 * within the report or together with the earlier ones that its readers have. The board reads what the public
 * reads, so a report to the public gives nothing away of a report to the board either.
 * @param earlier the reports that are out already, for whatever audience.
 */
export function suppress(plan: PlanAsAt, audience: Audience, earlier: readonly EarlierReport[]): Suppression {
  const policies = policiesFor(plan, audience);
  const small = smallOnes(plan, policies);
  const hidden = new Set(small);
  const leaks: Leak[] = [];
  for (const readers of audience === "public" ? AUDIENCES : [audience]) {
    const known = gatherKnowledge(plan, seenBy(readers, earlier));
    const secrets = policiesFor(plan, readers);
    const between = monthsBetween(plan, secrets, known, hidden);
    for (const id of between.hidden) hidden.add(id);
    leaks.push(...printedBefore(known, secrets, small), ...between.leaks);
    leaks.push(...protectSums(known, { secrets, policies }, hidden));
  }
  return { hidden, leaks };
}

/** The measures of which an audience may not see everything. */
function policiesFor(plan: PlanAsAt, audience: Audience): Map<string, Policy> {
  const policies = plan.kpis.map((kpi) => [kpi.id, policyOf(kpi, plan, audience)] as const);
  return new Map(policies.flatMap(([id, policy]) => (policy === null ? [] : [[id, policy]])));
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

function printedBefore(
  { cells, printed }: Knowledge,
  secrets: ReadonlyMap<string, Policy>,
  small: ReadonlySet<string>,
): Leak[] {
  return [...small].flatMap((id) => {
    const cell = cells.get(id);
    const before = cell && printed.get(cell.key);
    if (cell === undefined || before === undefined || !secrets.has(cell.kpi)) return [];
    return [{ kpi: cell.kpi, period: cell.period, how: "printed", from: [before], reports: [before.report] }];
  });
}

/** Adds to what is hidden until nothing follows from the rest; what cannot be helped is a leak. */
function protectSums(
  { cells, printed, suppressed, sums }: Knowledge,
  { secrets, policies }: Record<"secrets" | "policies", ReadonlyMap<string, Policy>>,
  hidden: Set<string>,
): Leak[] {
  const leaks = new Map<string, Leak>();
  const isHidden = ({ kpi, period }: Cell): boolean => hidden.has(cellId(kpi, period));
  const isSecret = (one: Cell): boolean => isHidden(one) && secrets.has(one.kpi);
  for (;;) {
    const own = [...cells.values()];
    const shown = new Set(own.filter((one) => one.count !== null && !isHidden(one)).map(({ key }) => key));
    const secret = new Set([...own.filter(isSecret).map(({ key }) => key), ...suppressed]);
    const exposures = exposedBy(sums, (key) => shown.has(key) || printed.has(key)).filter(
      ({ key }) => secret.has(key) && !leaks.has(key),
    );
    if (exposures.length === 0) return [...leaks.values()];
    for (const exposure of independent(exposures)) {
      const mayGo = (one: Cell): boolean =>
        shown.has(one.key) && !printed.has(one.key) && policies.has(one.kpi) && one.base !== 0;
      const chosen = [exposure.sums, exposure.around]
        .flatMap((from) => figuresOf(from).filter(mayGo).sort(leastLoss(from)))
        .sort((a, b) => Number(sizeOf(a) === 0) - Number(sizeOf(b) === 0))
        .at(0);
      if (chosen === undefined) leaks.set(exposure.key, leakOf(exposure, printed));
      else hidden.add(cellId(chosen.kpi, chosen.period));
    }
  }
}

/** Exposures that have no figure in common: what is suppressed for one changes nothing of the others. */
function independent(exposures: readonly Exposure[]): Exposure[] {
  const taken = new Set<string>();
  return exposures.filter(({ around }) => {
    const keys = figuresOf(around).map(({ key }) => key);
    if (keys.some((key) => taken.has(key))) return false;
    for (const key of keys) taken.add(key);
    return true;
  });
}

/** Parts before totals, as more follows from a total; then the smallest; then any fixed order. */
function leastLoss(sums: readonly Sum[]): (a: Cell, b: Cell) => number {
  const totals = new Set(sums.map(({ total }) => total.key));
  const rank = (one: Cell): number => (totals.has(one.key) ? 1 : 0);
  return (a, b) => rank(a) - rank(b) || (sizeOf(a) ?? 0) - (sizeOf(b) ?? 0) || (a.key < b.key ? -1 : 1);
}

function leakOf({ key, sums }: Exposure, printed: Knowledge["printed"]): Leak {
  const figures = figuresOf(sums);
  const own = figures.find((one) => one.key === key) as Cell;
  const from = figures.filter((one) => one !== own);
  const reports = new Set(from.flatMap((one) => printed.get(one.key)?.report ?? []));
  return { kpi: own.kpi, period: own.period, how: "sum", from, reports: [...reports] };
}
