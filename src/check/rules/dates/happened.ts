import type { Report } from "../../../plan/schema/reports.ts";
import { addDays, daysBetween, type IsoDate } from "../../../plan/time/dates.ts";
import { type Interval, isWholeMonths } from "../../../plan/time/intervals.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { BREAKERS } from "../../../reading/lexicons/happenings.ts";
import { AFTER_IT } from "../../../reading/lexicons/occasions.ts";
import { type Happening, isUnsure } from "../../../reading/plan/happening-words.ts";
import { happeningsIn } from "../../../reading/plan/happenings.ts";
import type { Reading } from "../../../reading/reading.ts";
import { type Lapse, lapsesIn } from "../../../reading/times/lapses.ts";
import type { Time } from "../../../reading/times/times.ts";
import { phraseBefore, phrasesOf } from "../../../reading/words/phrases.ts";
import type { Token } from "../../../reading/words/tokens.ts";
import type { DateFact, DateFacts } from "../../facts/dates.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";
import type { Moment } from "./dated-moments.ts";
import { eventAt, momentsIn } from "./moments.ts";
import { follows, isAnotherOccasion, OTHER_PLACES, sharesObject } from "./other-occasions.ts";

/** What a sentence says of when something happened, and the event or document of the plan that has other days. */
export interface Misdated {
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  readonly meant: DateFact;
  /** The date that is typed; null where the time is told from another event or from the report's own day. */
  readonly time: Time | null;
}

type Known = Happening<DateFact>;

/** Everything that a sentence tells of the plan's events at a time that is not theirs. */
export function misdatedIn(
  sentence: ReportSentence,
  known: DateFacts,
  { asAt, meeting }: Report,
): Misdated[] {
  const { reading } = sentence;
  const { tokens } = reading;
  if (reading.quoted) return [];
  const happenings = happeningsIn(reading, [...known.dates, ...known.seasons], asAt);
  if (happenings.length === 0) return [];
  const today = [asAt, ...(meeting?.date === undefined ? [] : [meeting.date])];
  const moments = momentsIn(reading, happenings, today);
  const told = happenings.flatMap((one) =>
    isOpen(sentence, one)
      ? []
      : momentsOf(tokens, one, happenings, moments).flatMap((moment) => {
          const meant = misdated(one, moment, sentence, known);
          return meant === null
            ? []
            : [{ at: moment.time?.at ?? moment.at, end: moment.end, meant, time: typed(reading, moment) }];
        }),
  );
  return [...told, ...apartIn(reading, happenings, today)];
}

/** Whether a clause says that it is only planned, was moved, or did not happen. */
function isOpen({ reading: { tokens, clauses } }: ReportSentence, { from, at }: Known): boolean {
  const clause = clauseAt(clauses, at);
  return tokens.slice(Math.min(from, clause.at), clause.end).some(isUnsure);
}

