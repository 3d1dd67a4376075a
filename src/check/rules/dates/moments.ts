import { addDays, type IsoDate } from "../../../plan/time/dates.ts";
import { type Interval, monthsAfter } from "../../../plan/time/intervals.ts";
import { EDGES } from "../../../reading/lexicons/happenings.ts";
import type { Happening } from "../../../reading/plan/happening-words.ts";
import type { Reading } from "../../../reading/reading.ts";
import {
  daysAfter,
  daysBefore,
  FIRST_DAY,
  LAST_DAY,
  type Lapse,
  lapsesIn,
} from "../../../reading/times/lapses.ts";
import type { Time } from "../../../reading/times/times.ts";
import { phraseAt, phrasesOf } from "../../../reading/words/phrases.ts";
import type { Token } from "../../../reading/words/tokens.ts";
import type { DateFact } from "../../facts/dates.ts";
import { datedMoments, type Moment } from "./dated-moments.ts";

type Known = Happening<DateFact>;

/** Every moment that a sentence tells. `today` are the days on which it may be said. */
export function momentsIn(
  reading: Reading,
  happenings: readonly Known[],
  today: readonly IsoDate[],
): Moment[] {
  const lapses = lapsesIn(reading.tokens);
  const told = [
    ...lapses.flatMap((lapse) => fromEvent(reading, lapse, happenings)),
    ...reading.tokens.flatMap((_, at) => inOrder(reading, at, lapses, happenings)),
  ];
  return [...told, ...datedMoments(reading, lapses, today)].sort((a, b) => a.at - b.at);
}

/** "Ten days after the visit", "within a week of leaving", "the month before the review", "in the same month as". */
function fromEvent(reading: Reading, lapse: Lapse, happenings: readonly Known[]): Moment[] {
  const { tokens } = reading;
  const { at } = lapse;
  const joiner = tokens[lapse.end]?.word ?? "";
  const one = eventAt(reading, lapse.end + 1, happenings);
  if (one === null) return [];
  const days = one.fact.days;
  const told = (interval: Interval): Moment[] => [
    { at, end: one.end, days: [interval], slack: 0, time: null },
  ];
  if (joiner === "after" || joiner === "following") {
    const exact = daysAfter(days, lapse);
    const isNext = lapse.unit === "month" && lapse.most < MONTH_AND_HALF;
    return told(isNext ? spanning(exact, monthsAfter(days, 1)) : exact);
  }
  if (joiner === "before") return told(daysBefore(days, lapse));
  const isWithin = ["within", "inside"].includes(tokens[at]?.word ?? "");
  if (joiner === "of" && isWithin) return told(spanning(daysBefore(days, lapse), daysAfter(days, lapse)));
  if (joiner === "as" && tokens[at]?.word === "same") return told(unitOf(days, lapse.unit));
  return [];
}

const MONTH_AND_HALF = 60;

const spanning = (one: Interval, other: Interval): Interval => ({
  start: one.start < other.start ? one.start : other.start,
  end: one.end > other.end ? one.end : other.end,
});

const unitOf = (days: Interval, unit: string): Interval =>
  unit === "month"
    ? monthsAfter(days, 0)
    : unit === "week"
      ? { start: addDays(days.start, -6), end: addDays(days.end, 6) }
      : unit === "year"
        ? { start: `${days.start.slice(0, 4)}-01-01`, end: `${days.end.slice(0, 4)}-12-31` }
        : days;

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
  const [fact, other] = found === undefined ? [] : inTime(found, times);
  if (found === undefined || fact === undefined || other !== undefined) return null;
  const end = isLeaving ? at + 1 : (found.told ?? found.end);
  if (isLeaving) return { fact: narrowed({ ...fact, days: fact.aboutDays ?? fact.days }, "end"), end };
  const time = times.find((one) => one.at === end + 1);
  const isDated = time !== undefined && ["on", "in", "of"].includes(tokens[end]?.word ?? "");
  const isEnded = tokens.slice(found.end, end).some(({ word }) => ENDS.has(word));
  return { fact: narrowed(fact, isEnded ? "end" : (edge?.meaning ?? null)), end: isDated ? time.end : end };
}

/** Those that happened in the time after them: "inspectors were here on 5 July". */
function inTime({ facts, told, at, end }: Known, times: readonly Time[]): readonly DateFact[] {
  const isOfThem = (time: Time): boolean =>
    time.at === (told ?? end) + 1 || (time.at > at && time.end <= end);
  const time = times.find(isOfThem)?.days ?? null;
  const isIn = ({ days }: DateFact): boolean =>
    time !== null && time.start <= days.end && days.start <= time.end;
  return facts.length === 1 ? facts : facts.filter(isIn);
}

/** "Within a week of leaving", "after they had been here": whoever the sentence is about. */
const isOfThem = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === "leaving" ||
  (tokens[at]?.word === "they" && tokens.slice(at, at + 5).some(({ word }) => LEFT.has(word)));

const LEFT: ReadonlySet<string> = new Set(["left", "here", "came", "visited"]);

const isOne = ({ facts }: Known): boolean => facts.length === 1;

const ENDS: ReadonlySet<string> = new Set(["ended", "end", "finished", "closed", "concluded", "over"]);

const narrowed = (fact: DateFact, edge: "start" | "end" | "date" | null): DateFact => {
  const { start, end } = fact.days;
  const day = edge === "start" ? start : end;
  return edge === null || edge === "date" ? fact : { ...fact, days: { start: day, end: day } };
};

const ORDER = {
  after: "after, following, in the wake of, followed, follows",
  before:
    "before, ahead of, prior to, by the time, in advance of, preceded, precedes, predated, predates, when",
} as const;
const ORDER_PHRASES = phrasesOf(ORDER);

/** "Before the mid-term review", "by the time the Minister wrote"; "three weeks before" is no order alone. */
function inOrder(
  reading: Reading,
  at: number,
  lapses: readonly Lapse[],
  happenings: readonly Known[],
): Moment[] {
  const { tokens } = reading;
  const order = phraseAt(tokens, at, ORDER_PHRASES);
  if (order === null || lapses.some((lapse) => lapse.end === at)) return [];
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
