import { REFERENCE_MARK } from "../../prose/sentences.ts";
import { type ReportSentence, writtenAs } from "../report-prose.ts";
import { showValue } from "./show-value.ts";

const REFERENCES = new RegExp(`${REFERENCE_MARK}+`, "g");

/** How many words a reader reads: a reference, such as a date, prints about three. */
export function countWords(text: string): number {
  return (text.replace(REFERENCES, " a b c ").match(/[\p{L}\p{N}][\p{L}\p{N}'’.,/%-]*/gu) ?? []).length;
}

/** The beginning of a sentence in quotation marks, without signs of Markdown. */
export const showSentence = (sentence: ReportSentence): string =>
  showValue(writtenAs(sentence).replace(/\*+/g, ""));
