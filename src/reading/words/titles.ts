import { MONTH_NAMES } from "../../plan/time/dates.ts";

const COUNCIL_KIND = /(?: (?:Metropolitan|City|Borough|County|District|Council))+$/;

/** "Leeds" of "Leeds City Council". */
export const shortName = (name: string): string => name.replace(COUNCIL_KIND, "");

/** Words that may be left out of a title without making it another paper's. */
const SMALL_WORDS = new Set(
  "a an and at by for from in into its of on or our s that the their to with".split(" "),
);

const MONTH = `(?:${MONTH_NAMES.join("|")})`;

const DATE = new RegExp(
  `\\b(?:\\d{1,2} )?${MONTH} \\d{4}\\b|\\b(?:19|20)\\d\\d(?:\\s*(?:[-/–]|to)\\s*\\d{2,4})?\\b`,
  "g",
);

/** The words that distinguish a title: in lower case, in order, without dates and small words. */
export function titleWords(title: string): string[] {
  const words = title
    .replace(DATE, " ")
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).filter((word) => !SMALL_WORDS.has(word));
}

/** Whether two titles are of one paper, however they are punctuated and capitalised. */
export const isSameTitle = (one: string, other: string): boolean =>
  one.trim() === other.trim() ||
  (isTelling(one) && titleWords(one).join(" ") === titleWords(other).join(" "));

/** "Letter" alone is the title of many papers. */
const isTelling = (title: string): boolean => titleWords(title).length > 1;
