import { type IsoDate, isIsoDate, MONTH_NAMES } from "../plan/time/dates.ts";
import { formatInterval, type Interval } from "../plan/time/intervals.ts";

/** A day, or a range of days, typed in a sentence; offsets are into the sentence. */
export interface TypedDate {
  readonly written: string;
  readonly from: number;
  readonly to: number;
  /** "/", "-", "to", "and"; null for a single day. */
  readonly joiner: string | null;
  readonly year: number | null;
  /** "07-10" and "07-11". */
  readonly first: string;
  readonly last: string;
  /** Null where the year is not given. */
  readonly days: Interval | null;
}

/** "September", "Sept" and "Sep". */
const MONTH = MONTH_NAMES.map((name) => {
  const short = name === "September" ? "Sept?" : name.slice(0, 3);
  return name.length > 4 ? `${name}|${short}` : name;
}).join("|");
const DAY = String.raw`0?[1-9]|[12]\d|3[01]`;
const NTH = "(?:st|nd|rd|th)?";
/** "14th of June"; "14 of June's visits" is a number of visits. */
const OF = String.raw`(?:(?<=st|nd|rd|th)\s+of)?`;
const JOINER = String.raw`\s*(?:[/–—-]|\bto\b|\band\b|&)\s*`;
/** "5 May Street" and "1 March House" are addresses. */
const ADDRESS =
  "Street|Road|House|Lane|Avenue|Court|Close|Way|Drive|Place|Park|Hill|Gardens|Terrace|Square|Centre|Lodge|View|Grove|Crescent|School|Hall|Buildings?|Green|Mews|Walk|Cottages?|Row|Clinic|Surgery|Ward";
const PATTERN = new RegExp(
  String.raw`(?<![\w.,/£–-])(?:(?<day>${DAY})${NTH}(?:\s+(?<month>${MONTH})(?:,?\s+(?<year>\d{4}))?)?(?<joiner>${JOINER}))?(?<lastDay>${DAY})${NTH}${OF}\s+(?<lastMonth>${MONTH})\b(?!\s+(?:${ADDRESS})\b)(?:,?\s+(?<lastYear>\d{4})(?![\d/–-]))?`,
  "g",
);

/** "June 14th", "June 14, 2016"; "In June 14 children" is a number of children. */
const MONTH_FIRST = new RegExp(
  String.raw`(?<!\d(?:st|nd|rd|th)?\s+(?:of\s+)?)\b(?<month>${MONTH})\s+(?:the\s+)?(?:(?<day>${DAY})${NTH}(?<joiner>${JOINER}))?(?<lastDay>${DAY})(?:(?:st|nd|rd|th)\b(?:,?\s+(?<nthYear>\d{4})(?![\d/–-]))?|,?\s+(?<year>\d{4})(?![\d/–-]))`,
  "g",
);

/** Every date that a sentence types, with its month in letters. */
export const typedDates = (text: string): TypedDate[] =>
  [...dayFirst(text), ...monthFirst(text)].sort((a, b) => a.from - b.from);

function monthFirst(text: string): TypedDate[] {
  return [...text.matchAll(MONTH_FIRST)].flatMap(({ 0: written, index, groups = {} }) => {
    const { month = "", day, joiner, lastDay = "", nthYear, year } = groups;
    const [last, lastYear] = [monthDay(lastDay, month), number(year ?? nthYear)];
    const first = day === undefined ? last : monthDay(day, month);
    const [from, to] = [index, index + written.length];
    return dated(
      { written, from, to, joiner: joiner?.trim() ?? null, first, last, year: lastYear },
      lastYear,
    );
  });
}

function dayFirst(text: string): TypedDate[] {
  return [...text.matchAll(PATTERN)].flatMap(({ 0: written, index, groups = {} }) => {
    const { day, month, year, joiner, lastDay = "", lastMonth = "", lastYear } = groups;
    const last = monthDay(lastDay, lastMonth);
    const single = { written, from: index, to: index + written.length, last, year: number(lastYear) };
    if (day === undefined) return dated({ ...single, joiner: null, first: last }, number(lastYear));
    if (month !== undefined && /and|&/.test(joiner ?? "")) return twoDates(written, index, groups);
    const range = { ...single, joiner: joiner?.trim() ?? null, first: monthDay(day, month ?? lastMonth) };
    return dated(range, number(year) ?? number(lastYear));
  });
}

/** "15 June and 5 August 2016": two days of the same year. */
function twoDates(
  written: string,
  index: number,
  {
    day = "",
    month = "",
    year,
    joiner = "",
    lastDay = "",
    lastMonth = "",
    lastYear,
  }: Readonly<Record<string, string>>,
): TypedDate[] {
  const cut = written.indexOf(joiner, day.length + month.length);
  const at = index + cut + joiner.length;
  const [one, other] = [monthDay(day, month), monthDay(lastDay, lastMonth)];
  const both = { joiner: null };
  const second = {
    ...both,
    written: written.slice(cut + joiner.length),
    from: at,
    to: index + written.length,
  };
  const first = { ...both, written: written.slice(0, cut), from: index, to: index + cut };
  const firstYear = number(year) ?? number(lastYear);
  return [
    ...dated({ ...first, first: one, last: one, year: firstYear }, firstYear),
    ...dated({ ...second, first: other, last: other, year: number(lastYear) }, number(lastYear)),
  ];
}

const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

function monthDay(day: string, month: string): string {
  const index = MONTH_NAMES.findIndex((name) => name.startsWith(month.slice(0, 3)));
  return `${String(index + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Leaves out what is not a date, such as 30 February, and a range that runs backwards. */
function dated(typed: Omit<TypedDate, "days">, firstYear: number | null): TypedDate[] {
  const { first, last, year } = typed;
  if (year === null) {
    const isInOrder = firstYear !== null || first <= last;
    return isDayOfYear(first) && isDayOfYear(last) && isInOrder ? [{ ...typed, days: null }] : [];
  }
  const days = { start: `${firstYear ?? year}-${first}`, end: `${year}-${last}` };
  return isIsoDate(days.start) && isIsoDate(days.end) && days.start <= days.end ? [{ ...typed, days }] : [];
}

const MOST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether some year has this day. */
function isDayOfYear(monthAndDay: string): boolean {
  const [month = 0, day = 0] = monthAndDay.split("-").map(Number);
  return day <= (MOST_DAYS[month - 1] ?? 0);
}

/** "12 to 13 October", as the report writes dates. `year` is that of the report, and is not printed. */
export function wellWritten({ days, first, last }: TypedDate, year: string): string {
  if (days !== null) return formatInterval(days);
  return formatInterval({ start: `${year}-${first}`, end: `${year}-${last}` }).replace(` ${year}`, "");
}

/** The day and month of a date: "07-10". */
export const dayOfYear = (date: IsoDate): string => date.slice(5);
