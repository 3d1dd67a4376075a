import type { Row } from "./elimination.ts";

/** Which numbers can have another size than the true one, as far as readers know. */
export interface SecondSizes {
  /** Those that were found until now. They stay so when more numbers become unknown. */
  readonly found: ReadonlySet<number>;
  /** Looks for another size of a number. Where none is found there may still be one: the search is given up early. */
  search(place: number): boolean;
}

/** What mends a row that does not add up. */
interface Helper {
  readonly place: number;
  readonly by: number;
  /** How many more rows do not add up then. */
  readonly breaks: number;
}

/** By how much numbers are moved, and what rows make for that, where it is not 0. */
interface Attempt {
  readonly moves: Map<number, number>;
  readonly broken: Map<number, number>;
}

/**
 * Looks for second solutions of a system of sums. It starts from the true one, moves a number up or down by one, and mends
 * each sum that no longer holds by moving another of its numbers, until all hold again. Every solution that is found shows
 * for all the numbers in it that they cannot be worked out, so most numbers are never looked at by themselves.
 * @param rows what adds up to 0.
 * @param isUnknown whether readers do not know a number, now.
 * @param roomOf how far a number may go down. All may go up as far as they like.
 */
export function secondSizesIn(
  rows: readonly Row[],
  isUnknown: (place: number) => boolean,
  roomOf: (place: number) => number,
): SecondSizes {
  const terms = rows.map((row) => [...row]);
  const holding = new Map<number, (readonly [at: number, weight: number])[]>();
  const holdersOf = (place: number) => holding.get(place) ?? [];
  for (const [at, row] of terms.entries())
    for (const [place, weight] of row) holding.set(place, [...holdersOf(place), [at, weight]]);
  const found = new Set<number>();

  const canMove = (place: number, by: number, { moves }: Attempt): boolean =>
    isUnknown(place) && !moves.has(place) && Number.isInteger(by) && (by > 0 || roomOf(place) >= -by);

  function move(place: number, by: number, { broken }: Attempt): void {
    for (const [at, weight] of holdersOf(place)) {
      const sum = (broken.get(at) ?? 0) + by * weight;
      if (sum === 0) broken.delete(at);
      else broken.set(at, sum);
    }
  }

  /** The row with the fewest helpers: what has to be moved is moved before anything is chosen. */
  function tightest(attempt: Attempt): number {
    let [tightest, fewest] = [-1, Number.POSITIVE_INFINITY];
    for (const [at, sum] of attempt.broken) {
      let count = 0;
      for (const [place, weight] of terms[at] ?? []) {
        if (canMove(place, -sum / weight, attempt) && ++count >= fewest) break;
      }
      if (count < fewest) [tightest, fewest] = [at, count];
      if (fewest < 2) break;
    }
    return tightest;
  }

  /** The numbers that can mend a row, those first that mend others too and break few. */
  function helpersFor(at: number, attempt: Attempt): readonly Helper[] {
    const sum = attempt.broken.get(at) as number;
    const helpers: Helper[] = [];
    for (const [place, weight] of terms[at] ?? []) {
      const by = -sum / weight;
      if (!canMove(place, by, attempt)) continue;
      let breaks = 0;
      for (const [other, its] of holdersOf(place)) {
        const before = attempt.broken.get(other);
        if (before === undefined) breaks++;
        else if (before + by * its === 0) breaks--;
      }
      helpers.push({ place, by, breaks });
    }
    return helpers.sort((a, b) => a.breaks - b.breaks).slice(0, MOST_HELPERS);
  }

  function solve(start: number, step: number): boolean {
    const attempt: Attempt = { moves: new Map(), broken: new Map() };
    let tries = 0;
    const mend = (): boolean => {
      if (attempt.broken.size === 0) return true;
      for (const { place, by } of helpersFor(tightest(attempt), attempt)) {
        if (++tries > MOST_TRIES) return false;
        attempt.moves.set(place, by);
        move(place, by, attempt);
        if (mend()) return true;
        attempt.moves.delete(place);
        move(place, -by, attempt);
      }
      return false;
    };
    if (!canMove(start, step, attempt)) return false;
    attempt.moves.set(start, step);
    move(start, step, attempt);
    if (!mend()) return false;
    for (const place of attempt.moves.keys()) found.add(place);
    return true;
  }

  return {
    found,
    search: (place) => found.has(place) || solve(place, 1) || solve(place, -1),
  };
}

const MOST_TRIES = 200;
const MOST_HELPERS = 8;
