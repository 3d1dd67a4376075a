import { daysBetween, type IsoDate } from "../plan/dates.ts";
import type { Interval } from "../plan/interval.ts";
import type { NamedDate, Noun } from "./named-dates.ts";
import { isGoverned, retold } from "./retold-dates.ts";
import { dayOfYear, type TypedDate } from "./typed-dates.ts";
import { anyOf } from "./whole-words.ts";

const WORDS: readonly (readonly [Noun, string])[] = [
  ["letter", "letters?"],
  ["report", "reports?"],
  ["visit", "visit(?:s|ed)?"],
  ["review", "reviews?"],
  ["inspection", "inspection|inspected"],
  ["meeting", "meetings?|met"],
  ["decision", "approved|endorsed|agreed"],
];
/** Between the noun and its date: "letter from the Minister of", "visit (". */
const LEADS_TO =
  /^(?:[^.;:,(\d]{0,80}\b(?:of|dated|(?:published|held)(?:\s+on)?)\s*|\s+on\s*|\s*,?\s*dated\s*|\s*[(–-]\s*)$/;
/** "Endorsed by the Board on". */
const DECIDED_ON = /^[^.;:,(\d]{0,80}\bon\s*$/;
/** "The second visit", "our letter": not the one the plan knows. */
const ANOTHER =
  /\b(?:another|next|second|third|fourth|further|earlier|previous|follow-up)\s+(?:[\w'’-]+\s+){0,3}$/i;
const OWN =
  /\b(?:our|monthly|weekly|quarterly|progress|audit|internal|peer|case|council['’]s|director['’]s)\s+(?:[\w'’-]+\s+){0,2}$/i;
/** "Home visit", "staffing review": a word that none of the plan's own has before it. */
const OTHER_KIND =
  /(?<![\w'’-])(?!(?:the|an?|this|that|his|her|its|their|of|for|in|at|from|on|by|to|see|and|with|made|paid|monitoring|mid-term|inspection|single|full|formal|official|first|last|latest|recent|two-day|planned|published|joint)\s)[a-z][\w-]*\s+$/;
const IS_VERB = /^(?:visited|inspected|met|approved|endorsed|agreed)$/i;
const DECIDES = /^(?:met|approved|endorsed|agreed)$/i;
/** "The visit inspectors sampled cases that had been opened on": the date is of something else. */
const OF_ELSE = /\b(?:that|who|whom|whose|where|when|while|inspectors|cases|files)\b/i;
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
  const before = text.slice(0, typed.from);
  const plainly = plainConflict(typed.first, days, before, text, around, named);
  return plainly ?? retold({ days, before, after: text.slice(typed.to) }, named, asAt);
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
  const linked = candidates.find((one) => sameDay.includes(one));
  if (linked !== undefined) return linked;
  if (noun !== null) {
    return noun.isOwn ? null : nearest(narrow(candidates, named, around), noun.is, days);
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

const pattern = (words: string): RegExp => new RegExp(`\\b(?:${words})\\b`, "gi");
const speaksOf = (text: string, noun: Noun): boolean =>
  WORDS.some(([is, words]) => is === noun && pattern(words).test(text));

/** The last noun before a date, where it is the one that the date belongs to. */
function nounBefore(before: string): { is: Noun; isAnother: boolean; isOwn: boolean } | null {
  const found = WORDS.flatMap(([is, words]) =>
    [...before.matchAll(pattern(words))].map(({ 0: word, index }) => ({
      is,
      index,
      end: index + word.length,
    })),
  );
  const last = found.sort((a, b) => a.index - b.index).at(-1);
  if (last === undefined) return null;
  const [lead, gap] = [before.slice(0, last.index), before.slice(last.end)];
  const word = before.slice(last.index, last.end);
  const leads = LEADS_TO.test(gap) || (DECIDES.test(word) && DECIDED_ON.test(gap));
  if (!leads || OF_ELSE.test(gap) || (/^\s+on\s*$/.test(gap) && isGoverned(lead))) return null;
  const isOtherKind = OTHER_KIND.test(lead) && !IS_VERB.test(word);
  const isOwn = OWN.test(lead) || /^\s+to\b/.test(gap) || isOtherKind;
  return { is: last.is, isAnother: ANOTHER.test(lead), isOwn };
}

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
