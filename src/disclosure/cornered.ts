import type { Row } from "./elimination.ts";

/** Unknown numbers, each multiplied by its weight, that make 0 together with what is known. */
export interface Equation {
  /** The unknown numbers, as places in a list. */
  readonly places: readonly number[];
  readonly weights: readonly number[];
  readonly known: number;
  /** All that it is made of, known numbers too. */
  readonly row: Row;
}

/** What readers take for the size of a number that they do not see. */
export interface Likely {
  readonly least: number;
  /** What they may guess it not to be above. */
  readonly guess: number;
}

/** A number that can have only one size, and the equations that say so. */
export interface Cornered {
  readonly place: number;
  readonly size: number;
  readonly because: () => Iterable<Equation>;
}

/**
 * The unknown numbers that can have only one size: two suppressed parts that add up to 2 must each be 1.
 *
 * Readers may also take suppressed numbers for small ones: two parts that add up to twice the threshold would each be at
 * the threshold. Whether they are right must not matter, or what is suppressed against a guess would tell that it is
 * right. So all are taken for small together; and where that contradicts what is known, each one by itself. A guess that
 * sizes a figure as it was before a restatement, too, is left out: a total that moved by 4 has two suppressed parts, of
 * which either may be the large one.
 * @param equations name each number by its place among `likely`.
 * @param isAsked whether a number with one size is of interest.
 * @param isRestated whether two numbers are of the same figure before and after a restatement.
 * @param isThorough whether each end of the bounds of each number is tried, without any guess.
 */
export function corneredBy(
  equations: readonly Equation[],
  likely: readonly Likely[],
  isAsked: (place: number) => boolean,
  isRestated: (one: number, other: number) => boolean,
  isThorough = false,
): Cornered[] {
  const bounds = boundsOf(
    equations,
    likely.map(({ least }) => least),
  );
  if (!bounds.narrow()) return [];
  const hasOneSize = (place: number): boolean => bounds.least(place) === bounds.most(place);
  const found = new Map<number, Cornered>();
  const keep = (places: Iterable<number>): void => {
    for (const place of places) {
      if (!isAsked(place) || found.has(place)) continue;
      found.set(place, { place, size: bounds.least(place), because: bounds.because(place) });
    }
  };
  if (isThorough) {
    bounds.shave([...likely.keys()].filter(isAsked));
    keep([...likely.keys()].filter(hasOneSize));
    return [...found.values()];
  }
  const guesses = new Map(
    likely.flatMap(({ guess }, place): [number, number][] =>
      guess < Number.POSITIVE_INFINITY && bounds.least(place) <= guess ? [[place, guess]] : [],
    ),
  );
  const doubtful = doubtfulAmong(equations, bounds, guesses);
  for (const [place, guess] of guesses) if (!doubtful.has(place)) bounds.take(place, guess);
  if (!bounds.narrow(guesses.keys())) return [];

  keep([...likely.keys()].filter(hasOneSize));
  for (const place of doubtful) {
    const guess = guesses.get(place);
    if (guess === undefined) continue;
    bounds.trying((moved) => {
      bounds.take(place, guess);
      if (!bounds.narrow([place])) return;
      const sized = [...moved()].filter(hasOneSize);
      if (!sized.some((one) => one !== place && isRestated(one, place))) keep(sized);
    });
  }
  return [...found.values()];
}

/** The numbers of equations that cannot hold if all that is guessed is true. */
const doubtfulAmong = (
  equations: readonly Equation[],
  bounds: Bounds,
  guesses: ReadonlyMap<number, number>,
): ReadonlySet<number> =>
  bounds.trying(() => {
    for (const [place, guess] of guesses) bounds.take(place, guess);
    const impossible = equations.filter((equation) => !bounds.allows(equation));
    return new Set(impossible.flatMap(({ places }) => places));
  });

