import { remember } from "../../text/remember.ts";
import proclaimed from "./bank-holidays.json" with { type: "json" };
import { addDays, type IsoDate, isWeekend, lastDayOf, weekdayOf } from "./dates.ts";

/** Bank holidays that were moved: usual day → new day. */
const MOVED: Readonly<Record<IsoDate, IsoDate>> = proclaimed.moved;

/** Days that were a bank holiday in one year only, with their names. */
const ONCE: Readonly<Record<IsoDate, string>> = proclaimed.once;

/**
 * The name of a bank holiday in England and Wales; null for any other day. Correct for 2010 and later years.
 * Sources: Banking and Financial Dealings Act 1971, schedule 1, and royal proclamations, as listed on gov.uk.
 */
export function bankHolidayName(date: IsoDate): string | null {
  if (ONCE[date] !== undefined) return ONCE[date];
  return holidaysOf(date.slice(0, 4)).get(date) ?? null;
}

/** Every date of a plan is asked about. */
const holidaysOf = remember((year): ReadonlyMap<IsoDate, string> => new Map(yearlyHolidays(year)), 1000);

export const isWorkingDay = (date: IsoDate): boolean => !isWeekend(date) && bankHolidayName(date) === null;

/** The working day that is `days` working days after a date. The date itself does not count. `days` is at least 1. */
export const addWorkingDays = (date: IsoDate, days: number): IsoDate => stepWorkingDays(date, days, 1);

/**
 * The last day on which papers can be published to leave a number of clear days before a meeting. Clear days are the
 * working days between the two: neither the day of publication nor the day of the meeting counts (Local Government
 * Act 1972, section 100B). The day of publication is a working day too, because papers must be open to inspection at
 * the council's offices.
 */
export const clearDaysBefore = (meeting: IsoDate, days: number): IsoDate =>
  stepWorkingDays(meeting, days + 1, -1);

function stepWorkingDays(date: IsoDate, days: number, step: 1 | -1): IsoDate {
  let day = date;
  for (let left = days; left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

function yearlyHolidays(year: string): (readonly [day: IsoDate, name: string])[] {
  const easter = easterSunday(Number(year));
  const days = [
    [mondayAfterWeekend(`${year}-01-01`), "the bank holiday for New Year's Day"],
    [addDays(easter, -2), "Good Friday"],
    [addDays(easter, 1), "Easter Monday"],
    [lastMonday(`${year}-05-07`), "the early May bank holiday"],
    [lastMonday(lastDayOf(`${year}-05`)), "the spring bank holiday"],
    [lastMonday(lastDayOf(`${year}-08`)), "the summer bank holiday"],
    ...christmas(year),
  ] as const;
  return days.map(([day, name]) => [MOVED[day] ?? day, name]);
}

/** If one of the two days falls on a weekend, the Monday or Tuesday after it is the bank holiday instead. */
function christmas(year: string): (readonly [day: IsoDate, name: string])[] {
  const [first, second] = [`${year}-12-25`, `${year}-12-26`];
  const substitutes: Readonly<Record<string, readonly [IsoDate, IsoDate]>> = {
    Friday: [first, `${year}-12-28`],
    Saturday: [`${year}-12-27`, `${year}-12-28`],
    Sunday: [`${year}-12-27`, second],
  };
  const [christmasDay, boxingDay] = substitutes[weekdayOf(first)] ?? [first, second];
  return [
    [christmasDay, "the bank holiday for Christmas Day"],
    [boxingDay, "the bank holiday for Boxing Day"],
  ];
}

function mondayAfterWeekend(date: IsoDate): IsoDate {
  return isWeekend(date) ? mondayAfterWeekend(addDays(date, 1)) : date;
}

/** The last Monday on or before a day. */
function lastMonday(date: IsoDate): IsoDate {
  return weekdayOf(date) === "Monday" ? date : lastMonday(addDays(date, -1));
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm of Meeus, Jones and Butcher. */
function easterSunday(year: number): IsoDate {
  const golden = year % 19;
  const [century, inCentury] = [Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  const [month, day] = [Math.floor(days / 31), (days % 31) + 1];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
