import { isIsoDate, isIsoMonth, MONTH_NAMES } from "../../plan/dates.ts";

/**
 * The key of a period as exports write it, `2016-04` or `2016-04-24`: Apr 2016, April 2016, Apr-16, 24 April 2016,
 * 24/04/2016 (the day first) and a day at midnight. Null for anything else.
 */
export function readPeriod(written: string): string | null {
  const text = written.replace(/[T ]00:00(?::00(?:\.0+)?)?$/, "").replace(/[\s\u00a0]+/g, " ");
  if (isIsoMonth(text) || isIsoDate(text)) return text;
  return dayInFigures(text) ?? monthInWords(text) ?? dayInWords(text);
}

/** Quarters of the calendar and of the financial year have the same names. */
export const namesQuarter = (text: string): boolean =>
  /(?:^|[^a-z])q(?:tr|uarter)?\s*[1-4](?!\d)|\b[1-4](?:st|nd|rd|th) quarter\b/i.test(text);

export const QUARTER_HINT =
  "Quarters of the calendar and of the financial year differ: name it by its last month, such as 2016-06.";

function dayInFigures(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return dayKey(year, month, day);
}

function monthInWords(text: string): string | null {
  const [, month, year] = /^([a-z]+)[ -](\d{4})$/i.exec(text) ?? /^([a-z]+)-(\d\d)$/i.exec(text) ?? [];
  const key = `${fullYear(year)}-${monthNumber(month)}`;
  return isIsoMonth(key) ? key : null;
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

/** Nothing that a plan is about was before 2000 and is written with two digits. */
const fullYear = (year = ""): string => (year.length === 2 ? `20${year}` : year);

/** "04" for April and Apr; Sept is written, too. */
function monthNumber(name = ""): string {
  const written = name.toLowerCase();
  const index = MONTH_NAMES.findIndex((month) => {
    const full = month.toLowerCase();
    return written === full || written === full.slice(0, 3) || (written === "sept" && full === "september");
  });
  return String(index + 1).padStart(2, "0");
}
