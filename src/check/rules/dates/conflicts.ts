import type { Report } from "../../../plan/schema/reports.ts";
import { daysBetween, type IsoDate, lastDayOf } from "../../../plan/time/dates.ts";
import type { Interval } from "../../../plan/time/intervals.ts";
import { ORDINALS } from "../../../reading/lexicons/numbers.ts";
import {
  ABOUT,
  BOUNDS,
  OCCASIONS,
  type OccasionNoun,
  SPECIFIC,
} from "../../../reading/lexicons/occasions.ts";
import type { Occasion } from "../../../reading/plan/occasion-words.ts";
import { occasionsOf } from "../../../reading/plan/occasions.ts";
import type { Reading } from "../../../reading/reading.ts";
import { beforeWeekday } from "../../../reading/times/ranges.ts";
import type { Time } from "../../../reading/times/times.ts";
import { phraseBefore, phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { titleWords } from "../../../reading/words/titles.ts";
import { foldedWords } from "../../../reading/words/tokens.ts";
import { type DateFact, type DateFacts, dateFacts } from "../../facts/dates.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";
import type { CheckContext } from "../../rule.ts";
import { follows, isAnotherOccasion, OTHER_PLACES, sharesObject, type Typed } from "./other-occasions.ts";

/** Days that a sentence gives to an event or document that has others. */
export interface Conflict {
  readonly sentence: ReportSentence;
  readonly time: Time;
  readonly meant: DateFact;
}

/** Every such conflict of a report. */
export function* conflictsIn(context: CheckContext, report: Report): Generator<Conflict> {
  const known = dateFacts(context, report);
  for (const sentence of context.sentencesIn(report)) {
    const { reading } = sentence;
    for (const time of reading.times) {
      const isBound = reading.tokens[beforeWeekday(reading.tokens, time.at) - 1]?.word === "by";
      if (!["days", "month"].includes(time.kind) || time.days === null || time.quoted || isBound) continue;
      const meant = meantBy({ sentence, reading, time, days: time.days }, known, report.asAt);
      if (meant !== null) yield { sentence, time, meant };
    }
  }
}

/** Whether one end of a typed range is right and the other is not: "from 5 to 7 July" of a visit that ended on the 6th. */
export const hasWrongEnd = ({ range, days }: Time, { days: right }: DateFact): boolean =>
  range !== null &&
  !["and", "&", "/"].includes(range.joiner) &&
  (days?.start === right.start) !== (days?.end === right.end);

/** The event or document that typed days contradict, or null. */
function meantBy(typed: Typed, known: DateFacts, asAt: IsoDate): DateFact | null {
  const occasions = occasionsOf(typed.reading, typed.time);
  if (isKnown(typed, occasions, known)) return null;
  const label = occasions.find(({ isLabel }) => isLabel);
  const plain = label === undefined ? sameDayOf(typed, known) : labelledBy(label, typed, known);
  const meant = plain ?? toldBy(occasions, typed, known, asAt);
  return meant === null || isAnotherOccasion(typed, known) ? null : meant;
}

/** Whether the plan has these days, or one of a kind in the month; the two ends of a range may be two events. */
function isKnown(
  { reading, time, days: { start, end } }: Typed,
  occasions: readonly Occasion[],
  { dates, otherDays }: DateFacts,
): boolean {
  if (time.kind === "month") {
    const nouns = new Set<OccasionNoun>(occasions.map(({ noun }) => noun));
    const isIn = (one: Interval): boolean => one.start <= end && start <= one.end;
    return dates.some((one) => one.nouns.some((noun) => nouns.has(noun)) && isIn(one.days));
  }
  const { tokens } = reading;
  const isWhole = tokens.slice(Math.max(0, time.at - 3), time.at).some(({ word }) => RUNNING.has(word));
  const has = (date: IsoDate): boolean =>
    otherDays.has(date) || dates.some(({ days }) => days.start === days.end && days.start === date);
  const isWithin = (one: DateFact): boolean =>
    one.days.start <= start && end <= one.days.end && !(isWhole && hasWrongEnd(time, one));
  return dates.some(isWithin) || (has(start) && has(end));
}

/** "Ran from 23 June to 6 July" is said of the whole of it. */
const RUNNING: ReadonlySet<string> = new Set(["ran", "lasted", "lasting", "place", "held"]);

/** Within this many days of the right date a typed one is taken for a slip. Boards meet every month, so theirs is shorter. */
const NEAR = 45;
const NEAR_MEETING = 6;
/** "The first monitoring visit" says which it is. */
const NEAR_NUMBERED = 200;

/** What "the letter of" and "(the visit on" mean: of the same day in another year, else the nearest. */
function labelledBy(
  { noun, isAnother }: Occasion,
  { reading, sentence, days }: Typed,
  { dates: facts }: DateFacts,
): DateFact | null {
  const candidates = isAnother ? [] : facts.filter(({ nouns }) => nouns.includes(noun));
  const isNamed = ({ names }: DateFact): boolean => phrasesIn(reading.tokens, names).length > 0;
  const theirs = candidates.filter(isNamed);
  const sameDay = (theirs.length === 0 ? candidates : theirs).find((one) => isSameDay(one.days, days));
  if (sameDay !== undefined) return sameDay;
  const before = sentence.before?.reading.tokens ?? [];
  const isNear = (one: DateFact): boolean => isNamed(one) || phrasesIn(before, one.names).length > 0;
  const near = candidates.filter(isNear);
  const isOnly = candidates.length === 1 && (noun === "letter" || noun === "notice" || isSpecific(reading));
  const narrowed = near.length === 0 && isOnly && !facts.some(isNear) ? candidates : near;
  const distance = (one: DateFact): number => distanceOf(one.days, days);
  const [first] = [...narrowed].sort((a, b) => distance(a) - distance(b));
  if (first === undefined) return null;
  const isMonthOff = distance(first) <= 31 && first.days.start.slice(8) === days.start.slice(8);
  const most = ["meeting", "decision"].includes(noun) ? NEAR_MEETING : NEAR;
  return isMonthOff || distance(first) <= most ? first : null;
}

/** How many days the start of one is from the other; from the nearest day of a month. */
const distanceOf = (one: Interval, { start, end }: Interval): number => {
  const nearest = isWholeMonth({ start, end }) && one.start > end ? end : start;
  return Math.abs(daysBetween(one.start, nearest));
};

const isWholeMonth = ({ start, end }: Interval): boolean =>
  start.endsWith("-01") && end === lastDayOf(start.slice(0, 7));

const NOUN_PHRASES = phrasesOf(OCCASIONS);
const SPECIFIC_PHRASES = phrasesOf(SPECIFIC);

const isSpecific = ({ tokens }: Reading): boolean => phrasesIn(tokens, SPECIFIC_PHRASES).length > 0;

/** Of a sentence that only speaks of a letter or visit, what has the same day in another year. */
function sameDayOf({ reading: { tokens }, time, days }: Typed, { dates: facts }: DateFacts): DateFact | null {
  const before = tokens[beforeWeekday(tokens, time.at) - 1]?.word ?? "";
  if (time.kind === "month" || BOUNDS.has(before) || STANDING_DAYS.includes(days.start.slice(5))) return null;
  const near = facts.filter((one) => isSameDay(one.days, days));
  if (near.length === 0) return null;
  const spoken = new Set<OccasionNoun>(phrasesIn(tokens, NOUN_PHRASES).map(({ meaning }) => meaning));
  return near.find(({ nouns }) => nouns.some((noun) => spoken.has(noun))) ?? null;
}

/** The first and last days of years, quarters and school years. */
const STANDING_DAYS = ["03-31", "04-01", "08-31", "09-01", "09-30", "12-31", "01-01"];

/** The same days, or the same month, in another year. */
const isSameDay = (one: Interval, other: Interval): boolean =>
  isWholeMonth(other) ? isSameMonth(one, other) : isSameDays(one, other);

const isSameMonth = (one: Interval, other: Interval): boolean =>
  [one.start, one.end].some((day) => day.slice(5, 7) === other.start.slice(5, 7)) &&
  one.start.slice(0, 4) !== other.start.slice(0, 4);

const isSameDays = (one: Interval, other: Interval): boolean =>
  one.start.slice(5) === other.start.slice(5) &&
  one.end.slice(5) === other.end.slice(5) &&
  one.start !== other.start;

/** The only event or document that a sentence tells of by kind and body, and by its number or by what was decided. */
function toldBy(
  occasions: readonly Occasion[],
  typed: Typed,
  { dates: facts, council }: DateFacts,
  asAt: IsoDate,
): DateFact | null {
  const { reading, days } = typed;
  if (occasions.length === 0 || OTHER_PLACES.test(reading.text) || isAboutElse(typed)) return null;
  const surest = [...occasions].sort((a, b) => Number(a.isLabel) - Number(b.isLabel));
  const told = facts.flatMap((fact) => {
    const occasion = surest.find((one) => !one.isAnother && isOf(fact, one, reading, council));
    return occasion === undefined ? [] : [{ fact, occasion }];
  });
  const numbered = byNumber(
    told.map(({ fact }) => fact),
    occasions[0]?.ordinal ?? null,
    asAt,
  );
  const meant = told.filter(
    ({ fact, occasion }) =>
      numbered.includes(fact) &&
      !(isBefore(fact, typed) && follows(reading, "before")) &&
      ((isBefore(fact, typed) && isBlamed(fact, typed)) ||
        (!occasion.isLabel &&
          (isSameDay(fact.days, days) ||
            distanceOf(fact.days, days) <= (occasion.ordinal === null ? NEAR : NEAR_NUMBERED)))) &&
      (isTitled(fact, occasion) || isTheirs(fact, occasion, typed, facts)) &&
      (!["decision", "meeting"].includes(occasion.noun) || sharesObject(fact, reading.text)),
  );
  return meant.length === 1 ? (meant[0]?.fact ?? null) : null;
}

/** Whether what is told may be this: its noun, and its body where one is named, or a word of its title: "the peer review". */
function isOf(fact: DateFact, occasion: Occasion, { tokens }: Reading, council: string): boolean {
  const { noun, ownerEnd, agents } = occasion;
  const isName = (end: number): boolean => phraseBefore(tokens, end, fact.shortNames, 8) !== null;
  const isCouncil = (end: number): boolean => tokens[end - 1]?.text.replace(/['’]s$/, "") === council;
  return (
    (noun === "meeting" ? fact.nouns[0] === noun : fact.nouns.includes(noun)) &&
    (ownerEnd === null || isName(ownerEnd) || isTitled(fact, occasion)) &&
    agents.every(([, end]) => isName(end) || isCouncil(end))
  );
}

const isTitled = ({ about }: DateFact, { kind }: Occasion): boolean => {
  const title = foldedWords(about);
  return kind.length > 0 && kind.every((word) => title.includes(word));
};

/** "The second visit", "the next review"; all where no number is given. */
function byNumber(facts: readonly DateFact[], ordinal: string | null, asAt: IsoDate): readonly DateFact[] {
  if (ordinal === null) return facts;
  const inOrder = [...facts].sort((a, b) => (a.days.start < b.days.start ? -1 : 1));
  const titled = inOrder.filter(({ about }) => titleWords(about).includes(ordinal));
  if (titled.length > 0) return titled;
  const isNext = ({ days }: DateFact): boolean => days.start > asAt;
  const found = ordinal === "next" ? inOrder.find(isNext) : inOrder[ORDINALS.indexOf(ordinal)];
  return found === undefined ? [] : [found];
}

/** "Wrote on 20 June about the workforce fund": of nothing that has a date in a plan. */
function isAboutElse({ reading: { tokens }, time }: Typed): boolean {
  const end = time.end + MOST_ABOUT;
  return (
    ABOUT.has(tokens[time.end]?.word ?? "") && phrasesIn(tokens, NOUN_PHRASES, time.end, end).length === 0
  );
}

const MOST_ABOUT = 8;

const isBefore = ({ aboutDays }: DateFact, { days }: Typed): boolean =>
  aboutDays !== null && days.end < aboutDays.start;

/** A letter about a visit that the sentence names by its days or month, dated before it. */
function isBlamed({ aboutDays }: DateFact, { reading, time }: Typed): boolean {
  const isVisit = (other: Time): boolean =>
    other !== time &&
    (other.kind === "days" || other.kind === "month") &&
    other.days !== null &&
    aboutDays !== null &&
    other.days.start <= aboutDays.end &&
    aboutDays.start <= other.days.end;
  return follows(reading, "after") && reading.times.some(isVisit);
}

/**
 * Its body is named, here or in the sentence before that "their" goes back to, or no other body has one of that kind and the sentence says
 * clearly which it means: by its name, by one end that is right, or by a day a few days off.
 */
function isTheirs(
  fact: DateFact,
  { noun }: Occasion,
  { reading, sentence, time, days }: Typed,
  facts: readonly DateFact[],
): boolean {
  const { shortNames } = fact;
  if (noun === "submission" || phrasesIn(reading.tokens, shortNames).length > 0) return true;
  const isOfBefore = reading.tokens.some(({ word }) => ["their", "its", "his", "her"].includes(word));
  const before = sentence.before?.reading.tokens ?? [];
  if (isOfBefore && phrasesIn(before, shortNames).length > 0) return true;
  const bodies = facts.filter(({ nouns }) => nouns.includes(noun)).map(({ by }) => by.join());
  const isClose =
    noun === "inspection" &&
    time.kind === "days" &&
    (hasWrongEnd(time, fact) || isFewDaysOff(fact.days, days));
  return new Set(bodies).size === 1 && (isSpecific(reading) || isClose);
}

/** "When the inspection ended, on 26 July": an inspection takes weeks, and two are years apart. */
const isFewDaysOff = (one: Interval, { start, end }: Interval): boolean =>
  [one.start, one.end].some((day) =>
    [start, end].some((typed) => Math.abs(daysBetween(day, typed)) <= FEW_DAYS),
  );

const FEW_DAYS = 14;
