/** A calendar day, written as EXAMPLE_DATE is. It has no time and no zone, and is compared as text. */
export type IsoDate = string;

/** How a month and a day are written, for messages. */
export const EXAMPLE_MONTH = "2016-08";

export const EXAMPLE_DATE: IsoDate = `${EXAMPLE_MONTH}-24`;

export const MONTH_NAMES: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export const WEEKDAYS: readonly string[] = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
];

/** Whether the year is one that a plan can be about. Case systems write 9999-12-31 and 0001-01-01 for "no date". */
export const isLikelyYear = (text: string): boolean => /^(?:19|2[01])\d\d/.test(text);

/** True for a day that exists, in a likely year. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isLikelyYear(text)) return false;
  const [year, month, day] = parts(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** True for a month written as EXAMPLE_MONTH is. */
export const isIsoMonth = (text: string): boolean =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && isLikelyYear(text);

export const addDays = (date: IsoDate, days: number): IsoDate => fromEpoch(epoch(date) + days * DAY);

export const daysBetween = (from: IsoDate, to: IsoDate): number => (epoch(to) - epoch(from)) / DAY;

/** The same day some months later, or the last day of that month if it is too short. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = parts(date);
  const later = year * 12 + month - 1 + months;
  const [inYear, number] = [Math.floor(later / 12), (((later % 12) + 12) % 12) + 1];
  return dayOf(inYear, number, Math.min(day, daysIn(inYear, number)));
}

/** The last day of a month, which is written as EXAMPLE_MONTH is. */
export function lastDayOf(month: string): IsoDate {
  const [year, number] = parts(`${month}-01`);
  return dayOf(year, number, daysIn(year, number));
}

/** "Sunday" */
export const weekdayOf = (date: IsoDate): string => WEEKDAYS[new Date(epoch(date)).getUTCDay()] as string;

export const isWeekend = (date: IsoDate): boolean => ["Saturday", "Sunday"].includes(weekdayOf(date));

/** "5 August 2016" */
export function formatDate(date: IsoDate): string {
  const [year, month, day] = parts(date);
  return `${day} ${MONTH_NAMES[month - 1]} ${year}`;
}

/** "5 Aug 2016", for tables. */
export function formatShortDate(date: IsoDate): string {
  const [year, month, day] = parts(date);
  return `${day} ${MONTH_NAMES[month - 1]?.slice(0, 3)} ${year}`;
}

/** "August 2016", for a day or a month. */
export function formatMonth(date: string): string {
  const [year, month] = date.split("-").map(Number) as [number, number];
  return `${MONTH_NAMES[month - 1]} ${year}`;
}

function parts(date: IsoDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
}

const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const daysIn = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS_IN[month - 1] ?? 0);

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const DAY = 86_400_000;

const epoch = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`);

/** A large plan asks for this a million times, and toISOString takes six times as long. */
function fromEpoch(time: number): IsoDate {
  const date = new Date(time);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

const dayOf = (year: number, month: number, day: number): IsoDate =>
  `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

const two = (part: number): string => (part < 10 ? `0${part}` : String(part));
