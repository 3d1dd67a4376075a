import type { Report } from "../../../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { inQuotes } from "../../../prose/sentences.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { DIRECTIONS } from "../../../reading/lexicons/directions.ts";
import { endedTooSoon, isToldAsDone, isWholeTime } from "../../../reading/plan/done.ts";
import { type Reading, spanOf } from "../../../reading/reading.ts";
import { noSuchDayAt } from "../../../reading/times/dates.ts";
import type { Time } from "../../../reading/times/times.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";
import { conflictsIn, hasWrongEnd } from "./conflicts.ts";

export const rangeImpossible: Rule = {
  id: "range-impossible",
  severity: "error",
  summary:
    "A date or range typed in a report is not in the calendar, runs backwards, has an end that its event does not, or is told as past and is not over.",
  why: "A range that runs backwards has one wrong end, and a reader cannot tell which. What is told of a whole quarter before its last day cannot be known yet: either the period is another, or the figures are a forecast.",
  bad: `\
reports:
  - id: cabinet-2016-09
    as-at: 2016-09-02
    summary: Ofsted visited from 12 to 11 July 2016. In the quarter from July to September 2016 sickness absence fell.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    as-at: 2016-09-02
    summary: Ofsted visited from 11 to 12 July 2016. In the quarter from April to June 2016 sickness absence fell.
`,
  *check(context) {
    for (const report of context.reports) {
      for (const { sentence, time, meant } of conflictsIn(context, report)) {
        if (!hasWrongEnd(time, meant)) continue;
        const [from, to] = spanOf(sentence.reading, time.at, time.end);
        const expected = meant.wording.replace(/^\D+/, "");
        yield {
          message: `"${sentence.text.slice(from, to)}" has an end that "${meant.path}" does not have: expected ${expected}`,
          origin: placeInSentence(sentence, from, to),
          entity: report.id,
          hint: `Write {{date "${meant.path}"}}, which cannot differ, or correct the date.`,
          related: [{ message: meant.wording, origin: meant.origin }],
        };
      }
      for (const sentence of context.sentencesIn(report)) {
        for (const { at, end, message, hint } of faultsIn(sentence, report)) {
          const [from, to] = spanOf(sentence.reading, at, end);
          if (inQuotes(sentence.text, from)) continue;
          const written = `"${sentence.text.slice(from, to)}"`;
          const origin = placeInSentence(sentence, from, to);
          yield { message: `${written} ${message}`, origin, entity: report.id, hint };
        }
      }
    }
  },
};

const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

interface Fault {
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

function* faultsIn({ reading }: ReportSentence, report: Report): Generator<Fault> {
  const { tokens, times } = reading;
  for (const [at, { kind }] of tokens.entries()) {
    const none = kind === "sign" ? null : noSuchDayAt(tokens, at);
    if (none === null) continue;
    yield {
      ...none,
      message: "is not in the calendar: expected a day that its month has",
      hint: "Correct the date.",
    };
  }
  for (const time of times) {
    if (time.range?.isReversed && !isNumbers(time, reading)) yield { ...time, ...REVERSED };
    const last = time.range?.isReversed ? null : dayNotOver(time, reading, report);
    if (last === null || !isToldAsDone(reading, time)) continue;
    const message = `is told as past, and ends on ${formatDate(last)}: expected a period that was over on ${formatDate(report.asAt)}`;
    const hint = "Correct the date, name a period that is over, or say that it is a forecast.";
    yield { at: time.at, end: time.end, message, hint };
  }
  const [begun, ended] = endedTooSoon(reading) ?? [];
  if (begun !== undefined && ended !== undefined) yield { at: begun.at, end: ended.end, ...REVERSED };
}

const REVERSED = {
  message: "ends before it begins: expected the earlier date first",
  hint: "Change the two dates round, or correct the one that is wrong.",
};

/** The last day of a whole period that is not over; of a day, month or year only where it has not begun. */
function dayNotOver(time: Time, reading: Reading, { asAt, meeting }: Report): IsoDate | null {
  const { days } = time;
  if (days === null) return null;
  const known = meeting?.date !== undefined && meeting.date > asAt ? meeting.date : asAt;
  return (isWholeTime(time, reading) ? days.end > known : days.start > known) ? days.end : null;
}

/** "Fell from 2016 to 1998": numbers, and no years. */
const isNumbers = ({ kind, at, range }: Time, { tokens, clauses }: Reading): boolean =>
  (kind === "year" || range?.last.days === null) &&
  phrasesIn(tokens, DIRECTION_PHRASES, clauseAt(clauses, at).at, at).length > 0;