/** The time after what happened, or at the beginning of its clause. */
function momentsOf(
  tokens: readonly Token[],
  one: Known,
  all: readonly Known[],
  moments: readonly Moment[],
): Moment[] {
  const { told, from, at } = one;
  const isOfTime = (moment: Moment): boolean =>
    moment.end === at && /['’]s?$/.test(tokens[at - 1]?.text ?? "");
  const label = one.isSure ? labelEnd(tokens, told ?? one.end) : null;
  const labelled = moments.filter(
    (moment) =>
      isOfTime(moment) ||
      moment.at === label ||
      (one.isSure &&
        moment.time !== null &&
        (isAside(tokens, one, moment) || isWithin(tokens, one, moment) || isHeading(tokens, one, moment))),
  );
  if (told === null || labelled.length > 0) return labelled;
  const next = moments.find((moment) => moment.at >= told);
  // "The letter followed its visit of 5 July": the day is the visit's.
  const isOthers =
    next !== undefined &&
    all.some(
      (other) =>
        other !== one &&
        !other.facts.some((fact) => one.facts.includes(fact)) &&
        (other.told ?? other.end) > told &&
        other.at < next.at,
    );
  // "Since Ofsted came, on 20 July the Board has met": the time is the Board's.
  const isMain = !AFTER_IT.has(tokens[from - 1]?.word ?? "") || tokens[(next?.at ?? 0) - 1]?.text !== ",";
  const after = next !== undefined && !isOthers && isMain && goesOnTo(tokens, told, next.at) ? [next] : [];
  const before = moments.filter(
    (moment) =>
      (moment.end <= from && isFirst(tokens, moment.at) && isTrivial(tokens.slice(moment.end, from))) ||
      isOfTime(moment),
  );
  return [...before, ...after];
}

/** "The mid-term review (10 May 2016)", "Peer review (Westmarch Council): 22 to 24 February 2016". */
function labelEnd(tokens: readonly Token[], end: number): number | null {
  const close = tokens[end]?.text === "(" ? tokens.findIndex(({ text }, at) => at > end && text === ")") : -1;
  const after = close === -1 ? end : close + 1;
  if (/^[:–—-]$/.test(tokens[after]?.text ?? "")) return after + 1;
  return close === -1 ? null : end + 1;
}

/** "The re-inspection, in summer 2017, will be"; after "after the visit" the time is of something else. */
const isAside = (tokens: readonly Token[], { at, end }: Known, moment: Moment): boolean => {
  const before = tokens[at - 1]?.word ?? "";
  const isSet =
    tokens[end]?.text === "," && moment.at === end + 1 && /^[,.]$/.test(tokens[moment.end]?.text ?? ".");
  const isOfSubject = moment.at === end && isFirst(tokens, at);
  return (isSet || isOfSubject) && !AFTER_IT.has(before) && !["from", "on"].includes(before);
};

/** "Ofsted's letter of 28 July": the day of the letter; that of a visit within its name is the visit's. */
const isWithin = (tokens: readonly Token[], { facts, at, end }: Known, moment: Moment): boolean => {
  const before = tokens[moment.at - 2]?.word ?? "";
  const isOfEvent = ["visit", "review", "inspection"].includes(before);
  const isPaper = facts.some(({ aboutDays, nouns }) => aboutDays !== null || nouns.includes("notice"));
  return (
    moment.at > at && moment.end === end && tokens[moment.at - 1]?.word === "of" && isPaper !== isOfEvent
  );
};

/** "10 May 2016: mid-term review" */
const isHeading = (tokens: readonly Token[], { at, end }: Known, moment: Moment): boolean =>
  moment.at === 0 &&
  moment.end === at - 1 &&
  /^[:–—-]$/.test(tokens[moment.end]?.text ?? "") &&
  tokens.slice(end).every(({ text }) => /^[.;]$/.test(text));

const isFirst = (tokens: readonly Token[], at: number): boolean =>
  at === 0 || [",", ";", ":", "and", "but", "that"].includes(tokens[at - 1]?.text.toLowerCase() ?? "");

/** A comma, and the subject with what is said of it: ", the inspectors who made the visit had". */
const isTrivial = (tokens: readonly Token[]): boolean => {
  const own = tokens[0]?.text === "," ? tokens.slice(1) : tokens;
  const isOne = own.filter(({ kind }) => kind === "sign").length === 0;
  return (
    own.length === 0 || (isOne && own.length <= MOST_IN_SUBJECT && own.some(({ word }) => word === "who"))
  );
};

const MOST_IN_SUBJECT = 12;

/** A date further off is of another event of the kind. */
const NEAR = 45;
const NEAR_SURE = 400;

/** The event that a moment contradicts, whichever of those that may be meant it is; null where it fits one. */
function misdated(one: Known, moment: Moment, sentence: ReportSentence, known: DateFacts): DateFact | null {
  const { time } = moment;
  const isApart = ({ days: own }: DateFact): boolean => {
    const slack = isWholeMonths(own) ? 0 : moment.slack;
    const wide = { start: addDays(own.start, -slack), end: addDays(own.end, slack) };
    return moment.days.every((days) => !overlap(days, wide)) || hasOtherDays(moment, own);
  };
  if (!one.facts.every(isApart)) return null;
  const [nearest] = one.facts
    .flatMap((fact) => moment.days.map((days) => ({ fact, days, gap: distance(fact.days, days) })))
    .sort((a, b) => a.gap - b.gap);
  if (nearest === undefined) return null;
  const { days } = nearest;
  if (!one.facts.every((fact) => isSaidOf(fact, sentence, moment.time === null ? null : days))) return null;
  if (time === null) return one.facts.length === 1 ? (one.facts[0] ?? null) : null;
  if (!one.isSure && isElse(sentence, moment, days, one.facts, known)) return null;
  const most = one.isSure && one.facts.length === 1 ? NEAR_SURE : NEAR;
  return nearest.gap <= most ? nearest.fact : null;
}

const CAME: ReadonlySet<string> = new Set(["arrived", "reached", "received"]);

/** "From 22 to 26 February" of what was held from 22 to 24 February; "on 23 February" is in it. */
const hasOtherDays = ({ time, days: all }: Moment, own: Interval): boolean =>
  time?.kind === "days" &&
  all.some((days) => days.start !== days.end && overlap(days, own)) &&
  !all.some((days) => own.start <= days.start && days.end <= own.end);

/** A letter that comes before its visit announces it, and a board decides on other things than the plan. */
function isSaidOf(fact: DateFact, { reading }: ReportSentence, typedDays: Interval | null): boolean {
  const isPast = typedDays !== null && typedDays.start > fact.days.end;
  // A letter comes some days after its date.
  if (isPast && fact.aboutDays !== null && reading.tokens.some(({ word }) => CAME.has(word))) return false;
  const isEarlier = fact.aboutDays !== null && typedDays !== null && typedDays.end < fact.aboutDays.start;
  if (isEarlier && follows(reading, "before")) return false;
  return !fact.nouns.includes("decision") || sharesObject(fact, reading.text);
}

const typed = ({ times }: Reading, { time }: Moment): Time | null =>
  times.find(({ at }) => at === time?.at) ?? null;

const overlap = (one: Interval, other: Interval): boolean => one.start <= other.end && other.start <= one.end;

const distance = (one: Interval, other: Interval): number =>
  Math.max(0, daysBetween(one.end, other.start), daysBetween(other.end, one.start));

/** Whether the time may be of something else: a day that the plan has, or another place. */
function isElse(
  sentence: ReportSentence,
  moment: Moment,
  days: Interval,
  own: readonly DateFact[],
  known: DateFacts,
): boolean {
  const { reading } = sentence;
  const { time } = moment;
  const isOwn =
    time?.kind === "days" &&
    (known.otherDays.has(days.start) ||
      known.dates.some((one) => !own.includes(one) && overlap(one.days, days)));
  const other = typed(reading, moment);
  return (
    isOwn ||
    OTHER_PLACES.test(reading.text) ||
    (other !== null && isAnotherOccasion({ sentence, reading, time: other, days }, known))
  );
}

/** "Two months passed between the review and the visit", of events that are further apart, or nearer. */
function apartIn(reading: Reading, happenings: readonly Known[], today: readonly IsoDate[]): Misdated[] {
  const { tokens } = reading;
  return lapsesIn(tokens).flatMap((lapse): Misdated[] => {
    const { at } = lapse;
    const until = untilNow(reading, lapse, happenings);
    if (until !== null) {
      const isNow = today.some((day) => fits(lapse, until.fact.days, { start: day, end: day }));
      return isNow ? [] : [{ at, end: until.end, meant: until.fact, time: null }];
    }
    const joiner = tokens.findIndex(
      ({ word }, index) => index >= lapse.end && index <= lapse.end + MOST_TO_JOINER && JOINERS.has(word),
    );
    const first = joiner === -1 ? null : eventAt(reading, joiner + 1, happenings);
    const second = first === null ? null : eventAt(reading, afterJoiner(tokens, first.end), happenings);
    if (first === null || second === null || first.fact === second.fact) return [];
    const [a, b] = [first.fact, second.fact].sort((one, other) =>
      one.days.start < other.days.start ? -1 : 1,
    );
    if (a === undefined || b === undefined) return [];
    return fits(lapse, a.days, b.days) ? [] : [{ at, end: second.end, meant: second.fact, time: null }];
  });
}

const fits = ({ least, most }: Lapse, first: Interval, last: Interval): boolean =>
  daysBetween(first.end, last.start) <= most && least <= daysBetween(first.start, last.end);

/** "It is a year since the review", "the notice has been in force for six months": from an event to now. */
function untilNow(
  reading: Reading,
  { at, end }: Lapse,
  happenings: readonly Known[],
): ReturnType<typeof eventAt> {
  const { tokens } = reading;
  const since = tokens.findIndex(
    ({ word }, index) => index >= end && index <= end + MOST_TO_JOINER && word === "since",
  );
  if (since !== -1 && tokens.slice(end, since).every(({ word }) => GONE_BY.has(word)))
    return eventAt(reading, since + 1, happenings);
  const standing = phraseBefore(tokens, tokens[at - 1]?.word === "for" ? at - 1 : at, STANDING_PHRASES);
  const [fact] = happenings.find((one) => one.isSure && one.end === standing?.at)?.facts ?? [];
  return standing === null || fact === undefined ? null : { fact, end };
}

const GONE_BY: ReadonlySet<string> = new Set(["have", "has", "now", "passed", "gone", "by", "elapsed"]);
const STANDING_PHRASES = phrasesOf({
  standing: "has been in force, has been in place, has now been in force, has stood",
});

const MOST_TO_JOINER = 5;
const JOINERS: ReadonlySet<string> = new Set(["between", "from", "separated", "separate"]);

const afterJoiner = (tokens: readonly Token[], at: number): number =>
  ["and", "to", "until", "till", "from"].includes(tokens[at]?.word ?? "") ? at + 1 : tokens.length;

/** Whether what is told before one position goes on to a time at another: no other verb or clause begins between. */
function goesOnTo(tokens: readonly Token[], from: number, to: number): boolean {
  const between = tokens.slice(from, to);
  return (
    between.length <= MOST_BETWEEN &&
    between.every(({ kind, word, text }, index) =>
      kind === "sign" ? text === "," && isLastComma(between, index) : !BREAKERS.has(word),
    )
  );
}

const MOST_BETWEEN = 14;

/** A comma just before the time: "again, in October". */
const isLastComma = (between: readonly Token[], index: number): boolean => index >= between.length - 3;
