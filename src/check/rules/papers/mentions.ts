import type { Report } from "../../../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { isSameTitle } from "../../prose/names.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";
import { MONTH } from "../../prose/words.ts";

/** Appendix numbers that the author typed: "Appendices 3 and 4". */
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

/** "Appendix 2 of the handbook", "Appendix 4 of the report to Council": "the report" alone means this one. */
const OF_ANOTHER =
  /^\s+(?:\([^)]*\)\s+)?(?:of|to|in)\s+(?!(?:this|the)\s+report\b(?!\s+(?:(?:to|of|by|from|for|on|that|which|dated|taken|considered|presented)\b|\()))/i;
/** "Appendix 3 (Cabinet report, June 2025)". */
const SAYS_WHOSE = /^\s*\((?:[^)]*\b(?:19|20)\d\d\b|(?:the\s+)?(?:\w+\s+)*[A-Z]\w+\s+(?:report|paper)\b)/;
const DOCUMENT =
  "(?:(?<!\\bthis\\s+)[Rr]eport|[Bb]ook|[Aa]greement|[Cc]onstitution|[Ss]trategy|[Hh]andbook|[Gg]uidance|[Pp]olicy|[Ll]etter|[Ff]ramework|[Pp]rotocol|[Tt]oolkit|[Cc]ontract|Code|Plan)";
const CAPITALISED = "[A-Z][\\w'’-]*";
const TITLE = `${CAPITALISED}(?:\\s+(?:of|and|for|to|the|in|on))*\\s+${CAPITALISED}`;
/** "The Budget Book 2025/26,", "Working Together 2023 (", "the previous report at": words before another paper's appendix. */
const ANOTHERS = [
  /['’]s?\s+\(?$/,
  new RegExp(`\\b(?:${DOCUMENT}|${TITLE})(?:\\s+\\d{4}(?:[/–-]\\d{2,4})?)?(?:,|\\s+at|,?\\s+in)?\\s+\\(?$`),
  /[(,]\s*(?:Part|Section|Chapter|Volume|Annex|Schedule)\s+\w[\w.]*,?\s+$/,
];

/** The appendix numbers typed in a report's texts, except those of other papers. */
export function appendixMentions(sentences: readonly ReportSentence[]): AppendixMention[] {
  return sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(MENTION)]
      .filter(({ 0: { length }, index }) => {
        const [before, after] = [sentence.text.slice(0, index), sentence.text.slice(index + length)];
        const isAnothers = ANOTHERS.some((owner) => owner.test(before));
        return !isAnothers && !OF_ANOTHER.test(after) && !SAYS_WHOSE.test(after);
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

export type BackgroundPaper = NonNullable<Report["backgroundPapers"]>[number] & { readonly origin: Origin };

/** A report's background papers with their places, in order. */
export const backgroundPapersOf = (report: Report): BackgroundPaper[] =>
  (report.backgroundPapers ?? []).map((paper, index) => ({
    ...paper,
    origin: below(report.origin, "background-papers", index),
  }));

/** Whether the paper may be of that day: neither its date nor one in its title is another. */
export function mayBeOf(paper: BackgroundPaper, date: IsoDate): boolean {
  const typed = datesIn(paper.title);
  return (
    (paper.date === undefined || paper.date === date) &&
    (typed.length === 0 || typed.includes(formatDate(date)))
  );
}

/** Whether the paper is the document of that title and day. */
export const isDocument = (paper: BackgroundPaper, title: string, date: IsoDate): boolean =>
  isSameTitle(paper.title, title) && mayBeOf(paper, date);

/** The days in a title: "Letter of 5 August 2016". */
const datesIn = (title: string): string[] =>
  title.match(new RegExp(`\\b\\d{1,2} ${MONTH} \\d{4}\\b`, "g")) ?? [];
