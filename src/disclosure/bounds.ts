import { type Cell, type Sum, sizeOf } from "./cells.ts";

/** What readers know of the size of a figure that they do not see. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * The unknown figures that have only one size left: where two suppressed parts make 2, each is 1. Bounds are
 * narrowed sum by sum until none moves; of a percentage it is the denominator that is bounded.
 */
export function corneredBy(
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
