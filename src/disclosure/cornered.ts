import type { Quantity } from "./relations.ts";

/** What readers take for the size of a number that they do not see. */
export interface Likely {
  readonly least: number;
  /** What they may guess it not to be above. */
  readonly guess: number;
}

/** Unknown numbers, each multiplied by its weight, that make 0 together with what is known. */
export interface Equation {
  readonly terms: readonly { readonly own: Quantity; readonly weight: number }[];
  readonly known: number;
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * The unknown numbers that can have only one size: two suppressed parts that add up to 2 must each be 1.
 *
 * Readers may also take suppressed numbers for small ones: two parts that add up to twice the threshold would each be at
 * the threshold. Whether they are right must not matter, or what is suppressed against a guess would tell that it is
 * right. So all are taken for small together; and where that contradicts what is known, each one by itself. A guess that
 * sizes a figure as it was before a restatement, too, is left out: a total that moved by 4 has two suppressed parts, of
 * which either may be the large one.
 */
export function corneredBy(
  equations: readonly Equation[],
  likely: (quantity: Quantity) => Likely,
): { readonly own: Quantity; readonly size: number }[] {
  const unknowns = new Map(equations.flatMap(({ terms }) => terms.map(({ own }) => [own.key, own] as const)));
  const holding = holdersOf(equations);
  const sure = new Map([...unknowns].map(([key, own]) => [key, { ...ANY, least: likely(own).least }]));
  narrow(sure, equations, holding);
  const guesses = new Map(
    [...unknowns].flatMap(([key, own]) => {
      const { guess } = likely(own);
      return guess < Number.POSITIVE_INFINITY && boundsOf(sure, key).least <= guess ? [[key, guess]] : [];
    }),
  );
  const taking = (from: ReadonlyMap<string, Bounds>, keys: readonly string[]): Map<string, Bounds> => {
    const bounds = new Map(from);
    for (const key of keys) {
      const { least, most } = boundsOf(from, key);
      bounds.set(key, { least, most: Math.min(most, guesses.get(key) ?? most) });
    }
    return bounds;
  };
  const together = taking(sure, [...guesses.keys()]);
  const doubtful = new Set(
    equations
      .filter((equation) => !isPossible(equation, together))
      .flatMap(({ terms }) => terms.map(({ own: { key } }) => key)),
  );
  const beyondDoubt = taking(
    sure,
    [...guesses.keys()].filter((key) => !doubtful.has(key)),
  );
  narrow(beyondDoubt, equations, holding);
  const found = new Map(onlySizes(beyondDoubt));
  for (const key of doubtful) {
    if (!guesses.has(key)) continue;
    const bounds = taking(beyondDoubt, [key]);
    narrow(bounds, holding.get(key) ?? [], holding);
    const sizes = onlySizes(bounds);
    const isRestated = ([other]: [key: string, size: number]): boolean =>
      other !== key && figureOf(unknowns.get(other)) === figureOf(unknowns.get(key));
    if (sizes.some(isRestated)) continue;
    for (const [other, size] of sizes) found.set(other, size);
  }
  return [...found].map(([key, size]) => ({ own: unknowns.get(key) as Quantity, size }));
}

/** The same for a figure before and after a restatement. */
const figureOf = (own: Quantity | undefined): string =>
  [own?.cell.kpi, own?.cell.period, own?.cell.since, own?.aspect].join(" ");

const ANY: Bounds = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

const boundsOf = (bounds: ReadonlyMap<string, Bounds>, key: string): Bounds => bounds.get(key) ?? ANY;

/** Numbers with one size. Where bounds cross, what was taken for small cannot be, and nothing follows from it. */
function onlySizes(bounds: ReadonlyMap<string, Bounds>): [key: string, size: number][] {
  const all = [...bounds];
  if (all.some(([, { least, most }]) => least > most)) return [];
  return all.flatMap(([key, { least, most }]) => (least === most ? [[key, least]] : []));
}

/** The equations that hold each unknown. */
function holdersOf(equations: readonly Equation[]): Map<string, Equation[]> {
  const holding = new Map<string, Equation[]>();
  for (const equation of equations) {
    for (const { own } of equation.terms) {
      const others = holding.get(own.key);
      if (others === undefined) holding.set(own.key, [equation]);
      else others.push(equation);
    }
  }
  return holding;
}

/** Narrows bounds in place, equation by equation, until none moves. */
function narrow(
  bounds: Map<string, Bounds>,
  start: Iterable<Equation>,
  holding: ReadonlyMap<string, readonly Equation[]>,
): void {
  const queue = new Set(start);
  // Restated figures can contradict each other. Bounds then cross, and would never stop moving.
  let steps = MOST_ROUNDS * holding.size;
  for (const equation of queue) {
    queue.delete(equation);
    if (steps-- === 0) return;
    const { low, high } = rangeOf(equation, bounds);
    for (const { own, weight } of equation.terms) {
      const now = boundsOf(bounds, own.key);
      const size = times(now, weight);
      const others = {
        least: without(low, size.least) ?? ANY.least,
        most: without(high, size.most) ?? ANY.most,
      };
      const { least, most } = times(others, -1 / weight);
      if (least <= now.least && most >= now.most) continue;
      bounds.set(own.key, { least: Math.max(least, now.least), most: Math.min(most, now.most) });
      for (const other of holding.get(own.key) ?? []) if (other !== equation) queue.add(other);
    }
  }
}

const MOST_ROUNDS = 50;

function isPossible(equation: Equation, bounds: ReadonlyMap<string, Bounds>): boolean {
  const { low, high } = rangeOf(equation, bounds);
  return (low.open > 0 || low.sum <= 0) && (high.open > 0 || high.sum >= 0);
}

/** A sum of numbers, and how many more have no bound. */
interface Sum {
  sum: number;
  open: number;
}

function rangeOf({ terms, known }: Equation, bounds: ReadonlyMap<string, Bounds>): { low: Sum; high: Sum } {
  const [low, high]: [Sum, Sum] = [
    { sum: known, open: 0 },
    { sum: known, open: 0 },
  ];
  for (const { own, weight } of terms) {
    const { least, most } = times(boundsOf(bounds, own.key), weight);
    if (Number.isFinite(least)) low.sum += least;
    else low.open++;
    if (Number.isFinite(most)) high.sum += most;
    else high.open++;
  }
  return { low, high };
}

/** A bound of all numbers but one; null where another has none. */
function without({ sum, open }: Sum, one: number): number | null {
  const hasBound = Number.isFinite(one);
  if (open > (hasBound ? 0 : 1)) return null;
  return hasBound ? sum - one : sum;
}

const times = ({ least, most }: Bounds, factor: number): Bounds =>
  factor > 0
    ? { least: least * factor, most: most * factor }
    : { least: most * factor, most: least * factor };
