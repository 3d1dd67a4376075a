import { type Lexicon, wordSet } from "../words/phrases.ts";

/** What is said before a date of an action. */
export const ACTION_DATES = {
  due: `due, due date, due date of, due date is, due date being, due by, fall due, falls due, deadline, deadline is, deadline of, target date, target date of, target date is, end, ends, ends on, to end, will end`,
  limit: "to be, must be, is to, are to, will be, has to be, have to be, should be, to have, will, must",
  start:
    "start, starts, starting, start date, start date of, begins, begin, beginning, to start, will start, started, began",
  complete: "complete, completed, was complete, been complete, finished",
  withdrawn: "withdrawn",
  embedded: "embedded",
  signed: "signed, dated, bears the date, bears the date of",
} satisfies Lexicon<string>;

/** Where a sentence tells of other days of an action, or of how they changed. */
export const MOVED = wordSet(
  "first original extended revised revise slip slipped changed change new put back brought later earlier previous previously",
);

/** Of a part of what an action does, or of several actions. */
export const MANY = wordSet(
  "some half rest other remaining two both all three four five six several most first interim pilot each every week",
);

/** How a sentence says since when somebody holds a post. */
export const HELD_FROM = {
  since: "since, in post since, in post from",
  taking: "took up, takes up, taken up, started as, began as, became",
} satisfies Lexicon<string>;

/** Words for the last day of an action, and verbs of what is only said of it: "will be reported to the Board by". */
export const LIMITS = wordSet("deadline due target");
export const SAID_OF_IT = wordSet(
  "reported report discussed reviewed considered brought presented updated circulated told",
);
