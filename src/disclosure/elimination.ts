/**
 * Numbers, each multiplied by its weight, that make 0 when all are added up. They are named by their places in a list.
 * Weights are whole numbers and stay small, because relations hardly have any but 1 and -1: they are exact.
 */
export type Row = ReadonlyMap<number, number>;

/** Rows as a system of linear equations that is kept reduced while more and more of its numbers become unknown. */
export interface Elimination {
  /** What a row has become: each unknown number is left either in one row only or beside others. It stays as it is. */
  rowAt(at: number): Row;
  /** How many unknown numbers are in each row. */
  readonly unknowns: readonly number[];
  /** Makes a number unknown. */
  admit(place: number): void;
}

/**
 * Reduces rows by the method of Gauss and Jordan, number by number. A number that becomes unknown is either taken out of
 * all rows but one that had no unknown number of its own; or it stays where it is, as all rows have theirs. So nothing is
 * worked out twice. Most numbers are in few rows, and only what is not 0 is kept.
 */
export function eliminationOf(start: readonly Row[]): Elimination {
  const rows: (Row | Map<number, number>)[] = [...start];
  /** The rows that nobody else has: these are changed, the others are copied first. */
  const own: (Map<number, number> | undefined)[] = [];
  const unknowns = rows.map(() => 0);
  const holding: Set<number>[] = [];
  const holdersOf = (place: number): Set<number> => (holding[place] ??= new Set());
  for (const [at, row] of rows.entries()) for (const place of row.keys()) holdersOf(place).add(at);
  const isUnknown: boolean[] = [];
  const done = new Set<number>();

  /** Of the rows that have no unknown number of their own yet, the shortest. */
  function pivotFor(place: number): number | null {
    let best: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const at of holdersOf(place)) {
      const size = rows[at]?.size ?? 0;
      if (done.has(at) || size > least || (size === least && at > (best ?? 0))) continue;
      [best, least] = [at, size];
    }
    return best;
  }

  function ownAt(at: number): Map<number, number> {
    const row = own[at] ?? new Map(rows[at]);
    own[at] = row;
    rows[at] = row;
    return row;
  }

  /** Adds another row so many times that a number goes out. */
  function takeOut(place: number, at: number, other: Row): void {
    const row = ownAt(at);
    const [weightHere, weightThere] = [row.get(place) as number, other.get(place) as number];
    const common = divisor(Math.abs(weightHere), Math.abs(weightThere));
    const [times, factor] = [weightThere / common, weightHere / common];
    if (times !== 1) for (const [one, weight] of row) row.set(one, weight * times);
    for (const [one, weight] of other) {
      const before = row.get(one);
      const after = (before ?? 0) - weight * factor;
      if (after === 0) row.delete(one);
      else row.set(one, after);
      if ((before === undefined) === (after === 0)) continue;
      if (after === 0) holdersOf(one).delete(at);
      else holdersOf(one).add(at);
      if (isUnknown[one]) unknowns[at] = (unknowns[at] ?? 0) + (after === 0 ? -1 : 1);
    }
    if (Math.abs(times) !== 1) shorten(row);
  }

  return {
    unknowns,
    rowAt(at) {
      own[at] = undefined;
      return rows[at] as Row;
    },
    admit(place) {
      if (isUnknown[place]) return;
      isUnknown[place] = true;
      for (const at of holdersOf(place)) unknowns[at] = (unknowns[at] ?? 0) + 1;
      const pivot = pivotFor(place);
      if (pivot === null) return;
      done.add(pivot);
      const chosen = rows[pivot] as Row;
      for (const at of [...holdersOf(place)]) if (at !== pivot) takeOut(place, at, chosen);
    },
  };
}

function shorten(row: Map<number, number>): void {
  const common = [...row.values()].reduce((all, weight) => divisor(all, Math.abs(weight)), 0);
  if (common > 1) for (const [place, weight] of row) row.set(place, weight / common);
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
