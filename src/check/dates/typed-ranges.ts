import { MONTH } from "./months.ts";
import { typedDates, wellWritten } from "./typed-dates.ts";

/** A range typed with a stroke or a dash, and how it is written well. */
export interface TypedRange {
  readonly written: string;
  readonly better: string;
  readonly from: number;
  readonly to: number;
}

const YEARS = /(?<![\w/.–-]|\d\s)((?:19|20)\d\d)([/–—-])((?:(?:19|20)\d\d)|\d\d)(?![\w/–-]|\.\d)/g;
const MONTHS = new RegExp(`\\b(${MONTH})\\s*[–—-]\\s*(${MONTH})(?=\\s+(?:19|20)\\d\\d\\b)`, "g");

/** What stands before numbers that are no years, or before the years of laws: "Children Act 1989/2004". */
const NO_RANGE =
  /\b(?:(?:numbers?|refs?|references?|nos?)\b\.?(?:\s+(?:is|are|was|were))?|Acts?|Regulations|Orders?|Rules):?\s+(?:of\s+)?$/i;

/** Days, months and years; "2015/16" and "2015-16" are one financial year. */
export function typedRanges(text: string): TypedRange[] {
  const days = typedDates(text)
    .filter(({ joiner }) => /^[/–—-]$/.test(joiner ?? ""))
    .map((typed) => ({ ...typed, better: wellWritten(typed) }));
  const months = [...text.matchAll(MONTHS)].map(({ 0: written, 1: first, 2: last, index }) =>
    rangeAt(index, written, `${first} to ${last}`),
  );
  const years = [...text.matchAll(YEARS)].flatMap(
    ({ 0: written, 1: first = "", 2: mark, 3: end = "", index }) => {
      const last = end.length === 4 ? end : `${first.slice(0, 2)}${end}`;
      const span = Number(last) - Number(first);
      const isOneYear = span === 1 && (end.length === 2 || mark === "/");
      return span < 1 || isOneYear || NO_RANGE.test(text.slice(0, index))
        ? []
        : [rangeAt(index, written, `${first} to ${last}`)];
    },
  );
  return [...days, ...months, ...years].sort((a, b) => a.from - b.from);
}

const rangeAt = (from: number, written: string, better: string): TypedRange => ({
  written,
  better,
  from,
  to: from + written.length,
});
