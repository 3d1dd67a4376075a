import { type Cell, sizeOf } from "./cells.ts";
import { type Exposure, figuresOf } from "./exposed.ts";
import type { Sum } from "./sums.ts";

/** What could be suppressed against an exposure, the least loss first: of the sums it follows from, then of others; zeros last. */
export const inOrderOfLoss = ({ sums, around }: Exposure): Cell[] =>
  [sums, around]
    .flatMap((from) => figuresOf(from).sort(byLoss(from)))
    .sort((a, b) => Number(sizeOf(a) === 0) - Number(sizeOf(b) === 0));

/** Last what most follows from, a total or an earlier figure; before that the smallest; then any fixed order. */
function byLoss(sums: readonly Sum[]): (a: Cell, b: Cell) => number {
  const dear = new Set(sums.map(dearest));
  const rank = ({ key }: Cell): number => (dear.has(key) ? 1 : 0);
  return (a, b) => rank(a) - rank(b) || (sizeOf(a) ?? 0) - (sizeOf(b) ?? 0) || (a.key < b.key ? -1 : 1);
}

/** The earlier of two figures for the year to date was the first to be printed. */
function dearest({ total, parts: [first, ...rest] }: Sum): string {
  return first !== undefined && rest.some(({ since }) => since !== null) ? first.key : total.key;
}
