import { addDays, type IsoDate } from "../../plan/time/dates.ts";
import type { Interval } from "../../plan/time/intervals.ts";
import { numberAt } from "../words/numbers.ts";
import { phraseAt, phrasesOf, wordSet } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

/** A length of time: "just over three weeks". */
export interface Lapse {
  /** Positions of its first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  /** How many days it may be, as people count. */
  readonly least: number;
  readonly most: number;
  /** "The day after" has no number. */
  readonly unit: string;
}

const UNIT_DAYS: ReadonlyMap<string, number> = new Map([
  ["day", 1],
  ["week", 7],
  ["fortnight", 14],
  ["month", 30.4],
  ["quarter", 91],
  ["year", 365],
]);

const HEDGES = {
  over: "more than, over, at least, well over, longer than",
  under:
    "less than, under, within, inside, in under, not quite, at most, up to, no more than, in less than, fewer than",
  about:
    "about, some, around, nearly, almost, just over, just under, a little over, a little under, a little more than, a little less than, roughly, approximately, only, just, barely, exactly, in, for, after",
} as const;

const HEDGE_PHRASES = phrasesOf(HEDGES);

/** Every length of time in a sentence, each with its hedge: "within a month" is one. */
export function lapsesIn(tokens: readonly Token[]): Lapse[] {
  const all: Lapse[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = lapseAt(tokens, at) ?? unitAt(tokens, at);
    if (found !== null) all.push(found);
    at = found?.end ?? at + 1;
  }
  return all;
}

/** The length of time that begins at a position; null where none does. */
function lapseAt(tokens: readonly Token[], at: number): Lapse | null {
  const hedge = phraseAt(tokens, at, HEDGE_PHRASES);
  const from = hedge?.end ?? at;
  const number = countAt(tokens, from);
  const several = tokens[from]?.text.toLowerCase() ?? "";
  const few = SEVERAL.get(several);
  if (
    number === null &&
    (hedge?.meaning === "under" || ONLY.has(tokens[at]?.word ?? "")) &&
    few !== undefined
  )
    return { at, end: from + 1, least: 0, most: few, unit: several.slice(0, -1) };
  if (number === null) return null;
  const skipped = PLAIN.has(tokens[number.end]?.word ?? "") ? number.end + 1 : number.end;
  const unit = tokens[skipped]?.word ?? "";
  const days = UNIT_DAYS.get(unit);
  if (days === undefined || tokens[skipped]?.kind !== "word") return null;
  const isHalf = tokens[skipped + 1]?.word === "and" && tokens[skipped + 2]?.word === "a";
  const end = isHalf && tokens[skipped + 3]?.word === "half" ? skipped + 4 : skipped + 1;
  const value = (number.value + (end > skipped + 1 ? 0.5 : 0)) * days;
  const slack = Math.max(days === 1 ? 1 : days * MOST_OFF + 1, value * PART_OFF);
  const isWorking = PLAIN.has(tokens[number.end]?.word ?? "") && days === 1;
  const [least, most] =
    hedge?.meaning === "over"
      ? [value * OVER, Number.POSITIVE_INFINITY]
      : hedge?.meaning === "under"
        ? [0, value * (1 + PART_OFF) + 1]
        : [Math.max(0, value - slack), value + slack];
  return { at, end, least, most: isWorking ? most * WORKING_DAYS : most, unit };
}

const ONLY = wordSet("only just barely");

/** "Within days", "only weeks". */
const SEVERAL: ReadonlyMap<string, number> = new Map([
  ["days", 10],
  ["weeks", 56],
]);

/** People round: "three weeks" may be a few days more or less. */
const MOST_OFF = 0.5;
const PART_OFF = 0.15;
/** "More than four weeks" is more. */
const OVER = 0.95;
const WORKING_DAYS = 1.6;

/** "Ten calendar days", "two whole months". */
const PLAIN = wordSet("calendar whole full clear short long working");

function countAt(tokens: readonly Token[], at: number): { value: number; end: number } | null {
  const word = tokens[at]?.text.toLowerCase() ?? "";
  if (word === "a" || word === "an") return { value: 1, end: at + 1 };
  const number = numberAt(tokens, at);
  return number === null || number.value > MOST_COUNT ? null : number;
}

/** A larger number is no length of time between two events. */
const MOST_COUNT = 400;

/** "The day after", "the month before", "the same month as". */
function unitAt(tokens: readonly Token[], at: number): Lapse | null {
  const unit = tokens[at + 1]?.word ?? "";
  const isUnit = ["day", "week", "month", "year"].includes(unit);
  if (!["the", "same", "very"].includes(tokens[at]?.word ?? "") || !isUnit) return null;
  const one = lapseAt([{ kind: "word", text: "a", word: "a", from: 0, to: 0 }, ...tokens.slice(at + 1)], 0);
  return one && { ...one, at, end: at + 2 };
}

export const LAST_DAY = "9999-12-31";
export const FIRST_DAY = "0001-01-01";

const daysOn = (day: IsoDate, days: number): IsoDate => {
  if (Number.isFinite(days)) return addDays(day, Math.round(days));
  return days > 0 ? LAST_DAY : FIRST_DAY;
};

/** The days that are a length of time after some days. */
export const daysAfter = ({ start, end }: Interval, { least, most }: Lapse): Interval => ({
  start: daysOn(start, least),
  end: daysOn(end, most),
});

/** The days that are a length of time before some days. */
export const daysBefore = ({ start, end }: Interval, { least, most }: Lapse): Interval => ({
  start: daysOn(start, -most),
  end: daysOn(end, -least),
});
