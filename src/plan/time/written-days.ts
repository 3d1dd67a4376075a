import { type IsoDate, isIsoDate, isIsoMonth, lastDayOf, MONTH_NAMES, WEEKDAYS, weekdayOf } from "./dates.ts";
import type { Interval } from "./intervals.ts";
import { readPeriod } from "./written-periods.ts";

/** Days as people write them, where they can be only one day. */

/**
 * The days that a text names in a way of its own: `31/05/2019`, `31.5.19`, `Friday 31st May 2019`, `2019/5/31`,
 * `2-3 April 2019`, `02/04/2019-03/04/2019`, `30 April to 2 May 2019`. Null where it is anything else, or can be read in
 * two ways, such as a month or a day without its year.
 */
export function readWrittenDays(written: string): Interval | null {
  if (isTooLongForDays(written)) return null;
  const text = plain(written);
  const one = dayOf(text);
  const weekdays = [...written.matchAll(WEEKDAY)].map(([, name = ""]) => name.toLowerCase());
  if (one !== null) {
    // Which of the two is wrong, only the writer knows.
    const isOfThatDay = weekdays.every((name) => weekdayOf(one).toLowerCase().startsWith(name));
    return isOfThatDay ? { start: one, end: one } : null;
  }
  for (const { 0: joiner, index } of text.matchAll(JOINERS)) {
    const end = dayOf(text.slice(index + joiner.length));
    const start = end && startOf(text.slice(0, index), end);
    if (start && end && start < end) return { start, end };
  }
  return null;
}

/** Whether a text names two days, the later one first: `12/02/2026-03/02/2026`. */
export function endsBeforeItStarts(written: string): boolean {
  if (isTooLongForDays(written)) return false;
  const days = plain(written)
    .split(/(?<=\d{4}) ?- ?(?=\d\d?[/.])| to /)
    .map(dayOf);
  const [start, end] = days;
  return days.length === 2 && start != null && end != null && end < start;
}

/** The last day of the month of a day that does not exist, such as `31/09/2026`; null for anything else. */
export function lastDayOfWritten(written: string): IsoDate | null {
  const [, day, month = "", year] = /^(\d\d?)[./](\d\d?)[./](\d{4})$/.exec(plain(written)) ?? [];
  const ofYear = `${year}-${month.padStart(2, "0")}`;
  return day !== undefined && Number(day) <= 31 && isIsoMonth(ofYear) ? lastDayOf(ofYear) : null;
}

/** Nobody writes days in so many characters, and each sign between two of them would be tried. */
const isTooLongForDays = (written: string): boolean => written.length > 200;

/** Dashes of every kind become hyphens, and what only adorns a date goes. */
const plain = (written: string): string =>
  written
    .trim()
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(WEEKDAY, "")
    .replace(/(\d)(?:st|nd|rd|th)\b/gi, "$1")
    .replace(/([a-z]{3,}),? (?=\d{4}\b)/gi, "$1 ")
    .replace(/^from /i, "");

const WEEKDAY = new RegExp(
  `\\b(${WEEKDAYS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join("|")})\\b,? ?`,
  "gi",
);

const JOINERS = / ?(?:-|\/|\b(?:to|until|till)\b) ?/gi;

/** A day with its year. */
function dayOf(text: string): IsoDate | null {
  const [, year, month = "", day = ""] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text) ?? [];
  const key = year === undefined ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (isIsoDate(key)) return key;
  // Digits alone may be a day of Excel as well as a number.
  const read = /^\d+$/.test(text) ? null : readPeriod(text.replaceAll(/ ?([/.]) ?/g, "$1"));
  return read !== null && isIsoDate(read) ? read : null;
}

/** The first day of several, which may leave to the last what the two have in common: the year, or the month as well. */
function startOf(text: string, end: IsoDate): IsoDate | null {
  const [year = "", month = ""] = end.split("-");
  const name = MONTH_NAMES[Number(month) - 1];
  if (/^\d{1,2}$/.test(text)) return dayOf(`${text} ${name} ${year}`);
  if (/^\d{1,2} [a-z]+$/i.test(text)) return dayOf(`${text} ${year}`);
  return /^\d{1,2}[/.]\d{1,2}$/.test(text) ? dayOf(`${text}/${year}`) : dayOf(text);
}
