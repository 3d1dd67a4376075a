import { type Cell, type Sum, sizeOf } from "./cells.ts";
import { type Exposure, figuresOf } from "./exposed.ts";

/** What could be suppressed against an exposure, the least loss first: of the sums it follows from, then of others; zeros last. */
export const inOrderOfLoss = ({ own, sums, around }: Exposure): Cell[] =>
  [sums, around]
    .flatMap((from) => figuresOf(from).sort(byLoss(own, from)))
    .sort((a, b) => Number(sizeOf(a) === 0) - Number(sizeOf(b) === 0));

/** Those of the same period; parts before totals, as more follows from a total; the smallest; then any fixed order. */
function byLoss({ period }: Cell, sums: readonly Sum[]): (a: Cell, b: Cell) => number {
  const totals = new Set(sums.map(({ total }) => total.key));
  const rank = (one: Cell): number => (one.period === period ? 0 : 2) + (totals.has(one.key) ? 1 : 0);
  return (a, b) => rank(a) - rank(b) || (sizeOf(a) ?? 0) - (sizeOf(b) ?? 0) || (a.key < b.key ? -1 : 1);
}
