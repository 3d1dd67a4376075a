import type { Bounds } from "./bounds.ts";
import type { Equation } from "./equations.ts";

/**
 * Which numbers are shown to have another size than the true one. They are looked at one by one; a solution that is found
 * for one tells of all others that it moves.
 * @param count so many equations come first from which all others follow.
 * @param asked the numbers of interest.
 */
export function withTwoSizes(
  bounds: Bounds,
  count: number,
  asked: readonly number[],
  trueSize: (place: number) => number,
): ReadonlySet<number> {
  const found = new Set<number>();
  if (!bounds.begin() || !isSolution(bounds, trueSize)) return found;
  for (const place of asked) {
    for (let way = 0; way < MOST_WAYS && !found.has(place); way++) {
      const size = trueSize(place) + (way % 2 === 0 ? 1 : -1);
      const other = solutionWith(bounds, count, { place, size, way }, trueSize);
      for (const [one, its] of other ?? []) if (its !== trueSize(one)) found.add(one);
    }
  }
  return found;
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
 * close to their true sizes as they can. Where an equation does not hold, another of its numbers is moved so that it does,
 * and bounds tell at once what follows from that. Nothing is ever taken back but a move that is impossible, so there may be a
 * solution where none is found.
 */
function solutionWith(
  bounds: Bounds,
  count: number,
  start: Start,
  trueSize: (place: number) => number,
): ReadonlyMap<number, number> | null {
  const due = new Set<number>();
  const moved = new Set<number>();
  let tries = 0;
  /** The size of a number for now: as close to the true one as its bounds let it be. */
  const sizeOf = (one: number): number =>
    Math.min(Math.max(trueSize(one), bounds.least(one)), bounds.most(one));
  /** What equations make that have not changed since. */
  const sums = new Map<number, number>();
  const sumAt = (at: number): number => {
    const sum = sums.get(at) ?? sumOf(bounds.equations[at] as Equation, sizeOf);
    sums.set(at, sum);
    return sum;
  };
  const settle = (one: number, to: number): boolean => {
    const others = ++tries > MOST_TRIES ? null : bounds.settle(one, to);
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
      const at = (step + start.way * STRIDE) % places.length;
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
    if (!settle(start.place, start.size)) return false;
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

  if (start.size < bounds.least(start.place) || start.size > bounds.most(start.place)) return null;
  return bounds.trying(() => (mendAll() ? new Map([...moved].map((one) => [one, sizeOf(one)])) : null));
}

/** So many numbers are moved, at most, before a search is given up. */
const MOST_TRIES = 400;

/** In so many ways another solution is looked for: up and down, and where an equation is begun with. */
const MOST_WAYS = 6;
const STRIDE = 7;
