import { MEASURES, OF_SEVERAL, PLURALS_WITHOUT_S, THINGS } from "../lexicons/counts.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { numberAt } from "../words/numbers.ts";
import { phraseAt, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

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

/** Every number that a quantity counts; with `amounts`, also a percentage or a sum of money. */
export const numbersIn = (quantity: Quantity, reading: Reading, amounts = false): CountedNumber[] => [
  ...wholesIn(quantity, reading),
  ...(amounts ? amountIn(quantity, reading) : []),
];

/** "19 of the 40 files" counts nineteen, some of them, and forty; "4.5" and "three or four" count nothing. */
function wholesIn(quantity: Quantity, { tokens }: Reading): CountedNumber[] {
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
function amountIn(quantity: Quantity, { tokens }: Reading): CountedNumber[] {
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

const THING_PHRASES = phrasesOf(THINGS);
/** A noun with more words before it than this is not counted. */
const MOST_WORDS = 6;

/** The noun phrase after a number, up to its first plural: "agency staff" of "14 agency staff accepted". */
export function nounAfter(
  tokens: readonly Token[],
  start: number,
  value: number,
): { thing: string; end: number } | null {
  for (let at = start; at < Math.min(tokens.length, start + MOST_WORDS); at++) {
    const { kind, word, text } = tokens[at] as Token;
    const isLookedAfter = word === "after" && tokens[at - 1]?.word === "looked";
    if (kind !== "word" || OF_SEVERAL.has(word) || (FUNCTION_WORDS.has(word) && !isLookedAfter)) return null;
    if (!isPlural(text, word) && value !== 1) continue;
    if (MEASURES.has(word)) return null;
    return thingOf(tokens, start, at);
  }
  return null;
}

/** Whether a noun, as written and folded, stands in the plural. */
export const isPlural = (text: string, word: string): boolean =>
  PLURALS_WITHOUT_S.has(word) ? !/['’]s?$/.test(text) : /[^s'’]s$/.test(text) && word !== text.toLowerCase();

/** The words of a noun, those of the lexicon put by the word that stands for all of them. */
function thingOf(tokens: readonly Token[], start: number, last: number): { thing: string; end: number } {
  for (let at = start; at <= last; at++) {
    const found = phraseAt(tokens, at, THING_PHRASES);
    if (found === null || found.end <= last) continue;
    return { thing: [...wordsOf(tokens, start, at), found.meaning].join(" "), end: found.end };
  }
  return { thing: wordsOf(tokens, start, last + 1).join(" "), end: last + 1 };
}

const wordsOf = (tokens: readonly Token[], from: number, to: number): string[] =>
  tokens.slice(from, to).map(({ word }) => word);
