/** How numbers are written in a file. */
export interface Notation {
  /** Where semicolons separate the cells, a comma may be a decimal sign. */
  readonly semicolons: boolean;
  /** Some number of the file has a decimal comma for certain. */
  readonly decimalComma: boolean;
}

/** A number in plain digits, `1234.5`; or what is wrong with it, and what to do. */
export type ReadNumber = { readonly digits: string } | Refusal;

export interface Refusal {
  readonly fault: string;
  readonly hint: string;
}

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const COMMA_THOUSANDS = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const POINT_THOUSANDS = /^-?[1-9]\d{0,2}(?:\.\d{3})+,\d+$/;
const SPACE_THOUSANDS = /^-?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/;
const COMMA_DECIMALS = /^-?\d+,\d+$/;
const EITHER = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/** Whether a number has a decimal comma and can be read in no other way. */
export const hasDecimalComma = (written: string): boolean => {
  const text = tidy(written.replace(/\s?%$/, ""));
  return (COMMA_DECIMALS.test(text) && !EITHER.test(text)) || POINT_THOUSANDS.test(text);
};

/** Reads `17.2`, `1,234`, `1 234` and, between semicolons, `17,2` and `1.234,5`. */
export function readNumber(written: string, { semicolons, decimalComma }: Notation): ReadNumber {
  const text = tidy(written);
  if (decimalComma && EITHER.test(text)) return eitherWay(text);
  if (PLAIN.test(text)) return { digits: text };
  if (COMMA_THOUSANDS.test(text)) return { digits: text.replaceAll(",", "") };
  if (semicolons && POINT_THOUSANDS.test(text)) return { digits: text.replaceAll(".", "").replace(",", ".") };
  if (COMMA_DECIMALS.test(text)) {
    const digits = text.replace(",", ".");
    return semicolons ? { digits } : { fault: "has a decimal comma", hint: `Write ${digits}.` };
  }
  if (/[£$€]/.test(text)) return { fault: "is not a figure", hint: "Write the number without the currency." };
  return {
    fault: "is not a figure",
    hint: "Expected a number, a fraction such as 71/78, or x where it is not available, z not applicable, c confidential, u unreliable, low where it rounds to 0.",
  };
}

/** One minus sign and one kind of space; a space between thousands is no part of the number. */
function tidy(written: string): string {
  const text = written.trim().replace(/\s/g, " ").replace(/^[−–]/, "-");
  return SPACE_THOUSANDS.test(text) ? text.replaceAll(" ", "") : text;
}

const eitherWay = (text: string): Refusal => {
  const [whole, part] = text.split(/[.,]/);
  return {
    fault: `may be ${whole}${part} or ${whole}.${part}, as other numbers of the file have a decimal comma`,
    hint: `Write ${whole}${part} for the one, and ${whole},${part}0 for the other.`,
  };
};
