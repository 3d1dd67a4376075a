import { placeInSentence, type ReportSentence, reportSentences, writtenAs } from "../report-prose.ts";
import type { Rule } from "../rule.ts";
import { isNearly, plainWords, toldWords } from "../wording/near-sentences.ts";
import { countWords, showSentence } from "../wording/sentence-words.ts";

/** Shorter sentences, such as "This report has no implications for crime", recur with good reason. */
const FEWEST_WORDS = 12;

export const duplicateText: Rule = {
  id: "duplicate-text",
  severity: "info",
  summary: "A sentence of twelve words or more stands in a report twice, or nearly so.",
  why: "A summary that repeats the main report word for word makes Members read it twice to see whether anything differs, and when one of the two is corrected the other is forgotten.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: Ofsted will make a series of quarterly visits, each of which looks at a different service.
    main: Ofsted will make a series of quarterly visits, each of which looks at a different service.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: Ofsted now visits each quarter.
    main: Ofsted will make a series of quarterly visits, each of which looks at a different service.
`,
  *check({ reports }) {
    for (const report of reports) {
      const seen: Seen[] = [];
      for (const sentence of reportSentences(report)) {
        if (countWords(sentence.text) < FEWEST_WORDS) continue;
        const words = plainWords(writtenAs(sentence));
        const one = { sentence, words: words.join(" "), told: toldWords(words) };
        const same = seen.find(({ words }) => words === one.words);
        const first = same ?? seen.find(({ told }) => isNearly(told, one.told));
        if (same === undefined) seen.push(one);
        if (first === undefined) continue;
        yield {
          message: `${showSentence(sentence)} stands in the report twice${same === undefined ? ", but for a word or so" : ""}: expected it once`,
          origin: placeInSentence(sentence),
          entity: report.id,
          hint: "Leave one of the two out, or refer to it by its paragraph.",
          related: [{ message: "first here", origin: placeInSentence(first.sentence) }],
        };
      }
    }
  },
};

interface Seen {
  readonly sentence: ReportSentence;
  /** The same for sentences that differ only in case, punctuation and emphasis. */
  readonly words: string;
  readonly told: readonly string[];
}
