import type { Bounds } from "./bounds.ts";
import type { Equation } from "./equations.ts";
import { secondSizesIn } from "./second-size.ts";

/**
 * Which numbers are shown to have two sizes. They are looked at one by one; a solution that is found for one tells of all
 * others that it moves.
 * @param count so many equations come first from which all others follow.
 * @param asked the numbers of interest.
 * @param trueSize null where the plan does not know it. If there is such a number, any solution stands for the true one.
 */
export function withTwoSizes(
  bounds: Bounds,
  count: number,
  asked: readonly number[],
  trueSize: (place: number) => number | null,
): ReadonlySet<number> {
  const found = new Set<number>();
  const first = bounds.begin() ? firstSolution(bounds, count, trueSize) : null;
  if (first === null) return found;
  const sizeOf = (place: number): number => first[place] as number;
  const isNew = asked.some((place) => sizeOf(place) !== trueSize(place));
  const doubtful = isNew ? doubtfulFrom(sizeOf, bounds, count, asked) : new Set(asked);
  for (const place of asked) if (!doubtful.has(place)) found.add(place);
  for (const place of doubtful) {
    for (let way = 0; way < MOST_WAYS && !found.has(place); way++) {
      const size = sizeOf(place) + (way % 2 === 0 ? 1 : -1);
      const other = solutionWith(bounds, count, { place, size, way }, sizeOf);
      for (const [one, its] of other ?? []) if (its !== sizeOf(one)) found.add(one);
    }
  }
  return found;
}

/** The numbers for which the quick search, which starts from what is true otherwise, finds no other size than in a solution. */
function doubtfulFrom(
  sizeOf: (place: number) => number,
  bounds: Bounds,
  count: number,
  asked: readonly number[],
): ReadonlySet<number> {
  // What is known of a row stands in it as one number, which is the same in all.
  const constant = bounds.places.reduce((most, place) => Math.max(most, place), 0) + 1;
  const rows = bounds.equations.slice(0, count).map(({ places, weights, known }) => {
    const row = new Map(places.map((place, at) => [place, weights[at] as number]));
    return known === 0 ? row : row.set(constant, known);
  });
  const second = secondSizesIn(rows, {
    count: constant + 1,
    isUnknown: (place) => place !== constant,
    sizeOf: (place) => (place === constant ? 1 : sizeOf(place)),
    leastOf: (place) => (place === constant ? 1 : bounds.least(place)),
  });
  const isAsked = new Set(asked);
  return second.doubtfulIn([...rows.keys()], (place) => isAsked.has(place));
}

/** The sizes of numbers, by their places: the true ones, or others that are a solution where these are not all known. */
function firstSolution(
  bounds: Bounds,
  count: number,
  trueSize: (place: number) => number | null,
): readonly number[] | null {
  const sizes: number[] = [];
  const sizeOf = (place: number): number => sizes[place] as number;
  for (const place of bounds.places) sizes[place] = trueSize(place) ?? bounds.least(place);
  if (bounds.places.some((place) => trueSize(place) === null)) {
    const moved = solutionWith(bounds, count, null, sizeOf);
    for (const [place, size] of moved ?? []) sizes[place] = size;
  }
  return isSolution(bounds, sizeOf) ? sizes : null;
}

const isSolution = (bounds: Bounds, sizeOf: (place: number) => number): boolean =>
  bounds.places.every(
    (place) => sizeOf(place) >= bounds.least(place) && sizeOf(place) <= bounds.most(place),
  ) && bounds.equations.every((equation) => sumOf(equation, sizeOf) === 0);

function sumOf({ places, weights, known }: Equation, sizeOf: (place: number) => number): number {
  let sum = known;
  for (let at = 0; at < places.length; at++) sum += sizeOf(places[at] as number) * (weights[at] as number);
  return sum;
}

/** A number and its size, from which another solution is looked for, in one of several ways. */
interface Start {
  readonly place: number;
  readonly size: number;
  readonly way: number;
}

