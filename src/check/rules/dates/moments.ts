import { addDays, addMonths, type IsoDate, lastDayOf } from "../../../plan/time/dates.ts";
import { type Interval, wordedDays } from "../../../plan/time/intervals.ts";
import { EDGES } from "../../../reading/lexicons/happenings.ts";
import type { Happening } from "../../../reading/plan/happening-words.ts";
import type { Reading } from "../../../reading/reading.ts";
import { type Lapse, lapseAt } from "../../../reading/times/lapses.ts";
import { beforeWeekday } from "../../../reading/times/ranges.ts";
import { endsOf, type Time } from "../../../reading/times/times.ts";
import { phraseAt, phrasesOf } from "../../../reading/words/phrases.ts";
import type { Token } from "../../../reading/words/tokens.ts";
import type { DateFact } from "../../facts/dates.ts";

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

type Known = Happening<DateFact>;

/** Every moment that a sentence tells. `today` are the days on which it may be said. */
export function momentsIn(
  reading: Reading,
  happenings: readonly Known[],
  today: readonly IsoDate[],
): Moment[] {
  const { tokens } = reading;
  const told = tokens.flatMap((_, at) => [
    ...fromEvents(reading, at, happenings),
    ...inOrder(reading, at, happenings),
    ...fromToday(tokens, at, today),
    ...seasonAt(reading, at),
  ]);
  const dates = reading.times.flatMap((time): Moment[] => {
    const isSet = time.days !== null && !time.quoted && ["days", "month"].includes(time.kind);
    if (!isSet || time.days === null || ["since", "until"].includes(time.relation ?? "")) return [];
    return [{ at: startOf(tokens, time), end: time.end, days: [time.days], slack: 0, time }];
  });
  return [...told, ...dates].sort((a, b) => a.at - b.at);
}

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

const LAST_DAY = "9999-12-31";
const FIRST_DAY = "0001-01-01";

const later = (day: IsoDate, days: number): IsoDate =>
  Number.isFinite(days) ? addDays(day, Math.round(days)) : LAST_DAY;
const earlier = (day: IsoDate, days: number): IsoDate =>
  Number.isFinite(days) ? addDays(day, -Math.round(days)) : FIRST_DAY;

const after = ({ start, end }: Interval, { least, most }: Lapse): Interval => ({
  start: later(start, least),
  end: later(end, most),
});
const before = ({ start, end }: Interval, { least, most }: Lapse): Interval => ({
  start: earlier(start, most),
  end: earlier(end, least),
});

/** "Ten days after the visit", "within a week of leaving", "the month before the review", "in the same month as". */
function fromEvents(reading: Reading, at: number, happenings: readonly Known[]): Moment[] {
  const { tokens } = reading;
  const lapse = lapseAt(tokens, at) ?? unitAt(tokens, at);
  if (lapse === null || isInNumber(tokens, at)) return [];
  const joiner = tokens[lapse.end]?.word ?? "";
  const one = eventAt(reading, lapse.end + 1, happenings);
  if (one === null) return [];
  const days = one.fact.days;
  const told = (interval: Interval): Moment[] => [
    { at, end: one.end, days: [interval], slack: 0, time: null },
  ];
  if (joiner === "after" || joiner === "following") {
    const exact = after(days, lapse);
    const isNext = lapse.unit === "month" && lapse.most < MONTH_AND_HALF;
    return told(isNext ? spanning(exact, nextMonth(days, 1)) : exact);
  }
  if (joiner === "before") return told(before(days, lapse));
  const isWithin = ["within", "inside"].includes(tokens[at]?.word ?? "");
  if (joiner === "of" && isWithin)
    return told({ start: earlier(days.start, lapse.most), end: later(days.end, lapse.most) });
  if (joiner === "as" && tokens[at]?.word === "same") return told(unitOf(days, lapse.unit));
  return [];
}

const MONTH_AND_HALF = 60;

const nextMonth = ({ start, end }: Interval, months: number): Interval => {
  const month = addMonths(`${end.slice(0, 7)}-01`, months);
  return { start: addMonths(`${start.slice(0, 7)}-01`, months), end: lastDayOf(month.slice(0, 7)) };
};

const spanning = (one: Interval, other: Interval): Interval => ({
  start: one.start < other.start ? one.start : other.start,
  end: one.end > other.end ? one.end : other.end,
});

/** "The day after", "the month before", "the same month as". */
function unitAt(tokens: readonly Token[], at: number): Lapse | null {
  const unit = tokens[at + 1]?.word ?? "";
  const isUnit = ["day", "week", "month", "year"].includes(unit);
  if (!["the", "same", "very"].includes(tokens[at]?.word ?? "") || !isUnit) return null;
  const one = lapseAt([{ kind: "word", text: "a", word: "a", from: 0, to: 0 }, ...tokens.slice(at + 1)], 0);
  return one && { ...one, at, end: at + 2 };
}

const unitOf = (days: Interval, unit: string): Interval =>
  unit === "month"
    ? nextMonth(days, 0)
    : unit === "week"
      ? { start: addDays(days.start, -6), end: addDays(days.end, 6) }
      : unit === "year"
        ? { start: `${days.start.slice(0, 4)}-01-01`, end: `${days.end.slice(0, 4)}-12-31` }
        : days;

/** A length of time begins with its hedge, if it has one: "a month" of "within a month" does not. */
const isInNumber = (tokens: readonly Token[], at: number): boolean => {
  const earlierOne = [1, 2, 3, 4].some((back) => {
    const one = at - back >= 0 ? lapseAt(tokens, at - back) : null;
    return one !== null && one.end > at;
  });
  return earlierOne;
};

