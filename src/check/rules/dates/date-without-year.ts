import { EVERY_YEAR } from "../../../reading/lexicons/times.ts";
import { type Reading, spanOf } from "../../../reading/reading.ts";
import { endsOf, type Time, wellWritten } from "../../../reading/times/times.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { dateFacts } from "../../facts/dates.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";

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
      const { dates } = dateFacts(context, report);
      for (const sentence of context.sentencesIn(report)) {
        const { reading } = sentence;
        for (const time of reading.times) {
          if (time.kind !== "days" || time.quoted || hasYear(time, sentence) || isOfEveryYear(time, reading))
            continue;
          const [first = time, last = first] = endsOf([time]);
          const meant = dates.find(
            ({ days }) => days.start.slice(5) === first.day && days.end.slice(5) === last.day,
          );
          const [from, to] = spanOf(reading, time.at, time.end);
          yield {
            message: `"${reading.text.slice(from, to)}" has no year: expected day, month and year`,
            origin: placeInSentence(sentence, from, to),
            entity: report.id,
            hint:
              meant === undefined
                ? `Add the year, such as "${wellWritten(time)} ${report.asAt.slice(0, 4)}".`
                : `Write {{date "${meant.path}"}}, which prints ${meant.wording.replace(/^\D+/, "")}.`,
            related: meant === undefined ? [] : [{ message: meant.wording, origin: meant.origin }],
          };
        }
      }
    }
  },
};

/** Whether its sentence says a year, or the sentence before says that of the same month. A computed date has one. */
function hasYear(time: Time, { reading, before }: ReportSentence): boolean {
  const isDated = ({ kind, days }: Time): boolean => days !== null || kind === "computed";
  const month = endsOf([time])[0]?.day?.slice(0, 2);
  const isOfMonth = ({ kind, days }: Time): boolean =>
    kind === "computed" || (kind !== "year" && days?.start.slice(5, 7) === month);
  return reading.times.some(isDated) || endsOf(before?.reading.times ?? []).some(isOfMonth);
}

const EVERY_YEAR_PHRASES = phrasesOf(EVERY_YEAR);

/** "31 March", "at 30 September", "1 September each year": a day of any year. */
function isOfEveryYear({ day, at }: Time, { tokens }: Reading): boolean {
  return (
    (day !== null && YEAR_ENDS.includes(day)) ||
    tokens[at - 1]?.word === "at" ||
    phrasesIn(tokens, EVERY_YEAR_PHRASES).length > 0
  );
}

const YEAR_ENDS = ["03-31", "04-01"];
