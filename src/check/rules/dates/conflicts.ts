import type { Report } from "../../../plan/schema/reports.ts";
import { daysBetween, type IsoDate } from "../../../plan/time/dates.ts";
import type { Interval } from "../../../plan/time/intervals.ts";
import { spanOf } from "../../../reading/reading.ts";
import type { Time } from "../../../reading/times.ts";
import { namesUnknown, OTHER_PLACES } from "../../prose/names.ts";
import { type ReportSentence, writtenAs } from "../../prose/report-prose.ts";
import { anyOf } from "../../prose/words.ts";
import type { CheckContext } from "../../rule.ts";
import {
  ANOTHER_ONE,
  ANOTHER_PAPER,
  BOUND,
  DECIDED_ON,
  DECIDES,
  GOVERNING_VERB,
  IS_VERB,
  LEADS_TO_DATE,
  NAME_AFTER_DATE,
  NOUN_PATTERNS,
  OF_SOMETHING_ELSE,
  ON_A_PAGE,
  OTHER_KIND,
  OUR_OWN,
  STANDING_DAYS,
} from "./date-words.ts";
import { type NamedDate, type Noun, namedDates } from "./named-dates.ts";
import { findNamedInProse } from "./retold-dates.ts";

/** Days that a sentence gives to an event or document that has others. */
export interface Conflict {
  readonly sentence: ReportSentence;
  readonly time: Time;
  readonly meant: NamedDate;
}

/** Every such conflict of a report. */
export function* conflictsIn(context: CheckContext, report: Report): Generator<Conflict> {
  const otherDays = daysOfOtherThings(context);
  const named = namedDates(context, report);
  for (const sentence of context.sentencesIn(report)) {
    const { reading, before, text } = sentence;
    for (const time of reading.times) {
      if (time.kind !== "days" || time.days === null || time.quoted) continue;
      const [from, to] = spanOf(reading, time.at, time.end);
      const around = `${before === null ? "" : writtenAs(before)} ${writtenAs(sentence)}`;
      const meant = conflictWith({ days: time.days, from, to }, text, around, named, otherDays, report.asAt);
      if (meant !== null) yield { sentence, time, meant };
    }
  }
}

/** Whether one end of a typed range is right and the other is not: "from 5 to 7 July" of a visit that ended on the 6th. */
export const hasWrongEnd = ({ range, days }: Time, { days: right }: NamedDate): boolean =>
  range !== null &&
  !["and", "&", "/"].includes(range.joiner) &&
  (days?.start === right.start) !== (days?.end === right.end);

/** Within this many days of the right date a typed date is taken for a slip. Boards meet every month, so theirs is shorter. */
const NEAR: Readonly<Record<Noun, number>> = {
  letter: 45,
  report: 45,
  visit: 45,
  review: 45,
  inspection: 45,
  meeting: 6,
  decision: 6,
  submission: 6,
};

/** Days typed in a sentence; offsets are into it. */
interface TypedDays {
  readonly days: Interval;
  readonly from: number;
  readonly to: number;
}

/** The named date that a typed one contradicts, or null. `around` is the sentence and the one before, as written. */
function conflictWith(
  typed: TypedDays,
  text: string,
  around: string,
  named: readonly NamedDate[],
  otherDays: ReadonlySet<IsoDate>,
  asAt: IsoDate,
): NamedDate | null {
  const { days } = typed;
  if (isKnown(days, named, otherDays)) return null;
  const [before, after] = [text.slice(0, typed.from), text.slice(typed.to)];
  // A sentence as written has the length of its text.
  if (isAnotherOccasion(before, after, around.slice(0, -text.length), named)) return null;
  const plainly = plainConflict(days, before, text, around, named);
  return plainly ?? findNamedInProse({ days, before, after }, named, asAt);
}

/** In words that leave no doubt: "the letter of", "(the visit on". */
function plainConflict(
  days: Interval,
  before: string,
  text: string,
  around: string,
  named: readonly NamedDate[],
): NamedDate | null {
  const noun = nounBefore(before);
  const sameDay = named.filter((one) => isSameDayOfAnotherYear(one.days, days));
  const candidates = noun === null ? [] : named.filter(({ nouns }) => nouns.includes(noun.is));
  if (noun?.isAnother) return null;
  const theirs = candidates.filter(({ by }) => new RegExp(anyOf(by)).test(text));
  const linked = (theirs.length === 0 ? candidates : theirs).find((one) => sameDay.includes(one));
  if (linked !== undefined) return linked;
  if (noun !== null) {
    return nearest(narrow(candidates, named, around), noun.is, days);
  }
  if (BOUND.test(before) || STANDING_DAYS.includes(days.start.slice(5))) return null;
  return sameDay.find(({ nouns }) => nouns.some((one) => speaksOf(text, one))) ?? null;
}

/** The noun that a date belongs to: "the letter of". */
interface NounBefore {
  readonly is: Noun;
  /** "The third visit", "our letter", "a staffing review": not one in the plan. */
  readonly isAnother: boolean;
}

