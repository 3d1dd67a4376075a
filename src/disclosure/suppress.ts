import type { PlanAsAt } from "../plan/history/replay.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import { AUDIENCES, type Audience } from "../plan/schema/reports.ts";
import { type Cell, cellId, cellsOf, connectedSums, type Sum, sizeOf } from "./cells.ts";
import { type EarlierReport, seenBy } from "./earlier-reports.ts";
import { type Bounds, type Exposure, exposedBy } from "./exposed.ts";
import { gatherKnowledge, type Knowledge } from "./knowledge.ts";
import { isSmall, type Policy, policyOf, smallAmong, smallCountIn } from "./policy.ts";

/** What an audience may not see, and what it can work out all the same. */
interface Suppression {
  /** The figures not to be printed, by `cellId`. */
  readonly hidden: ReadonlySet<string>;
  readonly leaks: readonly Leak[];
}

/** A suppressed figure that readers can work out, where suppressing other figures does not help. */
export interface Leak {
  readonly kpi: string;
  readonly period: string;
  readonly how: "printed" | "sum" | "year-to-date";
  /** The figures it follows from. */
  readonly from: readonly Cell[];
  /** The earlier reports that printed some of them. */
  readonly reports: readonly string[];
}

/**
 * Chooses the figures that an audience may not see. First come counts of children up to the threshold, and percentages
 * whose numerator, or the rest of whose denominator, is such a count. Then come figures from which one of those could be
 * worked out by addition or subtraction, within the report or together with earlier ones that its readers have. The
 * board reads what the public reads, so a report to the public must reveal nothing of a report to the board either.
 * @param earlier the reports that are out already, for any audience.
 */
export function suppress(plan: PlanAsAt, audience: Audience, earlier: readonly EarlierReport[]): Suppression {
  const policies = policiesOf(plan, audience);
  const small = smallOnes(plan, policies);
  const hidden = new Set(small);
  const leaks: Leak[] = [];
  for (const readers of audience === "public" ? AUDIENCES : [audience]) {
    const secrets = policiesOf(plan, readers);
    const known = gatherKnowledge(plan, secrets, seenBy(readers, earlier));
    leaks.push(...printedBefore(known, secrets, small));
    leaks.push(...protectSums(known, { kpis: plan.kpis, secrets, policies }, hidden));
  }
  return { hidden, leaks };
}

/** The policies of the measures of which an audience may not see everything, by KPI. */
function policiesOf(plan: Pick<PlanAsAt, "kpis" | "header">, audience: Audience): Map<string, Policy> {
  const policies = plan.kpis.map((kpi) => [kpi.id, policyOf(kpi, plan, audience)] as const);
  return new Map(policies.flatMap(([id, policy]) => (policy === null ? [] : [[id, policy]])));
}

/** The figures that are small, and those that the author has suppressed already. */
function smallOnes({ kpis }: PlanAsAt, policies: ReadonlyMap<string, Policy>): Set<string> {
  return new Set(
    kpis.flatMap((kpi) => {
      const policy = policies.get(kpi.id);
      if (policy === undefined) return [];
      const small = kpi.series.filter(
        ({ figure }) => figure && isHiddenItself(kpi, figure, policy.threshold),
      );
      return small.map(({ period }) => cellId(kpi.id, period.key));
    }),
  );
}

/** Whether a figure is small, or its author suppressed it. The symbol "low" stands for a small figure that is not 0. */
const isHiddenItself = (kpi: Pick<Kpi, "unit">, figure: Figure, threshold: number): boolean =>
  figure.symbol === "c" || figure.symbol === "low" || smallCountIn(kpi, figure, threshold) !== null;

/** Small figures that an earlier report has printed. */
function printedBefore(
  { cells, printed }: Knowledge,
  secrets: ReadonlyMap<string, Policy>,
  small: ReadonlySet<string>,
): Leak[] {
  return [...small].flatMap((id) => {
    const cell = cells.get(id);
    const before = cell && printed.get(cell.key);
    if (cell === undefined || before === undefined || before.isRounded || !secrets.has(cell.kpi)) return [];
    return [{ kpi: cell.kpi, period: cell.period, how: "printed", from: [before], reports: [before.report] }];
  });
}

interface Policies {
  readonly kpis: readonly Pick<Kpi, "id" | "unit">[];
  /** By KPI: the policies whose figures must stay secret, and those whose figures may be suppressed for that. */
  readonly secrets: ReadonlyMap<string, Policy>;
  readonly policies: ReadonlyMap<string, Policy>;
}

/** Hides more figures until nothing secret follows from the rest. Where that is impossible, there is a leak. */
function protectSums(known: Knowledge, by: Policies, hidden: Set<string>): Leak[] {
  return connectedSums(known.sums, keysOf).flatMap((sums) => {
    const leaks = hideMore({ ...known, sums }, by, hidden, leastSize);
    // What readers can only guess is hidden where possible, but it is not a leak: that would stop the report.
    hideMore({ ...known, sums }, by, hidden, guessedSize(by.secrets));
    return leaks;
  });
}

