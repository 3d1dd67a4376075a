import {
  addDays,
  addMonths,
  formatDate,
  formatMonth,
  type IsoDate,
  isIsoDate,
  isIsoMonth,
  lastDayOf,
  MONTH_NAMES,
  weekdayOf,
} from "./dates.ts";
import { type Frequency, MONTHS_IN, parsePeriod } from "./periods.ts";

/**
 * The month, `2016-04`, or the day, `2016-04-24`, that a text names in one of the ways of exports and spreadsheets: Apr
 * 2016, April 2016, 2016 APR, Apr-16, Apr 16, 201604, 24 April 2016, 24/04/2016 and 24/04/16 (day first), the serial
 * number of a day in Excel, a day at midnight, and the last day of the ISO week 2016-W16. Null for anything else.
 */
export function readPeriod(written: string): string | null {
  const text = tidy(written).replace(/[T ]00:00(?::00(?:\.0+)?)?$/, "");
  if (isIsoMonth(text) || isIsoDate(text)) return text;
  return (
    dayInFigures(text) ??
    monthInWords(text) ??
    dayInWords(text) ??
    monthInDigits(text) ??
    dayOfSerial(text) ??
    lastDayOfWeek(text)
  );
}

const tidy = (written: string): string => written.trim().replace(/[\s\u00a0]+/g, " ");

/** The words that say which kind of period ends or begins on the day or in the month after them. */
const KINDS: readonly (readonly [words: RegExp, frequency: Frequency, namedBy: "start" | "end"])[] = [
  [/^(?:w\/e|week ending|week to):? /i, "weekly", "end"],
  [/^(?:w\/c|week commencing|week beginning|week from):? /i, "weekly", "start"],
  [/^month (?:ending|to):? /i, "monthly", "end"],
  [/^(?:quarter|qtr) (?:ending|to):? /i, "quarterly", "end"],
  [/^year (?:ending|to):? /i, "annual", "end"],
];

const kindIn = (text: string) => KINDS.find(([words]) => words.test(text));

/** How an export names its periods, where other exports may mean another by the same words. */
export interface Naming {
  /** Whether 04/06/2018 is in June or in April. In June by default. */
  readonly dates?: "day-first" | "month-first" | undefined;
  /** Whether a week, a quarter or a year is named by its first or its last day or month. By its last by default. */
  readonly namedBy?: "start" | "end" | undefined;
  /** Which years 2018/19 and the quarters of 2018 belong to. */
  readonly years?: keyof typeof LAST_MONTHS | undefined;
}

/** The month in which years of each kind end. */
const LAST_MONTHS = { financial: 3, calendar: 12, academic: 8 };

export const YEARS = Object.keys(LAST_MONTHS) as (keyof typeof LAST_MONTHS)[];

/** Whether a text names a month, a day, a quarter or a year: which period that is may depend on the measure. */
export function namesPeriod(written: string): boolean {
  const [words = ""] = kindIn(tidy(written)) ?? [];
  const text = tidy(written).replace(words, "");
  return readPeriod(text) !== null || namesYear(text) || quartersOf(text).length > 0;
}

/** Whether a text names a year: `2025`, `2025/26`, or `201718`, which has no month. */
const namesYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text) || splitYear(text) !== null;

/** What other periods of a measure show about how its periods are written. */
interface Usage {
  /** The month in which all of them end; null where they end in several, or none is certain. */
  readonly lastMonth: number | null;
  /** What six digits stand for: `201213` can only be a year, and `201103` only a month. Null where nothing shows it. */
  readonly sixDigits: "years" | "months" | null;
}

/** What the periods of a measure show, as they were written. */
export function usageOf(written: readonly string[]): Usage {
  const certain = written.filter((text) => !isYearOrMonth(text));
  const ends = new Set(
    certain
      .flatMap((text) => readPeriod(text) ?? [])
      .flatMap((key) => (isIsoMonth(key) ? [key.slice(5)] : [])),
  );
  const sixDigits = certain.filter((text) => /^\d{6}$/.test(text));
  const isMonth = new Set(sixDigits.map((text) => readPeriod(text) !== null));
  return {
    lastMonth: ends.size === 1 ? Number([...ends][0]) : null,
    sixDigits: isMonth.size !== 1 ? null : isMonth.has(true) ? "months" : "years",
  };
}

