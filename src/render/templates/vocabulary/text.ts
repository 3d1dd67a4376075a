import { withLetters } from "../../../model/stamps.ts";
import { type Inline, plainText } from "../../../model/table.ts";
import type { Helper } from "../handlebars.ts";

/** Whether an address may be a link in a report: a place in the report, a web page or an email address. */
export const isSafeLink = {
  name: "isSafeLink",
  run: (href: string): boolean => /^(#|https?:\/\/|mailto:)/i.test(href),
} satisfies Helper;

/** What a link to an action is called where only its number is shown; empty for a link that its words name. */
export const actionName = {
  name: "actionName",
  run: (href: string, words: readonly Inline[]): string =>
    href.startsWith("#action-") && /^\d[\d.]*$/.test(plainText(words)) ? `Action ${plainText(words)}` : "",
} satisfies Helper;

/** True for a paragraph that is better moved to the next page than split. */
export const isShort = {
  name: "isShort",
  run: (text: readonly Inline[]): boolean => plainText(text).length <= SHORT,
} satisfies Helper;

/** About five printed lines. */
const SHORT = 420;

/**
 * Puts non-breaking spaces into "12 to 13 October 2016", "Appendix 2", "£1.2 million" and "71 of 78", so that no line ends
 * in a number.
 */
export const keepTogether = {
  name: "keepTogether",
  run: (text: string): string =>
    withLetters(text, (bare) =>
      bare
        .replace(DATE, (date: string) => date.replaceAll(" ", "\u00A0"))
        .replace(NUMBERED, "$1\u00A0$2")
        .replace(AMOUNT, "$1\u00A0$2")
        .replace(COUNTS, "$1\u00A0of\u00A0"),
    ),
} satisfies Helper;

const MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
const DATE = new RegExp(`\\b(?:(\\d{1,2}) to )?(\\d{1,2}) (${MONTHS})\\b(?: \\d{4}\\b)?`, "g");
const NUMBERED = /\b(appendix|paragraphs?|recommendations?|actions?|page) (\d)/gi;
const AMOUNT = /(\d) (million|billion|thousand|per cent)\b/g;
const COUNTS = /\b(\d(?:[\d.,]*\d)?) of (?=\d)/g;

/** "paragraph 1", "paragraphs 9 to 24". */
export const paragraphRange = {
  name: "paragraphRange",
  run: (numbers: string): string => `${/^\d+$/.test(numbers) ? "paragraph" : "paragraphs"} ${numbers}`,
} satisfies Helper;
