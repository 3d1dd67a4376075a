import { placeInSentence } from "../../prose/report-prose.ts";
import { countWords, showSentence } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";

const MOST_WORDS = 40;

export const longSentence: Rule = {
  id: "long-sentence",
  severity: "info",
  summary: "A sentence in a report has more than 40 words.",
  why: "A sentence of about 25 words is read once. One of more than 40 is read twice, or not to its end, and the end is often what matters.",
  bad: `\
reports:
  - id: cabinet-2016-09
    main: >-
      The rewritten plan, which the Board approved in August after it had heard from managers, social workers,
      foster carers and the young people who had been asked about it, sets out what each service will do, by
      when, and how everybody will be able to see that it has been done.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    main: >-
      The Board approved the rewritten plan in August. It had heard from managers, social workers, foster carers
      and young people. The plan sets out what each service will do, by when, and how that will be seen.
`,
  *check({ reports, sentencesIn }) {
    for (const report of reports) {
      for (const sentence of sentencesIn(report)) {
        const words = countWords(sentence.text);
        if (words <= MOST_WORDS) continue;
        yield {
          message: `${showSentence(sentence)} has ${words} words: expected ${MOST_WORDS} at most`,
          origin: placeInSentence(sentence),
          entity: report.id,
          hint: "Make two sentences of it, or a list.",
        };
      }
    }
  },
};
