/**
 * Numbers, each multiplied by its weight, that make 0 when all are added up. They are named by their places in a list.
 * Weights are whole numbers and stay small, because relations hardly have any but 1 and -1: they are exact.
 */
export type Row = ReadonlyMap<number, number>;

/** Rows as a system of linear equations that is kept reduced while more and more of its numbers become unknown. */
export interface Elimination {
  /** What each row has become: each unknown number is left either in one row only or beside others. */
  readonly rows: readonly Row[];
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
  const rows = [...start];
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

  function replace(at: number, after: Row, touched: Row): void {
    const before = rows[at] as Row;
    rows[at] = after;
    for (const place of touched.keys()) {
      const [was, is] = [before.has(place), after.has(place)];
      if (was === is) continue;
      if (is) holdersOf(place).add(at);
      else holdersOf(place).delete(at);
      if (isUnknown[place]) unknowns[at] = (unknowns[at] ?? 0) + (is ? 1 : -1);
    }
  }

  return {
    rows,
    unknowns,
    admit(place) {
      if (isUnknown[place]) return;
      isUnknown[place] = true;
      for (const at of holdersOf(place)) unknowns[at] = (unknowns[at] ?? 0) + 1;
      const pivot = pivotFor(place);
      if (pivot === null) return;
      done.add(pivot);
      const chosen = rows[pivot] as Row;
      for (const at of [...holdersOf(place)])
        if (at !== pivot) replace(at, without(place, rows[at] as Row, chosen), chosen);
    },
  };
}

/** A row to which another is added so many times that a number goes out. */
function without(place: number, row: Row, other: Row): Row {
  const [own, its] = [row.get(place) as number, other.get(place) as number];
  const common = divisor(Math.abs(own), Math.abs(its));
  const [times, factor] = [its / common, own / common];
  const sum = new Map(row);
  if (times !== 1) for (const [at, weight] of row) sum.set(at, weight * times);
  for (const [at, weight] of other) {
    const added = (sum.get(at) ?? 0) - weight * factor;
    if (added === 0) sum.delete(at);
    else sum.set(at, added);
  }
  return Math.abs(times) === 1 ? sum : shortened(sum);
}

function shortened(row: Row): Row {
  const common = [...row.values()].reduce((all, weight) => divisor(all, Math.abs(weight)), 0);
  return common < 2 ? row : new Map([...row].map(([place, weight]) => [place, weight / common]));
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
