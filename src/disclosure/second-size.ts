import type { Row } from "./elimination.ts";

/** Which numbers can have another size than the true one, as far as readers know. */
export interface SecondSizes {
  /** Whether the rows of a group contradict each other, so that what is true is no solution and says nothing of others. */
  contradict(group: readonly number[]): boolean;
  /** The unknown numbers of a group, each once. */
  unknownsIn(group: readonly number[]): number[];
  /**
   * The numbers of a group for which no other size is found. There may still be one: a search is given up early. What is
   * found once stays so when more numbers become unknown.
   * @param most if there are more to be looked for, none is.
   */
  doubtfulIn(
    group: readonly number[],
    isAsked: (place: number) => boolean,
    most?: number,
  ): ReadonlySet<number>;
}

/** Numbers by their places in a list. */
interface Numbers {
  readonly count: number;
  /** Whether readers do not know a number, now. */
  readonly isUnknown: (place: number) => boolean;
  /** The true size; null where the plan does not know it. */
  readonly sizeOf: (place: number) => number | null;
  /** What readers know a number to be at least. There is no most. */
  readonly leastOf: (place: number) => number;
}

/** What mends a row that does not add up. */
interface Helper {
  readonly place: number;
  readonly by: number;
  /** How many more rows do not add up then. */
  readonly breaks: number;
}

/**
 * Looks for second solutions of a system of sums. It starts from the true one, moves a number up or down by one, and mends
 * each sum that no longer holds by moving another of its numbers, until all hold again. Every solution that is found shows
 * for all the numbers in it that they cannot be worked out, so most numbers are never looked at by themselves.
 * @param rows what adds up to 0.
 */
export function secondSizesIn(
  rows: readonly Row[],
  { count, isUnknown, sizeOf, leastOf }: Numbers,
): SecondSizes {
  const inRow = rows.map((row): Terms => ({ at: [...row.keys()], weights: [...row.values()] }));
  const holders = Array.from({ length: count }, (): Terms => ({ at: [], weights: [] }));
  for (const [at, row] of rows.entries()) {
    for (const [place, weight] of row) {
      holders[place]?.at.push(at);
      holders[place]?.weights.push(weight);
    }
  }
  /** How far each number may go down. What the plan does not know may be more in any case. */
  const rooms = Float64Array.from({ length: count }, (_, place) => (sizeOf(place) ?? NaN) - leastOf(place));
  const isWrong = inRow.map(({ at, weights }) => {
    const sum = at.reduce(
      (all, place, index) => all + (sizeOf(place) ?? NaN) * (weights[index] as number),
      0,
    );
    return Math.abs(sum) > 0;
  });
  const seen = new Int32Array(count);
  let times = 0;
  const found = new Set<number>();
  const moves: number[] = [];
  const isMoved = new Uint8Array(count);
  /** What each row makes because of them, and the rows that do not make 0. */
  const sums = new Float64Array(rows.length);
  const broken: number[] = [];

  const canMove = (place: number, by: number): boolean =>
    isMoved[place] === 0 &&
    isUnknown(place) &&
    Number.isInteger(by) &&
    (by > 0 || (rooms[place] as number) >= -by);

  function move(place: number, by: number): void {
    const { at, weights } = holders[place] as Terms;
    for (let index = 0; index < at.length; index++) {
      const row = at[index] as number;
      const before = sums[row] as number;
      const sum = before + by * (weights[index] as number);
      sums[row] = sum;
      if (before === 0) broken.push(row);
      else if (sum === 0) broken.splice(broken.indexOf(row), 1);
    }
  }

  function begin(place: number, by: number): void {
    moves.push(place);
    isMoved[place] = 1;
    move(place, by);
  }

  function takeBack(place: number, by: number): void {
    moves.pop();
    isMoved[place] = 0;
    move(place, -by);
  }

  /** The row with the fewest helpers: what has to be moved is moved before anything is chosen. */
  function tightest(): number {
    let [tightest, fewest] = [-1, Number.POSITIVE_INFINITY];
    for (const row of broken) {
      const { at, weights } = inRow[row] as Terms;
      const sum = sums[row] as number;
      let count = 0;
      for (let index = 0; index < at.length && count < fewest; index++)
        if (canMove(at[index] as number, -sum / (weights[index] as number))) count++;
      if (count < fewest) [tightest, fewest] = [row, count];
      if (fewest < 2) break;
    }
    return tightest;
  }

  /** The numbers that can mend a row, those first that mend others too and break few. */
  function helpersFor(row: number): readonly Helper[] {
    const sum = sums[row] as number;
    const { at, weights } = inRow[row] as Terms;
    const helpers: Helper[] = [];
    for (let index = 0; index < at.length; index++) {
      const [place, by] = [at[index] as number, -sum / (weights[index] as number)];
      if (canMove(place, by)) helpers.push({ place, by, breaks: breaksBy(place, by) });
    }
    return helpers.sort((a, b) => a.breaks - b.breaks).slice(0, MOST_HELPERS);
  }

  function breaksBy(place: number, by: number): number {
    const { at, weights } = holders[place] as Terms;
    let breaks = 0;
    for (let index = 0; index < at.length; index++) {
      const before = sums[at[index] as number] as number;
      if (before === 0) breaks++;
      else if (before + by * (weights[index] as number) === 0) breaks--;
    }
    return breaks;
  }

  function solve(start: number, step: number): boolean {
    if (!canMove(start, step)) return false;
    let tries = 0;
    const mend = (): boolean => {
      if (broken.length === 0) return true;
      for (const { place, by } of helpersFor(tightest())) {
        if (++tries > MOST_TRIES) return false;
        begin(place, by);
        if (mend()) return true;
        takeBack(place, by);
      }
      return false;
    };
    begin(start, step);
    const isSolved = mend();
    if (isSolved) for (const place of moves) found.add(place);
    for (const place of moves) isMoved[place] = 0;
    moves.length = 0;
    for (const row of broken) sums[row] = 0;
    broken.length = 0;
    return isSolved;
  }

  function unknownsIn(group: readonly number[]): number[] {
    times++;
    const unknown: number[] = [];
    for (const row of group) {
      for (const place of (inRow[row] as Terms).at) {
        if (seen[place] === times) continue;
        seen[place] = times;
        if (isUnknown(place)) unknown.push(place);
      }
    }
    return unknown;
  }

  const contradict = (group: readonly number[]): boolean => group.some((row) => isWrong[row] === true);
  const hasSecond = (place: number): boolean => found.has(place) || solve(place, 1) || solve(place, -1);

  return {
    contradict,
    unknownsIn,
    doubtfulIn(group, isAsked, most = Number.POSITIVE_INFINITY) {
      if (contradict(group)) return new Set(unknownsIn(group).filter(isAsked));
      const left = unknownsIn(group).filter((place) => !found.has(place) && isAsked(place));
      return new Set(left.length > most ? left : left.filter((place) => !hasSecond(place)));
    },
  };
}

/** The numbers of a row or the rows of a number, and the weight of each. */
interface Terms {
  readonly at: number[];
  readonly weights: number[];
}

const MOST_TRIES = 200;
const MOST_HELPERS = 8;
