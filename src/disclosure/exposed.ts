import { type Cell, cellsOf, connectedSums, type Sum, sizeOf } from "./cells.ts";

/** A figure that readers can work out although it is not printed. */
export interface Exposure {
  readonly own: Cell;
  /** The sums it follows from. */
  readonly sums: readonly Sum[];
  /** These and all other sums that share an unknown figure with them, directly or through others. */
  readonly around: readonly Sum[];
}

/** What readers know of the size of a figure that they do not see. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * Every figure that follows from what readers know, in the order of the keys.
 * @param isKnown whether readers know the figure of a key.
 * @param likely what readers know of the size of any other figure.
 */
export function exposedBy(
  sums: readonly Sum[],
  isKnown: (key: string) => boolean,
  likely: (cell: Cell) => Bounds,
): Exposure[] {
  const unknownIn = (sum: Sum): string[] => cellsOf(sum).flatMap(({ key }) => (isKnown(key) ? [] : [key]));
  const open = sums.filter((sum) => unknownIn(sum).length > 0);
  const groups = connectedSums(open, unknownIn);
  const determined = new Map(groups.flatMap((group) => [...determinedBy(group, isKnown)]));
  const cornered = corneredBy(open, isKnown, likely)
    .filter((key) => !determined.has(key))
    .map((key) => [key, open.filter((sum) => unknownIn(sum).includes(key))] as const);
  return [...determined, ...cornered]
    .map(([key, from]) => ({
      own: from.flatMap(cellsOf).find((one) => one.key === key) as Cell,
      sums: from,
      around: groups.find((group) => group.includes(from[0] as Sum)) ?? [],
    }))
    .sort((a, b) => (a.own.key < b.own.key ? -1 : a.own.key > b.own.key ? 1 : 0));
}

/**
 * The unknown figures that follow by adding and subtracting, each with the sums it follows from. The sums are a system
 * of linear equations, which is reduced by the method of Gauss and Jordan: an unknown that is alone in a row of the
 * reduced form has one solution, whatever the other unknowns are.
 */
function* determinedBy(
  group: readonly Sum[],
  isKnown: (key: string) => boolean,
): Generator<[key: string, from: Sum[]]> {
  const rows = group.map((sum) => rowOf(sum, isKnown));
  const unknowns = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort();
  const matrix = rows.map((row) => unknowns.map((unknown) => row.get(unknown) ?? 0));
  for (const { left, used } of reduce(matrix, unknowns.length)) {
    const [only, ...others] = left.flatMap((value, column) => (isNought(value) ? [] : [column]));
    if (only === undefined || others.length > 0) continue;
    yield [
      unknowns[only] as string,
      used.flatMap((weight, row) => (isNought(weight) ? [] : [group[row] as Sum])),
    ];
  }
}

/** A sum as an equation: the coefficients of its unknown figures. What they add up to does not matter here. */
function rowOf({ total, parts }: Sum, isKnown: (key: string) => boolean): Map<string, number> {
  const row = new Map<string, number>();
  for (const [{ key }, sign] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
    if (!isKnown(key)) row.set(key, (row.get(key) ?? 0) + sign);
  }
  return row;
}

/** A row of the reduced form. */
interface Reduced {
  readonly left: number[];
  /** How much of each equation went into the row. */
  readonly used: number[];
}

function reduce(matrix: readonly number[][], width: number): Reduced[] {
  const rows: Reduced[] = matrix.map((left, index) => ({
    left: [...left],
    used: matrix.map((_, other) => (other === index ? 1 : 0)),
  }));
  let top = 0;
  for (let column = 0; column < width && top < rows.length; column++) {
    const pivot = rows.findIndex((row, index) => index >= top && !isNought(row.left[column] as number));
    if (pivot === -1) continue;
    [rows[top], rows[pivot]] = [rows[pivot] as Reduced, rows[top] as Reduced];
    const chosen = scaled(rows[top] as Reduced, 1 / ((rows[top] as Reduced).left[column] as number));
    rows[top] = chosen;
    for (const [index, row] of rows.entries()) {
      if (index !== top) rows[index] = minus(row, scaled(chosen, row.left[column] as number));
    }
    top++;
  }
  return rows;
}

const scaled = ({ left, used }: Reduced, factor: number): Reduced => ({
  left: left.map((value) => value * factor),
  used: used.map((value) => value * factor),
});

const minus = (one: Reduced, other: Reduced): Reduced => ({
  left: one.left.map((value, place) => value - (other.left[place] as number)),
  used: one.used.map((value, place) => value - (other.used[place] as number)),
});

/** Coefficients are small whole numbers, so a smaller difference is an error of rounding. */
const isNought = (value: number): boolean => Math.abs(value) < 1e-9;

/**
 * The unknown figures that can have only one size: two suppressed parts that add up to 2 must each be 1. Bounds are
 * narrowed sum by sum until none moves. For a percentage, the bounds are those of its denominator.
 */
function corneredBy(
  open: readonly Sum[],
  isKnown: (key: string) => boolean,
  likely: (cell: Cell) => Bounds,
): string[] {
  const bounds = new Map<string, Bounds>();
  const boundsOf = (cell: Cell): Bounds => {
    const size = sizeOf(cell);
    if (isKnown(cell.key) && size !== null) return { least: size, most: size };
    return bounds.get(cell.key) ?? likely(cell);
  };
  const narrow = (cell: Cell, least: number, most: number): boolean => {
    const now = boundsOf(cell);
    if (isKnown(cell.key) || (least <= now.least && most >= now.most)) return false;
    bounds.set(cell.key, { least: Math.max(least, now.least), most: Math.min(most, now.most) });
    return true;
  };
  // Restated figures can contradict each other. Bounds then cross, and would never stop moving.
  for (let moved = true, rounds = 0; moved && rounds < MOST_ROUNDS; rounds++) {
    moved = false;
    for (const { total, parts } of open) {
      const [least, most] = [
        sumOf(parts, (part) => boundsOf(part).least),
        sumOf(parts, (part) => boundsOf(part).most),
      ];
      moved = narrow(total, least, most) || moved;
      for (const part of parts) {
        const others = parts.filter((one) => one !== part);
        const whole = boundsOf(total);
        const low = whole.least - sumOf(others, (one) => boundsOf(one).most);
        const high = whole.most - sumOf(others, (one) => boundsOf(one).least);
        moved = narrow(part, low, high) || moved;
      }
    }
  }
  return [...bounds].flatMap(([key, { least, most }]) => (least === most ? [key] : []));
}

const MOST_ROUNDS = 50;

const sumOf = (cells: readonly Cell[], size: (cell: Cell) => number): number =>
  cells.reduce((sum, cell) => sum + size(cell), 0);