/** Between which whole numbers each of some unknown numbers lies. */
interface Bounds {
  least(place: number): number;
  most(place: number): number;
  /** The equations by which a number lies where it does now, found as they are asked for. */
  because(place: number): () => Iterable<Equation>;
  /** Takes a number to be no larger than it is guessed to be. */
  take(place: number, guess: number): void;
  /**
   * Narrows bounds, equation by equation, until none moves.
   * @param start the numbers of which a bound may have moved; all if not given.
   * @returns false where bounds cross: restated figures can contradict each other, and what was taken for small need not
   * be. Nothing follows from that. They may also never stop moving, so a number that has moved often is left where it is.
   */
  narrow(start?: Iterable<number>): boolean;
  /**
   * Raises the least and lowers the most of some numbers as long as they are impossible: taken for true, they make bounds
   * cross somewhere. Tables whose rows and columns add up tell more than any of their sums does alone.
   */
  shave(places: readonly number[]): void;
  /** Whether an equation can hold. */
  allows(equation: Equation): boolean;
  /** Finds something out, and takes back what was narrowed for it. `moved` gives the numbers of which a bound has moved. */
  trying<Found>(work: (moved: () => ReadonlySet<number>) => Found): Found;
}

const [LEAST, MOST] = [0, 1] as const;
type Side = typeof LEAST | typeof MOST;

/** Why a bound is where it is: an equation, and the bounds of its other numbers. */
interface Reason {
  readonly equation: Equation;
  readonly others: readonly Reason[];
}

/** A bound as it was before it moved. */
interface Move {
  readonly place: number;
  readonly side: Side;
  readonly size: number;
  readonly why: Reason | undefined;
}

