import { type Cell, type Sum, sizeOf } from "./cells.ts";

/** A figure that readers can work out although it is not printed. */
export interface Exposure {
  readonly own: Cell;
  /** The sums it follows from. */
  readonly sums: readonly Sum[];
  /** These and all others that have an unknown in common with them, directly or by others. */
  readonly around: readonly Sum[];
}

/** Every figure that follows by adding and subtracting from what readers know, in the order of the keys. */
export function exposedBy(
  sums: readonly Sum[],
  isKnown: (key: string) => boolean,
  likely: (cell: Cell) => Bounds,
): Exposure[] {
  const open = sums.filter((sum) => cellsOf(sum).some(({ key }) => !isKnown(key)));
  const exposure = (key: string, from: readonly Sum[]): Exposure => ({
    own: from.flatMap(cellsOf).find((one) => one.key === key) as Cell,
    sums: from,
    around: around(from, open, isKnown),
  });
  const determined = [...determinedBy(open.map((sum) => rowOf(sum, isKnown)))].map(([key, from]) =>
    exposure(
      key,
      from.map((index) => open[index] as Sum),
    ),
  );
  const found = new Set(determined.map(({ own }) => own.key));
  const cornered = corneredBy(open, isKnown, likely)
    .filter((key) => !found.has(key))
    .map((key) =>
      exposure(
        key,
        open.filter((sum) => cellsOf(sum).some((one) => one.key === key)),
      ),
    );
  return [...determined, ...cornered].sort((a, b) =>
    a.own.key < b.own.key ? -1 : a.own.key > b.own.key ? 1 : 0,
  );
}

/** What is unknown in a sum: its parts less its total. */
function rowOf({ total, parts }: Sum, isKnown: (key: string) => boolean): Map<string, number> {
  const row = new Map<string, number>();
  for (const [{ key }, sign] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
    if (!isKnown(key)) row.set(key, (row.get(key) ?? 0) + sign);
  }
  return row;
}

function around(start: readonly Sum[], open: readonly Sum[], isKnown: (key: string) => boolean): Sum[] {
  const group = [...start];
  const seen = new Set(group);
  for (const sum of group) {
    const unknown = new Set(cellsOf(sum).flatMap(({ key }) => (isKnown(key) ? [] : [key])));
    for (const other of open) {
      if (seen.has(other) || !cellsOf(other).some(({ key }) => unknown.has(key))) continue;
      seen.add(other);
      group.push(other);
    }
  }
  return group;
}

const cellsOf = ({ total, parts }: Sum): Cell[] => [total, ...parts];

/** Every figure of some sums, each once. */
export const figuresOf = (sums: readonly Sum[]): Cell[] => [
  ...new Map(sums.flatMap(cellsOf).map((cell) => [cell.key, cell])).values(),
];

/** A figure that is suppressed, and that readers can work out all the same: nothing is left to suppress with it. */
export interface Leak {
  readonly kpi: string;
  readonly period: string;
  readonly how: "printed" | "sum" | "year-to-date";
  /** The figures it follows from. */
  readonly from: readonly Cell[];
  /** The earlier reports that printed some of them. */
  readonly reports: readonly string[];
}

/** A linear equation in unknowns: its coefficients by unknown. What it adds up to does not matter here. */
type Row = ReadonlyMap<string, number>;

/** Coefficients are small whole numbers, so what is left of a difference below this is dust. */
const DUST = 1e-9;

/**
 * The unknowns that follow from some equations, each with the equations it follows from. Gauss and Jordan: what
 * stands alone in a row of the reduced form has one solution whatever the other unknowns are.
 */
function determinedBy(rows: readonly Row[]): Map<string, number[]> {
  return new Map(connected(rows).flatMap((places) => [...solve(rows, places)]));
}

/** The places of equations that share unknowns, directly or by others: each such group is solved by itself. */
function connected(rows: readonly Row[]): number[][] {
  const holding = new Map<string, number[]>();
  for (const [place, row] of rows.entries()) {
    for (const unknown of row.keys()) holding.set(unknown, [...(holding.get(unknown) ?? []), place]);
  }
  const seen = new Set<number>();
  return rows.flatMap((row, start) => {
    if (row.size === 0 || seen.has(start)) return [];
    const group = [start];
    seen.add(start);
    for (const place of group) {
      const neighbours = [...(rows[place] as Row).keys()].flatMap((unknown) => holding.get(unknown) ?? []);
      for (const neighbour of neighbours) {
        if (!seen.has(neighbour)) group.push(neighbour);
        seen.add(neighbour);
      }
    }
    return [group];
  });
}

function* solve(rows: readonly Row[], places: readonly number[]): Generator<[string, number[]]> {
  const group = places.map((place) => rows[place] as Row);
  const unknowns = [...new Set(group.flatMap((row) => [...row.keys()]))].sort();
  const matrix = group.map((row) => unknowns.map((unknown) => row.get(unknown) ?? 0));
  for (const { left, used } of reduce(matrix, unknowns.length)) {
    const [only, ...others] = left.flatMap((value, column) => (isDust(value) ? [] : [column]));
    if (only === undefined || others.length > 0) continue;
    yield [
      unknowns[only] as string,
      used.flatMap((weight, row) => (isDust(weight) ? [] : [places[row] as number])),
    ];
  }
}

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
    const pivot = rows.findIndex((row, index) => index >= top && !isDust(row.left[column] as number));
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

const isDust = (value: number): boolean => Math.abs(value) < DUST;

/** What readers know of the size of a figure that they do not see. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * The unknown figures that have only one size left: where two suppressed parts make 2, each is 1. Bounds are
 * narrowed sum by sum until none moves; of a percentage it is the denominator that is bounded.
 */
function corneredBy(
  sums: readonly Sum[],
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
  const open = sums.filter(({ total, parts }) => [total, ...parts].some(({ key }) => !isKnown(key)));
  // What was restated can contradict: then bounds cross and would go on moving.
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
