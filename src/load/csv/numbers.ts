import { EXAMPLE_FRACTION } from "../../plan/schema/extracts.ts";
import { isTooLong, TOO_LONG } from "../../plan/schema/numbers.ts";

/** How numbers are written in a file. */
export interface Notation {
  /** Semicolons separate the cells, so a comma may be a decimal sign. */
  readonly semicolons: boolean;
  /** The decimal sign, as far as the numbers of the file show it: some have both signs, or none can be told. */
  readonly decimal: "point" | "comma" | "both" | "unknown";
}

/** The notation of a file, from the numbers in it that can be read in only one way. */
export function notationOf(numbers: Iterable<string>, semicolons: boolean): Notation {
  let [points, commas] = [false, false];
  for (const number of numbers) {
    for (const part of number.split("/")) {
      const text = tidy(part.replace(/\s*%$/, ""));
      points ||= hasDecimalPoint(text);
      commas ||= hasDecimalComma(text);
    }
  }
  if (commas && (points || !semicolons)) return { semicolons, decimal: "both" };
  if (commas) return { semicolons, decimal: "comma" };
  // Exports with commas between the cells have English numbers.
  return { semicolons, decimal: points || !semicolons ? "point" : "unknown" };
}

const hasDecimalPoint = (text: string): boolean =>
  !EITHER.test(text) && (/^-?\d+\.\d+$/.test(text) || COMMA_THOUSANDS.test(text));

const hasDecimalComma = (text: string): boolean =>
  !EITHER.test(text) && (COMMA_DECIMALS.test(text) || POINT_THOUSANDS.test(text));

/** A number in plain digits, `1234.5`; or what is wrong with it and what to do. */
export type ReadNumber = { readonly digits: string } | NumberProblem;

export interface NumberProblem {
  readonly problem: string;
  readonly hint: string;
}

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const COMMA_THOUSANDS = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const POINT_THOUSANDS = /^-?[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/;
const SPACE_THOUSANDS = /^-?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/;
const COMMA_DECIMALS = /^-?\d+,\d+$/;
/** `1.234` and `1,234` may be a little over one or over a thousand. */
const EITHER = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/** Reads `17.2`, `1,234`, `1 234` and, between semicolons, `17,2` and `1.234,5`. */
export function readNumber(written: string, notation: Notation, isPercentage = false): ReadNumber {
  const read = readDigits(written, notation, isPercentage);
  return "digits" in read && isTooLong(read.digits) ? { problem: TOO_LONG, hint: "Round it." } : read;
}

function readDigits(written: string, notation: Notation, isPercentage: boolean): ReadNumber {
  const text = tidy(written);
  if (EITHER.test(text)) return readEither(text, notation, isPercentage);
  if (PLAIN.test(text)) return { digits: text };
  if (COMMA_THOUSANDS.test(text)) return { digits: text.replaceAll(",", "") };
  if (notation.semicolons && POINT_THOUSANDS.test(text)) {
    return { digits: text.replaceAll(".", "").replace(",", ".") };
  }
  if (COMMA_DECIMALS.test(text)) {
    const digits = text.replace(",", ".");
    return notation.semicolons ? { digits } : { problem: "has a decimal comma", hint: `Write ${digits}.` };
  }
  if (/[£$€]/.test(text))
    return { problem: "is not a figure", hint: "Write the number without the currency." };
  return {
    problem: "is not a figure",
    hint: `Expected a number, a fraction such as ${EXAMPLE_FRACTION}, or x where it is not available, z not applicable, c confidential, u unreliable, low where it rounds to 0.`,
  };
}

/** Makes minus signs and spaces alike, and takes out the spaces between thousands. */
function tidy(written: string): string {
  const text = written.trim().replace(/\s/g, " ").replace(/^[−–]/, "-");
  return SPACE_THOUSANDS.test(text) ? text.replaceAll(" ", "") : text;
}

/** Reads `1.234` or `1,234` where the file or the unit leaves one reading: no percentage is in the thousands. */
function readEither(text: string, { semicolons, decimal }: Notation, isPercentage: boolean): ReadNumber {
  const [whole, part] = text.split(/[.,]/);
  const sign = text.includes(",") ? "comma" : "point";
  const isSettled = decimal === "point" || decimal === "comma";
  if (isSettled ? sign === decimal : isPercentage) return { digits: `${whole}.${part}` };
  if (isSettled) return { digits: `${whole}${part}` };
  const reason =
    decimal === "unknown"
      ? `no other number of the file shows what its ${sign} means`
      : `other numbers of the file have ${semicolons ? "a decimal point and " : ""}a decimal comma`;
  return {
    problem: `may be ${whole}${part} or ${whole}.${part}: ${reason}`,
    hint: `Write ${whole}${part} if you mean the first, or ${whole}${semicolons && sign === "comma" ? "," : "."}${part}0 if you mean the second.`,
  };
}
