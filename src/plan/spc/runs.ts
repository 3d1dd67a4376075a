export type Side = "high" | "low";

/** Points on end that are on one side of something, or moves on end that go one way. */
export interface Run {
  readonly side: Side;
  readonly start: number;
  /** The index after its last. */
  readonly end: number;
}

/** The stretches on one side that are at least so long. */
export function runsOf(sides: readonly (Side | null)[], length: number): Run[] {
  const starts = sides.flatMap((side, index) => (index === 0 || sides[index - 1] !== side ? [index] : []));
  return starts.flatMap((start, place) => {
    const [side = null, end] = [sides[start], starts[place + 1] ?? sides.length];
    return side === null || end - start < length ? [] : [{ side, start, end }];
  });
}

/** From a start to before an end. */
export const indexes = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, index) => start + index);
