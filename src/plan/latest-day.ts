import { addDays, addMonths, type IsoDate } from "./dates.ts";

/** Words for a part of the year, and how many months after its January that part is over; the first that fits counts. */
const PARTS: readonly (readonly [words: RegExp, months: number])[] = [
  // The winter of a year may be its own December or the months after it.
  [/\bwinter\b/, 14],
  [/\b(end|late|second half|december)\b/, 12],
  [/\b(autumn|september|october|november)\b/, 11],
  [/\b(summer|july|august)\b/, 8],
  [/\b(first half|june)\b/, 6],
  // "may be in 2017" is no month.
  [/\b(spring|april|may(?= \d))\b/, 5],
  [/\b(start|early|january|february|march)\b/, 3],
];

/** "after the summer of 2017" has no end. */
const OPEN = /\b(after|from|beyond|later than|earlier than|before|until|at the earliest|onwards?)\b/;

/**
 * The last day that words such as "towards summer 2017" can mean: the end of 2017's August. Null where they
 * name no year, or more than one, or have no end.
 */
export function latestDay(words: string): IsoDate | null {
  const lower = words.toLowerCase();
  const [year, ...others] = lower.match(/\b(?:19|20)\d\d(?:\s*[/–-]\s*\d+)?/g) ?? [];
  if (year === undefined || others.length > 0 || !/^\d{4}$/.test(year) || OPEN.test(lower)) return null;
  const months = PARTS.find(([pattern]) => pattern.test(lower))?.[1] ?? 12;
  return addDays(addMonths(`${year}-01-01`, months), -1);
}
