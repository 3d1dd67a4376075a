import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { numberAt } from "../words/numbers.ts";

/** A number of a quantity, which may have two. */
export interface CountedNumber {
  readonly quantity: Quantity;
  readonly value: number;
  /** Positions of the number itself, or of both numbers where it is the first of them. */
  readonly at: number;
  readonly end: number;
  /** Whether it counts some of the whole that is the other. */
  readonly isSome: boolean;
}

/** "19 of the 40 files" counts nineteen, some of them, and forty; "4.5" and "three or four" count nothing. */
export function numbersIn(quantity: Quantity, { tokens }: Reading): CountedNumber[] {
  const { form, pair, at, end, value, start, decimals } = quantity;
  if (decimals > 0 || tokens[start - 1]?.word === "or") return [];
  if (form === "count" || form === "times") return [{ quantity, value, at, end, isSome: false }];
  if (form !== "pair" || pair === null) return [];
  const [numerator, denominator] = pair;
  const some = { quantity, value: numerator, at, end, isSome: true };
  const first = numberAt(tokens, at)?.end ?? end;
  for (let next = first; next < end; next++) {
    if (numberAt(tokens, next)?.end === end)
      return [some, { quantity, value: denominator, at: next, end, isSome: false }];
  }
  return [some];
}

/** A percentage, or a sum of money: "£1.2m" is 1,200,000. */
export function amountIn(quantity: Quantity, { tokens }: Reading): CountedNumber[] {
  const { form, value, at, end } = quantity;
  if (form === "per-cent") return [{ quantity, value, at, end, isSome: false }];
  if (form !== "money") return [];
  const [last, letter] = [tokens[end - 1], tokens[end]];
  const size = letter?.from === last?.to ? SIZES.get(letter?.word ?? "") : undefined;
  const number = { quantity, at, isSome: false };
  return [size === undefined ? { ...number, value, end } : { ...number, value: value * size, end: end + 1 }];
}

const SIZES: ReadonlyMap<string, number> = new Map([
  ["k", 1000],
  ["m", 1_000_000],
  ["bn", 1_000_000_000],
]);
