import type { KnownKpi, PlanAsAt } from "../plan/history/replay.ts";
import type { Point } from "../plan/measures/series.ts";
import { isPercentage } from "../plan/measures/units.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import { AUDIENCES, type Audience } from "../plan/schema/report-words.ts";
import { type Cell, cellId, type PrintedCell } from "./cells.ts";
import type { Likely } from "./cornered.ts";
import { type EarlierReport, seenBy } from "./earlier-reports.ts";
import { type Exposure, exposedBy } from "./exposed.ts";
import { countedCells, gatherKnowledge, type Knowledge } from "./knowledge.ts";
import { isSmall, type Policy, policyOf, smallAmong, USUAL_THRESHOLD } from "./policy.ts";
import { cellsOf, connected, type Quantity, type Relation } from "./relations.ts";
import { isOpenBeside, roundPoint } from "./rounding.ts";

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
  const beside = new Set<string>();
  const leaks: Leak[] = [];
  for (const readers of audience === "public" ? AUDIENCES : [audience]) {
    const secrets = policiesOf(plan, readers);
    const known = gatherKnowledge(plan, secrets, seenBy(readers, earlier));
    leaks.push(...printedBefore(known, secrets, small));
    for (const id of besideOthers(known, policies, hidden)) {
      hidden.add(id);
      beside.add(id);
    }
    // These are not small, and rounding keeps them from being worked out exactly: to hide them is enough.
    leaks.push(
      ...protectRelations(known, { kpis: plan.kpis, secrets, policies }, hidden).filter(
        ({ kpi, period }) => !beside.has(cellId(kpi, period)),
      ),
    );
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
  const cells = countedCells(kpis, policies);
  return new Set(
    kpis.flatMap((kpi) => {
      const policy = policies.get(kpi.id);
      if (policy === undefined) return [];
      return kpi.series.flatMap(({ period, figure }) => {
        const id = cellId(kpi.id, period.key);
        const isSecret =
          isSuppressed(figure?.symbol) ||
          (figure?.symbol === null && smallAmong(kpi, cells.get(id) as Cell, policy.threshold) !== null);
        return isSecret ? [id] : [];
      });
    }),
  );
}

/** Whether its author suppressed a figure. The symbol "low" stands for a small figure that is not 0. */
const isSuppressed = (symbol: string | null | undefined): boolean => symbol === "c" || symbol === "low";

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

/**
 * Percentages and rates of which rounding leaves only one reading beside their base or their numerator. Where an earlier
 * report has printed one, it is the base instead or, failing that, the numerator.
 */
function besideOthers(
  { cells, printed, fractions }: Knowledge,
  policies: ReadonlyMap<string, Policy>,
  hidden: ReadonlySet<string>,
): Set<string> {
  const found = new Set<string>();
  for (const { share, numerator, base } of fractions) {
    const policy = policies.get(share.id);
    const figures = [share, base, numerator];
    if (policy === undefined || figures.every((kpi) => policies.get(kpi?.id ?? "")?.round == null)) continue;
    for (const { period } of share.series) {
      const idIn = (kpi: KnownKpi): string => cellId(kpi.id, period.key);
      const before = (kpi: KnownKpi): PrintedCell | undefined => printed.get(cells.get(idIn(kpi))?.key ?? "");
      const shown = (kpi: KnownKpi | undefined): Point | null => {
        const point = kpi?.series.find((one) => one.period.key === period.key);
        if (kpi === undefined || point === undefined) return null;
        const isExact = before(kpi)?.isRounded === false;
        const isHidden = hidden.has(idIn(kpi)) || found.has(idIn(kpi));
        if (isHidden && before(kpi) === undefined) return null;
        const own = policies.get(kpi.id);
        return isExact || own === undefined ? point : roundPoint(point, kpi, own);
      };
      for (const kpi of figures) {
        const beside = { count: shown(numerator), base: shown(base) };
        const point = shown(share);
        if (point === null || isOpenBeside(point, { kpi: share, threshold: policy.threshold }, beside)) break;
        if (kpi !== undefined && policies.has(kpi.id) && before(kpi) === undefined) found.add(idIn(kpi));
      }
    }
  }
  return found;
}

