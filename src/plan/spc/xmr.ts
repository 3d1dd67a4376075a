/**
 * The arithmetic of XmR charts: individual values (X) and moving ranges (mR). Limits and special causes are those of
 * NHS England's Making Data Count, https://www.england.nhs.uk/publication/making-data-count/, as its SQL query for SPC
 * charts has them from version 2.6 of January 2024.
 */

/** Where the values of a process that does not change can be expected, in the unit of its values. */
export interface Limits {
  readonly mean: number;
  /** The usual distance from one value to the next. */
  readonly meanMovingRange: number;
  /** Mean + 2.66 × mean moving range. */
  readonly upper: number;
  /** Mean − 2.66 × mean moving range. Can be below 0 even for a measure that cannot. */
  readonly lower: number;
  /** Two thirds of the way from the mean to the limits. */
  readonly nearUpper: number;
  readonly nearLower: number;
}

/** Three standard deviations: the mean moving range of single values is 1.128 standard deviations. */
const TO_LIMIT = 2.66;
/** Two standard deviations. */
const TO_NEAR_LIMIT = (TO_LIMIT * 2) / 3;
/** The upper limit of the moving ranges themselves. */
const TO_SCREEN = 3.267;

/**
 * The limits of values in order; null for fewer than two, which have no moving range. If `screened`, moving ranges
 * above 3.267 times their mean are left out once, so that a single freak value does not widen the limits. Tools differ
 * in this.
 */
export function limitsOf(values: readonly number[], screened = false): Limits | null {
  if (values.length < 2) return null;
  const mean = meanOf(values);
  const ranges = movingRanges(values);
  const meanMovingRange = meanOf(screened ? screen(ranges) : ranges);
  const [reach, near] = [TO_LIMIT * meanMovingRange, TO_NEAR_LIMIT * meanMovingRange];
  return {
    mean,
    meanMovingRange,
    upper: mean + reach,
    lower: mean - reach,
    nearUpper: mean + near,
    nearLower: mean - near,
  };
}

function screen(ranges: readonly number[]): number[] {
  const most = TO_SCREEN * meanOf(ranges);
  return ranges.filter((range) => range <= most);
}

/** How far each value is from the one before it: one fewer than there are values. */
export const movingRanges = (values: readonly number[]): number[] =>
  values.slice(1).map((value, index) => Math.abs(value - at(values, index)));

/** The mean; 0 for no numbers. */
export const meanOf = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/**
 * The four kinds of special cause. A point can belong to several, which can point different ways: a rise can begin
 * below the mean. The earlier in this list takes precedence. That is the order of Making Data Count's note on clashes
 * between rules and of its SQL query; the R package NHSRplotthedots has single points first, and shifts last.
 */
export const SPECIAL_CAUSES = ["trend", "shift", "two-of-three", "outside-limits"] as const;
export type SpecialCause = (typeof SPECIAL_CAUSES)[number];

export const RUN_SIDES = ["high", "low"] as const;
export type RunSide = (typeof RUN_SIDES)[number];

/** A special cause at one point: something other than chance is at work there. */
export interface Signal {
  readonly cause: SpecialCause;
  /** Above or below the mean; for a trend, rising or falling. */
  readonly side: RunSide;
  /** What moved, in the unit of the values: from the mean to the value or the run, or from a trend's start to its end. */
  readonly from: number;
  readonly to: number;
  /** How many points make the signal: all of a run, two or three out of three, or the one outside the limits. */
  readonly count: number;
}

/** Points in a shift or a trend. NHS England's tools allow 6, their default since January 2024, and 7. */
const USUAL_RUN = 7;

/**
 * The special causes among values that share their limits, by index. Every point of a run has one. Of two out of three,
 * the points beyond the near limit have one. A point that ends one trend and begins another belongs to the later one.
 */
export function signalsIn(values: readonly number[], limits: Limits, run = USUAL_RUN): Map<number, Signal> {
  const sideOf = sideBeyondRounding(values);
  const outside = values.map((value) => sideOf(value, limits.upper, limits.lower));
  const near = values.map((value) => sideOf(value, limits.nearUpper, limits.nearLower));
  const beside = values.map((value) => sideOf(value, limits.mean, limits.mean));
  const moves = values.slice(1).map((value, index) => sideOf(value, at(values, index), at(values, index)));
  const fromMean = (index: number) => ({ from: limits.mean, to: at(values, index) });

  const beyond = outside.flatMap((side, index) =>
    side === null ? [] : [[index, { cause: "outside-limits", side, ...fromMean(index), count: 1 }]],
  );
  const twos = twosOfThree(near, beside).map(([index, side, count]) => [
    index,
    { cause: "two-of-three", side, ...fromMean(index), count },
  ]);
  const shifts = runsOf(beside, run).flatMap(({ side, start, end }) => {
    const to = meanOf(values.slice(start, end));
    const shift = { cause: "shift", side, from: limits.mean, to, count: end - start };
    return indexes(start, end).map((index) => [index, shift]);
  });
  // A run of moves has one point more than it has moves.
  const trends = runsOf(moves, run - 1).flatMap(({ side, start, end }) => {
    const [from, to] = [at(values, start), at(values, end)];
    const trend = { cause: "trend", side, from, to, count: end + 1 - start };
    return indexes(start, end + 1).map((index) => [index, trend]);
  });
  // A Map keeps the last entry of an index, so what takes precedence comes last.
  return new Map([...beyond, ...twos, ...shifts, ...trends] as [number, Signal][]);
}

type SideOf = (value: number, high: number, low: number) => RunSide | null;

/** Above, below or neither. The rounding of binary fractions must not take a value off the mean. */
function sideBeyondRounding(values: readonly number[]): SideOf {
  const rounding = 1e-9 * Math.max(0, ...values.map(Math.abs));
  return (value, high, low) => (value > high + rounding ? "high" : value < low - rounding ? "low" : null);
}

/** A row of consecutive points on one side, or of consecutive moves in one direction. */
interface Run {
  readonly side: RunSide;
  readonly start: number;
  /** The index after its last. */
  readonly end: number;
}

/** The runs of at least this length. */
function runsOf(sides: readonly (RunSide | null)[], length: number): Run[] {
  const starts = sides.flatMap((side, index) => (index === 0 || sides[index - 1] !== side ? [index] : []));
  return starts.flatMap((start, place) => {
    const [side = null, end] = [sides[start], starts[place + 1] ?? sides.length];
    return side === null || end - start < length ? [] : [{ side, start, end }];
  });
}

/** Where two of three consecutive points are beyond the near limit, and all three on one side of the mean. */
function twosOfThree(
  near: readonly (RunSide | null)[],
  beside: readonly (RunSide | null)[],
): [index: number, side: RunSide, count: number][] {
  return near.slice(2).flatMap((_, start) => {
    const three = indexes(start, start + 3);
    const side = beside[start] ?? null;
    if (side === null || three.some((index) => beside[index] !== side)) return [];
    const beyond = three.filter((index) => near[index] === side);
    return beyond.length < 2
      ? []
      : beyond.map((index): [number, RunSide, number] => [index, side, beyond.length]);
  });
}

const at = (values: readonly number[], index: number): number => values[index] as number;

/** From the start up to, but not including, the end. */
const indexes = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, index) => start + index);
