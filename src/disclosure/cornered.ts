import { type Bounds, boundsOf, type Equation } from "./bounds.ts";

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
 */
export function corneredBy(
  equations: readonly Equation[],
  likely: readonly Likely[],
  isAsked: (place: number) => boolean,
  isRestated: (one: number, other: number) => boolean,
): Cornered[] {
  const bounds = boundsOf(
    equations,
    likely.map(({ least }) => least),
  );
  if (!bounds.narrow()) return [];
  const guesses = new Map(
    likely.flatMap(({ guess }, place): [number, number][] =>
      guess < Number.POSITIVE_INFINITY && bounds.least(place) <= guess ? [[place, guess]] : [],
    ),
  );
  const doubtful = doubtfulAmong(equations, bounds, guesses);
  for (const [place, guess] of guesses) if (!doubtful.has(place)) bounds.take(place, guess);
  if (!bounds.narrow(guesses.keys())) return [];

  const hasOneSize = (place: number): boolean => bounds.least(place) === bounds.most(place);
  const found = new Map<number, Cornered>();
  const keep = (places: Iterable<number>): void => {
    for (const place of places) {
      if (!isAsked(place) || found.has(place)) continue;
      found.set(place, { place, size: bounds.least(place), because: bounds.because(place) });
    }
  };
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
