import type { Report } from "../../../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { isToldAsDone } from "../../../reading/done.ts";
import { DIRECTIONS } from "../../../reading/lexicons/directions.ts";
import { phrasesIn, phrasesOf } from "../../../reading/phrases.ts";
import { type Reading, spanOf } from "../../../reading/reading.ts";
import type { Time } from "../../../reading/times.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";
import { conflictsIn, hasWrongEnd } from "./conflicts.ts";

export const rangeImpossible: Rule = {
  id: "range-impossible",
  severity: "error",
  summary:
    "A range of dates typed in a report runs backwards, has an end that its event does not, or is told as past and is not over.",
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
        for (const time of sentence.reading.times) {
          const fault = time.quoted ? null : faultOf(time, sentence, report);
          if (fault === null) continue;
          const [from, to] = spanOf(sentence.reading, time.at, time.end);
          const written = `"${sentence.text.slice(from, to)}"`;
          const origin = placeInSentence(sentence, from, to);
          yield { message: `${written} ${fault.message}`, origin, entity: report.id, hint: fault.hint };
        }
      }
    }
  },
};

const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

interface Fault {
  readonly message: string;
  readonly hint: string;
}

function faultOf(time: Time, { reading }: ReportSentence, report: Report): Fault | null {
  if (time.range?.isReversed)
    return isNumbers(time, reading)
      ? null
      : {
          message: "ends before it begins: expected the earlier date first",
          hint: "Change the two dates round, or correct the one that is wrong.",
        };
  const last = dayNotOver(time, report);
  if (last === null || !isToldAsDone(reading, time)) return null;
  return {
    message: `is told as past, and ends on ${formatDate(last)}: expected a period that was over on ${formatDate(report.asAt)}`,
    hint: "Correct the date, name a period that is over, or say that it is a forecast.",
  };
}

/** The last day of a whole period that is not over; of a day, month or year only where it has not begun. */
function dayNotOver({ kind, range, days }: Time, { asAt, meeting }: Report): IsoDate | null {
  if (days === null) return null;
  const isWhole = kind === "quarter" || range !== null;
  const known = meeting?.date !== undefined && meeting.date > asAt ? meeting.date : asAt;
  return (isWhole ? days.end > known : days.start > known) ? days.end : null;
}

/** "Fell from 2016 to 1998": numbers, and no years. */
const isNumbers = ({ kind, at, range }: Time, { tokens, clauses }: Reading): boolean =>
  (kind === "year" || range?.last.days === null) &&
  phrasesIn(tokens, DIRECTION_PHRASES, clauseAt(clauses, at).at, at).length > 0;
