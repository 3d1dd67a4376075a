import type { PlanAsAt } from "../plan/history/replay.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import { AUDIENCES, type Audience } from "../plan/schema/reports.ts";
import { type Cell, cellId, type EarlierReport, type Sum, sizeOf } from "./cells.ts";
import { type Bounds, type Exposure, exposedBy, figuresOf, type Leak } from "./exposed.ts";
import { gatherKnowledge, type Knowledge, seenBy } from "./knowledge.ts";
import { isSmall, type Policy, policyOf, smallAmong, smallCountIn } from "./policy.ts";

interface Suppression {
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

/** What is small, and what the author has suppressed already. */
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
  /** By KPI: what is kept from the readers, and what may be suppressed for that. */
  readonly secrets: ReadonlyMap<string, Policy>;
  readonly policies: ReadonlyMap<string, Policy>;
}

/** Adds to what is hidden until nothing follows from the rest; what cannot be helped is a leak. */
function protectSums(known: Knowledge, by: Policies, hidden: Set<string>): Leak[] {
  return connectedSums(known.sums).flatMap((sums) => {
    const leaks = hideMore({ ...known, sums }, by, hidden, leastSize);
    // What readers can only guess is hidden where it can be, and no reason to refuse a report.
    hideMore({ ...known, sums }, by, hidden, guessedSize(by.secrets));
    return leaks;
  });
}

/** One figure at a time: the next exposure may be gone with it. */
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

/** What was counted between two figures for the year to date is a secret where it is small. */
function isFew(one: Cell, kpis: Policies["kpis"], secrets: ReadonlyMap<string, Policy>): boolean {
  const policy = one.since === null ? undefined : secrets.get(one.kpi);
  const kpi = kpis.find(({ id }) => id === one.kpi);
  return policy !== undefined && kpi !== undefined && smallAmong(kpi, one, policy.threshold) !== null;
}

/** Zero is printed wherever it can be, so what is suppressed is taken for 1 at least. */
const leastSize = (cell: Cell): Bounds => ({
  least: cell.since !== null || sizeOf(cell) === 0 ? 0 : 1,
  most: Number.POSITIVE_INFINITY,
});

/** Where all that is suppressed is so for being small, readers may guess it, and that none is above the threshold. */
const guessedSize =
  (secrets: ReadonlyMap<string, Policy>) =>
  (cell: Cell): Bounds => {
    const threshold = secrets.get(cell.kpi)?.threshold ?? 0;
    const isItself = cell.since === null && cell.base === null && isSmall(cell.count ?? 0, threshold);
    return isItself ? { ...leastSize(cell), most: threshold } : leastSize(cell);
  };

/** What could be suppressed against an exposure, the least loss first: of the sums it follows from, then of others; zeros last. */
const inOrderOfLoss = ({ own, sums, around }: Exposure): Cell[] =>
  [sums, around]
    .flatMap((from) => figuresOf(from).sort(byLoss(own, from)))
    .sort((a, b) => Number(sizeOf(a) === 0) - Number(sizeOf(b) === 0));

/** Those of the same period; parts before totals, as more follows from a total; the smallest; then any fixed order. */
function byLoss({ period }: Cell, sums: readonly Sum[]): (a: Cell, b: Cell) => number {
  const totals = new Set(sums.map(({ total }) => total.key));
  const rank = (one: Cell): number => (one.period === period ? 0 : 2) + (totals.has(one.key) ? 1 : 0);
  return (a, b) => rank(a) - rank(b) || (sizeOf(a) ?? 0) - (sizeOf(b) ?? 0) || (a.key < b.key ? -1 : 1);
}

/** The measures of which an audience may not see everything. */
function policiesOf(plan: Pick<PlanAsAt, "kpis" | "header">, audience: Audience): Map<string, Policy> {
  const policies = plan.kpis.map((kpi) => [kpi.id, policyOf(kpi, plan, audience)] as const);
  return new Map(policies.flatMap(([id, policy]) => (policy === null ? [] : [[id, policy]])));
}

/** Whether a figure is suppressed for what it is: small, or by its author; "low" is one that is not 0, and small. */
const isHiddenItself = (kpi: Pick<Kpi, "unit">, figure: Figure, threshold: number): boolean =>
  figure.symbol === "c" || figure.symbol === "low" || smallCountIn(kpi, figure, threshold) !== null;

/** An exposure that nothing can be suppressed against, told by the figures that it follows from. */
function leakOf({ own, sums }: Exposure, printed: Knowledge["printed"]): Leak {
  const others = figuresOf(sums).filter((one) => one.key !== own.key && one.since === null);
  const reports = [...new Set(others.flatMap((one) => printed.get(one.key)?.report ?? []))];
  const { kpi, period, since } = own;
  if (since === null) return { kpi, period, how: "sum", from: others, reports };
  const ends = [since, period].flatMap((at) => others.filter((one) => one.kpi === kpi && one.period === at));
  return { kpi, period, how: "year-to-date", from: ends, reports };
}

/** Sums in groups that have no figure in common: what is suppressed in one changes nothing in the others. */
function connectedSums(sums: readonly Sum[]): Sum[][] {
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
