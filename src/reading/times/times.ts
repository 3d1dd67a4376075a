import { addMonths, type IsoDate, lastDayOf, MONTH_NAMES } from "../../plan/time/dates.ts";
import { formatInterval, type Interval } from "../../plan/time/intervals.ts";
import { inQuotes } from "../../prose/sentences.ts";
import {
  ENDINGS,
  RELATIONS,
  RELATIVE_TIMES,
  type Relation,
  type RelativeTime,
  SEVERAL,
  SPANS,
  UNITS,
} from "../lexicons/times.ts";
import { numberAt } from "../words/numbers.ts";
import { type Found, phraseAt, phraseBefore, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { dateAt, dayNumberAt, inYear, mayBeginDate, monthAt, type WrittenDate } from "./dates.ts";
import { afterWeekday, beforeWeekday, writtenRangeAt } from "./ranges.ts";
import { shiftAt } from "./shifts.ts";

/** A time that a sentence names. */
export interface Time {
  readonly kind: WrittenDate["kind"] | "relative" | "computed";
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  /** Null where the sentence does not say the year, only the report's day says what is meant, or a range runs backwards. */
  readonly days: Interval | null;
  /** The month, from 1, of one without a year. */
  readonly month: number | null;
  /** The day of the year, "07-10", of a single day. */
  readonly day: string | null;
  readonly relative: RelativeTime | null;
  /** Of "the month before" and "two months later": how many months after the time it is told from. */
  readonly shift: number | null;
  readonly relation: Relation | null;
  /** Whether it stands in quotation marks, and is somebody else's. */
  readonly quoted: boolean;
  /** Null for a single day, month, quarter or year. */
  readonly range: TimeRange | null;
}

/** The two ends of a range: "from 5 to 6 July", "April–June 2016", "2015-17". */
export interface TimeRange {
  readonly first: Time;
  readonly last: Time;
  /** The word or sign between them. */
  readonly joiner: string;
  /** Whether the second end comes before the first, in whatever year. */
  readonly isReversed: boolean;
}

const RELATION_PHRASES = phrasesOf(RELATIONS);
const RELATIVE_PHRASES = phrasesOf(RELATIVE_TIMES);
const ENDING_PHRASES = phrasesOf(ENDINGS);
const SPAN_PHRASES = phrasesOf(SPANS);
const SEVERAL_PHRASES = phrasesOf(SEVERAL);
const UNKNOWN = { days: null, month: null, day: null, relative: null, shift: null, range: null } as const;

/** Every time that a sentence names, in order: a day, month, quarter or year, a range, "last month", a computed date. */
export function timesIn(text: string, tokens: readonly Token[]): Time[] {
  const times: Time[] = [];
  for (let at = 0; at < tokens.length; ) {
    const isDate = mayBeginDate(tokens[at]) && !isTorn(tokens, at);
    const date = isDate ? (rangeAt(tokens, at) ?? singleAt(tokens, at)) : null;
    const read = endingAt(tokens, at) ?? date ?? otherAt(tokens, at);
    if (read === null) at += 1;
    else {
      const quoted = inQuotes(text, tokens[at]?.from ?? 0);
      times.push({ ...read, at, relation: relationOf(tokens, at, read), quoted });
      at = read.end;
    }
  }
  const dated = times.map((time, index) => ofSameYear(time, times[index + 1], tokens));
  return dated.map((time, index) =>
    time.shift === null
      ? time
      : toldFrom(time, [...dated.slice(0, index).reverse(), ...dated.slice(index + 1)]),
  );
}

/** A time that is told from another, as the month that it is by the first of `others` that has one; any other as it is. */
export function toldFrom(time: Time, others: readonly Time[]): Time {
  const from = others.find(({ kind, range }) => range === null && (kind === "month" || kind === "days"));
  if (time.relative === null || time.shift === null || from === undefined) return time;
  const { days, month } = from;
  const shifted = { ...time, kind: "month", relative: null } as const;
  if (days !== null)
    return { ...shifted, days: monthOf(addMonths(`${days.start.slice(0, 7)}-01`, time.shift)) };
  return month === null ? time : { ...shifted, month: ((((month - 1 + time.shift) % 12) + 12) % 12) + 1 };
}

/** Whether a number is the rest of another, as in "4/17 May" and "£5 May". */
function isTorn(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  const isDay = token !== undefined && /^\d{1,2}(?:\D|$)/.test(token.text);
  return isDay && before?.to === token.from && /^[.,/£–-]$/.test(before.text);
}

type Read = Omit<Time, "at" | "relation" | "quoted">;

/** "From" and "between" begin a range, and are "since" of a single time; so is "since the end of". */
function relationOf(tokens: readonly Token[], at: number, { range }: Read): Relation | null {
  const start = beforeWeekday(tokens, at);
  const near = phraseBefore(tokens, start, RELATION_PHRASES);
  const far = near?.meaning === "at" ? phraseBefore(tokens, near.at, RELATION_PHRASES) : null;
  const found = far?.meaning === "since" ? "since" : (near?.meaning ?? null);
  return range !== null && found === "since" ? "at" : found;
}

/** "The quarter ending June 2016", "the year to 31 March 2016": the month at the end says which. */
function endingAt(tokens: readonly Token[], at: number): Read | null {
  const found = phraseAt(tokens, at, ENDING_PHRASES);
  if (found === null) return null;
  const month = monthAt(tokens, dayNumberAt(tokens, afterWeekday(tokens, found.end))?.end ?? found.end);
  if (month?.days == null) return null;
  const start = addMonths(month.days.start, found.meaning === "quarter" ? -2 : -11);
  return { ...UNKNOWN, kind: found.meaning, days: { start, end: month.days.end }, end: month.end };
}

/** "May" without a year only with a preposition before it or a number after it, as it is a verb as well. */
function singleAt(tokens: readonly Token[], at: number): Read | null {
  const date = dateAt(tokens, at);
  const name = tokens[at]?.text ?? "";
  const isVerb =
    date?.kind === "month" &&
    date.year === null &&
    ["May", "March", "Mar"].includes(name) &&
    tokens[at + 1]?.kind !== "number" &&
    phraseBefore(tokens, at, RELATION_PHRASES) === null;
  return date === null || isVerb ? null : asRead(date);
}

const asRead = (date: WrittenDate): Read => ({
  ...UNKNOWN,
  kind: date.kind,
  days: date.days,
  month: date.kind === "month" && date.days === null ? date.month : null,
  day: date.kind === "days" ? dayOfYear(date) : null,
  end: date.end,
});

/** "07-10" */
const dayOfYear = ({ month, day }: WrittenDate): string =>
  [month, day].map((number) => String(number).padStart(2, "0")).join("-");

function rangeAt(tokens: readonly Token[], at: number): Read | null {
  const written = writtenRangeAt(tokens, at);
  if (written === null) return null;
  const { first, last, days, joiner, isReversed } = written;
  const time = (date: WrittenDate, relation: Relation): Time => ({
    ...asRead(date),
    at: date.at,
    relation,
    quoted: false,
  });
  const range = { first: time(first, "since"), last: time(last, "until"), joiner, isReversed };
  return { ...UNKNOWN, kind: last.kind, days, end: last.end, range };
}

/** "15 June and 5 August 2016": two days of one year. */
function ofSameYear(time: Time, next: Time | undefined, tokens: readonly Token[]): Time {
  const date = time.day === null || time.days !== null ? null : dateAt(tokens, time.at);
  const isNext =
    ["and", "&"].includes(tokens[time.end]?.text ?? "") && afterWeekday(tokens, time.end + 1) === next?.at;
  const days = isNext ? (next?.range?.first.days ?? next?.days ?? null) : null;
  if (date === null || days === null || next?.kind !== "days") return time;
  return { ...time, days: inYear(date, Number(days.start.slice(0, 4)))?.days ?? null };
}

function otherAt(tokens: readonly Token[], at: number): Read | null {
  const token = tokens[at];
  if (token?.kind === "reference")
    return PRINTS_TIME.test(token.text) ? { ...UNKNOWN, kind: "computed", end: at + 1 } : null;
  const shift = shiftAt(tokens, at);
  if (shift !== null)
    return { ...UNKNOWN, kind: "relative", relative: "earlier", shift: shift.meaning, end: shift.end };
  const found = spanAt(tokens, at) ?? phraseAt(tokens, at, RELATIVE_PHRASES);
  return found === null ? null : { ...UNKNOWN, kind: "relative", relative: found.meaning, end: found.end };
}

/** "Over the last year", "in the past six months"; "in the last year of the plan" says which year it is. */
function spanAt(tokens: readonly Token[], at: number): Found<"undated"> | null {
  const found = phraseAt(tokens, at, SPAN_PHRASES);
  if (found === null) return null;
  const unit =
    numberAt(tokens, found.end)?.end ?? phraseAt(tokens, found.end, SEVERAL_PHRASES)?.end ?? found.end;
  const isUnit = UNITS.has(tokens[unit]?.word ?? "") && !/['’]s?$/.test(tokens[unit]?.text ?? "");
  const isFixed =
    ["of", "before"].includes(tokens[unit + 1]?.word ?? "") ||
    [unit + 2, unit + 3].some((month) => monthAt(tokens, month) !== null);
  return isUnit && !isFixed ? { ...found, end: unit + 1 } : null;
}

/** Whether a time stays the same whenever it is read. "Now" and "over the last year" do not. */
export const isDated = ({ relative }: Time): boolean => relative !== "now" && relative !== "undated";

const PRINTS_TIME = /^\{\{\s*(?:date|month|as-at|period)\b/;

/** The times with each range as its two ends. */
export const endsOf = (times: readonly Time[]): Time[] =>
  times.flatMap((time) => (time.range === null ? [time] : [time.range.first, time.range.last]));

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

/** "12 to 13 October", as a report writes days, months and years. A year that is not written is not in it. */
export function wellWritten(time: Time): string {
  const [first = time, last = first] = endsOf([time]);
  if (time.kind === "year") return [first, last].map(({ days }) => days?.start.slice(0, 4)).join(" to ");
  if (time.days !== null) return formatInterval(time.days);
  if (first.day === null) return [first, last].map(({ month }) => MONTH_NAMES[(month ?? 0) - 1]).join(" to ");
  const days = { start: `${LEAP_YEAR}-${first.day}`, end: `${LEAP_YEAR}-${last.day}` };
  return formatInterval(days).replace(` ${LEAP_YEAR}`, "");
}

/** A year that has every day. */
const LEAP_YEAR = "2016";

/** The month that a day is in. */
const monthOf = (day: IsoDate): Interval => ({
  start: `${day.slice(0, 7)}-01`,
  end: lastDayOf(day.slice(0, 7)),
});