/** `201112` may be the year 2011/12, as the Department for Education writes it, or December 2011. */
const isYearOrMonth = (text: string): boolean =>
  /^\d{6}$/.test(text) && monthInDigits(text) !== null && splitYear(text) !== null;

/**
 * The key of a period that was written in another way, where it can be only one period of that frequency: the last day
 * of a period, or the first of a month. A year is one only if other periods of the measure show when its years end.
 * Null where it can be several, or none.
 */
export function keyOfWritten(
  written: string,
  frequency: Frequency,
  usage: Usage,
  naming: Naming = {},
): string | null {
  const { dates, years } = naming;
  const [words = "", kind = frequency, namedBy = naming.namedBy] = kindIn(tidy(written)) ?? [];
  if (kind !== frequency) return null;
  const bare = tidy(written).replace(words, "");
  const text = dates === "month-first" ? bare.replace(DAY_IN_FIGURES, "$3$2$1") : bare;
  const isEither = frequency !== "monthly" && isYearOrMonth(text);
  const sixDigits = usage.sixDigits ?? (years === undefined ? null : "years");
  if (isEither && sixDigits === null) return null;
  const found = isEither && sixDigits === "years" ? null : (readPeriod(text) ?? weekOfYear(text, naming));
  const named = found !== null && namedBy === "start" ? endFrom(found, frequency) : found;
  if (named === null) {
    const [quarter = null, other] = frequency === "quarterly" ? quartersOf(text, years) : [];
    if (frequency !== "annual") return other === undefined ? quarter : null;
    return keyOfYear(text, years === undefined ? usage.lastMonth : LAST_MONTHS[years]);
  }
  if (frequency === "weekly" || isIsoMonth(named)) return parsePeriod(named, frequency)?.key ?? null;
  const month = named.slice(0, 7);
  const isWhole = named === lastDayOf(month) || (frequency === "monthly" && named.endsWith("-01"));
  return isWhole ? month : null;
}

const DAY_IN_FIGURES = /^(\d{1,2})([/.-])(\d{1,2})(?=\2\d)/;

/** The last day or month of a period that begins with a day or month. */
function endFrom(named: string, frequency: Frequency): string {
  if (frequency === "weekly") return isIsoDate(named) ? addDays(named, 6) : named;
  const isFirst = isIsoMonth(named) || named.endsWith("-01");
  return isFirst ? addMonths(`${named.slice(0, 7)}-01`, MONTHS_IN[frequency] - 1).slice(0, 7) : named;
}

/** The last day of `Week 23 2018`, which an export whose naming is known counts as ISO 8601 does. */
function weekOfYear(text: string, naming: Naming): string | null {
  if (Object.values(naming).every((one) => one === undefined)) return null;
  const [, week, year] = /^(?:w|wk|week) ?(\d{1,2})[ ,/-]+(\d{4})$/i.exec(text) ?? [];
  const [, before, after] = /^(\d{4})[ ,/-]+(?:wk|week) ?(\d{1,2})$/i.exec(text) ?? [];
  return lastDayOfWeek(`${year ?? before}-W${(week ?? after ?? "").padStart(2, "0")}`);
}

/** 2025/26 ends in the spring or summer of 2026. 2025 is a whole year only where years end in December. */
function keyOfYear(text: string, lastMonth: number | null): string | null {
  if (lastMonth === null) return null;
  const last = splitYear(text);
  if (last !== null) return lastMonth <= 8 ? `${last}-${String(lastMonth).padStart(2, "0")}` : null;
  return lastMonth === 12 && namesYear(text) ? `${text}-12` : null;
}

/** One of the things that a period may mean. */
interface Reading {
  /** "5 January 2018", "the year 2017/18". */
  readonly words: string;
  /** How it is written as a period of that frequency; null where it is none. */
  readonly key: string | null;
}

