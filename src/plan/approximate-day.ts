import type { IsoDate } from "./dates.ts";

/** Months that words for a part of the year stand for; the first that fits counts. */
const PARTS: readonly (readonly [words: RegExp, month: string])[] = [
  [/\b(end|late|december|winter)\b/, "12"],
  [/\b(second half|autumn|september|october|november)\b/, "09"],
  [/\b(first half|spring|april|may)\b/, "04"],
  [/\b(summer|june|july|august)\b/, "06"],
  [/\b(start|early|january|february|march)\b/, "01"],
];

/**
 * A day to put "towards the end of 2016" in order by; it is never printed. Words without a year come last.
 */
export function approximateDay(words: string): IsoDate {
  const year = /\b(19|20)\d\d\b/.exec(words)?.[0];
  if (year === undefined) return "9999-12-31";
  const month = PARTS.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1] ?? "07";
  return `${year}-${month}-01`;
}