/** The last noun before a date, where the date belongs to it. */
function nounBefore(before: string): NounBefore | null {
  const found = NOUN_PATTERNS.flatMap(([is, words]) =>
    [...before.matchAll(wholeWords(words))].map(({ 0: word, index }) => ({
      is,
      index,
      end: index + word.length,
    })),
  );
  const last = found.sort((a, b) => a.index - b.index).at(-1);
  if (last === undefined) return null;
  const [lead, gap] = [before.slice(0, last.index), before.slice(last.end)];
  const word = before.slice(last.index, last.end);
  const leads = LEADS_TO_DATE.test(gap) || (DECIDES.test(word) && DECIDED_ON.test(gap));
  if (!leads || OF_SOMETHING_ELSE.test(gap) || (/^\s+on\s*$/.test(gap) && GOVERNING_VERB.test(lead)))
    return null;
  const isOtherKind = OTHER_KIND.test(lead) && !IS_VERB.test(word);
  const isOwn = OUR_OWN.test(lead) || /^\s+to\b/.test(gap);
  return { is: last.is, isAnother: ANOTHER_ONE.test(lead) || isOwn || isOtherKind };
}

/** Whether a sentence has a word for this noun. */
const speaksOf = (text: string, noun: Noun): boolean =>
  NOUN_PATTERNS.some(([is, words]) => is === noun && wholeWords(words).test(text));

const wholeWords = (words: string): RegExp => new RegExp(`\\b(?:${words})\\b`, "gi");

/** Whether the plan has these days; the two ends of a range may be two events. */
function isKnown(
  { start, end }: Interval,
  named: readonly NamedDate[],
  otherDays: ReadonlySet<IsoDate>,
): boolean {
  const within = named.filter(({ days }) => days.start <= start && end <= days.end);
  const has = (date: IsoDate): boolean =>
    otherDays.has(date) || named.some(({ days }) => days.start === days.end && days.start === date);
  return within.length > 0 || (has(start) && has(end));
}

const isSameDayOfAnotherYear = (one: Interval, other: Interval): boolean =>
  one.start.slice(5) === other.start.slice(5) &&
  one.end.slice(5) === other.end.slice(5) &&
  one.start !== other.start;

/** The candidates of the body that the sentences name; where they name none, the only letter or visit. */
function narrow(
  candidates: readonly NamedDate[],
  named: readonly NamedDate[],
  around: string,
): readonly NamedDate[] {
  const isNamed = ({ by }: NamedDate): boolean => new RegExp(anyOf(by)).test(around);
  const theirs = candidates.filter(isNamed);
  const isOnly = candidates.length === 1 && /\b(?:letter|monitoring visit)\b/i.test(around);
  return theirs.length === 0 && isOnly && !named.some(isNamed) ? candidates : theirs;
}

function nearest(candidates: readonly NamedDate[], noun: Noun, { start }: Interval): NamedDate | null {
  const distance = ({ days }: NamedDate): number => Math.abs(daysBetween(days.start, start));
  const [first] = [...candidates].sort((a, b) => distance(a) - distance(b));
  if (first === undefined) return null;
  const isMonthOff = distance(first) <= 31 && first.days.start.slice(8) === start.slice(8);
  return isMonthOff || distance(first) <= NEAR[noun] ? first : null;
}

/** Whether the words around a date are about a visit, inspection or paper that is not in the plan. */
function isAnotherOccasion(
  before: string,
  after: string,
  previous: string,
  named: readonly NamedDate[],
): boolean {
  const clause = before.slice(before.search(/[^.;:]*$/));
  const follows = NAME_AFTER_DATE.exec(after)?.[0] ?? "";
  const near = `${clause} ${follows}`;
  const names = named.flatMap(({ by, about, authority }) => [...by, about, authority]);
  const isBodyNamed = named.some(({ by }) => new RegExp(anyOf(by)).test(`${before} ${after}`));
  return (
    OTHER_PLACES.test(near) ||
    (!isBodyNamed && OTHER_PLACES.test(previous)) ||
    ANOTHER_PAPER.test(clause) ||
    ON_A_PAGE.test(after) ||
    namesUnknown(clause, clause === before, names) ||
    namesUnknown(follows, false, names)
  );
}

/** Days of other things in the plan: a report's meeting, an audit, the evidence of an action. */
function daysOfOtherThings({ plan }: CheckContext): Set<IsoDate> {
  const evidence = [...plan.actions, ...plan.updates].flatMap((one) => one.evidence ?? []);
  const reports = plan.reports.flatMap(({ asAt, meeting, state, backgroundPapers = [] }) => [
    asAt,
    meeting?.date,
    typeof state === "string" ? undefined : state.published,
    ...backgroundPapers.map(({ date }) => date),
  ]);
  const days = [plan.header?.start, ...reports, ...[...evidence, ...plan.audits].map(({ date }) => date)];
  return new Set(days.filter((date) => date !== undefined));
}
