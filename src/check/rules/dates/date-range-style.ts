import type { Report } from "../../../plan/schema/reports.ts";
import { below, type Origin, within } from "../../../problems/origin.ts";
import { inQuotes } from "../../../prose/sentences.ts";
import { typedDates, wellWritten } from "../../../reading/dates.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import { MONTH } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";

export const dateRangeStyle: Rule = {
  id: "date-range-style",
  severity: "info",
  summary: "A range of days or years is typed with a stroke or a dash.",
  why: 'A stroke can mean "or", and a screen reader reads a dash as nothing or as "minus". Official style writes "to", and keeps the stroke for a financial year, 2015/16.',
  bad: `\
reports:
  - id: cabinet-2016-09
    main: Ofsted visited on 10/11 July 2016, under the plan for 2015-17.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    main: Ofsted visited on 10 to 11 July 2016, under the plan for 2015 to 2017.
`,
  *check({ reports, sentencesIn }) {
    for (const report of reports) {
      const year = report.asAt.slice(0, 4);
      for (const { text, place } of textsOf(report, sentencesIn(report))) {
        for (const { written, better, from, to } of typedRanges(text, year)) {
          if (inQuotes(text, from)) continue;
          yield {
            message: `"${written}" is typed with a "${/[/–—-]/.exec(written)?.[0]}": expected "${better}"`,
            origin: place(from, to),
            entity: report.id,
            hint: `Write "${better}".`,
          };
        }
      }
    }
  },
};

interface Text {
  readonly text: string;
  readonly place: (from: number, to: number) => Origin;
}

/** The report's sentences, and the titles it gives its background papers. */
function* textsOf(report: Report, sentences: readonly ReportSentence[]): Generator<Text> {
  for (const sentence of sentences) {
    yield { text: sentence.text, place: (from, to) => placeInSentence(sentence, from, to) };
  }
  for (const [index, { title }] of (report.backgroundPapers ?? []).entries()) {
    const origin = below(report.origin, "background-papers", index, "title");
    yield { text: title, place: (from, to) => within(origin, from, to) };
  }
}

/** A range typed with a stroke or a dash, and how it should be written. */
interface TypedRange {
  readonly written: string;
  readonly better: string;
  readonly from: number;
  readonly to: number;
}

const YEARS = /(?<![\w/.–-]|\d\s)((?:19|20)\d\d)([/–—-])((?:(?:19|20)\d\d)|\d\d)(?![\w/–-]|\.\d)/g;
const MONTHS = new RegExp(`\\b(${MONTH})\\s*[–—-]\\s*(${MONTH})(?=\\s+(?:19|20)\\d\\d\\b)`, "g");

/** Words before numbers that are not years, or before the years of laws: "Children Act 1989/2004". */
const NO_RANGE =
  /\b(?:(?:numbers?|refs?|references?|nos?)\b\.?(?:\s+(?:is|are|was|were))?|Acts?|Regulations|Orders?|Rules):?\s+(?:of\s+)?$/i;

/** Days, months and years; "2015/16" and "2015-16" are one financial year. */
function typedRanges(text: string, reportYear: string): TypedRange[] {
  const days = typedDates(text)
    .filter(({ joiner }) => /^[/–—-]$/.test(joiner ?? ""))
    .map((typed) => ({ ...typed, better: wellWritten(typed, reportYear) }));
  const months = [...text.matchAll(MONTHS)].map(({ 0: written, 1: first, 2: last, index }) =>
    rangeAt(index, written, `${first} to ${last}`),
  );
  const years = [...text.matchAll(YEARS)].flatMap(
    ({ 0: written, 1: first = "", 2: mark, 3: end = "", index }) => {
      const last = end.length === 4 ? end : `${first.slice(0, 2)}${end}`;
      const span = Number(last) - Number(first);
      const isOneYear = span === 1 && (end.length === 2 || mark === "/");
      return span < 1 || isOneYear || NO_RANGE.test(text.slice(0, index))
        ? []
        : [rangeAt(index, written, `${first} to ${last}`)];
    },
  );
  return [...days, ...months, ...years].sort((a, b) => a.from - b.from);
}

const rangeAt = (from: number, written: string, better: string): TypedRange => ({
  written,
  better,
  from,
  to: from + written.length,
});
