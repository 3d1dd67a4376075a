/** What takes up some room on a line, and where its middle would best be. */
interface Wanted {
  readonly at: number;
  readonly size: number;
  /** How much it minds being moved: 1 for most. */
  readonly weight?: number;
}

/** Neighbours that touch and move as one. */
interface Pool {
  readonly shift: number;
  readonly weight: number;
  readonly count: number;
}

/**
 * Moves labels apart along a line so that none overlaps another and all lie between two ends, in the order
 * in which they were wanted, with the least sum of squared moves: isotonic regression by pooling adjacent
 * violators. There must be room for all of them. Returns their middles.
 */
export function placeApart(
  wanted: readonly Wanted[],
  [least, greatest]: readonly [number, number],
): number[] {
  const order = wanted.map((_, index) => index).toSorted((a, b) => at(wanted, a).at - at(wanted, b).at);
  const pools: Pool[] = [];
  const before: number[] = [];
  let total = 0;
  for (const index of order) {
    const { at: middle, size, weight = 1 } = at(wanted, index);
    before[index] = total + size / 2;
    total += size;
    pools.push({ shift: middle - before[index], weight, count: 1 });
    pool(pools);
  }
  const shifts = pools.flatMap(({ shift, count }) => Array<number>(count).fill(shift));
  const middles: number[] = [];
  for (const [place, index] of order.entries()) {
    const shift = Math.max(least, Math.min(greatest - total, shifts[place] ?? 0));
    middles[index] = shift + (before[index] ?? 0);
  }
  return middles;
}

const at = (wanted: readonly Wanted[], index: number): Wanted => wanted[index] as Wanted;

/** Joins the last pool with those before it for as long as it would overlap them. */
function pool(pools: Pool[]): void {
  for (;;) {
    const [first, second] = pools.slice(-2);
    if (first === undefined || second === undefined || first.shift <= second.shift) return;
    const weight = first.weight + second.weight;
    const shift = (first.shift * first.weight + second.shift * second.weight) / weight;
    pools.splice(-2, 2, { shift, weight, count: first.count + second.count });
  }
}
