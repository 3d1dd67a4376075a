import { type Lexicon, wordSet } from "../words/phrases.ts";

/** States of which a thing is in one only, so that what is in each adds up to the whole. */
export const STATES = {
  state: `complete, completed, embedded, on track, on target, at risk, off track, not started, not yet started, started, in progress, under way,
    underway, ongoing, overdue, late, on time, in time, delayed, deferred, open, closed, withdrawn, met, not met, partly met, partially met, fully met,
    achieved, not achieved, green, amber, red, blue, outstanding, good, requires improvement, require improvement, required improvement, requiring improvement,
    inadequate, adequate, agreed, refused, approved, rejected, done, not done, finished, filled, vacant`,
} satisfies Lexicon<string>;

/** Words that may stand between a number and a state. */
export const BEFORE_STATES = wordSet("is are was were be been being have has rated judged graded now still");

/** Words in a list after which one thing may be counted in two of its parts. */
export const OVERLAP = wordSet(
  "with had have has having also include including included which whom whose that who where about than of was were is are did",
);

/** What joins a whole to the list of its parts. */
export const DIVIDERS = {
  are: "are, were, comprise, comprised, comprising, namely, made up of, consist of, consists of, consisted of, consisting of, split into, divided into, split between, divided between, shared between",
} satisfies Lexicon<string>;

/** Words that join a fraction to its percentage, if nothing else stands between them. */
export const SAME_AS = wordSet("or that is i.e ie which equal to equivalent being = ( , – — - : ;");

/** Words after a percentage that make it one of something else. */
export const OF_ANOTHER = wordSet(
  "of more less fewer higher lower above below up down short better worse over under against than points target",
);

/** Words for a change that follow or precede its size: "a 5% rise". */
export const CHANGES = {
  change: `rise, increase, fall, reduction, drop, decrease, improvement, growth, decline, change, uplift, gain, jump, higher, lower, more, fewer, less, better, worse`,
} satisfies Lexicon<string>;

/** Verbs that say by how many times something changed. */
export const MULTIPLYING = {
  "0.5": "halved",
  "2": "doubled",
  "3": "trebled, tripled",
  "4": "quadrupled",
} satisfies Lexicon<string>;
