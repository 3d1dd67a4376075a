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
} from "./dates.ts";

export const FREQUENCIES = ["weekly", "monthly", "quarterly", "annual"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** The time that a figure covers. */
export interface Period {
  /**
   * When it ends. `2016-08` is August 2016 for a monthly measure, the quarter ending August 2016 for a quarterly one,
   * and the year ending August 2016 for an annual one. A week has its last day.
   */
  readonly key: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  /** "August 2016", "quarter ending June 2016". */
  readonly label: string;
}

export const MONTHS_IN = { monthly: 1, quarterly: 3, annual: 12 };
const PREFIX = { monthly: "", quarterly: "quarter ending ", annual: "year ending " };

/** The period of a key; null if the key is not one of that frequency. */
export function parsePeriod(key: string, frequency: Frequency): Period | null {
  if (frequency === "weekly") {
    if (!isIsoDate(key)) return null;
    return { key, start: addDays(key, -6), end: key, label: `week ending ${formatDate(key)}` };
  }
  if (!isIsoMonth(key)) return null;
  return {
    key,
    start: addMonths(`${key}-01`, 1 - MONTHS_IN[frequency]),
    end: lastDayOf(key),
    label: PREFIX[frequency] + formatMonth(key),
  };
}

export const PERIOD_NOUNS: Readonly<Record<Frequency, string>> = {
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  annual: "year",
};

/** What follows "in": "August 2016", "the quarter ending June 2016". */
export const inPeriod = ({ label }: Pick<Period, "label">): string =>
  /ending/.test(label) ? `the ${label}` : label;

/** The financial year ends in March. */
const FINANCIAL_YEAR_END = 3;

/**
 * The month, quarter or year that contains a day. Quarters and years end in step with the period whose key is `known`,
 * or, if that is null, with the financial year.
 */
export function periodAround(
  day: IsoDate,
  frequency: Exclude<Frequency, "weekly">,
  known: string | null,
): Period {
  const lastMonth = known === null ? FINANCIAL_YEAR_END : Number(known.slice(5, 7));
  const length = MONTHS_IN[frequency];
  const ahead = (((lastMonth - Number(day.slice(5, 7))) % length) + length) % length;
  return parsePeriod(addMonths(`${day.slice(0, 7)}-01`, ahead).slice(0, 7), frequency) as Period;
}

/** The financial year in which a period ends, by the calendar year in which it begins. */
export function financialYearOf({ end }: Pick<Period, "end">): number {
  const [year, month] = end.split("-").map(Number) as [number, number];
  return month > FINANCIAL_YEAR_END ? year : year - 1;
}

export function nextPeriod(period: Period, frequency: Frequency): Period {
  const key =
    frequency === "weekly"
      ? addDays(period.key, 7)
      : addMonths(`${period.key}-01`, MONTHS_IN[frequency]).slice(0, 7);
  return parsePeriod(key, frequency) as Period;
}

/** Every period from the first to the last; empty if the first is later. */
export function periodsBetween(first: Period, last: Period, frequency: Frequency): Period[] {
  const periods: Period[] = [];
  for (let period = first; period.key <= last.key; period = nextPeriod(period, frequency)) {
    periods.push(period);
  }
  return periods;
}

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
