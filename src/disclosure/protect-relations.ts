import { isPercentage } from "../plan/measures/units.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import { type Cell, cellId } from "./cells.ts";
import { type Exposed, type Exposure, exposedBy } from "./exposed.ts";
import type { Knowledge } from "./knowledge.ts";
import { isSmall, type Policy, USUAL_THRESHOLD } from "./policy.ts";
import { cellsOf, connected, type Quantity, type Relation } from "./relations.ts";

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

interface Policies {
  readonly kpis: readonly Pick<Kpi, "id" | "unit">[];
  /** By KPI: the policies whose figures must stay secret, and those whose figures may be suppressed for that. */
  readonly secrets: ReadonlyMap<string, Policy>;
  readonly policies: ReadonlyMap<string, Policy>;
}

/**
 * Hides more figures until nothing secret follows from the rest. Where that is impossible, there is a leak.
 *
 * What readers can only guess is hidden where possible too, but it is not a leak: that would stop the report. A figure that
 * is hidden against a guess must not follow for sure from the rest, so all is looked at again until no more is hidden.
 * @param hidden by `cellId`; figures are added to it.
 * @param aside figures that need not have been hidden, so that it is no leak if they follow; some are added to it.
 */
export function protectRelations(
  known: Knowledge,
  by: Policies,
  hidden: Set<string>,
  aside: Set<string>,
): Leak[] {
  const { sure, likely } = known.withBase;
  const guessed = guessedSize(by.secrets);
  const [eyes, guessing] = [sure, new Set([...sure, ...likely])].map((bases) =>
    eyesOn(known, by, hidden, bases),
  ) as [Eyes, Eyes];
  const systems = (relations: readonly Relation[], of: Eyes): System[] =>
    connected(relations, keysOf).map((group) => systemOf(group, of, leastSize, guessed));
  const certain = systems(known.relations, eyes);
  const all =
    known.guesses.length === 0 ? certain : systems([...known.relations, ...known.guesses], guessing);
  const hide = (cell: Cell): void => {
    hidden.add(idOf(cell));
    for (const { exposed } of new Set([...certain, ...all])) exposed.hide(cell);
  };
  const hideForGuess = (cell: Cell): void => {
    aside.add(idOf(cell));
    hide(cell);
  };
  const leaks = certain.flatMap((system) => hideMore(system, eyes, hide, false));
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size;
    for (const system of all) hideMore(system, guessing, hideForGuess, true);
    if (hidden.size > before) for (const system of certain) hideMore(system, eyes, hideForGuess, false);
  }
  return leaks.filter(({ kpi, period }) => !aside.has(cellId(kpi, period)));
}

/** Figures that some number ties together are chosen together. */
const keysOf = ({ terms }: Relation): string[] => terms.map(({ quantity: { cell } }) => cell.key);

/** Zeros are printed where possible, so readers take a suppressed count to be at least 1. */
const leastSize = ({ cell, aspect, value }: Quantity): number =>
  cell.since !== null || value === 0 || (cell.base !== null && aspect !== "base") || aspect === "rest"
    ? 0
    : 1;

/**
 * Readers may guess that a figure is suppressed because it is small, and so is not above the threshold. Whether it is does
 * not matter: what is suppressed against a right guess only would tell that the guess is right.
 */
const guessedSize =
  (secrets: ReadonlyMap<string, Policy>) =>
  ({ cell }: Quantity): number => {
    const threshold = secrets.get(cell.kpi)?.threshold ?? 0;
    const isCount = cell.since === null && cell.base === null && threshold > 0;
    return isCount ? threshold : Number.POSITIVE_INFINITY;
  };

/** What readers see of the figures, and what they may not: it changes as more are hidden. */
interface Eyes {
  readonly isKnown: (one: Cell) => boolean;
  /** Whether a number may not be worked out, whatever its size is. */
  readonly isKept: (own: Quantity) => boolean;
  readonly isSecret: (exposure: Pick<Exposure, "own" | "size">) => boolean;
  readonly mayGo: (one: Cell) => boolean;
  readonly printed: Knowledge["printed"];
}

function eyesOn(
  { cells, printed, suppressed }: Knowledge,
  { kpis, secrets, policies }: Policies,
  hidden: ReadonlySet<string>,
  withBase: ReadonlySet<string>,
): Eyes {
  const units = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const isOwn = (one: Cell): boolean => cells.get(idOf(one))?.key === one.key;
  const isShown = (one: Cell): boolean => isOwn(one) && one.count !== null && !hidden.has(idOf(one));
  const isKept = ({ cell, aspect }: Quantity): boolean => {
    if (aspect === "base" && (cell.since !== null || withBase.has(cell.key))) return false;
    // What a report to others suppressed need not be kept from readers who may see everything.
    if (!secrets.has(cell.kpi))
      return cell.since === null && !units.has(cell.kpi) && suppressed.has(cell.key);
    return cell.since !== null || suppressed.has(cell.key) || (isOwn(cell) && hidden.has(idOf(cell)));
  };
  /** Any count may have been suppressed to protect another; of a percentage, and between figures, only small ones are secret. */
  const isSecret: Eyes["isSecret"] = ({ own: { cell, aspect }, size }) => {
    if (aspect === "base") return true;
    const isPart = cell.since !== null || aspect === "rest" || isFraction(cell, units.get(cell.kpi));
    return !isPart || (size !== null && isSmall(size, secrets.get(cell.kpi)?.threshold ?? USUAL_THRESHOLD));
  };
  return {
    isKnown: (one) => isShown(one) || printed.has(one.key),
    isKept,
    isSecret,
    mayGo: (one) => isShown(one) && !printed.has(one.key) && policies.has(one.kpi) && one.base !== 0,
    printed,
  };
}

