import { SMALL_NUMBERS, TENS } from "../../text/words.ts";
import type { Token } from "./tokens.ts";

/** A whole or decimal number among tokens. */
export interface ReadNumber {
  readonly value: number;
  /** How many digits are written after the point. */
  readonly decimals: number;
  readonly inWords: boolean;
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
}

/** The number that begins at a position, in digits or in words up to 999 million; null where none does. */
export function numberAt(tokens: readonly Token[], at: number): ReadNumber | null {
  const token = tokens[at];
  if (token?.kind === "number") return inDigits(token, tokens[at + 1], at);
  return token?.kind === "word" && mayBegin(token.text) ? inWords(tokens, at) : null;
}

/** Whether a word may be the first of a number: most are not, and this is asked of every word. */
function mayBegin(word: string): boolean {
  const hyphen = word.indexOf("-");
  return FIRST_WORDS.has((hyphen === -1 ? word : word.slice(0, hyphen)).toLowerCase());
}

const FIRST_WORDS: ReadonlySet<string> = new Set([...SMALL_NUMBERS, ...TENS, "a", "half", "dozen"]);

function inDigits(token: Token, next: Token | undefined, at: number): ReadNumber {
  const value = Number(token.text.replaceAll(",", ""));
  const decimals = token.text.split(".")[1]?.length ?? 0;
  const size = next?.kind === "word" ? SIZES.get(next.word) : undefined;
  const digits = { inWords: false, at };
  if (size === undefined || size === 100) return { ...digits, value, decimals, end: at + 1 };
  return { ...digits, value: Number((value * size).toPrecision(12)), decimals: 0, end: at + 2 };
}

const SIZES: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1_000_000],
]);

interface Part {
  readonly value: number;
  readonly end: number;
}

/** "Fourteen", "twenty-one", "a hundred and two", "two thousand". */
function inWords(tokens: readonly Token[], at: number): ReadNumber | null {
  const dozen = ["dozen", "a dozen", "half a dozen"].find((words) =>
    words.split(" ").every((word, index) => wordAt(tokens, at + index) === word),
  );
  if (dozen !== undefined) {
    const value = dozen.startsWith("half") ? 6 : 12;
    return { value, decimals: 0, inWords: true, at, end: at + dozen.split(" ").length };
  }
  const first = belowThousand(tokens, at) ?? beforeSize(tokens, at, ["thousand", "million"]);
  if (first === null) return null;
  const size = SIZES.get(wordAt(tokens, first.end)) ?? 1;
  const most = size > 1 ? { value: first.value * size, end: first.end + 1 } : first;
  const rest = size > 1 ? belowThousand(tokens, afterAnd(tokens, most.end)) : null;
  const { value, end } = rest === null ? most : { value: most.value + rest.value, end: rest.end };
  return { value, decimals: 0, inWords: true, at, end };
}

function belowThousand(tokens: readonly Token[], at: number): Part | null {
  const first = belowHundred(tokens, at) ?? beforeSize(tokens, at, ["hundred"]);
  if (first === null || first.value > 9 || wordAt(tokens, first.end) !== "hundred") return first;
  const rest = belowHundred(tokens, afterAnd(tokens, first.end + 1));
  return { value: first.value * 100 + (rest?.value ?? 0), end: rest?.end ?? first.end + 1 };
}

/** "Forty", "forty-seven", "forty seven", "seventeen". */
function belowHundred(tokens: readonly Token[], at: number): Part | null {
  const [first = "", second, ...more] = wordAt(tokens, at).split("-");
  const tens = TENS.indexOf(first);
  if (tens === -1) {
    const value = second === undefined ? SMALL_NUMBERS.indexOf(first) : -1;
    return value === -1 ? null : { value, end: at + 1 };
  }
  const unit = SMALL_NUMBERS.indexOf(second ?? wordAt(tokens, at + 1));
  const value = (tens + 2) * 10;
  const hasUnit = unit >= 1 && unit <= 9 && more.length === 0;
  if (second !== undefined) return hasUnit ? { value: value + unit, end: at + 1 } : null;
  return hasUnit ? { value: value + unit, end: at + 2 } : { value, end: at + 1 };
}

/** The "a" of "a hundred". */
const beforeSize = (tokens: readonly Token[], at: number, sizes: readonly string[]): Part | null =>
  wordAt(tokens, at) === "a" && sizes.includes(wordAt(tokens, at + 1)) ? { value: 1, end: at + 1 } : null;

const afterAnd = (tokens: readonly Token[], at: number): number =>
  wordAt(tokens, at) === "and" ? at + 1 : at;

/** As written: "ones" is no number. */
const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text.toLowerCase() ?? "";
