import type { Bounds } from "./bounds.ts";
import type { Reason } from "./moves.ts";

/** A number that can have only one size, and the equations that say so, to be asked before the bounds begin again. */
export interface Cornered {
  readonly place: number;
  readonly size: number;
  readonly because: Reason;
}

/** Which numbers can have only one size, as far as bounds say. */
export interface CorneredBy {
  /** By the equations alone: two suppressed parts that add up to 2 must each be 1. */
  sized(isAsked: IsAsked): Cornered[];
  /** Those, too, of which each other end of the bounds is impossible. */
  shaved(isAsked: IsAsked): Cornered[];
  /**
   * Those that can have only one size if readers take suppressed numbers for small ones: two parts that add up to twice the
   * threshold would each be at the threshold. Whether they are right must not matter, or what is suppressed against a guess
   * would tell that it is right. So all are taken for small together; and where that contradicts what is known, each one by
   * itself. A guess that sizes a figure as it was before a restatement, too, is left out: a total that moved by 4 has two
   * suppressed parts, of which either may be the large one.
   * @param guessOf what readers may guess a number not to be above.
   * @param isRestated whether two numbers are of the same figure before and after a restatement.
   */
  guessed(
    isAsked: IsAsked,
    guessOf: (place: number) => number,
    isRestated: (one: number, other: number) => boolean,
  ): Cornered[];
}

type IsAsked = (place: number) => boolean;

export const corneredBy = (bounds: Bounds): CorneredBy => ({
  sized: (isAsked) => (bounds.begin() ? sizedAmong(bounds.places, bounds, isAsked) : []),
  shaved(isAsked) {
    if (!bounds.begin()) return [];
    bounds.shave(bounds.places.filter(isAsked));
    return sizedAmong(bounds.places, bounds, isAsked);
  },
  guessed(isAsked, guessOf, isRestated) {
    if (!bounds.begin()) return [];
    const guesses = new Map(
      bounds.places.flatMap((place): [number, number][] => {
        const guess = guessOf(place);
        return guess < Number.POSITIVE_INFINITY && bounds.least(place) <= guess ? [[place, guess]] : [];
      }),
    );
    const doubtful = doubtfulAmong(bounds, guesses);
    for (const [place, guess] of guesses) if (!doubtful.has(place)) bounds.take(place, guess);
    if (!bounds.narrow(guesses.keys())) return [];

    const found = new Map(sizedAmong(bounds.places, bounds, isAsked).map((one) => [one.place, one]));
    for (const place of doubtful) {
      const guess = guesses.get(place);
      if (guess === undefined) continue;
      bounds.trying((moved) => {
        bounds.take(place, guess);
        if (!bounds.narrow([place])) return;
        const sized = [...moved()].filter((one) => bounds.least(one) === bounds.most(one));
        if (sized.some((one) => one !== place && isRestated(one, place))) return;
        for (const one of sizedAmong(sized, bounds, (one) => isAsked(one) && !found.has(one)))
          found.set(one.place, one);
      });
    }
    return [...found.values()];
  },
});

/** The numbers of equations that cannot hold if all that is guessed is true. */
const doubtfulAmong = (bounds: Bounds, guesses: ReadonlyMap<number, number>): ReadonlySet<number> =>
  bounds.trying(() => {
    for (const [place, guess] of guesses) bounds.take(place, guess);
    const impossible = bounds.equations.filter((equation) => !bounds.allows(equation));
    return new Set(impossible.flatMap(({ places }) => places));
  });

const sizedAmong = (places: readonly number[], bounds: Bounds, isAsked: IsAsked): Cornered[] =>
  places
    .filter((place) => bounds.least(place) === bounds.most(place) && isAsked(place))
    .map((place) => ({ place, size: bounds.least(place), because: bounds.because(place) }));
