import { addMonths, type IsoDate, isIsoDate, lastDayOf, MONTH_NAMES } from "../plan/time/dates.ts";
import type { Cell } from "../sheets/workbook.ts";

/** What a cell of a tracker says about a day. */
export type WrittenDate =
  /** `as` says how it was taken where that is a choice: "the last day of March 2019". */
  | { readonly kind: "date"; readonly date: IsoDate; readonly as: string | null }
  /** There is none yet, or never: "ongoing", "TBC", "n/a". */
  | { readonly kind: "none" }
  /** It may mean a day that nobody can tell. `why` goes on from what is written: "has no year". */
  | { readonly kind: "question"; readonly why: string; readonly offer: IsoDate | null };

/** Which end of a month, quarter or season is meant: a start is its first day, anything else its last. */
export type Edge = "start" | "end";

/**
 * Reads a day as trackers write it, in British order: 31/03/2019, 31.3.19, 31-Mar-19, 31st March 2019, March 2019, "end
 * of March 2019", "Q2 2019/20", "by spring 2019", a date or a serial number of Excel.
 */
export function readWrittenDate({ text, content }: Cell, edge: Edge): WrittenDate {
  if (content.kind === "date") {
    if (content.hasYear) return dated(content.date);
    const why = `may be a number that Excel turned into a date, and shows no year`;
    return { kind: "question", why, offer: content.date };
  }
  if (content.kind === "number") return ofSerial(content.value);
  return readDateWords(text, edge);
}

/** A day as somebody typed it; null for what names none, or not beyond doubt. */
export function readTypedDay(text: string): IsoDate | null {
  const read = readDateWords(text, "end");
  return read.kind === "date" ? read.date : null;
}

const dated = (date: IsoDate, as: string | null = null): WrittenDate => ({ kind: "date", date, as });

/** The first and last serial number that is taken for a day: 1 January 2005 and 31 December 2049. */
const SERIALS = [38353, 54788] as const;

function ofSerial(value: number): WrittenDate {
  if (!Number.isInteger(value) || value < SERIALS[0] || value > SERIALS[1])
    return { kind: "question", why: "is a number and no date", offer: null };
  const date = new Date((value - 25569) * 86_400_000).toISOString().slice(0, 10);
  return dated(date, "the day with that number in Excel");
}

function readDateWords(written: string, edge: Edge): WrittenDate {
  const text = written
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/^(?:by|due|target|on|before|from|w\/e|week ending|week commencing|w\/c)\s+(?:the )?/, "")
    .replace(/\.$/, "")
    .trim();
  if (NO_DATE.has(text.replace(/[^\p{L}\p{N}/ ]/gu, "").trim())) return { kind: "none" };
  const day = ofFigures(text) ?? ofWords(text);
  if (day !== null) return day;
  const period = periodIn(text);
  if (period !== null) {
    const date = edge === "start" ? period.first : period.last;
    return dated(date, `the ${edge === "start" ? "first" : "last"} day of ${period.words}`);
  }
  const days = [...text.matchAll(/\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/g)].flatMap(([found]) => {
    const read = ofFigures(found);
    return read?.kind === "date" ? [read.date] : [];
  });
  if (days.length > 1)
    return { kind: "question", why: "names several days", offer: days.toSorted().at(-1) ?? null };
  if (days.length === 1) return { kind: "question", why: "says more than a day", offer: days[0] ?? null };
  if (
    /^\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]+$|^[a-z]+ \d{1,2}(?:st|nd|rd|th)?$|^\d{1,2}[/.-]\d{1,2}$/.test(
      text,
    )
  )
    return { kind: "question", why: "has no year", offer: null };
  if (MONTHS.has(text.replace(/^(?:end|start|beginning|mid)(?:-| of)? ?/, "")))
    return { kind: "question", why: "has no year", offer: null };
  return { kind: "question", why: "is no date that can be read", offer: null };
}

