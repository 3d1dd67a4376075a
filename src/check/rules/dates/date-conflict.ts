import type { Report } from "../../../plan/schema/reports.ts";
import { WEEKDAYS, weekdayOf } from "../../../plan/time/dates.ts";
import type { Origin } from "../../../problems/origin.ts";
import { inQuotes } from "../../../prose/sentences.ts";
import { spanOf } from "../../../reading/reading.ts";
import { endsOf } from "../../../reading/times/times.ts";
import type { Token } from "../../../reading/words/tokens.ts";
import { type DateFact, dateFacts } from "../../facts/dates.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import type { Rule, RuleProblem } from "../../rule.ts";
import { conflictsIn, hasWrongEnd } from "./conflicts.ts";
import { misdatedIn } from "./happened.ts";

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
      const found = new Set<string>();
      for (const { sentence, time, meant } of conflictsIn(context, report)) {
        const [from, to] = spanOf(sentence.reading, time.at, time.end);
        const origin = placeInSentence(sentence, from, to);
        found.add(placeOf(sentence, time.at));
        if (hasWrongEnd(time, meant)) continue;
        yield ofFact(`"${sentence.text.slice(from, to)}" is not the date of`, meant, origin, report);
      }
      const known = dateFacts(context, report);
      for (const sentence of context.sentencesIn(report)) {
        yield* wrongWeekdays(sentence, report);
        for (const { at, end, meant } of misdatedIn(sentence, known, report)) {
          if (found.has(placeOf(sentence, at))) continue;
          const [from, to] = spanOf(sentence.reading, at, end);
          const origin = placeInSentence(sentence, from, to);
          yield ofFact(`"${sentence.text.slice(from, to)}" does not fit the date of`, meant, origin, report);
        }
      }
    }
  },
};

/** Where a time stands, for one problem at each. */
const placeOf = ({ in: { field, part }, start }: ReportSentence, at: number): string =>
  [field, part, start, at].join(" ");

const ofFact = (message: string, meant: DateFact, origin: Origin, { id }: Report): RuleProblem => ({
  message: `${message} "${meant.path}": expected ${meant.wording.replace(/^\D+/, "")}`,
  origin,
  entity: id,
  hint: `Write {{date "${meant.path}"}}, which cannot differ, or correct the date.`,
  related: [{ message: meant.wording, origin: meant.origin }],
});

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