/**
 * Looks for a solution in which a number has a size, and gives the sizes of all that have moved for it. All others stay as
 * close to some wanted sizes as they can. Where an equation does not hold, another of its numbers is moved so that it does,
 * and bounds tell at once what follows from that. Nothing is ever taken back but a move that is impossible, so there may be a
 * solution where none is found.
 * @param start null where no equation need hold with what is wanted; with a start, all of them do.
 */
function solutionWith(
  bounds: Bounds,
  count: number,
  start: Start | null,
  wanted: (place: number) => number,
): ReadonlyMap<number, number> | null {
  const due = new Set<number>(start === null ? Array(count).keys() : []);
  const most = start === null ? MOST_TRIES * 10 : MOST_TRIES;
  const moved = new Set<number>();
  let tries = 0;
  /** The size of a number for now: as close to what is wanted as its bounds let it be. */
  const sizeOf = (one: number): number =>
    Math.min(Math.max(wanted(one), bounds.least(one)), bounds.most(one));
  /** What equations make that have not changed since. */
  const sums = new Map<number, number>();
  const sumAt = (at: number): number => {
    const sum = sums.get(at) ?? sumOf(bounds.equations[at] as Equation, sizeOf);
    sums.set(at, sum);
    return sum;
  };
  const settle = (one: number, to: number): boolean => {
    const others = ++tries > most ? null : bounds.settle(one, to);
    for (const other of others ?? []) {
      moved.add(other);
      for (const holder of bounds.holders(other)) {
        if (holder >= count) break;
        sums.delete(holder);
        due.add(holder);
      }
    }
    return others !== null;
  };
  /** In how many other equations a number is that hold now, and would not if it moved. */
  const breaks = (one: number): number => {
    let breaks = 0;
    for (const at of bounds.holders(one)) {
      if (at >= count) break;
      if (sumAt(at) === 0) breaks++;
    }
    return breaks;
  };

  /** The number that mends an equation and breaks the fewest others, and its size then. */
  function mending(
    { places, weights }: Equation,
    sum: number,
  ): readonly [place: number, size: number] | null {
    let [best, fewest]: [readonly [number, number] | null, number] = [null, Number.POSITIVE_INFINITY];
    for (let step = 0; step < places.length && fewest > 0; step++) {
      const at = (step + (start?.way ?? 0) * STRIDE) % places.length;
      const one = places[at] as number;
      const to = sizeOf(one) - sum / (weights[at] as number);
      if (!Number.isInteger(to) || to < bounds.least(one) || to > bounds.most(one)) continue;
      const broken = breaks(one);
      if (broken < fewest) [best, fewest] = [[one, to], broken];
    }
    return best;
  }

  /** Where no number can mend an equation by itself, the first that is still open stays where it is. */
  function settling({ places }: Equation): readonly [place: number, size: number] | null {
    const one = places.find((other) => bounds.least(other) < bounds.most(other));
    return one === undefined ? null : [one, sizeOf(one)];
  }

  function mendAll(): boolean {
    if (start !== null && !settle(start.place, start.size)) return false;
    for (const at of due) {
      due.delete(at);
      const equation = bounds.equations[at] as Equation;
      for (let sum = sumAt(at); sum !== 0; sum = sumAt(at)) {
        const chosen = mending(equation, sum) ?? settling(equation);
        if (chosen === null) return false;
        const [one, to] = chosen;
        if (!settle(one, to) && !settle(one, sizeOf(one))) return false;
      }
    }
    return true;
  }

  const isWithin =
    start === null || (start.size >= bounds.least(start.place) && start.size <= bounds.most(start.place));
  if (!isWithin) return null;
  return bounds.trying(() => (mendAll() ? new Map([...moved].map((one) => [one, sizeOf(one)])) : null));
}

/** So many numbers are moved, at most, before a search is given up. */
const MOST_TRIES = 400;

/** In so many ways another solution is looked for: up and down, and where an equation is begun with. */
const MOST_WAYS = 6;
const STRIDE = 7;