/** What trackers write where there is no day. */
const NO_DATE: ReadonlySet<string> = new Set([
  "",
  "ongoing",
  "on going",
  "on-going",
  "ongoing monthly",
  "monthly",
  "quarterly",
  "weekly",
  "continuous",
  "rolling",
  "tbc",
  "tba",
  "tbd",
  "to be confirmed",
  "to be agreed",
  "not known",
  "unknown",
  "n/a",
  "na",
  "none",
  "not applicable",
  "asap",
  "as soon as possible",
  "immediate",
  "immediately",
  "in place",
  "complete",
  "completed",
  "done",
]);

/** 2019-03-31, 31/03/2019, 31.3.19, 31-03-2019. Null for what is not written so. */
function ofFigures(text: string): WrittenDate | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return isIsoDate(text)
      ? dated(text)
      : { kind: "question", why: "is a day that does not exist", offer: null };
  const found = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{2}|\d{4})$/.exec(text);
  if (found === null) return null;
  const [, day = "", month = "", year = ""] = found;
  const iso = isoOf(day, Number(month), year);
  if (isIsoDate(iso)) return dated(iso);
  const american = isoOf(month, Number(day), year);
  return isIsoDate(american)
    ? { kind: "question", why: "is a day that does not exist, unless the month comes first", offer: american }
    : { kind: "question", why: "is a day that does not exist", offer: null };
}

const isoOf = (day: string, month: number, year: string): string =>
  `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;

/** 31-Mar-19, 31st of March 2019, Monday 31 March 2019, March 31, 2019. */
function ofWords(text: string): WrittenDate | null {
  const bare = text.replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? /, "");
  const found =
    /^(?<day>\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?(?<month>[a-z]{3,9})\.?,?[ -]?(?<year>\d{2}|\d{4})$/.exec(
      bare,
    ) ?? /^(?<month>[a-z]{3,9}) (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/.exec(bare);
  const { day = "", month = "", year = "" } = found?.groups ?? {};
  const number = MONTHS.get(month);
  if (number === undefined) return null;
  const iso = isoOf(day, number, year);
  return isIsoDate(iso) ? dated(iso) : { kind: "question", why: "is a day that does not exist", offer: null };
}

/** The months by their names and short forms. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((name, index) =>
    [name, name.slice(0, 3), ...(name === "September" ? ["sept"] : [])].map(
      (one) => [one.toLowerCase(), index + 1] as const,
    ),
  ),
);

interface Span {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly words: string;
}

/** March 2019, "end of March 2019", 03/2019, Q2 2019/20 of the financial year, 2019/20. */
function periodIn(text: string): Span | null {
  const month =
    /^(?:(?:end|late|start|beginning|early|mid)[ -]?(?:of )?)?(?<month>[a-z]{3,9})\.?[ ,'’-]*(?<year>\d{4}|\d{2})$/.exec(
      text,
    ) ?? /^(?<figure>\d{1,2})[/.-](?<year>\d{4})$/.exec(text);
  if (month !== null) {
    const { month: name = "", figure, year = "" } = month.groups ?? {};
    const number = figure === undefined ? MONTHS.get(name) : Number(figure);
    if (number === undefined || number < 1 || number > 12) return null;
    return spanOf(
      isoOf("1", number, year),
      1,
      `${MONTH_NAMES[number - 1]} ${isoOf("1", number, year).slice(0, 4)}`,
    );
  }
  const quarter =
    /^(?:end of |end )?(?:q|qtr ?|quarter )([1-4]),? ?(?:of )?(20\d\d)\s?[/-]\s?(?:20)?(\d\d)$/.exec(text);
  if (quarter !== null) {
    const [, number = "1", year = "", next = ""] = quarter;
    const first = addMonths(`${year}-04-01`, (Number(number) - 1) * 3);
    return spanOf(first, 3, `quarter ${number} of ${year}/${next}`);
  }
  const financial = /^(?:end of |end )?(?:fy ?)?(20\d\d)\s?[/-]\s?(?:20)?(\d\d)$/.exec(text);
  if (financial === null || (Number(financial[1]) + 1) % 100 !== Number(financial[2])) return null;
  return spanOf(`${financial[1]}-04-01`, 12, `the financial year ${financial[1]}/${financial[2]}`);
}

const spanOf = (first: IsoDate, months: number, words: string): Span => ({
  first,
  last: lastDayOf(addMonths(first, months - 1).slice(0, 7)),
  words,
});
