import { addDays, type IsoDate, isIsoDate, isIsoMonth, lastDayOf, MONTH_NAMES } from "./dates.ts";
import { type Frequency, parsePeriod } from "./periods.ts";

/**
 * The month, `2016-04`, or the day, `2016-04-24`, that a text names in one of the ways of exports and spreadsheets: Apr
 * 2016, April 2016, Apr-16, Apr 16, 201604, 24 April 2016, 24/04/2016 and 24/04/16 (day first), the serial number of a
 * day in Excel, and a day at midnight. Null for anything else.
 */
export function readPeriod(written: string): string | null {
  const text = written.replace(/[T ]00:00(?::00(?:\.0+)?)?$/, "").replace(/[\s\u00a0]+/g, " ");
  if (isIsoMonth(text) || isIsoDate(text)) return text;
  return (
    dayInFigures(text) ?? monthInWords(text) ?? dayInWords(text) ?? monthInDigits(text) ?? dayOfSerial(text)
  );
}

/** Whether a text names a year, `2025` or `2025/26`. Which months it has depends on the measure. */
export const namesYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text) || splitYear(text) !== null;

/**
 * The key of a period that was written in another way, where it can be only one period of that frequency: the last day
 * of a period, or the first of a month. A year is one only if other periods of the measure show when its years end:
 * `lastMonth`, such as 3 for March. Null where it can be several, or none.
 */
export function keyOfWritten(written: string, frequency: Frequency, lastMonth: number | null): string | null {
  const named = readPeriod(written);
  if (named === null) return frequency === "annual" ? keyOfYear(written.trim(), lastMonth) : null;
  if (frequency === "weekly" || isIsoMonth(named)) return parsePeriod(named, frequency)?.key ?? null;
  const month = named.slice(0, 7);
  const isWhole = named === lastDayOf(month) || (frequency === "monthly" && named.endsWith("-01"));
  return isWhole ? month : null;
}

/** 2025/26 ends in the spring or summer of 2026. 2025 is a whole year only where years end in December. */
function keyOfYear(text: string, lastMonth: number | null): string | null {
  if (lastMonth === null) return null;
  const last = splitYear(text);
  if (last !== null) return lastMonth <= 8 ? `${last}-${String(lastMonth).padStart(2, "0")}` : null;
  return lastMonth === 12 && namesYear(text) ? `${text}-12` : null;
}

/** 2026 for `2025/26`, `2025-26` and `2025/2026`; null for anything else. */
function splitYear(text: string): number | null {
  const [, first, second] = /^((?:19|20)\d\d) ?[/–-] ?((?:19|20)?\d\d)$/.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const next = Number(first) + 1;
  return Number(second) === (second.length === 2 ? next % 100 : next) ? next : null;
}

function dayInFigures(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)$/.exec(text) ?? [];
  return dayKey(fullYear(year), month, day);
}

function monthInWords(text: string): string | null {
  const [, month, year] = /^([a-z]+)[ -](\d{4}|\d\d)$/i.exec(text) ?? [];
  const key = `${fullYear(year)}-${monthNumber(month)}`;
  return isIsoMonth(key) ? key : null;
}

function monthInDigits(text: string): string | null {
  const [, year, month] = /^((?:19|20)\d\d)(\d\d)$/.exec(text) ?? [];
  const key = `${year}-${month}`;
  return isIsoMonth(key) ? key : null;
}

/** Excel counts days from the end of 1899. Only days of this century are taken for one: 36526 is 1 January 2000. */
function dayOfSerial(text: string): IsoDate | null {
  if (!/^\d{5}$/.test(text) || Number(text) < 36526 || Number(text) > 73050) return null;
  return addDays("2000-01-01", Number(text) - 36526);
}

function dayInWords(text: string): string | null {
  const [, day, month, year] =
    /^(\d{1,2}) ([a-z]+) (\d{4})$/i.exec(text) ?? /^(\d{1,2})-([a-z]+)-(\d{4}|\d\d)$/i.exec(text) ?? [];
  return dayKey(fullYear(year), monthNumber(month), day);
}

function dayKey(year = "", month = "", day = ""): string | null {
  const key = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isIsoDate(key) ? key : null;
}

/** A year with two digits is always taken to be after 2000. */
const fullYear = (year = ""): string => (year.length === 2 ? `20${year}` : year);

/** "04" for April and Apr; Sept is accepted as well as Sep. */
function monthNumber(name = ""): string {
  const written = name.toLowerCase();
  const index = MONTH_NAMES.findIndex((month) => {
    const full = month.toLowerCase();
    return written === full || written === full.slice(0, 3) || (written === "sept" && full === "september");
  });
  return String(index + 1).padStart(2, "0");
}
