import type { Cell } from "./cells.ts";
import { determinedBy } from "./determined.ts";
import type { Sum } from "./sums.ts";

/** A figure that readers can work out although it is not printed, and the sums it follows from. */
export interface Exposure {
  readonly key: string;
  readonly sums: readonly Sum[];
}

const cellsOf = ({ total, parts }: Sum): Cell[] => [total, ...parts];

/** Every figure that follows by adding and subtracting from what readers know, in the order of the keys. */
export function exposedBy(sums: readonly Sum[], isKnown: (key: string) => boolean): Exposure[] {
  const unknown = ({ key }: Cell): boolean => !isKnown(key);
  const rows = sums.map(({ total, parts }) => {
    const row = new Map<string, number>();
    if (unknown(total)) row.set(total.key, -1);
    for (const part of parts.filter(unknown)) row.set(part.key, (row.get(part.key) ?? 0) + 1);
    return row;
  });
  const determined = [...determinedBy(rows)].map(([key, from]) => ({
    key,
    sums: from.map((index) => sums[index] as Sum),
  }));
  const cornered = sums.flatMap((sum) =>
    isCornered(sum, isKnown) ? sum.parts.filter(unknown).map(({ key }) => ({ key, sums: [sum] })) : [],
  );
  return [...determined, ...cornered].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/**
 * Zero is printed, so what is suppressed is 1 at least. Where suppressed parts add up to no more than their
 * number, each is exactly 1.
 */
function isCornered({ total, parts }: Sum, isKnown: (key: string) => boolean): boolean {
  const hidden = parts.filter(({ key }) => !isKnown(key));
  if (!isKnown(total.key) || hidden.length < 2) return false;
  const sizes = [total, ...parts.filter(({ key }) => isKnown(key))].map(({ base, count }) => base ?? count);
  if (sizes.includes(null)) return false;
  const [whole = 0, ...shown] = sizes as number[];
  return whole - shown.reduce((sum, size) => sum + size, 0) === hidden.length;
}

/** Every figure of some sums, each once. */
export const figuresOf = (sums: readonly Sum[]): Cell[] => [
  ...new Map(sums.flatMap(cellsOf).map((cell) => [cell.key, cell])).values(),
];
