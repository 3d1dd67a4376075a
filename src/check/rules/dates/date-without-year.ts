import { inQuotes } from "../../../prose/sentences.ts";
import { dayOfYear, type TypedDate, typedDates, wellWritten } from "../../../reading/dates.ts";
import { placeInSentence, writtenAs } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";
import { namedDates } from "./named-dates.ts";

export const dateWithoutYear: Rule = {
  id: "date-without-year",
  severity: "info",
  summary: "A day and month in a report have no year, and no year is near.",
  why: "A report to Cabinet is a record that is read years later, by people who look for one paragraph. A day without its year means nothing to them, and around the new year it misleads today's readers too.",
  bad: `\
reports:
  - id: cabinet-2016-09
    main: Ofsted makes its next visit on 12/13 October.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    main: Ofsted makes its next visit on 12 to 13 October 2016.
`,
  *check(context) {
    for (const report of context.reports) {
      const named = namedDates(context, report);
      const year = report.asAt.slice(0, 4);
      let before = "";
      for (const sentence of context.sentencesIn(report)) {
        const written = writtenAs(sentence);
        for (const typed of typedDates(sentence.text)) {
          if (typed.year !== null || inQuotes(sentence.text, typed.from)) continue;
          if (isStanding(typed, sentence.text) || YEAR.test(written) || hasMonthOf(before, typed)) continue;
          const meant = named.find(
            ({ days }) => dayOfYear(days.start) === typed.first && dayOfYear(days.end) === typed.last,
          );
          yield {
            message: `"${typed.written}" has no year: expected day, month and year`,
            origin: placeInSentence(sentence, typed.from, typed.to),
            entity: report.id,
            hint:
              meant === undefined
                ? `Add the year, such as "${wellWritten(typed, year)} ${year}".`
                : `Write {{date "${meant.path}"}}, which prints ${meant.wording.replace(/^\D+/, "")}.`,
            related: meant === undefined ? [] : [{ message: meant.wording, origin: meant.origin }],
          };
        }
        before = written;
      }
    }
  },
};

/** A year, or a reference that prints one. */
const YEAR = /\b(?:19|20)\d\d\b|\{\{(?:date|month|as-at|period)\b/;
const EVERY_YEAR =
  /\b(?:each|every|per|a) year\b|\b(?:annual|annually|yearly|year[ -]end|financial year|school year)\b/i;
const YEAR_ENDS = ["03-31", "04-01"];

/** "31 March", "at 30 September", "1 September each year": a day of any year. */
function isStanding({ first, from }: TypedDate, text: string): boolean {
  return YEAR_ENDS.includes(first) || EVERY_YEAR.test(text) || /\bat\s+$/i.test(text.slice(0, from));
}

/** The sentence before gives the year of the same month, or has a date that the report computes. */
function hasMonthOf(before: string, { written }: TypedDate): boolean {
  const [month = ""] = /[A-Z][a-z]{2}/.exec(written) ?? [];
  return (
    /\{\{(?:date|month|as-at|period)\b/.test(before) ||
    new RegExp(`\\b${month}[a-z]*(?:\\s+\\d{1,2}(?:st|nd|rd|th)?)?,?\\s+(?:19|20)\\d\\d\\b`).test(before)
  );
}
