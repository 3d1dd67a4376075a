/**
 * The arithmetic of XmR charts, as NHS England's Making Data Count draws them: individual values (X) and moving
 * ranges (mR). https://www.england.nhs.uk/publication/making-data-count/
 */

/** The moving range is 1.128 standard deviations of values one by one, so three of these are 2.66 of those. */
const TO_LIMIT = 2.66;

/** What a process that does not change can be expected to do, in the unit of its values. */
export interface Limits {
  readonly mean: number;
  /** The usual move from one value to the next. */
  readonly meanMovingRange: number;
  /** Mean + 2.66 × mean moving range. */
  readonly upper: number;
  /** Mean − 2.66 × mean moving range: below 0 too, for a measure that cannot be. */
  readonly lower: number;
}

/** The limits of some values in order, unscreened; null of fewer than two, which have no move. */
export function limitsOf(values: readonly number[]): Limits | null {
  if (values.length < 2) return null;
  const mean = meanOf(values);
  const meanMovingRange = meanOf(movingRanges(values));
  const reach = TO_LIMIT * meanMovingRange;
  return { mean, meanMovingRange, upper: mean + reach, lower: mean - reach };
}

/** How far each value is from the one before; one fewer than there are values. */
export const movingRanges = (values: readonly number[]): number[] =>
  values.slice(1).map((value, index) => Math.abs(value - (values[index] as number)));

/** Of no numbers 0. */
export const meanOf = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
