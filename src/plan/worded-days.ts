import { addDays, addMonths, type IsoDate, MONTH_NAMES } from "./dates.ts";
import type { Interval } from "./interval.ts";

/** Words for a part of the year, and the first and the last of its months; the first that fits counts. */
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
  // The winter of a year may be its own December or the months after it.
  [/\bwinter\b/, 14],
  [/\b(end|late|second half)\b/, 12],
  [/\bautumn\b/, 11],
  [/\bsummer\b/, 8],
  [/\bfirst half\b/, 6],
  [/\bspring\b/, 5],
  [/\b(start|early)\b/, 3],
];

/** "may be in 2017" is no month. */
const MONTHS: Parts = MONTH_NAMES.map((name, index) => [
  new RegExp(name === "May" ? "\\bmay(?= \\d)" : `\\b${name.toLowerCase()}\\b`),
  index + 1,
]);

/** "after the summer of 2017" has no end. */
const OPEN = /\b(after|from|beyond|later than|earlier than|before|until|at the earliest|onwards?)\b/;

/**
 * The days that words such as "towards summer 2017" can mean: June to August of 2017. Null where they name no
 * year, or more than one, or have no end.
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

/** The last of those days: the end of 2017's August. */
export const latestDay = (words: string): IsoDate | null => wordedDays(words)?.end ?? null;

const monthIn = (words: string, parts: Parts): number | undefined =>
  parts.find(([pattern]) => pattern.test(words))?.[1];
