import type { Lexicon } from "../words/phrases.ts";
import { foldedWords } from "../words/tokens.ts";

/** What stands before a time, and says how it bounds what is told. */
export const RELATIONS = {
  since:
    "since, from, between, after, starting in, starting from, than, than in, than at, than at the end of, compared with, compared to, compared with that in",
  until: "until, till, by, before, to, up to, ahead of",
  at: `in, at, on, as at, as of, at the end of, by the end of, during, for, for the, in the, of, dated, over, throughout, and in, was, is,
    the end of, end of`,
} satisfies Lexicon<string>;
export type Relation = keyof typeof RELATIONS;

/** Times that only the day of the report gives a date. */
export const RELATIVE_TIMES = {
  now: `now, currently, at present, at the moment, today, as at today, to date, so far, at the time of writing, latest, most recent,
    newest, current, presently`,
  "last-month": "last month, the last month",
  "last-year":
    "last year, last academic year, last school year, last financial year, last quarter, last spring, last summer, last autumn, last winter",
  earlier: `this month, this quarter, this year, a year ago, same period last year, same month last year, previously, at first, initially, originally, at its peak, once,
    at its worst, at its highest, at its lowest, six months ago, before the inspection, at the time of the inspection,
    at inspection, when the plan began, when the plan started, when inspectors visited, at the start of the plan`,
  later: "next month, next quarter, next year, year end, the year end",
  undated: `recently, lately, over time, in recent weeks, in recent months, in recent years, over recent weeks, over recent months, over recent years,
    during recent months, of late`,
} satisfies Lexicon<string>;
export type RelativeTime = keyof typeof RELATIVE_TIMES;

/** Times told from another: before the unit ("the previous month") and after it ("the month before", "two months later"). */
export const SHIFTS_BEFORE = {
  earlier: "previous, preceding, prior",
  later: "following, next, subsequent",
} satisfies Lexicon<string>;
export const SHIFTS_AFTER = {
  earlier: "earlier, before, previously, beforehand, prior",
  later: "later, after, afterwards, on, further on",
} satisfies Lexicon<string>;
export type Shift = keyof typeof SHIFTS_AFTER;

/** What begins a span that ends on the day it is read: "over the last", before a number or a unit of time. */
export const SPANS = {
  undated: `over the last, over the past, over the previous, over the preceding, in the last, in the past, in the preceding, during the last,
    during the past, for the last, for the past, throughout the last, throughout the past, over the course of the last, over the course of the past`,
} satisfies Lexicon<string>;
/** Words for how many units there are, where it is no number. */
export const SEVERAL = { several: "few, couple of, several" } satisfies Lexicon<string>;
/** Units of time, folded as tokens are. */
export const UNITS: ReadonlySet<string> = new Set([
  "minute",
  "hour",
  "day",
  "week",
  "fortnight",
  "month",
  "quarter",
  "year",
]);

/** Words for a quarter of the year before its number or end. */
export const QUARTERS = {
  "1": "Q1, first quarter, quarter 1, quarter one",
  "2": "Q2, second quarter, quarter 2, quarter two",
  "3": "Q3, third quarter, quarter 3, quarter three",
  "4": "Q4, fourth quarter, final quarter, quarter 4, quarter four",
} satisfies Lexicon<string>;

/** What ends in the month or on the day that follows. */
export const ENDINGS = {
  quarter: "quarter ending, quarter ended, quarter to, three months to, three months ending",
  year: "year ending, year ended, year to, twelve months to, 12 months to, year ending in, rolling year to",
} satisfies Lexicon<string>;

/** What joins the two ends of a range. */
export const JOINERS = {
  to: "to, until, till, through, through to, up to",
  and: "and",
} satisfies Lexicon<string>;

/** Before "from" and two dates these say that something went from the one to the other. */
export const MOVES = {
  moved: `move, moved, moving, change, changed, reschedule, rescheduled, postpone, postponed, put back, brought forward, bring forward, slip, slipped, defer, deferred,
    revise, revised, amend, amended, correct, corrected, compare, compared, difference, differ, differed, gap, delay, delayed, brought back, pushed back, shift, shifted`,
} satisfies Lexicon<string>;

/** Before numbers that look like years: numbers of minutes, and the years of laws. */
export const NUMBERED = {
  numbered: `number, numbers, number is, number are, number was, number were, ref, reference, references, reference is, reference was, no, nos, ref no, number of,
    act, act of, acts, acts of, regulations, regulations of, order, orders, order of, rules, rule, rules of`,
} satisfies Lexicon<string>;

/** After "5 May" these make it an address. */
export const ADDRESSES: ReadonlySet<string> = new Set(
  foldedWords(
    `Street Road House Lane Avenue Court Close Way Drive Place Park Hill Gardens Terrace Square Centre Lodge View Grove Crescent School Hall Building Green Mews Walk Cottage Row Clinic Surgery Ward`,
  ),
);

/** What comes round every year, and has days without a year. */
export const EVERY_YEAR = {
  "every-year": `each year, every year, per year, a year, annual, annually, yearly, year end, year-end, financial year, school year`,
} satisfies Lexicon<string>;
