import Big from "big.js";

/**
 * Arithmetic on figures as they are written. Binary fractions have no 0.15 or 57.3, so that sums of them are a little
 * off, and a half can lie on either side of itself.
 */

/**
 * The number without what binary arithmetic left: 57 for 56.99999999999999. Means and limits are computed in binary,
 * which goes wrong far behind the twelfth digit, or in the sixteenth of what was taken away to leave almost nothing.
 */
export function withoutDust(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < MOST_SURE) return value;
  return Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(12));
}

/** Whole numbers below this have no more than twelve digits. */
const MOST_SURE = 1e12;

const decimal = (value: number): Big => new Big(withoutDust(value));

/** The number with so many digits after the point, in plain notation. Halves go away from 0: "0.2" for 0.15. */
export const roundTo = (value: number, decimals: number): string =>
  decimal(value).toFixed(decimals, Big.roundHalfUp);

/** How many digits after the point a number is written with. */
export const decimalsIn = (value: number): number =>
  Number.isInteger(value) ? 0 : (decimal(value).toFixed().split(".")[1]?.length ?? 0);

/** 57.3 − 57.2 = 0.1. Whole numbers are exact in binary, too, and so are those of parts that are small enough. */
export function minus(one: number, other: number): number {
  if (Number.isSafeInteger(one) && Number.isSafeInteger(other)) return one - other;
  const [parts, others] = [partsOf(withoutDust(one)), partsOf(withoutDust(other))];
  if (parts !== null && others !== null) return (parts - others) / PARTS;
  return Number(decimal(one).minus(decimal(other)));
}

/** Figures in per cent and rates have no more digits behind the point than this has noughts. */
const PARTS = 1e11;

/** How many such parts a number has; null where it is not made of a whole number of them that binary has. */
function partsOf(value: number): number | null {
  const parts = Math.round(value * PARTS);
  return Number.isSafeInteger(2 * parts) && parts / PARTS === value ? parts : null;
}

/** A quotient in the scale of its unit: 0.575 × 100 = 57.5 */
export const times = (quotient: number, scale: number): number => Number(new Big(quotient).times(scale));
