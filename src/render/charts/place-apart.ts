/** Something that takes up room on a line, and where its middle would best be. */
interface Wanted {
  readonly at: number;
  readonly size: number;
  /** How much it counts that it is moved: 1 unless given. */
  readonly weight?: number;
}

/** Neighbours that touch and move together. */
interface Pool {
  /** How far they move from where they would be if everything stood side by side from 0. */
  readonly shift: number;
  readonly weight: number;
  readonly count: number;
}

/**
 * Moves things apart along a line so that none overlaps another and all lie between two ends. They keep their order,
 * and the sum of the squared moves is the least possible: isotonic regression by pooling adjacent violators. There
 * must be room for all of them. Returns their middles.
 */
export function placeApart(
  wanted: readonly Wanted[],
  [least, greatest]: readonly [number, number],
): number[] {
  const order = [...wanted.entries()].toSorted(([, a], [, b]) => a.at - b.at);
  const pools: Pool[] = [];
  const packed: number[] = [];
  let total = 0;
  for (const [index, { at, size, weight = 1 }] of order) {
    packed[index] = total + size / 2;
    total += size;
    pools.push({ shift: at - packed[index], weight, count: 1 });
    joinLast(pools);
  }
  const shifts = pools.flatMap(({ shift, count }) => Array<number>(count).fill(shift));
  const middles: number[] = [];
  for (const [place, [index]] of order.entries()) {
    const shift = Math.max(least, Math.min(greatest - total, shifts[place] ?? 0));
    middles[index] = shift + (packed[index] ?? 0);
  }
  return middles;
}

/** Joins the last pool with those before it for as long as they would overlap. */
function joinLast(pools: Pool[]): void {
  for (;;) {
    const [first, second] = pools.slice(-2);
    if (first === undefined || second === undefined || first.shift <= second.shift) return;
    const weight = first.weight + second.weight;
    const shift = (first.shift * first.weight + second.shift * second.weight) / weight;
    pools.splice(-2, 2, { shift, weight, count: first.count + second.count });
  }
}
