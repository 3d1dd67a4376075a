import { below, type Origin, within } from "../../diagnostics/origin.ts";
import type { Report } from "../../plan/reports.ts";
import { inQuotes } from "../../prose/quotations.ts";
import { typedRanges } from "../dates/typed-ranges.ts";
import { placeInSentence, reportSentences } from "../report-prose.ts";
import type { Rule } from "../rule.ts";

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
  *check({ reports }) {
    for (const report of reports) {
      for (const { text, place } of textsOf(report)) {
        for (const { written, better, from, to } of typedRanges(text)) {
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
function* textsOf(report: Report): Generator<Text> {
  for (const sentence of reportSentences(report)) {
    yield { text: sentence.text, place: (from, to) => placeInSentence(sentence, from, to) };
  }
  for (const [index, { title }] of (report.backgroundPapers ?? []).entries()) {
    const origin = below(report.origin, "background-papers", index, "title");
    yield { text: title, place: (from, to) => within(origin, from, to) };
  }
}