/** Relations that hang together, what follows from them, and in which order their figures are suppressed. */
interface System {
  readonly exposed: Exposed;
  readonly order: ReturnType<typeof orderOfLoss>;
}

const systemOf = (
  relations: readonly Relation[],
  { isKnown }: Eyes,
  ...sizes: readonly [least: Sizes, guess: Sizes]
): System => ({ exposed: exposedBy(relations, isKnown, ...sizes), order: orderOfLoss(relations) });

type Sizes = (quantity: Quantity) => number;

/**
 * Hides one figure for each exposure, until none is left.
 * @param isGuessing whether also what follows from a guess is ended.
 */
function hideMore(
  { exposed, order }: System,
  eyes: Eyes,
  hide: (cell: Cell) => void,
  isGuessing: boolean,
): Leak[] {
  const { isKept, isSecret, mayGo, printed } = eyes;
  const isAsked = (own: Quantity): boolean => isKept(own) && isSecret({ own, size: own.value });
  const leaks: Leak[] = [];
  /** The numbers against which nothing can be hidden. */
  const hopeless = new Set<string>();
  /** Whether anything was done against some exposures. */
  const end = (exposures: readonly Exposure[]): boolean => {
    let isDone = false;
    for (const exposure of exposures) {
      const { own } = exposure;
      // A figure that was hidden for another exposure may have ended this one too.
      if (!isSecret(exposure) || hopeless.has(own.key) || !exposure.isOpen()) continue;
      const chosen = order(own.cell, exposure.from().filter(mayGo));
      isDone = true;
      if (chosen !== null) {
        hide(chosen);
        continue;
      }
      hopeless.add(own.key);
      // What can only be guessed is no leak.
      if (!isGuessing) leaks.push(leakOf(exposure, printed));
    }
    return isDone;
  };
  // What is hidden against the first may end the others, and must not depend on them.
  while (
    end(exposed.determined(isKept)) ||
    end(exposed.cornered(isKept, isAsked)) ||
    end(exposed.shaved(isAsked)) ||
    (isGuessing && end(exposed.guessed(isKept)))
  );
  return leaks;
}

const idOf = ({ kpi, period }: Cell): string => cellId(kpi, period);

const isFraction = ({ base, count }: Cell, kpi: Pick<Kpi, "unit"> | undefined): boolean =>
  base !== null || (count === null && kpi !== undefined && isPercentage(kpi.unit));

/**
 * What is suppressed to end an exposure: what is the least loss. The order must not depend on a figure that is not
 * printed, or it would tell something of that figure: which figure is suppressed second is for everybody to see. So it
 * looks at how the figures hang together: first a figure that is in no other sum; then the same measure, then the same
 * period; then parts before their total, but a total before parts that have parts, so that the search ends at the top;
 * then the next one, in the order of the plan. A zero, which all who see it know to be printed where possible, goes last.
 */
function orderOfLoss(
  relations: readonly Relation[],
): (own: Cell, candidates: readonly Cell[]) => Cell | null {
  const sums = new Map<string, Set<string>>();
  const wholes = new Set(relations.map(({ whole }) => whole));
  const places = new Map(cellsOf(relations).map(({ key }, place) => [key, place]));
  for (const relation of relations) {
    if (relation.whole === null) continue;
    const keys = cellsOf([relation]).map(({ key }) => key);
    const name = keys.join();
    for (const key of keys) sums.set(key, (sums.get(key) ?? new Set()).add(name));
  }
  const after = (one: Cell, own: Cell): number => {
    const [place, start] = [one, own].map(({ key }) => places.get(key) ?? 0) as [number, number];
    return (place - start + places.size) % places.size;
  };
  const rankOf = (one: Cell, own: Cell): number[] => {
    const isLast = (sums.get(one.key)?.size ?? 0) < 2;
    return [
      (one.base ?? one.count) === 0,
      !isLast,
      one.kpi !== own.kpi,
      one.period !== own.period,
      wholes.has(one.key) === isLast,
      after(one, own),
    ].map(Number);
  };
  return (own, candidates) => {
    let [first, least]: [Cell | null, readonly number[]] = [null, []];
    for (const one of candidates) {
      const rank = rankOf(one, own);
      if (first === null || compareRanks(rank, least) < 0) [first, least] = [one, rank];
    }
    return first;
  };
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((value, at) => value !== other[at]);
  return place < 0 ? 0 : (one[place] as number) - (other[place] as number);
}

/** An exposure that cannot be ended, with the figures that it follows from. */
function leakOf({ own: { cell }, from }: Exposure, printed: Knowledge["printed"]): Leak {
  const others = from().filter((one) => one.key !== cell.key && one.since === null);
  const reports = [...new Set(others.flatMap((one) => printed.get(one.key)?.report ?? []))];
  const { kpi, period, since } = cell;
  const ends = [since, period].flatMap((at) => others.filter((one) => one.kpi === kpi && one.period === at));
  return since !== null && ends.length === 2
    ? { kpi, period, how: "year-to-date", from: ends, reports }
    : { kpi, period, how: "sum", from: others, reports };
}
