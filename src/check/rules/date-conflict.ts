import { inQuotes } from "../../prose/quotations.ts";
import { conflictWith } from "../dates/date-conflicts.ts";
import { namedDates, otherDates } from "../dates/named-dates.ts";
import { typedDates } from "../dates/typed-dates.ts";
import { placeInSentence, reportSentences, writtenAs } from "../report-prose.ts";
import type { Rule } from "../rule.ts";

export const dateConflict: Rule = {
  id: "date-conflict",
  severity: "error",
  summary: "A date typed in a report is not that of the letter, visit or decision beside it.",
  why: "A date typed by hand is copied from paragraph to paragraph, and the wrong year with it: a letter is then dated before the review that it is about. A date that a reference takes from the plan is right everywhere.",
  bad: `\
events:
  - id: review
    kind: review
    by: board
    held: 2016-05-17
    documents: [{ id: letter, date: 2016-06-15 }]
reports:
  - id: cabinet-2016-09
    summary: The Board reviewed progress. See the letter of 15 June 2015.
`,
  good: `\
events:
  - id: review
    kind: review
    by: board
    held: 2016-05-17
    documents: [{ id: letter, date: 2016-06-15 }]
reports:
  - id: cabinet-2016-09
    summary: The Board reviewed progress. See the letter of {{date "review/letter"}}.
`,
  *check(context) {
    const others = otherDates(context);
    for (const report of context.reports) {
      const named = namedDates(context, report);
      let before = "";
      for (const sentence of reportSentences(report)) {
        const written = writtenAs(sentence);
        for (const typed of typedDates(sentence.text)) {
          if (inQuotes(sentence.text, typed.from)) continue;
          const meant = conflictWith(
            typed,
            sentence.text,
            `${before} ${written}`,
            named,
            others,
            report.asAt,
          );
          if (meant === null) continue;
          const expected = meant.said.replace(/^\D+/, "");
          yield {
            message: `"${typed.written}" is not the date of "${meant.path}": expected ${expected}`,
            origin: placeInSentence(sentence, typed.from, typed.to),
            entity: report.id,
            hint: `Write {{date "${meant.path}"}}, which cannot differ, or correct the date.`,
            related: [{ message: meant.said, origin: meant.origin }],
          };
        }
        before = written;
      }
    }
  },
};