interface At {
  readonly fact: DateFact;
  readonly end: number;
}

const EDGE_PHRASES = phrasesOf(EDGES);

/** The event that is named or told of from a position on, with its date where it has one. */
export function eventAt({ tokens, times }: Reading, at: number, happenings: readonly Known[]): At | null {
  const first = tokens[at]?.word === "the" ? at + 1 : at;
  const edge = phraseAt(tokens, first, EDGE_PHRASES);
  const start = edge?.end ?? at;
  const isLeaving = isOfThem(tokens, at);
  const found = isLeaving ? happenings.find(isOne) : happenings.find((one) => one.at === start);
  const [fact] = found?.facts ?? [];
  if (found === undefined || fact === undefined || found.facts.length > 1) return null;
  const end = isLeaving ? at + 1 : (found.told ?? found.end);
  if (isLeaving) return { fact: narrowed({ ...fact, days: fact.aboutDays ?? fact.days }, "end"), end };
  const time = times.find((one) => one.at === end + 1);
  const isDated = time !== undefined && ["on", "in", "of"].includes(tokens[end]?.word ?? "");
  const isEnded = tokens.slice(found.end, end).some(({ word }) => ENDS.has(word));
  return { fact: narrowed(fact, isEnded ? "end" : (edge?.meaning ?? null)), end: isDated ? time.end : end };
}

/** "Within a week of leaving", "after they had been here": whoever the sentence is about. */
const isOfThem = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === "leaving" ||
  (tokens[at]?.word === "they" && tokens.slice(at, at + 5).some(({ word }) => LEFT.has(word)));

const LEFT: ReadonlySet<string> = new Set(["left", "here", "came", "visited"]);

const isOne = ({ facts }: Known): boolean => facts.length === 1;

const ENDS: ReadonlySet<string> = new Set(["ended", "end", "finished", "closed", "concluded", "over"]);

const narrowed = (fact: DateFact, edge: "start" | "end" | null): DateFact => {
  const { start, end } = fact.days;
  const day = edge === "start" ? start : end;
  return edge === null ? fact : { ...fact, days: { start: day, end: day } };
};

const ORDER = {
  after: "after, following, in the wake of, followed, follows",
  before:
    "before, ahead of, prior to, by the time, in advance of, preceded, precedes, predated, predates, when",
} as const;
const ORDER_PHRASES = phrasesOf(ORDER);

/** "Before the mid-term review", "by the time the Minister wrote"; "three weeks before" is no order alone. */
function inOrder(reading: Reading, at: number, happenings: readonly Known[]): Moment[] {
  const { tokens } = reading;
  const order = phraseAt(tokens, at, ORDER_PHRASES);
  if (order === null || isLapseBefore(tokens, at)) return [];
  const word = tokens[at]?.word ?? "";
  const one = word === "when" && !isAlready(tokens, at) ? null : eventAt(reading, order.end, happenings);
  if (one === null) return [];
  const { start, end } = one.fact.days;
  const days = order.meaning === "after" ? { start, end: LAST_DAY } : { start: FIRST_DAY, end };
  // "The letter followed the visit": the verb tells that it happened.
  const first = VERBS.has(word) ? order.end : at;
  return [{ at: first, end: one.end, days: [days], slack: 0, time: null }];
}

const VERBS: ReadonlySet<string> = new Set([
  "followed",
  "follow",
  "preceded",
  "precede",
  "predated",
  "predate",
]);

/** "The Board had already approved the plan when". */
const isAlready = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(0, at).some(({ word }, index) => word === "had" && tokens[index + 1]?.word === "already");

const isLapseBefore = (tokens: readonly Token[], at: number): boolean =>
  [2, 3, 4, 5].some((back) => {
    const lapse = at - back >= 0 ? (lapseAt(tokens, at - back) ?? unitAt(tokens, at - back)) : null;
    return lapse?.end === at;
  });

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
function fromToday(tokens: readonly Token[], at: number, today: readonly IsoDate[]): Moment[] {
  const found = phraseAt(tokens, at, TODAY_PHRASES);
  if (found !== null) {
    const isFixed = ["of", "before"].includes(tokens[found.end]?.word ?? "");
    const days = today.map((day) => ofToday(day, found.meaning));
    return isFixed || at !== firstOf(tokens, at) ? [] : [{ at, end: found.end, days, slack: 0, time: null }];
  }
  const lapse = isInNumber(tokens, at) ? null : lapseAt(tokens, at);
  const next = tokens[lapse?.end ?? 0]?.word ?? "";
  if (lapse === null || !["ago", "away", "time", "off"].includes(next)) return [];
  const days = today.map((day) => {
    const one = { start: day, end: day };
    return next === "ago" ? before(one, lapse) : after(one, lapse);
  });
  return [{ at, end: lapse.end + 1, days, slack: 0, time: null }];
}

/** "Earlier this month" is one phrase, and "this month" in it none. */
const firstOf = (tokens: readonly Token[], at: number): number =>
  ["earlier", "later"].includes(tokens[at - 1]?.word ?? "") && tokens[at]?.word === "this" ? at - 1 : at;

function ofToday(day: IsoDate, meaning: keyof typeof TODAY): Interval {
  const step = meaning.startsWith("last") ? -1 : meaning.startsWith("next") ? 1 : 0;
  if (meaning.endsWith("month")) return nextMonth({ start: day, end: day }, step);
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
