import { addDays, addMonths, daysBetween, type IsoDate, isIsoDate } from "../../../plan/time/dates.ts";
import { type Interval, monthsAfter, wordedDays } from "../../../plan/time/intervals.ts";
import type { Reading } from "../../../reading/reading.ts";
import { daysAfter, daysBefore, type Lapse } from "../../../reading/times/lapses.ts";
import { beforeWeekday } from "../../../reading/times/ranges.ts";
import { endsOf, type Time } from "../../../reading/times/times.ts";
import { phraseAt, phrasesOf } from "../../../reading/words/phrases.ts";
import type { Token } from "../../../reading/words/tokens.ts";

/** A stretch of days in which a sentence says that something happened. */
export interface Moment {
  /** Positions of the first token, with its preposition, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  /** Any of these may be meant: "last month" is told at the report's date, and read at its meeting. */
  readonly days: readonly Interval[];
  /** How many days before and after them may be meant as well: a season has no first day. */
  readonly slack: number;
  /** The date as it is typed; null for one told from another event or from the report's own day. */
  readonly time: Pick<Time, "at" | "end" | "kind"> | null;
}

/** The moments that a sentence tells by dates and seasons, and by the day on which it is said. */
export function datedMoments(
  reading: Reading,
  lapses: readonly Lapse[],
  today: readonly IsoDate[],
): Moment[] {
  const { tokens, times } = reading;
  const dates = times.flatMap((time): Moment[] => {
    const isSet = !time.quoted && ["days", "month"].includes(time.kind);
    const days = time.days === null ? inAnyYear(time, today) : [time.days];
    if (!isSet || days.length === 0 || ["since", "until"].includes(time.relation ?? "")) return [];
    return [{ at: startOf(tokens, time), end: time.end, days, slack: 0, time }];
  });
  return [
    ...dates,
    ...tokens.flatMap((_, at) => [...fromToday(tokens, at, lapses, today), ...seasonAt(reading, at)]),
  ];
}

/** "On 6 and 7 July": of the year in which it is nearest to the day of the report. */
function inAnyYear({ day, month, range }: Time, [today = ""]: readonly IsoDate[]): Interval[] {
  if (range?.isReversed) return [];
  const [first, last] = range === null ? [day, day] : [range.first.day, range.last.day];
  const all = [-1, 0, 1].flatMap((step) => {
    const year = Number(today.slice(0, 4)) + step;
    if (month !== null) return [monthsAfter({ start: `${year}-01-01`, end: `${year}-01-01` }, month - 1)];
    const isIn =
      first !== null &&
      last !== null &&
      first <= last &&
      isIsoDate(`${year}-${first}`) &&
      isIsoDate(`${year}-${last}`);
    return isIn ? [{ start: `${year}-${first}`, end: `${year}-${last}` }] : [];
  });
  return all.filter(({ start }) => Math.abs(daysBetween(today, start)) <= HALF_A_YEAR);
}

const HALF_A_YEAR = 184;

/** The position of the preposition before a time and of what parts it: "in the first half of". */
function startOf(tokens: readonly Token[], { at, range }: Pick<Time, "at" | "range">): number {
  let start = beforeWeekday(tokens, at);
  while (PARTS.has(tokens[start - 1]?.word ?? "")) start -= 1;
  const before = tokens[start - 1]?.word ?? "";
  const isRange = range !== null && ["from", "between"].includes(before);
  return isRange || PREPOSITIONS.has(before) ? start - 1 : start;
}

const PARTS: ReadonlySet<string> = new Set(
  "late early mid the first second half of end start beginning middle week last".split(" "),
);
const PREPOSITIONS: ReadonlySet<string> = new Set(["in", "on", "for", "during", "dated", "at"]);

const TODAY = {
  "last month": "last month, in the last month",
  "this month": "this month, earlier this month, later this month, in this month",
  "next month": "next month",
  "last week": "last week",
  "this week": "this week, earlier this week, later this week",
  "next week": "next week",
} as const;
const TODAY_PHRASES = phrasesOf(TODAY);

/** "Last month", "two months ago", "in three weeks' time", "six weeks away". */
function fromToday(
  tokens: readonly Token[],
  at: number,
  lapses: readonly Lapse[],
  today: readonly IsoDate[],
): Moment[] {
  const found = phraseAt(tokens, at, TODAY_PHRASES);
  if (found !== null) {
    const isFixed = ["of", "before"].includes(tokens[found.end]?.word ?? "");
    const days = today.map((day) => ofToday(day, found.meaning));
    return isFixed || at !== firstOf(tokens, at) ? [] : [{ at, end: found.end, days, slack: 0, time: null }];
  }
  const lapse = lapses.find((one) => one.at === at);
  const next = tokens[lapse?.end ?? 0]?.word ?? "";
  if (lapse === undefined || !["ago", "away", "time", "off"].includes(next)) return [];
  const days = today.map((day) => {
    const one = { start: day, end: day };
    return next === "ago" ? daysBefore(one, lapse) : daysAfter(one, lapse);
  });
  return [{ at, end: lapse.end + 1, days, slack: 0, time: null }];
}

/** "Earlier this month" is one phrase, and "this month" in it none. */
const firstOf = (tokens: readonly Token[], at: number): number =>
  ["earlier", "later"].includes(tokens[at - 1]?.word ?? "") && tokens[at]?.word === "this" ? at - 1 : at;

function ofToday(day: IsoDate, meaning: keyof typeof TODAY): Interval {
  const step = meaning.startsWith("last") ? -1 : meaning.startsWith("next") ? 1 : 0;
  if (meaning.endsWith("month")) return monthsAfter({ start: day, end: day }, step);
  const middle = addDays(day, step * 7);
  return { start: addDays(middle, -7), end: addDays(middle, 7) };
}

const SEASONS: ReadonlySet<string> = new Set(["spring", "summer", "autumn", "winter"]);

/** "The spring of 2017": a few days off is none. */
function seasonAt({ tokens, text, times }: Reading, at: number): Moment[] {
  if (!SEASONS.has(tokens[at]?.word ?? "")) return [];
  const next = tokens[at + 1]?.word === "of" ? at + 2 : at + 1;
  const year = endsOf(times).find((time) => time.at === next && time.kind === "year");
  const days = year === undefined ? null : wordedDays(text.slice(tokens[at]?.from, tokens[year.end - 1]?.to));
  if (year === undefined || days === null) return [];
  const isWinter = tokens[at]?.word === "winter";
  const start = isWinter ? addMonths(days.start, -12) : days.start;
  const all = { start, end: addDays(days.end, isWinter ? MOST_OF_WINTER : 0) };
  const time = { at, end: year.end, kind: "quarter" } as const;
  return [{ at: startOf(tokens, { at, range: null }), end: year.end, days: [all], slack: SEASON_OFF, time }];
}

const SEASON_OFF = 10;

/** "The winter of 2015" may end in the spring of 2016. */
const MOST_OF_WINTER = 60;
