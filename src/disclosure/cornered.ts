import type { Row } from "./elimination.ts";

/** What readers take for the size of a number that they do not see. */
export interface Likely {
  readonly least: number;
  /** What they may guess it not to be above. */
  readonly guess: number;
}

/** Unknown numbers, each multiplied by its weight, that make 0 together with what is known. */
export interface Equation {
  readonly terms: readonly { readonly place: number; readonly weight: number }[];
  readonly known: number;
  /** All that it is made of, known numbers too. */
  readonly row: Row;
}

/** A number that can have only one size, and the equations that say so. */
export interface Cornered {
  readonly place: number;
  readonly size: number;
  readonly because: () => ReadonlySet<Equation>;
}

/**
 * The unknown numbers that can have only one size: two suppressed parts that add up to 2 must each be 1.
 *
 * Readers may also take suppressed numbers for small ones: two parts that add up to twice the threshold would each be at
 * the threshold. Whether they are right must not matter, or what is suppressed against a guess would tell that it is
 * right. So all are taken for small together; and where that contradicts what is known, each one by itself. A guess that
 * sizes a figure as it was before a restatement, too, is left out: a total that moved by 4 has two suppressed parts, of
 * which either may be the large one.
 * @param figureOf the same for a figure before and after a restatement.
 */
export function corneredBy(
  equations: readonly Equation[],
  likely: (place: number) => Likely,
  figureOf: (place: number) => string,
): Cornered[] {
  const holding = holdersOf(equations);
  const bounds = openBounds(holding.keys(), (place) => likely(place).least);
  if (!narrow(bounds, equations, holding)) return [];
  const guesses = new Map(
    [...holding.keys()].flatMap((place): [number, number][] => {
      const { guess } = likely(place);
      return guess < Number.POSITIVE_INFINITY && leastOf(bounds, place) <= guess ? [[place, guess]] : [];
    }),
  );
  const doubtful = doubtfulAmong(equations, bounds, guesses);
  for (const [place, guess] of guesses) if (!doubtful.has(place)) take(bounds, place, guess);
  const touched = [...guesses.keys()].flatMap((place) => holding.get(place) ?? []);
  if (!narrow(bounds, touched, holding)) return [];
  const found = new Map([...holding.keys()].flatMap((place) => corneredAt(bounds, place) ?? []).map(byPlace));
  for (const place of doubtful) {
    const guess = guesses.get(place);
    if (guess === undefined) continue;
    const start = bounds.moves.length;
    take(bounds, place, guess);
    const isPossible = narrow(bounds, holding.get(place) ?? [], holding);
    const moved = new Set(bounds.moves.slice(start).map((move) => move.place));
    const sizes = isPossible ? [...moved].flatMap((one) => corneredAt(bounds, one) ?? []) : [];
    undo(bounds, start);
    const isRestated = sizes.some((one) => one.place !== place && figureOf(one.place) === figureOf(place));
    if (!isRestated) for (const one of sizes) found.set(one.place, one);
  }
  return [...found.values()];
}

const byPlace = (one: Cornered): [number, Cornered] => [one.place, one];

/** Why a bound is where it is: an equation, and the bounds of its other numbers. */
interface Reason {
  readonly equation: Equation;
  readonly others: readonly Reason[];
}

interface Bound {
  readonly size: number;
  /** Null where it was so from the start. */
  readonly why: Reason | null;
}

interface Move {
  readonly place: number;
  readonly side: "least" | "most";
  readonly before: Bound;
}

/** Between which sizes each number lies, and every move of a bound, so that it can be taken back. */
interface Bounds {
  readonly least: Map<number, Bound>;
  readonly most: Map<number, Bound>;
  readonly moves: Move[];
}

const openBounds = (places: Iterable<number>, leastSize: (place: number) => number): Bounds => {
  const all = [...places];
  return {
    least: new Map(all.map((place) => [place, { size: leastSize(place), why: null }])),
    most: new Map(all.map((place) => [place, { size: Number.POSITIVE_INFINITY, why: null }])),
    moves: [],
  };
};

const boundOf = (bounds: Bounds, side: Move["side"], place: number): Bound =>
  bounds[side].get(place) as Bound;

const leastOf = (bounds: Bounds, place: number): number => boundOf(bounds, "least", place).size;

function move(bounds: Bounds, side: Move["side"], place: number, to: Bound): void {
  bounds.moves.push({ place, side, before: boundOf(bounds, side, place) });
  bounds[side].set(place, to);
}

function undo(bounds: Bounds, start: number): void {
  for (const { place, side, before } of bounds.moves.splice(start).reverse()) bounds[side].set(place, before);
}

/** Takes a number to be no larger than it is guessed to be. */
function take(bounds: Bounds, place: number, guess: number): void {
  if (guess < boundOf(bounds, "most", place).size) move(bounds, "most", place, { size: guess, why: null });
}

function corneredAt(bounds: Bounds, place: number): Cornered | null {
  const [least, most] = [boundOf(bounds, "least", place), boundOf(bounds, "most", place)];
  return least.size === most.size
    ? { place, size: least.size, because: () => reasonsOf([least, most]) }
    : null;
}

