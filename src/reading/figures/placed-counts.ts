import type { IsoDate } from "../../plan/time/dates.ts";
import type { Interval } from "../../plan/time/intervals.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Reading } from "../reading.ts";
import { daysMeant, type Time } from "../times/times.ts";
import type { Token } from "../words/tokens.ts";
import type { StatedCount } from "./counts.ts";
import { descriptionOf } from "./descriptions.ts";
import { isVerb } from "./telling-words.ts";

/** A count of a text, and what tells where it stands. */
export interface PlacedCount {
  readonly count: StatedCount;
  /** The same for all that stands under one heading. */
  readonly section: string;
  /** The sentence before it. */
  readonly before: Reading | null;
  /** The times of the sentences before it: what is past is told of then. */
  readonly earlier: readonly Time[];
  /** Whether it is a number of a table, which has others of its own kind beside it. */
  readonly isCell: boolean;
  /** Whether it is told of another council, or by one. */
  readonly isOfOthers: boolean;
}

/**
 * The time that a count is said to be of, as one text: two counts with the same text are of the same time. Null where
 * nobody can say. What is past, or known, is told of the time of the sentences before it.
 */
export function timeOf({ count, earlier }: PlacedCount, asAt: IsoDate): string | null {
  const { clause, reading } = count;
  const times = count.isKnown ? descriptionOf(count).times : count.times;
  const own = times.length === 0 && (clause.tense === "past" || count.isKnown) ? earlier : times;
  if (own.length === 0) return count.isKnown ? ANY : clause.tense === "present" ? NOW : UNDATED;
  if (own.every(({ relative }) => relative === "now")) return NOW;
  const days = own.map((time) => lastMeant(time, asAt));
  const [first, last] = [days[0], days.at(-1)];
  if (first == null || last == null) return null;
  if (days.length > 1) return days.length === 2 ? `${first.start} to ${last.end}` : null;
  // "To the June survey": the time belongs to the noun.
  const [time] = own;
  const isOfNoun = time !== undefined && times.length > 0 && isNounAt(reading.tokens[time.end]);
  const relation = isOfNoun ? "at" : time?.relation;
  return `${relation === "since" || relation === "until" ? relation : "at"} ${first.start} to ${first.end}`;
}

const isNounAt = (token: Token | undefined): boolean =>
  token?.kind === "word" && !FUNCTION_WORDS.has(token.word) && !isVerb(token);

/** The days that a time means; of a day or a range without a year the last that had begun. */
function lastMeant(time: Time, asAt: IsoDate): Interval | null {
  const { day, range } = time;
  const days = daysMeant(time, asAt);
  if (days !== null) return days;
  if (range !== null) {
    const [first, last] = [lastMeant(range.first, asAt), lastMeant(range.last, asAt)];
    return first === null || last === null || first.start > last.end
      ? null
      : { start: first.start, end: last.end };
  }
  if (day === null) return null;
  const year = Number(asAt.slice(0, 4));
  const start = `${asAt.slice(5) < day ? year - 1 : year}-${day}`;
  return { start, end: start };
}

export const NOW = "now";
export const UNDATED = "undated";
/** Of known things, where nothing says when. */
export const ANY = "any";
