import { daysBetween, type IsoDate } from "../../plan/dates.ts";
import type { Interval } from "../../plan/interval.ts";
import { anyOf } from "../wording/whole-words.ts";
import { isAnotherOccasion } from "./another-occasion.ts";
import type { NamedDate, Noun } from "./named-dates.ts";
import { nounBefore, speaksOf } from "./noun-before-date.ts";
import { findRetold } from "./retold-dates.ts";
import { dayOfYear, type TypedDate } from "./typed-dates.ts";

/** "since 15 June 2015", "by 6 January 2017": a bound, and no date of anything. */
const BOUND =
  /\b(?:since|from|by|until|till|to|before|after|at|as at|between|than|ending|ended|next|for)\s+$/i;
const STANDING = ["03-31", "04-01", "08-31", "09-01", "09-30", "12-31", "01-01"];

/** Within this many days a typed date is taken for a slip; boards meet monthly, so not for their meetings. */
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

/** The named date that a typed one contradicts, or null. `around` is the sentence and the one before, as written. */
export function conflictWith(
  typed: TypedDate,
  text: string,
  around: string,
  named: readonly NamedDate[],
  others: ReadonlySet<IsoDate>,
  asAt: IsoDate,
): NamedDate | null {
  const { days } = typed;
  if (days === null || isKnown(days, named, others)) return null;
  const [before, after] = [text.slice(0, typed.from), text.slice(typed.to)];
  // Written, the sentence is as long as its text.
  if (isAnotherOccasion(before, after, around.slice(0, -text.length), named)) return null;
  const plainly = plainConflict(typed.first, days, before, text, around, named);
  return plainly ?? findRetold({ days, before, after }, named, asAt);
}

/** In the words that leave no doubt: "the letter of", "(the visit on". */
function plainConflict(
  first: string,
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
  if (BOUND.test(before) || STANDING.includes(first)) return null;
  return sameDay.find(({ nouns }) => nouns.some((one) => speaksOf(text, one))) ?? null;
}

/** The two ends of a range may be two events. */
function isKnown(
  { start, end }: Interval,
  named: readonly NamedDate[],
  others: ReadonlySet<IsoDate>,
): boolean {
  const within = named.filter(({ days }) => days.start <= start && end <= days.end);
  const has = (date: IsoDate): boolean =>
    others.has(date) || named.some(({ days }) => days.start === days.end && days.start === date);
  return within.length > 0 || (has(start) && has(end));
}

const isSameDayOfAnotherYear = (one: Interval, other: Interval): boolean =>
  dayOfYear(one.start) === dayOfYear(other.start) &&
  dayOfYear(one.end) === dayOfYear(other.end) &&
  one.start !== other.start;

/** Those of the body that the sentences name; where they name none, a letter or a visit that is the only one. */
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
