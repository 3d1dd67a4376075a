/**
 * The arithmetic of XmR charts, as NHS England's Making Data Count draws them: individual values (X) and moving
 * ranges (mR). https://www.england.nhs.uk/publication/making-data-count/
 */

/** The moving range is 1.128 standard deviations of values one by one, so three of these are 2.66 of those. */
const TO_LIMIT = 2.66;
/** Two standard deviations. */
const TO_NEAR_LIMIT = 1.773;
/** The upper limit of the moving ranges themselves. */
const TO_SCREEN = 3.267;

/** What a process that does not change can be expected to do, in the unit of its values. */
export interface Limits {
  readonly mean: number;
  /** The usual move from one value to the next. */
  readonly meanMovingRange: number;
  /** Mean + 2.66 × mean moving range. */
  readonly upper: number;
  /** Mean − 2.66 × mean moving range: below 0 too, for a measure that cannot be. */
  readonly lower: number;
  /** Mean ± 1.773 × mean moving range. */
  readonly nearUpper: number;
  readonly nearLower: number;
}

/**
 * The limits of some values in order; null of fewer than two, which have no move. Screened, the moves above 3.267
 * times the mean move are left out of it, once, so that one freak value does not widen the limits; tools differ.
 */
export function limitsOf(values: readonly number[], screened = false): Limits | null {
  if (values.length < 2) return null;
  const mean = meanOf(values);
  const moves = movingRanges(values);
  const meanMovingRange = meanOf(screened ? screen(moves) : moves);
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

function screen(moves: readonly number[]): number[] {
  const most = TO_SCREEN * meanOf(moves);
  return moves.filter((move) => move <= most);
}

/** How far each value is from the one before; one fewer than there are values. */
export const movingRanges = (values: readonly number[]): number[] =>
  values.slice(1).map((value, index) => Math.abs(value - (values[index] as number)));

/** Of no numbers 0. */
export const meanOf = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
