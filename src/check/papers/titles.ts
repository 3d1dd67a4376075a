import { MONTH } from "../dates/months.ts";

/** Words that a title may have or not and still be the title of the same paper. */
const SMALL = new Set("a an and at by for from in into its of on or our s that the their to with".split(" "));

const DATE = new RegExp(
  `\\b(?:\\d{1,2} )?${MONTH} \\d{4}\\b|\\b(?:19|20)\\d\\d(?:\\s*(?:[-/–]|to)\\s*\\d{2,4})?\\b`,
  "g",
);

/** The words of a title that tell it from others: in lower case, in order, without dates and small words. */
export function titleWords(title: string): string[] {
  const words = title
    .replace(DATE, " ")
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).filter((word) => !SMALL.has(word));
}

/** Titles of one paper, however they are punctuated and capitalised. */
export const isSameTitle = (one: string, other: string): boolean =>
  one.trim() === other.trim() ||
  (isTelling(one) && titleWords(one).join(" ") === titleWords(other).join(" "));

/** "Letter" alone is the title of many papers. */
const isTelling = (title: string): boolean => titleWords(title).length > 1;

/** A day that is part of a title: "Letter of 5 August 2016". */
export const datesIn = (title: string): string[] =>
  title.match(new RegExp(`\\b\\d{1,2} ${MONTH} \\d{4}\\b`, "g")) ?? [];
