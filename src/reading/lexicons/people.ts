import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Words of a group that says what it is made of: "a sibling group of four". */
export const GROUPS = wordSet("group set cohort party pair trio");

/** "Three cases of children": each is a child. */
export const CASES = wordSet("case instance");
/** What may join a case to its child. */
export const CASE_OF = {
  of: "of, involving, concerning, about, where, in which, when, relating to, in respect of",
} satisfies Lexicon<string>;

/** Words that may stand between "of" and the people: "two of our looked after children". */
export const BEFORE_PEOPLE = wordSet("of the these those our its their all a an such other whom");

/** Nouns before "for" that say for how many there is room. */
export const CAPACITY = wordSet(
  "home place room bed space unit house flat accommodation capacity approved registered licensed placement provision cater",
);

/** Verbs before a number that say for how many there is room. */
export const HOUSES = wordSet("take accommodate house sleep foster hold");

/** Words after people that make the number one for each of something, or open. */
export const FOR_EACH = {
  each: "each, per, at a time, apiece, a week, a month, a year, a day, every, or more, or fewer, or less, or above, and over, in every, in each, on average, fewer, more",
} satisfies Lexicon<string>;

/** Words after "one child" that show that somebody is told of. */
export const TOLD_OF = wordSet("who was is has had did went came left ran in on at under aged");

/** Words that follow people and begin what is said of them, besides function words. */
export const SAID_OF_PEOPLE = wordSet(
  "who whose whom went came looked placed subject waiting known moved returned entered ran told said under aged missing",
);