/** What a text that was not read as a period may mean. Empty where nothing can be said. */
export function readingsOf(written: string, frequency: Frequency): Reading[] {
  const text = tidy(written);
  const readings: Reading[] = quartersOf(text).map((key) => ({
    words: monthsTo(key),
    key: frequency === "quarterly" ? key : null,
  }));
  const last = splitYear(text);
  if (last !== null) {
    const words = `the year ${last - 1}/${String(last).slice(2)}`;
    readings.push({ words, key: frequency === "annual" ? `${last}-${YEAR_END}` : null });
  }
  const named = readPeriod(text);
  if (named !== null && named !== text) {
    const words = isIsoMonth(named) ? formatMonth(named) : formatDate(named);
    readings.push({ words, key: frequency === "weekly" ? null : named.slice(0, 7) });
  }
  return readings;
}

/** The financial year ends in March. */
const YEAR_END = "03";

/** "July to September 2025" for the quarter that ends in September. */
const monthsTo = (key: string): string =>
  `${MONTH_NAMES[Number(addMonths(`${key}-01`, 1 - MONTHS_IN.quarterly).slice(5, 7)) - 1]} to ${formatMonth(key)}`;

/**
 * The quarters that a text may name, by their last months. `Q3 2025` may count from January or from April; `Q3 2025/26`
 * and `Jul-Sep 2025` are one quarter.
 */
function quartersOf(text: string, years?: Naming["years"]): string[] {
  const [whole = "", a, b] = QUARTER.exec(text) ?? [];
  const number = Number(a ?? b);
  if (whole === "") return monthsOfQuarter(text);
  const year = text
    .replace(whole, "")
    .replace(/^[\s,/–-]+|\b(?:of|fy)\b|[\s,/–-]+$/gi, "")
    .trim();
  const last = splitYear(year);
  const startingAfter = (month: string): string => addMonths(`${month}-01`, number * 3).slice(0, 7);
  const inYear = (first: number, kind: keyof typeof LAST_MONTHS): string =>
    startingAfter(kind === "calendar" ? `${first - 1}-12` : `${first}-0${LAST_MONTHS[kind]}`);
  if (last !== null) return [inYear(last - 1, years === "academic" ? years : "financial")];
  if (!/^(?:19|20)\d\d$/.test(year)) return [];
  return (years === undefined ? (["calendar", "financial"] as const) : [years]).map((kind) =>
    inYear(Number(year), kind),
  );
}

const QUARTER = /\b([1-4])(?:st|nd|rd|th) (?:quarter|qtr)\b|(?<![a-z])(?:q|qtr|quarter) ?([1-4])(?!\d)/i;

/** Three months in a row of one year. */
function monthsOfQuarter(text: string): string[] {
  const [, first, last, year] = /^([a-z]+) ?(?:-|–|to) ?([a-z]+) (\d{4})$/i.exec(text) ?? [];
  const end = `${year}-${monthNumber(last)}`;
  return isIsoMonth(end) && Number(monthNumber(last)) - Number(monthNumber(first)) === 2 ? [end] : [];
}

/** 2026 for `2025/26`, `2025-26`, `2025/2026` and `202526`; null for anything else. */
function splitYear(text: string): number | null {
  const [, first, second] = /^((?:19|20)\d\d)(?: ?[/–-] ?(?=\d))?((?:19|20)?\d\d)$/.exec(text) ?? [];
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
  const [, before, after] = /^(\d{4})[ -]?([a-z]+)$/i.exec(text) ?? [];
  const key = `${fullYear(year ?? before)}-${monthNumber(month ?? after)}`;
  return isIsoMonth(key) ? key : null;
}

function monthInDigits(text: string): string | null {
  const [, year, month] = /^((?:19|20)\d\d)(\d\d)$/.exec(text) ?? [];
  const key = `${year}-${month}`;
  return isIsoMonth(key) ? key : null;
}

/** The Sunday of a week of ISO 8601, `2016-W16`: the first week of a year has its first Thursday. */
function lastDayOfWeek(text: string): IsoDate | null {
  const [, year, week] = /^(\d{4})-?W(\d\d)(?:-7)?$/i.exec(text) ?? [];
  if (year === undefined || !isIsoDate(`${year}-01-04`)) return null;
  const first = [4, 5, 6, 7, 8, 9, 10].map((day) => addDays(`${year}-01-01`, day - 1));
  const sunday = first.find((day) => weekdayOf(day) === "Sunday") as IsoDate;
  const last = addDays(sunday, (Number(week) - 1) * 7);
  // The Thursday of a week says which year it belongs to.
  return Number(week) > 0 && addDays(last, -3).startsWith(year) ? last : null;
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