/** Zeros are printed where possible, so readers take a suppressed figure to be at least 1. */
const leastSize = (cell: Cell): Bounds => ({
  least: cell.since !== null || sizeOf(cell) === 0 ? 0 : 1,
  most: Number.POSITIVE_INFINITY,
});

/** Readers may guess that a figure is suppressed because it is small, and so is not above the threshold. */
const guessedSize =
  (secrets: ReadonlyMap<string, Policy>) =>
  (cell: Cell): Bounds => {
    const threshold = secrets.get(cell.kpi)?.threshold ?? 0;
    const isItself = cell.since === null && cell.base === null && isSmall(cell.count ?? 0, threshold);
    return isItself ? { ...leastSize(cell), most: threshold } : leastSize(cell);
  };

const keysOf = (sum: Sum): string[] => cellsOf(sum).map(({ key }) => key);

/** Hides one figure at a time, because that may end other exposures too. */
function hideMore(
  { cells, printed, suppressed, sums }: Knowledge,
  { kpis, secrets, policies }: Policies,
  hidden: Set<string>,
  likely: (cell: Cell) => Bounds,
): Leak[] {
  const idOf = ({ kpi, period }: Cell): string => cellId(kpi, period);
  const figures = figuresOf(sums);
  const own = new Set(figures.filter((one) => cells.get(idOf(one))?.key === one.key));
  const few = new Set(figures.filter((one) => isFew(one, kpis, secrets)));
  const isShown = (one: Cell): boolean => own.has(one) && one.count !== null && !hidden.has(idOf(one));
  const isHidden = (one: Cell): boolean => own.has(one) && hidden.has(idOf(one)) && secrets.has(one.kpi);
  const mayGo = (one: Cell): boolean => !printed.has(one.key) && policies.has(one.kpi) && one.base !== 0;
  const leaks = new Map<string, Leak>();
  for (;;) {
    const shown = figures.filter(isShown);
    const isSecret = (one: Cell): boolean => few.has(one) || suppressed.has(one.key) || isHidden(one);
    const secret = new Set(figures.filter(isSecret).map(({ key }) => key));
    const readable = new Set(shown.map(({ key }) => key));
    const exposure = exposedBy(sums, (key) => readable.has(key) || printed.has(key), likely).find(
      ({ own: { key } }) => secret.has(key) && !leaks.has(key),
    );
    if (exposure === undefined) return [...leaks.values()];
    const chosen = inOrderOfLoss(exposure).find((one) => readable.has(one.key) && mayGo(one));
    if (chosen === undefined) leaks.set(exposure.own.key, leakOf(exposure, printed));
    else hidden.add(idOf(chosen));
  }
}

/** The figures of some sums, each once. */
const figuresOf = (sums: readonly Sum[]): Cell[] => [
  ...new Map(sums.flatMap(cellsOf).map((cell) => [cell.key, cell])).values(),
];

/** Whether the difference of two figures for the year to date is small, and so a secret. */
function isFew(one: Cell, kpis: Policies["kpis"], secrets: ReadonlyMap<string, Policy>): boolean {
  const policy = one.since === null ? undefined : secrets.get(one.kpi);
  const kpi = kpis.find(({ id }) => id === one.kpi);
  return policy !== undefined && kpi !== undefined && smallAmong(kpi, one, policy.threshold) !== null;
}

/** What could be suppressed to end an exposure: figures of the sums it follows from, then of others, with zeros last. */
const inOrderOfLoss = ({ own, sums, around }: Exposure): Cell[] =>
  [sums, around]
    .flatMap((from) => figuresOf(from).sort(byLoss(own, from)))
    .sort((a, b) => Number(sizeOf(a) === 0) - Number(sizeOf(b) === 0));

/** The same period first; parts before totals, because more follows from a total; then the smallest; then by key. */
function byLoss({ period }: Cell, sums: readonly Sum[]): (a: Cell, b: Cell) => number {
  const totals = new Set(sums.map(({ total }) => total.key));
  const rank = (one: Cell): number => (one.period === period ? 0 : 2) + (totals.has(one.key) ? 1 : 0);
  return (a, b) => rank(a) - rank(b) || (sizeOf(a) ?? 0) - (sizeOf(b) ?? 0) || (a.key < b.key ? -1 : 1);
}

/** An exposure that cannot be ended, with the figures that it follows from. */
function leakOf({ own, sums }: Exposure, printed: Knowledge["printed"]): Leak {
  const others = figuresOf(sums).filter((one) => one.key !== own.key && one.since === null);
  const reports = [...new Set(others.flatMap((one) => printed.get(one.key)?.report ?? []))];
  const { kpi, period, since } = own;
  if (since === null) return { kpi, period, how: "sum", from: others, reports };
  const ends = [since, period].flatMap((at) => others.filter((one) => one.kpi === kpi && one.period === at));
  return { kpi, period, how: "year-to-date", from: ends, reports };
}
