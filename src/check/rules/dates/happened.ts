import type { Report } from "../../../plan/schema/reports.ts";
import { addDays, daysBetween } from "../../../plan/time/dates.ts";
import { type Interval, isWholeMonths } from "../../../plan/time/intervals.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { UNSURE } from "../../../reading/lexicons/happenings.ts";
import { AFTER_IT } from "../../../reading/lexicons/occasions.ts";
import { goesOnTo, type Happening } from "../../../reading/plan/happening-words.ts";
import { happeningsIn } from "../../../reading/plan/happenings.ts";
import { lapseAt } from "../../../reading/times/lapses.ts";
import type { Token } from "../../../reading/words/tokens.ts";
import type { DateFact, DateFacts } from "../../facts/dates.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";
import { follows, sharesObject } from "./conflicts.ts";
import { eventAt, type Moment, momentsIn } from "./moments.ts";
import { isAnotherOccasion, OTHER_PLACES } from "./other-occasions.ts";

/** What a sentence says of when something happened, and the event or document of the plan that has other days. */
export interface Misdated {
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  readonly meant: DateFact;
  /** Whether a date is typed; otherwise the time is told from another event or from the report's own day. */
  readonly isTyped: boolean;
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
    isUnsure(sentence, one)
      ? []
      : momentsOf(tokens, one, happenings, moments).flatMap((moment) => {
          const meant = misdated(one, moment, sentence, known);
          return meant === null
            ? []
            : [{ at: moment.time?.at ?? moment.at, end: moment.end, meant, isTyped: moment.time !== null }];
        }),
  );
  return [...told, ...apartIn(tokens, happenings)];
}

/** Whether a clause says that it is only planned, was moved, or did not happen. */
function isUnsure({ reading: { tokens, clauses } }: ReportSentence, { from, at }: Known): boolean {
  const clause = clauseAt(clauses, at);
  return tokens.slice(Math.min(from, clause.at), clause.end).some(({ word }) => UNSURE.has(word));
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
  if (told === null) return moments.filter(isOfTime);
  const next = moments.find((moment) => moment.at >= told);
  const isOthers =
    next !== undefined &&
    all.some((other) => other !== one && other.told !== null && other.told > told && other.told <= next.at);
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
    return moment.days.every((days) => !overlap(days, wide));
  };
  if (!one.facts.every(isApart)) return null;
  const [days] = moment.days;
  if (days === undefined || !one.facts.every((fact) => isSaidOf(fact, sentence, days))) return null;
  if (time === null) return one.facts.length === 1 ? (one.facts[0] ?? null) : null;
  if (!one.isSure && isElse(sentence, moment, days, known)) return null;
  const most = one.isSure && one.facts.length === 1 ? NEAR_SURE : NEAR;
  const [nearest] = [...one.facts].sort((a, b) => distance(a.days, days) - distance(b.days, days));
  return nearest !== undefined && distance(nearest.days, days) <= most ? nearest : null;
}

/** A letter that comes before its visit announces it, and a board decides on other things than the plan. */
function isSaidOf(fact: DateFact, { reading }: ReportSentence, days: Interval): boolean {
  const isEarlier = fact.aboutDays !== null && days.end < fact.aboutDays.start;
  if (isEarlier && follows(reading, "before")) return false;
  return !fact.nouns.includes("decision") || sharesObject(fact, reading.text);
}

const overlap = (one: Interval, other: Interval): boolean => one.start <= other.end && other.start <= one.end;

const distance = (one: Interval, other: Interval): number =>
  Math.max(0, daysBetween(one.end, other.start), daysBetween(other.end, one.start));

/** Whether the time may be of something else: a day that the plan has, or another place. */
function isElse(sentence: ReportSentence, { time }: Moment, days: Interval, known: DateFacts): boolean {
  const { reading } = sentence;
  const isOwn =
    time?.kind === "days" &&
    (known.otherDays.has(days.start) || known.dates.some((one) => overlap(one.days, days)));
  const typed = reading.times.find((other) => other.at === time?.at);
  return (
    isOwn ||
    OTHER_PLACES.test(reading.text) ||
    (typed !== undefined && isAnotherOccasion({ sentence, reading, time: typed, days }, known))
  );
}

/** "Two months passed between the review and the visit", of events that are further apart, or nearer. */
function apartIn(tokens: readonly Token[], happenings: readonly Known[]): Misdated[] {
  return tokens.flatMap((_, at): Misdated[] => {
    const lapse = lapseAt(tokens, at);
    if (lapse === null || tokens[at - 1]?.word === "within") return [];
    const joiner = tokens.findIndex(
      ({ word }, index) => index >= lapse.end && index <= lapse.end + MOST_TO_JOINER && JOINERS.has(word),
    );
    const first = joiner === -1 ? null : eventAt(tokens, joiner + 1, happenings);
    const second = first === null ? null : eventAt(tokens, afterJoiner(tokens, first.end), happenings);
    if (first === null || second === null || first.fact === second.fact) return [];
    const [a, b] = [first.fact, second.fact].sort((one, other) =>
      one.days.start < other.days.start ? -1 : 1,
    );
    if (a === undefined || b === undefined) return [];
    const least = daysBetween(a.days.end, b.days.start);
    const most = daysBetween(a.days.start, b.days.end);
    const fits = least <= lapse.most && lapse.least <= most;
    return fits ? [] : [{ at, end: second.end, meant: second.fact, isTyped: false }];
  });
}

const MOST_TO_JOINER = 5;
const JOINERS: ReadonlySet<string> = new Set(["between", "from"]);

const afterJoiner = (tokens: readonly Token[], at: number): number =>
  ["and", "to", "until", "till"].includes(tokens[at]?.word ?? "") ? at + 1 : tokens.length;
