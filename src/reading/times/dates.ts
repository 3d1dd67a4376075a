import { addDays, addMonths, isIsoDate, lastDayOf, MONTH_NAMES } from "../../plan/time/dates.ts";
import type { Interval } from "../../plan/time/intervals.ts";
import { ADDRESSES, QUARTERS } from "../lexicons/times.ts";
import { phraseAt, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

/** One day, month, quarter or year as a sentence writes it, with as much of its year as is there. */
export interface WrittenDate {
  readonly kind: "days" | "month" | "quarter" | "year";
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  readonly year: number | null;
  /** The month, from 1, of a day or month, and the day of it. */
  readonly month: number | null;
  readonly day: number | null;
  /** Null where the year is not written. */
  readonly days: Interval | null;
}

const QUARTER_PHRASES = phrasesOf(QUARTERS);
const NOTHING = { year: null, month: null, day: null, days: null } as const;

/** Whether a date or the first end of a range may begin with a token: most words begin none, and this is asked of each. */
export const mayBeginDate = (token: Token | undefined): boolean =>
  token !== undefined && (/^[\dA-Z]/.test(token.text) || QUARTER_PHRASES.has(token.word));

/** The date that begins at a position, its month in letters; null where none does. 30 February is none. */
export function dateAt(tokens: readonly Token[], at: number): WrittenDate | null {
  const { text = "" } = tokens[at] ?? {};
  if (/^\d/.test(text)) return dayAt(tokens, at) ?? yearAt(tokens, at);
  const quarter = quarterAt(tokens, at);
  return quarter !== null || !/^[A-Z]/.test(text)
    ? quarter
    : (monthFirstAt(tokens, at) ?? monthAt(tokens, at));
}

/** "5 July 2016", "5th of July". */
function dayAt(tokens: readonly Token[], at: number): WrittenDate | null {
  const number = dayNumberAt(tokens, at);
  if (number === null) return null;
  const isNth = tokens[number.end - 1]?.kind === "word";
  const next = isNth && tokens[number.end]?.word === "of" ? number.end + 1 : number.end;
  const month = monthNumber(tokens[next]);
  if (month === null || ADDRESSES.has(tokens[next + 1]?.word ?? "")) return null;
  return day(at, number.day, month, yearAfter(tokens, next + 1));
}

function monthFirstAt(tokens: readonly Token[], at: number): WrittenDate | null {
  const month = monthNumber(tokens[at]);
  const next = tokens[at + 1]?.word === "the" ? at + 2 : at + 1;
  const date = month === null ? null : dayOfMonthAt(tokens, next, month);
  return date === null ? null : { ...date, at };
}

/**
 * The day of a month that was written before it: "14th" or "14, 2016" of "June 14th" and "June 14, 2016". "In June 14
 * children" is a number of children.
 */
export function dayOfMonthAt(tokens: readonly Token[], at: number, month: number): WrittenDate | null {
  const number = dayNumberAt(tokens, at);
  if (number === null) return null;
  const year = yearAfter(tokens, number.end);
  const isNth = tokens[number.end - 1]?.kind === "word";
  return isNth || year.year !== null ? day(at, number.day, month, year) : null;
}

interface DayNumber {
  readonly day: number;
  readonly end: number;
}

/** "5", "05", "5th". */
export function dayNumberAt(tokens: readonly Token[], at: number): DayNumber | null {
  const [, digits] = /^(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.exec(tokens[at]?.text ?? "") ?? [];
  return digits === undefined ? null : { day: Number(digits), end: at + 1 };
}

/** The number of a month by its name or the first letters of it, from 1. */
function monthNumber(token: Token | undefined): number | null {
  const name = token?.kind === "word" ? token.text.replace(/['’]s?$/, "").replace(/^Sept$/, "Sep") : "";
  if (name.length < 3) return null;
  return MONTH_NUMBERS.get(name) ?? null;
}

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((name, index) => [name, name.slice(0, 3)].map((one) => [one, index + 1] as const)),
);

interface YearAfter {
  readonly year: number | null;
  readonly end: number;
}

/** The year after a day or month, with a comma before it or none. "5 July 2016/17" has none. */
function yearAfter(tokens: readonly Token[], at: number): YearAfter {
  const place = tokens[at]?.text === "," ? at + 1 : at;
  const year = yearNumber(tokens[place]);
  const [mark, second] = [tokens[place + 1], tokens[place + 2]];
  const isPart = isMark(mark, tokens[place]) && second?.kind === "number" && second.from === mark?.to;
  const isNextDay = monthNumber(tokens[place + 3]) !== null;
  return year === null || (isPart && !isNextDay) ? { year: null, end: at } : { year, end: place + 1 };
}

const yearNumber = (token: Token | undefined): number | null =>
  token?.kind === "number" && /^(?:19|20)\d\d$/.test(token.text) ? Number(token.text) : null;

/** Whether a stroke or dash follows a token without a space. */
const isMark = (mark: Token | undefined, before: Token | undefined): boolean =>
  mark !== undefined && /^[/–—-]$/.test(mark.text) && mark.from === before?.to;

const MOST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that its month never has, as in "31 June" and "29 February 2015"; null where there is none at a position. */
export function noSuchDayAt(tokens: readonly Token[], at: number): WrittenDate | null {
  const number = dayNumberAt(tokens, at);
  const month = number === null ? null : monthNumber(tokens[number.end]);
  if (number === null || month === null || ADDRESSES.has(tokens[number.end + 1]?.word ?? "")) return null;
  const { year, end } = yearAfter(tokens, number.end + 1);
  const isIn = number.day <= (MOST_DAYS[month - 1] ?? 0);
  const written = { kind: "days", at, end, year, month, day: number.day, days: null } as const;
  return isIn && (year === null || inYear(written, year) !== null) ? null : written;
}

function day(at: number, number: number, month: number, { year, end }: YearAfter): WrittenDate | null {
  if (number > (MOST_DAYS[month - 1] ?? 0)) return null;
  const written = { kind: "days", at, end, year, month, day: number, days: null } as const;
  return year === null ? written : inYear(written, year);
}

/** "Q2 2016/17", "the second quarter of 2016/17": quarters of the financial year. */
function quarterAt(tokens: readonly Token[], at: number): WrittenDate | null {
  const found = phraseAt(tokens, at, QUARTER_PHRASES);
  if (found === null) return null;
  const skipped = ["of", "in", ","].includes(tokens[found.end]?.word ?? "") ? found.end + 1 : found.end;
  const year = yearAt(tokens, skipped);
  if (year?.days == null) return { ...NOTHING, kind: "quarter", at, end: found.end };
  const start = addMonths(`${year.year}-04-01`, (Number(found.meaning) - 1) * 3);
  const isSplit = year.days.start.endsWith("04-01");
  const days = isSplit ? { start, end: addDays(addMonths(start, 3), -1) } : null;
  return { ...year, kind: "quarter", at, days };
}

/** "August 2016", "Aug 2016". */
export function monthAt(tokens: readonly Token[], at: number): WrittenDate | null {
  const month = monthNumber(tokens[at]);
  if (month === null) return null;
  const written = { ...NOTHING, kind: "month", at, end: at + 1, month } as const;
  const year = yearNumber(tokens[at + 1]);
  return year === null ? written : inYear({ ...written, end: at + 2 }, year);
}

/** "2015/16" is the financial year, "2016" the calendar year. */
function yearAt(tokens: readonly Token[], at: number): WrittenDate | null {
  const year = yearNumber(tokens[at]);
  if (year === null) return null;
  const [mark, second] = [tokens[at + 1], tokens[at + 2]];
  const isJoined = isMark(mark, tokens[at]) && second?.from === mark?.to;
  const written = { ...NOTHING, kind: "year", at, year } as const;
  if (isJoined && Number(second?.text) % 100 === (year + 1) % 100)
    return { ...written, days: { start: `${year}-04-01`, end: `${year + 1}-03-31` }, end: at + 3 };
  return { ...written, days: { start: `${year}-01-01`, end: `${year}-12-31` }, end: at + 1 };
}

/** A day or month in a year that was written elsewhere; null where that year has no such day. */
export function inYear(date: WrittenDate, year: number): WrittenDate | null {
  const { month, day } = date;
  const [key, nth] = [`${year}-${twoDigits(month)}`, twoDigits(day)];
  if (month === null) return date;
  if (day === null) return { ...date, year, days: { start: `${key}-01`, end: lastDayOf(key) } };
  const start = `${key}-${nth}`;
  return isIsoDate(start) ? { ...date, year, days: { start, end: start } } : null;
}

const twoDigits = (number: number | null): string => String(number).padStart(2, "0");
