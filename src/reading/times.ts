import { addDays, addMonths, type IsoDate, lastDayOf, MONTH_NAMES } from "../plan/time/dates.ts";
import type { Interval } from "../plan/time/intervals.ts";
import { typedDates } from "./dates.ts";
import {
  ENDINGS,
  QUARTERS,
  RELATIONS,
  RELATIVE_TIMES,
  type Relation,
  type RelativeTime,
} from "./lexicons/times.ts";
import { phraseAt, phraseBefore, phrasesOf } from "./phrases.ts";
import type { Token } from "./tokens.ts";

/** A time that a sentence names. */
export interface Time {
  readonly kind: "days" | "month" | "quarter" | "year" | "relative" | "computed";
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  /** Null where the sentence does not say the year, or only the report's day says what is meant. */
  readonly days: Interval | null;
  /** The month of one without a year, from 1. */
  readonly month: number | null;
  readonly relative: RelativeTime | null;
  readonly relation: Relation | null;
}

const RELATION_PHRASES = phrasesOf(RELATIONS);
const RELATIVE_PHRASES = phrasesOf(RELATIVE_TIMES);
const QUARTER_PHRASES = phrasesOf(QUARTERS);
const ENDING_PHRASES = phrasesOf(ENDINGS);
const UNKNOWN = { days: null, month: null, relative: null } as const;

/** Every time that a sentence names, in order: days, months, quarters, years, "last month", a computed date. */
export function timesIn(text: string, tokens: readonly Token[]): Time[] {
  const typed = new Map(typedDates(text).map((date) => [date.from, date]));
  const times: Time[] = [];
  for (let at = 0; at < tokens.length; ) {
    const date = typed.get(tokens[at]?.from ?? -1);
    const read: Read | null =
      date === undefined
        ? (endingAt(tokens, at) ??
          quarterAt(tokens, at) ??
          monthAt(tokens, at) ??
          yearAt(tokens, at) ??
          otherAt(tokens, at))
        : {
            ...UNKNOWN,
            kind: "days",
            days: date.days,
            end: tokens.findLastIndex(({ from }) => from < date.to) + 1,
          };
    if (read === null) at += 1;
    else {
      times.push({ ...read, at, relation: phraseBefore(tokens, at, RELATION_PHRASES)?.meaning ?? null });
      at = read.end;
    }
  }
  return times;
}

type Read = Omit<Time, "at" | "relation">;

/** "The quarter ending June 2016", "the year to 31 March 2016": the month at the end says which. */
function endingAt(tokens: readonly Token[], at: number): Read | null {
  const found = phraseAt(tokens, at, ENDING_PHRASES);
  if (found === null) return null;
  const dayOrMonth = /^\d{1,2}$/.test(tokens[found.end]?.text ?? "") ? found.end + 1 : found.end;
  const month = monthAt(tokens, dayOrMonth);
  if (month?.days == null) return null;
  const start = addMonths(month.days.start, found.meaning === "quarter" ? -2 : -11);
  return { ...month, kind: found.meaning, days: { start, end: month.days.end } };
}

/** "Q2 2016/17", "the second quarter of 2016/17": quarters of the financial year. */
function quarterAt(tokens: readonly Token[], at: number): Read | null {
  const found = phraseAt(tokens, at, QUARTER_PHRASES);
  if (found === null) return null;
  const skipped = ["of", "in", ","].includes(tokens[found.end]?.word ?? "") ? found.end + 1 : found.end;
  const year = yearAt(tokens, skipped);
  if (year?.days == null) return { ...UNKNOWN, kind: "quarter", end: found.end };
  const start = addMonths(`${year.days.start.slice(0, 4)}-04-01`, (Number(found.meaning) - 1) * 3);
  const isSplit = year.days.start.endsWith("04-01");
  return {
    ...UNKNOWN,
    kind: "quarter",
    days: isSplit ? { start, end: addDays(addMonths(start, 3), -1) } : null,
    end: year.end,
  };
}

/** "August 2016", "Aug 2016"; "May" without a year only with a preposition before it, as it is a verb as well. */
function monthAt(tokens: readonly Token[], at: number): Read | null {
  const name = tokens[at]?.kind === "word" ? (tokens[at]?.text ?? "") : "";
  const index = /^[A-Z]/.test(name)
    ? MONTH_NAMES.findIndex(
        (month) =>
          month === name || (name.length >= 3 && name.replace(/^Sept$/, "Sep") === month.slice(0, 3)),
      )
    : -1;
  if (index === -1) return null;
  const month = index + 1;
  const year = yearNumber(tokens[at + 1]);
  if (year !== null) {
    const key = `${year}-${String(month).padStart(2, "0")}`;
    return { ...UNKNOWN, kind: "month", days: { start: `${key}-01`, end: lastDayOf(key) }, end: at + 2 };
  }
  if (["May", "March", "Mar"].includes(name) && phraseBefore(tokens, at, RELATION_PHRASES) === null)
    return null;
  return { ...UNKNOWN, kind: "month", month, end: at + 1 };
}

/** "2015/16" is the financial year, "2016" the calendar year. */
function yearAt(tokens: readonly Token[], at: number): Read | null {
  const year = yearNumber(tokens[at]);
  if (year === null) return null;
  const [mark, second] = [tokens[at + 1], tokens[at + 2]];
  const isJoined =
    mark !== undefined &&
    /^[/–-]$/.test(mark.text) &&
    mark.from === tokens[at]?.to &&
    second?.from === mark.to;
  if (isJoined && Number(second?.text) % 100 === (year + 1) % 100)
    return {
      ...UNKNOWN,
      kind: "year",
      days: { start: `${year}-04-01`, end: `${year + 1}-03-31` },
      end: at + 3,
    };
  return { ...UNKNOWN, kind: "year", days: { start: `${year}-01-01`, end: `${year}-12-31` }, end: at + 1 };
}

const yearNumber = (token: Token | undefined): number | null =>
  token?.kind === "number" && /^(?:19|20)\d\d$/.test(token.text) ? Number(token.text) : null;

function otherAt(tokens: readonly Token[], at: number): Read | null {
  const token = tokens[at];
  if (token?.kind === "reference")
    return PRINTS_TIME.test(token.text) ? { ...UNKNOWN, kind: "computed", end: at + 1 } : null;
  const found = phraseAt(tokens, at, RELATIVE_PHRASES);
  return found === null ? null : { ...UNKNOWN, kind: "relative", relative: found.meaning, end: found.end };
}

const PRINTS_TIME = /^\{\{\s*(?:date|month|as-at|period)\b/;

/**
 * The days that a time means in a report as at a day: a month without a year is the last one that had begun. Null
 * where nobody can say.
 */
export function daysMeant({ days, month, relative }: Time, asAt: IsoDate): Interval | null {
  if (days !== null) return days;
  if (relative === "last-month") return monthOf(addMonths(`${asAt.slice(0, 7)}-01`, -1));
  if (month === null) return null;
  const same = `${asAt.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
  return monthOf(same <= asAt ? same : addMonths(same, -12));
}

const monthOf = (day: IsoDate): Interval => ({
  start: `${day.slice(0, 7)}-01`,
  end: lastDayOf(day.slice(0, 7)),
});