interface Policies {
  readonly kpis: readonly Pick<Kpi, "id" | "unit">[];
  /** By KPI: the policies whose figures must stay secret, and those whose figures may be suppressed for that. */
  readonly secrets: ReadonlyMap<string, Policy>;
  readonly policies: ReadonlyMap<string, Policy>;
}

/** Hides more figures until nothing secret follows from the rest. Where that is impossible, there is a leak. */
function protectRelations(known: Knowledge, by: Policies, hidden: Set<string>): Leak[] {
  const leaks = connected(known.relations, keysOf).flatMap((relations) =>
    hideMore({ ...known, relations }, by, hidden, leastSize),
  );
  // What readers can only guess is hidden where possible, but it is not a leak: that would stop the report.
  for (const relations of connected([...known.relations, ...known.guesses], keysOf)) {
    hideMore({ ...known, relations }, by, hidden, guessedSize(by.secrets));
  }
  return leaks;
}

/** Figures that some number ties together are chosen together. */
const keysOf = ({ terms }: Relation): string[] => terms.map(({ quantity: { cell } }) => cell.key);

/** Zeros are printed where possible, so readers take a suppressed count to be at least 1. */
const leastSize = ({ cell, aspect, value }: Quantity): Likely => ({
  least:
    cell.since !== null || value === 0 || (cell.base !== null && aspect !== "base") || aspect === "rest"
      ? 0
      : 1,
  guess: Number.POSITIVE_INFINITY,
});

/**
 * Readers may guess that a figure is suppressed because it is small, and so is not above the threshold. Whether it is does
 * not matter: what is suppressed against a right guess only would tell that the guess is right.
 */
const guessedSize =
  (secrets: ReadonlyMap<string, Policy>) =>
  (quantity: Quantity): Likely => {
    const { cell } = quantity;
    const threshold = secrets.get(cell.kpi)?.threshold ?? 0;
    const isCount = cell.since === null && cell.base === null && threshold > 0;
    return isCount ? { ...leastSize(quantity), guess: threshold } : leastSize(quantity);
  };

/** Hides one figure for each exposure, until none is left. */
function hideMore(
  { cells, printed, suppressed, relations, withBase }: Knowledge,
  { kpis, secrets, policies }: Policies,
  hidden: Set<string>,
  likely: (quantity: Quantity) => Likely,
): Leak[] {
  const units = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const isOwn = (one: Cell): boolean => cells.get(idOf(one))?.key === one.key;
  const isShown = (one: Cell): boolean => isOwn(one) && one.count !== null && !hidden.has(idOf(one));
  const isKept = (one: Cell): boolean =>
    suppressed.has(one.key) || (isOwn(one) && hidden.has(idOf(one)) && secrets.has(one.kpi));
  const mayGo = (one: Cell): boolean =>
    isShown(one) && !printed.has(one.key) && policies.has(one.kpi) && one.base !== 0;
  /** Any count may have been suppressed to protect another; of a percentage, and between figures, only small ones are secret. */
  const isSecret = ({ own: { cell, aspect }, size }: Exposure): boolean => {
    const isDerived = cell.since !== null;
    if (isDerived ? !secrets.has(cell.kpi) : !isKept(cell)) return false;
    const kpi = units.get(cell.kpi);
    const isPart = isDerived || aspect === "rest" || isFraction(cell, kpi);
    if (aspect === "base") return !isDerived && !withBase.has(cell.key);
    return !isPart || (size !== null && isSmall(size, secrets.get(cell.kpi)?.threshold ?? USUAL_THRESHOLD));
  };
  const isShownOrPrinted = (one: Cell): boolean => isShown(one) || printed.has(one.key);
  const figures = cellsOf(relations);
  const order = orderOfLoss(relations);
  const leaks = new Map<string, Leak>();
  for (let more = true; more; ) {
    more = false;
    const known = new Set(figures.filter(isShownOrPrinted).map(({ key }) => key));
    for (const exposures of exposedBy(relations, ({ key }) => known.has(key), likely)) {
      if (more) break; // What is hidden against the first may end the others, and must not depend on them.
      for (const exposure of exposures) {
        const { own, from, around } = exposure;
        // A figure that was hidden for another exposure may have ended this one too.
        const isOpen = [...from, ...around].every(isShownOrPrinted);
        if (!isOpen || !isSecret(exposure) || leaks.has(own.key)) continue;
        const chosen = order(own.cell, from.filter(mayGo))[0] ?? order(own.cell, around.filter(mayGo))[0];
        if (chosen === undefined) leaks.set(own.key, leakOf(exposure, printed));
        else hidden.add(idOf(chosen));
        more = true;
      }
    }
  }
  return [...leaks.values()];
}

