import Big from "big.js";

/**
 * Arithmetic on figures as they are written. Binary fractions have no 0.15 or 57.3, so that sums of them are a little
 * off, and a half can lie on either side of itself.
 */

/**
 * The number without what binary arithmetic left: 57 for 56.99999999999999. Means and limits are computed in binary,
 * which goes wrong far behind the twelfth digit, or in the sixteenth of what was taken away to leave almost nothing.
 */
export const withoutDust = (value: number): number =>
  Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(12));

const decimal = (value: number): Big => new Big(withoutDust(value));

/** The number with so many digits after the point, in plain notation. Halves go away from 0: "0.2" for 0.15. */
export const roundTo = (value: number, decimals: number): string =>
  decimal(value).toFixed(decimals, Big.roundHalfUp);

/** How many digits after the point a number is written with. */
export const decimalsIn = (value: number): number =>
  Number.isInteger(value) ? 0 : (decimal(value).toFixed().split(".")[1]?.length ?? 0);

/** 57.3 − 57.2 = 0.1. Whole numbers are exact in binary, too. */
export const minus = (one: number, other: number): number =>
  Number.isSafeInteger(one) && Number.isSafeInteger(other)
    ? one - other
    : Number(decimal(one).minus(decimal(other)));

/** A quotient in the scale of its unit: 0.575 × 100 = 57.5 */
export const times = (quotient: number, scale: number): number => Number(new Big(quotient).times(scale));
