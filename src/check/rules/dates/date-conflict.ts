import { daysBetween, type IsoDate } from "../../../plan/time/dates.ts";
import type { Interval } from "../../../plan/time/intervals.ts";
import { inQuotes } from "../../../prose/sentences.ts";
import { namesUnknown, OTHER_PLACES } from "../../prose/names.ts";
import { placeInSentence, reportSentences, writtenAs } from "../../prose/report-prose.ts";
import { anyOf } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";
import { type NamedDate, type Noun, namedDates, otherDates } from "./named-dates.ts";
import { findRetold } from "./retold-dates.ts";
import { dayOfYear, nounBefore, speaksOf, type TypedDate, typedDates } from "./typed-dates.ts";

export const dateConflict: Rule = {
  id: "date-conflict",
  severity: "error",
  summary: "A date typed in a report is not that of the letter, visit or decision beside it.",
  why: "A date typed by hand is copied from paragraph to paragraph, and the wrong year with it: a letter is then dated before the review that it is about. A date that a reference takes from the plan is right everywhere.",
  bad: `\
events:
  - id: review
    kind: review
    by: board
    held: 2016-05-17
    documents: [{ id: letter, date: 2016-06-15 }]
reports:
  - id: cabinet-2016-09
    summary: The Board reviewed progress. See the letter of 15 June 2015.
`,
  good: `\
events:
  - id: review
    kind: review
    by: board
    held: 2016-05-17
    documents: [{ id: letter, date: 2016-06-15 }]
reports:
  - id: cabinet-2016-09
    summary: The Board reviewed progress. See the letter of {{date "review/letter"}}.
`,
  *check(context) {
    const others = otherDates(context);
    for (const report of context.reports) {
      const named = namedDates(context, report);
      let before = "";
      for (const sentence of reportSentences(report)) {
        const written = writtenAs(sentence);
        for (const typed of typedDates(sentence.text)) {
          if (inQuotes(sentence.text, typed.from)) continue;
          const meant = conflictWith(
            typed,
            sentence.text,
            `${before} ${written}`,
            named,
            others,
            report.asAt,
          );
          if (meant === null) continue;
          const expected = meant.said.replace(/^\D+/, "");
          yield {
            message: `"${typed.written}" is not the date of "${meant.path}": expected ${expected}`,
            origin: placeInSentence(sentence, typed.from, typed.to),
            entity: report.id,
            hint: `Write {{date "${meant.path}"}}, which cannot differ, or correct the date.`,
            related: [{ message: meant.said, origin: meant.origin }],
          };
        }
        before = written;
      }
    }
  },
};

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
function conflictWith(
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

/** Other papers than the one that has the date: its draft, an answer to it, a page that shows it. */
const ANOTHER_PAPER =
  /\b(?:drafts?|drafted|feedback|repl(?:y|ies|ied)|respon(?:se|ses|ded)|interim|factual accuracy|embargo\w*|website|webpage|online)\b/i;
const ON_A_PAGE = /^[^,.;:]*\b(?:draft|website|webpage|online)\b/i;
/** What follows a date at once: "by Ofsted", "of Oak House", "the Minister". */
const FOLLOWS =
  /^\s*,?\s*(?:(?:of|at|to|in|on|by|from|for|into)\s+)?(?:the\s+)?[A-Z][\w-]*(?:(?:['’]s)?\s+[A-Z][\w-]*)*/;

/** Whether the words by a date tell of another visit, inspection or paper than those of the plan. */
function isAnotherOccasion(
  before: string,
  after: string,
  previous: string,
  named: readonly NamedDate[],
): boolean {
  const clause = before.slice(before.search(/[^.;:]*$/));
  const follows = FOLLOWS.exec(after)?.[0] ?? "";
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
