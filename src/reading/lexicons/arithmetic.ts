import { type Lexicon, wordSet } from "../words/phrases.ts";

/** States of which a thing is in one only, so that what is in each adds up to the whole. */
export const STATES = {
  state: `complete, completed, embedded, on track, on target, at risk, off track, not started, not yet started, started, in progress, under way,
    underway, ongoing, overdue, late, on time, in time, delayed, deferred, open, closed, withdrawn, met, not met, partly met, partially met, fully met,
    achieved, not achieved, green, amber, red, blue, outstanding, good, requires improvement, require improvement, required improvement, requiring improvement,
    inadequate, adequate, agreed, refused, approved, rejected, upheld, not upheld, partly upheld, partially upheld, done, not done, finished, filled, vacant`,
} satisfies Lexicon<string>;

/** Words that may stand between a number and a state. */
export const BEFORE_STATES = wordSet("is are was were be been being have has rated judged graded now still");

/** Words in a list after which one thing may be counted in two of its parts. */
export const OVERLAP = wordSet(
  "with had have has having also include including included which whom whose that who where about than of was were is are did",
);

/** What joins a whole to the list of its parts; some say that none is left out. */
export const DIVIDERS = {
  some: "are, were, of which, of whom",
  all: "comprise, comprised, comprising, namely, made up of, makes up, consist of, consists of, consisted of, consisting of, split into, divided into, split between, divided between, shared between",
} satisfies Lexicon<string>;

/** States of which each excludes the others, by what they are states of. */
export const OPPOSITES: readonly (readonly string[])[] = [
  [
    "good, good or better, outstanding, good or outstanding",
    "requires improvement, required improvement, require improvement, requiring improvement, inadequate, less than good",
  ],
  ["on time, in time", "late, overdue, out of time, not on time, delayed"],
  ["met, fully met", "not met, missed"],
  ["agreed, approved, accepted", "refused, rejected, turned down"],
  ["filled", "vacant, empty, unfilled"],
  ["satisfied", "dissatisfied"],
  ["permanent", "temporary"],
  ["girls", "boys"],
  ["women", "men"],
  ["upheld", "not upheld"],
];

/** Words before a number that make it all that is left of a whole. */
export const REST = { rest: "the other, and other, remaining" } satisfies Lexicon<string>;

/** Words around a number that make it the sum of those before it. */
export const SUM_BEFORE = {
  sum: "making, makes, which makes, giving, a total of, in total, totalling, a combined total of, together",
} satisfies Lexicon<string>;
export const SUM_AFTER = {
  sum: "in all, in total, altogether, all told, taken together, between them, together, combined, overall, between the two",
} satisfies Lexicon<string>;

/** Names of the row or column that adds up the others. Folded as tokens are. */
export const TOTALS = wordSet("total all altogether sum");

/** Of what is left out of a list of shares: with it, the shares make 100%. Folded as tokens are. */
export const ELSE = wordSet("other rest elsewhere unknown else");

/** Words that join a fraction to its percentage, if nothing else stands between them. */
export const SAME_AS = wordSet("or that is i . e ie which equal to equivalent being = ( , – — - : ;");

/** Words after a percentage that make it one of something else. */
export const OF_ANOTHER = wordSet(
  "of more less fewer higher lower above below up down short better worse over under against than points target",
);

/** Words for a change that follow or precede its size: "a 5% rise". */
export const CHANGES = {
  change: `rise, increase, fall, reduction, drop, decrease, improvement, growth, decline, change, uplift, gain, jump, higher, lower, more, fewer, less, better, worse,
    above, below, short of, ahead of, behind, over, under`,
} satisfies Lexicon<string>;

/** Verbs that say by how many times something changed, and comparisons that do. */
export const MULTIPLYING = {
  "0.5": "halved, half as many",
  "2": "doubled, twice as many, twice as much",
  "3": "trebled, tripled, three times as many",
  "4": "quadrupled, four times as many",
} satisfies Lexicon<string>;

/** Words between a change and the number that it is counted from: "12% more than the 60 of last year". */
export const BASES = {
  base: "than, above, below, short of, ahead of, behind, over, under, on, compared with, compared to, as many as, as, from, against",
} satisfies Lexicon<string>;

/** How a text says that one thing may be counted in two parts of a whole, or that the numbers are rounded. */
export const COUNTED_TWICE = {
  twice:
    "more than one, more than once, several, both, multiple, overlap, overlaps, any number of, as many as, rounded, rounding",
} satisfies Lexicon<string>;
