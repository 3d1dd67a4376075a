import type { Report } from "../../../plan/schema/reports.ts";
import { WEEKDAYS, weekdayOf } from "../../../plan/time/dates.ts";
import { inQuotes } from "../../../prose/sentences.ts";
import { spanOf } from "../../../reading/reading.ts";
import { endsOf } from "../../../reading/times/times.ts";
import type { Token } from "../../../reading/words/tokens.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import type { Rule, RuleProblem } from "../../rule.ts";
import { dateFaults } from "./date-faults.ts";

export const dateConflict: Rule = {
  id: "date-conflict",
  severity: "error",
  summary:
    "A date typed in a report is not that of the letter, visit or decision beside it, or not on that day of the week.",
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
    for (const report of context.reports) {
      for (const fault of dateFaults(context, report)) {
        const { written, origin, path, wording, known } = fault;
        if (fault.hasWrongEnd) continue;
        const expected = wording.replace(/^\D+/, "");
        yield {
          message: `"${written}" is not the date of "${path}": expected ${expected}`,
          origin,
          entity: report.id,
          hint: fault.isEvent
            ? `Write {{date "${path}"}}, which cannot differ, or correct the date.`
            : "Correct the date, or the plan if it is wrong there.",
          related: [{ message: wording, origin: known }],
        };
      }
      for (const sentence of context.sentencesIn(report)) yield* wrongWeekdays(sentence, report);
    }
  },
};

/** "Tuesday 4 May 2016", which was a Wednesday. */
function* wrongWeekdays(sentence: ReportSentence, { id }: Report): Generator<RuleProblem> {
  const { reading, text } = sentence;
  for (const { at, end, day, days } of endsOf(reading.times)) {
    const written = weekdayBefore(reading.tokens, at);
    if (day === null || days === null || written === null || written === weekdayOf(days.start)) continue;
    const [from, to] = spanOf(reading, at - 1, end);
    if (inQuotes(text, from)) continue;
    yield {
      message: `"${text.slice(from, to)}" is not in the calendar: expected "${weekdayOf(days.start)}", or another date`,
      origin: placeInSentence(sentence, from, to),
      entity: id,
      hint: "Correct the day of the week or the date.",
    };
  }
}

/** The weekday that is written before a date, in full. */
const weekdayBefore = (tokens: readonly Token[], at: number): string | null =>
  WEEKDAYS.find((name) => [name, name.slice(0, 3)].includes(tokens[at - 1]?.text ?? "")) ?? null;
