import type { Report } from "../../../plan/schema/reports.ts";
import { below, type Origin, within } from "../../../problems/origin.ts";
import { type Reading, readSentence, spanOf } from "../../../reading/reading.ts";
import { type Time, wellWritten } from "../../../reading/times/times.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
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
      for (const { reading, place } of textsOf(report, sentencesIn(report))) {
        for (const time of reading.times) {
          const sign = time.range?.joiner ?? "";
          if (!/^[/–—-]$/.test(sign) || time.quoted || time.range?.isReversed || isEither(time)) continue;
          const [from, to] = spanOf(reading, time.at, time.end);
          const better = wellWritten(time);
          yield {
            message: `"${reading.text.slice(from, to)}" is typed with a "${sign}": expected "${better}"`,
            origin: place(from, to),
            entity: report.id,
            hint: `Write "${better}".`,
          };
        }
      }
    }
  },
};

/** "May/June 2017": the one month or the other. */
const isEither = ({ kind, range }: Time): boolean => kind === "month" && range?.joiner === "/";

interface Text {
  readonly reading: Reading;
  readonly place: (from: number, to: number) => Origin;
}

/** The report's sentences, and the titles it gives its background papers. */
function* textsOf(report: Report, sentences: readonly ReportSentence[]): Generator<Text> {
  for (const sentence of sentences) {
    yield { reading: sentence.reading, place: (from, to) => placeInSentence(sentence, from, to) };
  }
  for (const [index, { title }] of (report.backgroundPapers ?? []).entries()) {
    const origin = below(report.origin, "background-papers", index, "title");
    const reading = readSentence({ text: title, kind: "paragraph", quoted: false });
    yield { reading, place: (from, to) => within(origin, from, to) };
  }
}
