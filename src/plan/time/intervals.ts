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

/** A stretch of days, first and last included. A single day is its own start and end. */
export interface Interval {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** Reads a day, two days joined by a stroke, or a whole month; null for anything else. */
export function parseInterval(text: string): Interval | null {
  if (isIsoMonth(text)) return { start: `${text}-01`, end: lastDayOf(text) };
  const [start, end = start, ...rest] = text.split("/");
  if (start === undefined || end === undefined || rest.length > 0) return null;
  return isIsoDate(start) && isIsoDate(end) && start <= end ? { start, end } : null;
}

/**
 * "12 to 13 October 2016", "30 June to 2 July 2016"; for whole months "December 2016", "January to June 2017". Official
 * style guides ask for "to" instead of a stroke or a dash.
 */
export function formatInterval({ start, end }: Interval): string {
  if (isWholeMonths({ start, end })) return formatMonths(start, end);
  if (start === end) return formatDate(start);
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))} to ${formatDate(end)}`;
  if (start.slice(0, 4) === end.slice(0, 4)) {
    return `${Number(start.slice(8))} ${monthName(start)} to ${formatDate(end)}`;
  }
  return `${formatDate(start)} to ${formatDate(end)}`;
}

/** Whether an interval is one or more whole months. */
export const isWholeMonths = ({ start, end }: Interval): boolean =>
  start.endsWith("-01") && end === lastDayOf(end.slice(0, 7));

function formatMonths(start: IsoDate, end: IsoDate): string {
  if (start.slice(0, 7) === end.slice(0, 7)) return formatMonth(end);
  if (start.slice(0, 4) === end.slice(0, 4)) return `${monthName(start)} to ${formatMonth(end)}`;
  return `${formatMonth(start)} to ${formatMonth(end)}`;
}

/**
 * The days that words can mean: June to August 2017 for "towards summer 2017". Null if the words name no year or
 * several years, or set no end.
 */
export function wordedDays(words: string): Interval | null {
  const lower = words.toLowerCase();
  const [year, ...others] = lower.match(/\b(?:19|20)\d\d(?:\s*[/–-]\s*\d+)?/g) ?? [];
  if (year === undefined || others.length > 0 || !/^\d{4}$/.test(year) || OPEN.test(lower)) return null;
  const months = MONTHS.filter(([pattern]) => pattern.test(lower)).map(([, month]) => month);
  const first = months[0] ?? monthIn(lower, FIRST) ?? 1;
  const last = months.at(-1) ?? monthIn(lower, LAST) ?? 12;
  const january = `${year}-01-01`;
  return { start: addMonths(january, first - 1), end: addDays(addMonths(january, last), -1) };
}

const monthIn = (words: string, parts: Parts): number | undefined =>
  parts.find(([pattern]) => pattern.test(words))?.[1];

/** Words for a part of the year, with its first or its last month. The first pattern that fits counts. */
type Parts = readonly (readonly [words: RegExp, month: number])[];

const FIRST: Parts = [
  [/\bwinter\b/, 12],
  [/\bautumn\b/, 9],
  [/\bsummer\b/, 6],
  [/\bspring\b/, 3],
  [/\bsecond half\b/, 7],
  [/\b(end|late)\b/, 10],
];

const LAST: Parts = [
  // The winter of a year can be its own December or the months after it.
  [/\bwinter\b/, 14],
  [/\b(end|late|second half)\b/, 12],
  [/\bautumn\b/, 11],
  [/\bsummer\b/, 8],
  [/\bfirst half\b/, 6],
  [/\bspring\b/, 5],
  [/\b(start|early)\b/, 3],
];

/** The word "may" is a month only before a number: not in "may be in 2017". */
const MONTHS: Parts = MONTH_NAMES.map((name, index) => [
  new RegExp(name === "May" ? "\\bmay(?= \\d)" : `\\b${name.toLowerCase()}\\b`),
  index + 1,
]);

/** Words that set no end, such as "after the summer of 2017". */
const OPEN = /\b(after|from|beyond|later than|earlier than|before|until|at the earliest|onwards?)\b/;

/**
 * A day by which words are sorted, such as "towards the end of 2016", "12 to 13 October 2016" or anything else that
 * formatInterval writes. Never printed. Without a year it is the last.
 */
export function approximateDay(words: string): IsoDate {
  const lower = words.toLowerCase();
  const year = /\b(19|20)\d\d\b/.exec(lower)?.[0];
  if (year === undefined) return "9999-12-31";
  const [, day = "1", name] = FIRST_DAY.exec(lower) ?? [];
  const named = MONTH_NAMES.findIndex((month) => month.toLowerCase() === name) + 1;
  const month = named || (SORTED_AS.find(([pattern]) => pattern.test(lower))?.[1] ?? 7);
  return `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** "12 to 13 october", "30 june to 2 july", "october" */
const FIRST_DAY = new RegExp(
  `\\b(?:(\\d{1,2})(?: to \\d{1,2})? )?(${MONTH_NAMES.map((name) =>
    name === "May" ? "(?<=\\d )may|may(?= \\d| to )" : name.toLowerCase(),
  ).join("|")})\\b`,
);

/** The month by which words for a part of the year are sorted. The first pattern that fits counts. */
const SORTED_AS: Parts = [
  [/\b(end|late|winter)\b/, 12],
  [/\b(second half|autumn)\b/, 9],
  [/\b(first half|spring)\b/, 4],
  [/\bsummer\b/, 6],
  [/\b(start|early)\b/, 1],
];

/** "August" */
export const monthName = (date: string): string => MONTH_NAMES[Number(date.slice(5, 7)) - 1] as string;

/** The whole months that lie some months after those of an interval. */
export const monthsAfter = ({ start, end }: Interval, months: number): Interval => ({
  start: addMonths(`${start.slice(0, 7)}-01`, months),
  end: lastDayOf(addMonths(`${end.slice(0, 7)}-01`, months).slice(0, 7)),
});