function reasonsOf(bounds: readonly Bound[]): ReadonlySet<Equation> {
  const seen = new Set(bounds.flatMap(({ why }) => why ?? []));
  for (const { others } of seen) for (const other of others) seen.add(other);
  return new Set([...seen].map(({ equation }) => equation));
}

/** The numbers of equations that cannot hold if all that is guessed is true. */
function doubtfulAmong(
  equations: readonly Equation[],
  bounds: Bounds,
  guesses: ReadonlyMap<number, number>,
): Set<number> {
  const start = bounds.moves.length;
  for (const [place, guess] of guesses) take(bounds, place, guess);
  const doubtful = equations.filter((equation) => {
    const { low, high } = rangeOf(equation, bounds);
    return (low.open === 0 && low.sum > 0) || (high.open === 0 && high.sum < 0);
  });
  undo(bounds, start);
  return new Set(doubtful.flatMap(({ terms }) => terms.map(({ place }) => place)));
}

/** The equations that hold each unknown. */
function holdersOf(equations: readonly Equation[]): Map<number, Equation[]> {
  const holding = new Map<number, Equation[]>();
  for (const equation of equations) {
    for (const { place } of equation.terms) {
      const others = holding.get(place);
      if (others === undefined) holding.set(place, [equation]);
      else others.push(equation);
    }
  }
  return holding;
}

/**
 * Narrows bounds in place, equation by equation, until none moves.
 * @returns false where bounds cross: restated figures can contradict each other, and what was taken for small need not be.
 * Nothing follows from that. They may also never stop moving, so a number that has moved often is left where it is.
 */
function narrow(
  bounds: Bounds,
  start: Iterable<Equation>,
  holding: ReadonlyMap<number, readonly Equation[]>,
): boolean {
  const queue = new Set(start);
  const times = new Map<number, number>();
  for (const equation of queue) {
    queue.delete(equation);
    for (const place of narrowBy(equation, bounds)) {
      if (leastOf(bounds, place) > boundOf(bounds, "most", place).size) return false;
      const moves = (times.get(place) ?? 0) + 1;
      times.set(place, moves);
      if (moves > MOST_MOVES) continue;
      for (const other of holding.get(place) ?? []) if (other !== equation) queue.add(other);
    }
  }
  return true;
}

const MOST_MOVES = 50;

/** The numbers whose bounds an equation moves. */
function narrowBy(equation: Equation, bounds: Bounds): Set<number> {
  const moved = new Set<number>();
  const { low, high } = rangeOf(equation, bounds);
  for (const { place, weight } of equation.terms) {
    const [lowest, highest] = weight > 0 ? (["least", "most"] as const) : (["most", "least"] as const);
    const [own, top] = [boundOf(bounds, lowest, place).size, boundOf(bounds, highest, place).size];
    const atMost = without(low, own * weight);
    const atLeast = without(high, top * weight);
    // What the others are at least, this one is at most, with the other sign.
    if (atMost !== null && isNarrower(highest, -atMost / weight, top)) {
      const size = whole(highest, -atMost / weight);
      move(bounds, highest, place, { size, why: reasonOf(equation, bounds, place, lowestOf) });
      moved.add(place);
    }
    if (atLeast !== null && isNarrower(lowest, -atLeast / weight, own)) {
      const size = whole(lowest, -atLeast / weight);
      move(bounds, lowest, place, { size, why: reasonOf(equation, bounds, place, highestOf) });
      moved.add(place);
    }
  }
  return moved;
}

type SideOf = (weight: number) => Move["side"];

const lowestOf: SideOf = (weight) => (weight > 0 ? "least" : "most");
const highestOf: SideOf = (weight) => (weight > 0 ? "most" : "least");

const reasonOf = (equation: Equation, bounds: Bounds, place: number, sideOf: SideOf): Reason => ({
  equation,
  others: equation.terms.flatMap((one) =>
    one.place === place ? [] : (boundOf(bounds, sideOf(one.weight), one.place).why ?? []),
  ),
});

/** Counts are whole numbers, so a bound between two of them is the next one. */
const whole = (side: Move["side"], size: number): number =>
  side === "least" ? Math.ceil(size - NEARLY) : Math.floor(size + NEARLY);

const isNarrower = (side: Move["side"], size: number, now: number): boolean =>
  side === "least" ? whole(side, size) > now : whole(side, size) < now;

const NEARLY = 1e-9;

/** A sum of numbers, and how many more have no bound. */
interface Sum {
  sum: number;
  open: number;
}

function rangeOf({ terms, known }: Equation, bounds: Bounds): { low: Sum; high: Sum } {
  const [low, high]: [Sum, Sum] = [
    { sum: known, open: 0 },
    { sum: known, open: 0 },
  ];
  for (const { place, weight } of terms) {
    add(low, boundOf(bounds, lowestOf(weight), place).size * weight);
    add(high, boundOf(bounds, highestOf(weight), place).size * weight);
  }
  return { low, high };
}

function add(to: Sum, size: number): void {
  if (Number.isFinite(size)) to.sum += size;
  else to.open++;
}

/** A bound of all numbers but one; null where another has none. */
function without({ sum, open }: Sum, one: number): number | null {
  const hasBound = Number.isFinite(one);
  if (open > (hasBound ? 0 : 1)) return null;
  return hasBound ? sum - one : sum;
}