/** @param least from which size each number starts, by its place. There is no largest one. */
function boundsOf(equations: readonly Equation[], least: readonly number[]): Bounds {
  const holding = least.map((): number[] => []);
  for (const [at, { places }] of equations.entries()) for (const place of places) holding[place]?.push(at);
  const sizes = [
    Float64Array.from(least),
    new Float64Array(least.length).fill(Number.POSITIVE_INFINITY),
  ] as const;
  const reasons: readonly (Reason | undefined)[][] = [[], []];
  const moves: Move[] = [];
  /** Why the bounds crossed that crossed last. */
  let crossing: readonly Reason[] = [];
  const sizeAt = (side: Side, place: number): number => sizes[side][place] as number;
  const put = (side: Side, place: number, size: number, why: Reason | undefined): void => {
    sizes[side][place] = size;
    (reasons[side] as (Reason | undefined)[])[place] = why;
  };
  const move = (side: Side, place: number, size: number, why: Reason | undefined): void => {
    moves.push({ place, side, size: sizeAt(side, place), why: reasons[side]?.[place] });
    put(side, place, size, why);
  };

  /** The least or the most that an equation can make, and how many of its numbers have no such bound. */
  function rangeOf({ places, weights, known }: Equation, side: Side): { sum: number; open: number } {
    let [sum, open] = [known, 0];
    for (let at = 0; at < places.length; at++) {
      const weight = weights[at] as number;
      const size = sizeAt(sideOf(weight, side), places[at] as number);
      if (Number.isFinite(size)) sum += size * weight;
      else open++;
    }
    return { sum, open };
  }

  /** What all the others are at least, a number is at most, with the other sign. */
  function narrowBy(equation: Equation, side: Side, moved: number[]): void {
    const { sum, open } = rangeOf(equation, side);
    if (open > 1) return;
    for (let at = 0; at < equation.places.length; at++) {
      const [place, weight] = [equation.places[at] as number, equation.weights[at] as number];
      const own = sizeAt(sideOf(weight, side), place);
      const hasBound = Number.isFinite(own);
      if (open > (hasBound ? 0 : 1)) continue;
      const others = hasBound ? sum - own * weight : sum;
      const other = sideOf(-weight, side);
      const size =
        other === LEAST ? Math.ceil(-others / weight - NEARLY) : Math.floor(-others / weight + NEARLY);
      const now = sizeAt(other, place);
      if (other === LEAST ? size <= now : size >= now) continue;
      move(other, place, size, { equation, others: reasonsBeside(equation, at, side) });
      moved.push(place);
    }
  }

  const reasonsBeside = ({ places, weights }: Equation, own: number, side: Side): Reason[] =>
    places.flatMap((place, at) =>
      at === own ? [] : (reasons[sideOf(weights[at] as number, side)]?.[place] ?? []),
    );

  const reasonsOf = (place: number): Reason[] => reasons.flatMap((some) => some[place] ?? []);

  /** Whether the end of a number's bounds is impossible; it is then moved by one. */
  function shaveAt(place: number, side: Side): boolean {
    const [size, other] = [sizeAt(side, place), side === LEAST ? MOST : LEAST] as const;
    if (size === sizeAt(other, place) || !Number.isFinite(size)) return false;
    const isPossible = bounds.trying(() => {
      move(other, place, size, undefined);
      return bounds.narrow([place]);
    });
    const [first] = crossing;
    if (isPossible || first === undefined) return false;
    const others = [
      ...crossing,
      ...(reasons[side]?.[place] === undefined ? [] : [reasons[side]?.[place] as Reason]),
    ];
    move(side, place, side === LEAST ? size + 1 : size - 1, { equation: first.equation, others });
    return bounds.narrow([place]);
  }

  const bounds: Bounds = {
    least: (place) => sizeAt(LEAST, place),
    most: (place) => sizeAt(MOST, place),
    because(place) {
      const start = reasonsOf(place);
      return () => equationsOf(start);
    },
    take(place, guess) {
      if (guess < sizeAt(MOST, place)) move(MOST, place, guess, undefined);
    },
    narrow(start) {
      const queue: number[] = [];
      const isQueued = new Uint8Array(equations.length);
      const add = (at: number): void => {
        if (isQueued[at] === 0) queue.push(at);
        isQueued[at] = 1;
      };
      if (start === undefined) for (let at = 0; at < equations.length; at++) add(at);
      else for (const place of start) for (const at of holding[place] ?? []) add(at);
      const times = new Map<number, number>();
      for (const own of queue) {
        isQueued[own] = 0;
        const moved: number[] = [];
        narrowBy(equations[own] as Equation, LEAST, moved);
        narrowBy(equations[own] as Equation, MOST, moved);
        for (const place of moved) {
          if (sizeAt(LEAST, place) > sizeAt(MOST, place)) {
            crossing = reasonsOf(place);
            return false;
          }
          const count = (times.get(place) ?? 0) + 1;
          times.set(place, count);
          if (count <= MOST_MOVES) for (const at of holding[place] ?? []) if (at !== own) add(at);
        }
      }
      return true;
    },
    shave(places) {
      let isDone = false;
      while (!isDone) {
        isDone = true;
        for (const place of places) {
          if (!Number.isFinite(sizeAt(MOST, place))) continue;
          for (const side of [LEAST, MOST] as const) if (shaveAt(place, side)) isDone = false;
        }
      }
    },
    allows(equation) {
      const [low, high] = [rangeOf(equation, LEAST), rangeOf(equation, MOST)];
      return (low.open > 0 || low.sum <= 0) && (high.open > 0 || high.sum >= 0);
    },
    trying(work) {
      const start = moves.length;
      const found = work(() => new Set(moves.slice(start).map(({ place }) => place)));
      for (const { place, side, size, why } of moves.splice(start).reverse()) put(side, place, size, why);
      return found;
    },
  };
  return bounds;
}

/** An equation may come more than once. */
function* equationsOf(start: readonly Reason[]): Generator<Equation> {
  const all = new Set(start);
  for (const { equation, others } of all) {
    yield equation;
    for (const other of others) all.add(other);
  }
}

/** The side of a number that makes a sum the least or the most. */
const sideOf = (weight: number, side: Side): Side => (weight > 0 === (side === LEAST) ? LEAST : MOST);

/** Counts are whole numbers, so a bound between two of them is the next one. */
const NEARLY = 1e-9;

const MOST_MOVES = 50;
