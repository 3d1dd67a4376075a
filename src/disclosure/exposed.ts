import type { Cell, Sum } from "./cells.ts";
import { type Bounds, corneredBy, determinedBy } from "./determined.ts";
import type { Knowledge } from "./knowledge.ts";

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

/** An exposure that nothing can be suppressed against, told by the figures that it follows from. */
export function leakOf({ own, sums }: Exposure, printed: Knowledge["printed"]): Leak {
  const others = figuresOf(sums).filter((one) => one.key !== own.key && one.since === null);
  const reports = [...new Set(others.flatMap((one) => printed.get(one.key)?.report ?? []))];
  const { kpi, period, since } = own;
  if (since === null) return { kpi, period, how: "sum", from: others, reports };
  const ends = [since, period].flatMap((at) => others.filter((one) => one.kpi === kpi && one.period === at));
  return { kpi, period, how: "year-to-date", from: ends, reports };
}