const idOf = ({ kpi, period }: Cell): string => cellId(kpi, period);

const isFraction = ({ base, count }: Cell, kpi: Pick<Kpi, "unit"> | undefined): boolean =>
  base !== null || (count === null && kpi !== undefined && isPercentage(kpi.unit));

/**
 * What may be suppressed to end an exposure, the least loss first. The order must not depend on a figure that is not
 * printed, or it would tell something of that figure: which figure is suppressed second is for everybody to see. So it
 * looks at how the figures hang together: first a figure that is in no other sum; then the same measure, then the same
 * period; then parts before their total, but a total before parts that have parts, so that the search ends at the top;
 * then the next one, in the order of the plan. A zero, which all who see it know to be printed where possible, goes last.
 */
function orderOfLoss(relations: readonly Relation[]): (own: Cell, candidates: readonly Cell[]) => Cell[] {
  const sums = new Map<string, Set<string>>();
  const wholes = new Set(relations.map(({ whole }) => whole));
  const places = new Map(cellsOf(relations).map(({ key }, place) => [key, place]));
  for (const relation of relations) {
    const keys = cellsOf([relation]).map(({ key }) => key);
    if (relation.whole === null) continue;
    for (const key of keys) sums.set(key, (sums.get(key) ?? new Set()).add(keys.join()));
  }
  const after = (one: Cell, own: Cell): number => {
    const [place, start] = [one, own].map(({ key }) => places.get(key) ?? 0) as [number, number];
    return (place - start + places.size) % places.size;
  };
  return (own, candidates) => {
    const ranked = candidates.map((one) => {
      const isLast = (sums.get(one.key)?.size ?? 0) < 2;
      const rank = [
        (one.base ?? one.count) === 0,
        !isLast,
        one.kpi !== own.kpi,
        one.period !== own.period,
        wholes.has(one.key) === isLast,
        after(one, own),
      ];
      return { one, rank: rank.map(Number) };
    });
    return ranked.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ one }) => one);
  };
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((value, at) => value !== other[at]);
  return place < 0 ? 0 : (one[place] as number) - (other[place] as number);
}

/** An exposure that cannot be ended, with the figures that it follows from. */
function leakOf({ own: { cell }, from }: Exposure, printed: Knowledge["printed"]): Leak {
  const others = from.filter((one) => one.key !== cell.key && one.since === null);
  const reports = [...new Set(others.flatMap((one) => printed.get(one.key)?.report ?? []))];
  const { kpi, period, since } = cell;
  const ends = [since, period].flatMap((at) => others.filter((one) => one.kpi === kpi && one.period === at));
  return since !== null && ends.length === 2
    ? { kpi, period, how: "year-to-date", from: ends, reports }
    : { kpi, period, how: "sum", from: others, reports };
}
