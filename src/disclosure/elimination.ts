/**
 * Numbers, each multiplied by its weight, that make 0 when all are added up. They are named by their places in a list.
 * Weights are whole numbers and stay small, because relations hardly have any but 1 and -1: they are exact.
 */
export type Row = ReadonlyMap<number, number>;

/**
 * Rows as a system of linear equations that is kept reduced while more and more of its numbers become unknown: each unknown
 * number is left either in one row only or beside others.
 *
 * Rows are reduced by the method of Gauss and Jordan, number by number. A number that becomes unknown is either taken out of
 * all rows but one that had no unknown number of its own; or it stays where it is, as all rows have theirs. So nothing is
 * worked out twice. Most numbers are in few rows, and only what is not 0 is kept.
 */
export class Elimination {
  /** How many unknown numbers are in each row. */
  readonly unknowns: number[];
  /** How often each row has changed. */
  readonly changes: number[];
  readonly #rows: Row[];
  /** Whether each row stands for what it holds (1) or for its opposite (-1). */
  readonly #signs: number[];
  /** The rows that are no longer those of the start, which are never changed. */
  readonly #own: (Map<number, number> | undefined)[] = [];
  readonly #holding: Set<number>[] = [];
  readonly #unknown: boolean[] = [];
  /** The rows that have an unknown number of their own. */
  readonly #done = new Set<number>();

  constructor(start: readonly Row[]) {
    this.#rows = [...start];
    this.unknowns = start.map(() => 0);
    this.changes = start.map(() => 0);
    this.#signs = start.map(() => 1);
    for (const [at, row] of start.entries()) for (const place of row.keys()) this.#holdersOf(place).add(at);
  }

  isUnknown(place: number): boolean {
    return this.#unknown[place] === true;
  }

  /** What a row has become, for now: its numbers and their weights, and by what all of these are multiplied. */
  rowAt(at: number): readonly [row: Row, sign: number] {
    return [this.#rows[at] as Row, this.#signs[at] as number];
  }

  /** Makes a number unknown. */
  admit(place: number): void {
    if (this.#unknown[place]) return;
    this.#unknown[place] = true;
    const holders = this.#holdersOf(place);
    for (const at of holders) this.unknowns[at] = (this.unknowns[at] as number) + 1;
    const pivot = this.#pivotAmong(holders);
    if (pivot === null) return;
    this.#done.add(pivot);
    for (const at of [...holders]) if (at !== pivot) this.#takeOut(place, at, pivot);
  }

  #holdersOf(place: number): Set<number> {
    this.#holding[place] ??= new Set();
    return this.#holding[place];
  }

  /** Of the rows that have no unknown number of their own yet, the shortest. */
  #pivotAmong(holders: ReadonlySet<number>): number | null {
    let best: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const at of holders) {
      const { size } = this.#rows[at] as Row;
      if (this.#done.has(at) || size > least || (size === least && at > (best ?? 0))) continue;
      [best, least] = [at, size];
    }
    return best;
  }

  #ownAt(at: number): Map<number, number> {
    const row = this.#own[at] ?? new Map(this.#rows[at]);
    this.#own[at] = row;
    this.#rows[at] = row;
    return row;
  }

  /** Adds another row so many times that a number goes out. */
  #takeOut(place: number, at: number, from: number): void {
    const [row, other] = [this.#ownAt(at), this.#rows[from] as Row];
    const signs = this.#signs;
    this.changes[at] = (this.changes[at] as number) + 1;
    const weightHere = (row.get(place) as number) * (signs[at] as number);
    const weightThere = (other.get(place) as number) * (signs[from] as number);
    const common = divisor(Math.abs(weightHere), Math.abs(weightThere));
    const times = Math.abs(weightThere) / common;
    if (weightThere < 0) signs[at] = -(signs[at] as number);
    const factor = (weightHere / common) * (signs[from] as number) * (signs[at] as number);
    if (times !== 1) for (const [one, weight] of row) row.set(one, weight * times);
    other.forEach((weight, one) => {
      const before = row.get(one);
      const after = (before ?? 0) - weight * factor;
      if (after === 0) row.delete(one);
      else row.set(one, after);
      if ((before === undefined) === (after === 0)) return;
      if (after === 0) this.#holdersOf(one).delete(at);
      else this.#holdersOf(one).add(at);
      if (this.#unknown[one]) this.unknowns[at] = (this.unknowns[at] as number) + (after === 0 ? -1 : 1);
    });
    if (times !== 1) shorten(row);
  }
}

function shorten(row: Map<number, number>): void {
  const common = [...row.values()].reduce((all, weight) => divisor(all, Math.abs(weight)), 0);
  if (common > 1) for (const [place, weight] of row) row.set(place, weight / common);
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
