import { daysBetween, WEEKDAYS } from "../../plan/time/dates.ts";
import type { Interval } from "../../plan/time/intervals.ts";
import { JOINERS, MOVES, NUMBERED } from "../lexicons/times.ts";
import { phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import { type Token, tokensOf } from "../words/tokens.ts";
import { dateAt, dayNumberAt, dayOfMonthAt, inYear, monthAt, type WrittenDate } from "./dates.ts";

/** Two dates of one kind, and what joins them. */
export interface WrittenRange {
  readonly first: WrittenDate;
  readonly last: WrittenDate;
  /** The word or sign between them. */
  readonly joiner: string;
  /** From the first to the last; null where the year is not written, or the range runs backwards. */
  readonly days: Interval | null;
  /** Whether the last comes before the first, in whatever year. */
  readonly isReversed: boolean;
}

const JOINER_PHRASES = phrasesOf(JOINERS);

const MOVE_PHRASES = phrasesOf(MOVES);

const NUMBERED_PHRASES = phrasesOf(NUMBERED);

/** The range that begins at a position; null where none does. */
export function writtenRangeAt(tokens: readonly Token[], at: number): WrittenRange | null {
  const ends =
    hyphenatedAt(tokens, at) ?? yearsAt(tokens, at) ?? joinedAt(tokens, at) ?? inMonthAt(tokens, at);
  if (ends === null) return null;
  const [first, last] = inTheirYears(ends.first, ends.last);
  if (first === null || last === null) return null;
  const isReversed =
    first.days !== null && last.days !== null
      ? first.days.start > last.days.start
      : isSameMonth(first, last) && (first.day ?? 0) > (last.day ?? 0);
  const isKnown = first.days !== null && last.days !== null && !isReversed;
  const days = isKnown ? { start: first.days.start, end: last.days.end } : null;
  return { first, last, joiner: ends.joiner, days: ends.days ?? days, isReversed };
}

interface Ends {
  readonly first: WrittenDate;
  readonly last: WrittenDate;
  readonly joiner: string;
  /** Only where they are not those from the one to the other. */
  readonly days: Interval | null;
}

/** "April-June 2016": one word, as every word with a hyphen is. */
function hyphenatedAt(tokens: readonly Token[], at: number): Ends | null {
  const { kind, text = "" } = tokens[at] ?? {};
  const parts = kind === "word" ? text.split("-") : [];
  if (parts.length !== 2) return null;
  const [one, other] = parts.map((part) => monthAt(tokensOf(part), 0));
  if (one == null || other == null) return null;
  const [, year] = tokens.slice(at, at + 2);
  const last = year === undefined ? null : monthAt([...tokensOf(parts[1] ?? ""), year], 0);
  const end = last?.year == null ? at + 1 : at + 2;
  return {
    first: { ...one, at, end: at + 1 },
    last: { ...(last ?? other), at, end },
    joiner: "-",
    days: null,
  };
}

/** "2015-17", "2015–2016"; "2015-16" and "2015/2016" are one financial year, and acts and minutes have numbers. */
function yearsAt(tokens: readonly Token[], at: number): Ends | null {
  const first = dateAt(tokens, at);
  const [, mark, second] = tokens.slice(at, at + 3);
  if (first?.kind !== "year" || mark === undefined || second === undefined || !MARK.test(mark.text))
    return null;
  const isTight = mark.from === tokens[at]?.to && second.from === mark.to && !isPartOfMore(tokens, at);
  if (!isTight || phraseBefore(tokens, at, NUMBERED_PHRASES) !== null) return null;
  const [digits] = /^(?:\d\d|(?:19|20)\d\d)$/.exec(second.text) ?? [];
  const year = Number(digits?.length === 2 ? `${String(first.year).slice(0, 2)}${digits}` : digits);
  const span = year - (first.year ?? 0);
  const isOneYear = span === 1 && (digits?.length === 2 || mark.text === "/");
  // "The school year 2016/15"
  const isTurned = span === -1 && tokens[at - 1]?.word === "year";
  if (digits === undefined || isOneYear || (span < 1 && digits.length === 2 && !isTurned) || span === 0)
    return null;
  const whole = (number: number): Interval => ({ start: `${number}-01-01`, end: `${number}-12-31` });
  return {
    first: { ...first, end: at + 1, days: whole(first.year ?? 0) },
    last: { ...first, at: at + 2, end: at + 3, year, days: whole(year) },
    joiner: mark.text,
    days: span === 1 ? first.days : null,
  };
}

const MARK = /^[/–—-]$/;

/** "CAB/2015-16/88", "4.2016-18". */
function isPartOfMore(tokens: readonly Token[], at: number): boolean {
  const [before, first, last, after] = [tokens[at - 1], tokens[at], tokens[at + 2], tokens[at + 3]];
  const isBefore = before !== undefined && before.to === first?.from && !/^[("'“‘]$/.test(before.text);
  return (
    isBefore ||
    before?.kind === "number" ||
    (after !== undefined && after.from === last?.to && /^[/–—\w-]/.test(after.text))
  );
}

/** "30 June – 2 July", "between May and August 2016", "Q1 to Q2 2016/17". */
function joinedAt(tokens: readonly Token[], at: number): Ends | null {
  const first = dateAt(tokens, at);
  const joiner = first === null ? null : joinerAt(tokens, at, first.end);
  const last = joiner === null ? null : dateAt(tokens, joiner.next);
  if (first === null || joiner === null || last?.kind !== first.kind) return null;
  const isOther = joiner.isPair || (first.kind === "year" && MARK.test(joiner.text));
  return isOther || isMoved(tokens, at) ? null : { first, last, joiner: joiner.text, days: null };
}

/** "5 to 6 July 2016", "12 and 13 October", "June 21st to 23rd": one month for both days. */
function inMonthAt(tokens: readonly Token[], at: number): Ends | null {
  const month = monthAt(tokens, at)?.month ?? null;
  const first = dayNumberAt(tokens, month === null ? at : at + 1);
  const joiner = first === null ? null : joinerAt(tokens, at, first.end);
  if (first === null || joiner === null || isMoved(tokens, at)) return null;
  const last = month === null ? dateAt(tokens, joiner.next) : dayOfMonthAt(tokens, joiner.next, month);
  if (last?.day == null || (joiner.isPair && last.day - first.day !== 1)) return null;
  const day = { ...last, at, end: first.end, day: first.day, year: null, days: null };
  return { first: day, last, joiner: joiner.text, days: null };
}

interface Joiner {
  readonly text: string;
  /** "And", and no "between" before the first. */
  readonly isPair: boolean;
  /** Position of the second end, after "the" or a weekday. */
  readonly next: number;
}

/** What joins the date that starts at one position and ends at another with the next. */
function joinerAt(tokens: readonly Token[], start: number, end: number): Joiner | null {
  const mark = tokens[end]?.text ?? "";
  const found = MARK.test(mark) ? { meaning: "to", end: end + 1 } : phraseAt(tokens, end, JOINER_PHRASES);
  const isAnd = mark === "&" || found?.meaning === "and";
  if (found === null && !isAnd) return null;
  const after = found?.end ?? end + 1;
  const words = tokens.slice(end, after).map(({ text }) => text.toLowerCase());
  const isPair = isAnd && tokens[beforeWeekday(tokens, start) - 1]?.word !== "between";
  return { text: words.join(" "), isPair, next: afterWeekday(tokens, after) };
}

/** "The" and weekdays may stand before a date. */
const isLeading = (token: Token | undefined): boolean =>
  token?.word === "the" || WEEKDAYS.some((name) => token?.text === name || token?.text === name.slice(0, 3));

/** The position after "the", a weekday or both. */
export const afterWeekday = (tokens: readonly Token[], at: number): number =>
  isLeading(tokens[at]) ? afterWeekday(tokens, at + 1) : at;

export const beforeWeekday = (tokens: readonly Token[], at: number): number =>
  isLeading(tokens[at - 1]) ? beforeWeekday(tokens, at - 1) : at;

/** "Moved from 4 October to 12 October": two days, and no range. */
const isMoved = (tokens: readonly Token[], at: number): boolean =>
  ["from", "between"].includes(tokens[beforeWeekday(tokens, at) - 1]?.word ?? "") &&
  phrasesIn(tokens, MOVE_PHRASES, Math.max(0, at - MOVED_BEFORE), at).length > 0;

const MOVED_BEFORE = 6;

/** An end without a year has that of the other, or the one beside it where the range goes over the new year. */
function inTheirYears(first: WrittenDate, last: WrittenDate): [WrittenDate | null, WrittenDate | null] {
  const isBackwards = (one: WrittenDate | null, other: WrittenDate | null): boolean =>
    (one?.days?.start ?? "") > (other?.days?.start ?? "") && !isSameMonth(first, last);
  if (first.year === null && last.year !== null) {
    const same = inYear(first, last.year);
    return [isBackwards(same, last) && !isSlip(same, last) ? inYear(first, last.year - 1) : same, last];
  }
  if (first.year !== null && last.year === null) {
    const same = inYear(last, first.year);
    return [first, isBackwards(first, same) && !isSlip(first, same) ? inYear(last, first.year + 1) : same];
  }
  return [first, last];
}

/**
 * Whether one day is a few weeks after the other: "from 16 July to 23 June 2015" is hardly from the year before, as "from 1 April to 31
 * March 2016" is.
 */
function isSlip(first: WrittenDate | null, last: WrittenDate | null): boolean {
  if (first?.kind !== "days" || first.days === null || last?.days == null) return false;
  const gap = daysBetween(last.days.start, first.days.start);
  return gap >= FULL_YEAR && gap <= FEW_WEEKS;
}

const FULL_YEAR = 3;

const FEW_WEEKS = 35;

const isSameMonth = (one: WrittenDate, other: WrittenDate): boolean =>
  one.kind === "days" && one.month === other.month && (one.year === null || other.year === null);
