import type { Report } from "../../../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { inQuotes } from "../../../prose/sentences.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { DIRECTIONS } from "../../../reading/lexicons/directions.ts";
import {
  ARRANGED,
  BEGINNING,
  COMPARED,
  DONE,
  ENDING,
  GOING_ON,
  LEADING,
  OBJECTS,
  PAST,
  SHOWING,
  TWO_OBJECTS,
  WHOLE,
} from "../../../reading/lexicons/done.ts";
import { type Reading, spanOf } from "../../../reading/reading.ts";
import { noSuchDayAt } from "../../../reading/times/dates.ts";
import type { Time } from "../../../reading/times/times.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import type { Token } from "../../../reading/words/tokens.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";
import { dateFaults } from "./date-faults.ts";

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
      for (const { written, origin, path, wording, known, hasWrongEnd } of dateFaults(context, report)) {
        if (!hasWrongEnd) continue;
        const expected = wording.replace(/^\D+/, "");
        yield {
          message: `"${written}" has an end that "${path}" does not have: expected ${expected}`,
          origin,
          entity: report.id,
          hint: `Write {{date "${path}"}}, which cannot differ, or correct the date.`,
          related: [{ message: wording, origin: known }],
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

const DONE_PHRASES = phrasesOf(DONE);

const ARRANGED_PHRASES = phrasesOf(ARRANGED);

/**
 * Whether a clause tells what was done in a time, as something past: "in October 2016 inspectors came", "absence fell
 * between July and September", "by the end of October all had been trained". What was planned, agreed or paid for is not
 * done, and "by October" alone sets a limit.
 */
export function isToldAsDone({ tokens, clauses, times }: Reading, time: Time): boolean {
  const { at, end, tense, attributed } = clauseAt(clauses, time.at);
  if (tense === "open" || attributed) return false;
  if (phrasesIn(tokens, ARRANGED_PHRASES, at, end).length > 0) return false;
  if (times.some((other) => other !== time && other.at >= at && other.at < end)) return false;
  const soon = tokens.slice(time.end, Math.min(end, time.end + SOON));
  if (soon.some(({ word }) => SHOWING.has(word))) return true;
  if (tense === "present" || time.relation === "since") return false;
  if (isLimit(tokens, time.at)) return isHad(tokens.slice(at, end));
  if (time.relation === "until") return false;
  const isFirst = tokens.slice(at, time.at).every(({ word }) => LEADING.has(word));
  const isOfThem = (verb: number): boolean => RELATIVES.has(tokens[verb - 1]?.word ?? "");
  const done = phrasesIn(tokens, DONE_PHRASES, time.end, end).filter((one) => !isOfThem(one.at));
  if (isFirst) return done.length > 0 || isActivePast(tokens.slice(time.end, end));
  const moved = phrasesIn(tokens, DIRECTION_PHRASES, at, time.at).at(0);
  if (moved !== undefined)
    return phrasesIn(tokens, DONE_PHRASES, at, time.at).some((one) => one.at <= moved.at);
  return done.some((verb) => verb.at < time.end + SOON && isCompared(tokens, verb.end, end));
}

/** "By the end of October" sets a limit; "fell by a fifth in October" does not. */
function isLimit(tokens: readonly Token[], time: number): boolean {
  let at = time - 1;
  while (WITHIN.has(tokens[at]?.word ?? "")) at -= 1;
  return tokens[at]?.word === "by";
}

const WITHIN: ReadonlySet<string> = new Set(["the", "end", "close", "start", "middle", "of", "in"]);

/** A verb further from its time may be of something else. */
const SOON = 3;

/** "Children who were referred" tells something of them, and not what was done. */
const RELATIVES: ReadonlySet<string> = new Set(["who", "which", "that", "whom"]);

/** "The rota halved the wait": what has an object after it is no participle, as "halved by" may be. */
const isActivePast = (clause: readonly Token[]): boolean =>
  clause.some(({ word }, at) => {
    const { kind, word: next = "" } = clause[at + 1] ?? {};
    const isPast = PAST.has(word) || (/ed$/.test(word) && !TWO_OBJECTS.has(word));
    return at > 0 && isPast && (kind === "number" || OBJECTS.has(next));
  });

/** "All managers had been trained". */
const isHad = (clause: readonly Token[]): boolean =>
  clause.some(({ word }, at) => word === "had" && clause[at + 1]?.word !== "to");

/** "Were down by 12%", "was better than"; what "was increased" may have been so ahead of its time. */
const isCompared = (tokens: readonly Token[], verb: number, end: number): boolean =>
  !/(?:ed|en)$/.test(tokens[verb]?.text ?? "") &&
  tokens.slice(verb, end).some(({ word }) => COMPARED.has(word));

/** Whether all of a month or year is meant, or its end: "the full year 2016/17", "the end of October 2016". */
const isWholeTime = ({ kind, range, at }: Time, { tokens }: Reading): boolean =>
  kind === "quarter" ||
  range !== null ||
  (kind === "year" && tokens[at]?.kind === "word") ||
  tokens.slice(Math.max(0, at - SOON), at).some(({ word }) => WHOLE.has(word));

/** Two times of which the one says when something began and the other, earlier, when it ended. */
function endedTooSoon({ tokens, times }: Reading): readonly [begun: Time, ended: Time] | null {
  for (const [index, ended] of times.entries()) {
    const begun = times[index - 1];
    if (begun?.days == null || ended.days === null || ended.days.end >= begun.days.start) continue;
    const began = tokens.slice(Math.max(0, begun.at - SOON), begun.at);
    const between = tokens.slice(begun.end, ended.at);
    const verb = between.findIndex(({ word }) => ENDING.has(word));
    const isSame = between.slice(0, verb).every(({ word }) => GOING_ON.has(word));
    const isNear = between.length - verb <= SOON;
    if (verb !== -1 && isSame && isNear && began.some(({ word }) => BEGINNING.has(word)))
      return [begun, ended];
  }
  return null;
}
