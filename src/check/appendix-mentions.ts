import type { Report } from "../plan/reports.ts";
import { type ReportSentence, reportSentences } from "./report-prose.ts";

/** Numbers of appendices that the author typed: "Appendices 3 and 4". */
export interface AppendixMention {
  /** As written, on one line. */
  readonly written: string;
  readonly numbers: readonly number[];
  readonly sentence: ReportSentence;
  /** Offsets into the sentence's text. */
  readonly span: readonly [from: number, to: number];
}

const MENTION =
  /\bAppendi(?:x|ces)\s+(?:Nos?\.?\s*)?\d+(?![\d.]*[A-Za-z])(?:(?:\s*(?:,|&|-|–)\s*(?:and\s+)?|\s+(?:and|or|to)\s+)\d+(?![\w%]))*/gi;

/** "Appendix 2 of the handbook", "the letter's Appendix 2", "the previous report, Appendix 2". */
const OF_ANOTHER = /^\s+(?:of|to|in)\s+(?!(?:this|the) report\b)/i;
const ANOTHERS =
  /(?:['’]s?|\b(?:handbook|guidance|letter|framework|protocol|(?:last|previous|earlier|first|second|inspection) report),?(?: at| in)?)\s+\(?$/i;

/** The numbers typed in a report's texts, but for those of other papers' appendices. */
export function appendixMentions(report: Report): AppendixMention[] {
  return [...reportSentences(report)].flatMap((sentence) =>
    [...sentence.text.matchAll(MENTION)]
      .filter(({ 0: { length }, index }) => {
        const [before, after] = [sentence.text.slice(0, index), sentence.text.slice(index + length)];
        return !ANOTHERS.test(before) && !OF_ANOTHER.test(after);
      })
      .map(({ 0: written, index }) => ({
        written: written.replace(/\s+/g, " "),
        numbers: numbersIn(written),
        sentence,
        span: [index, index + written.length] as const,
      })),
  );
}

/** Every number of "3 and 4" and of "3 to 5". */
function numbersIn(written: string): number[] {
  const parts = [...written.matchAll(/\d+(?:\s*(?:to|-|–)\s*\d+)?/g)].map(([part]) =>
    (part.match(/\d+/g) ?? []).map(Number),
  );
  return parts.flatMap(([first = 0, last = first]) =>
    Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index),
  );
}
