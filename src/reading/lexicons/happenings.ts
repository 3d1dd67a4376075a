import { type Lexicon, wordSet } from "../words/phrases.ts";

/** What an event or paper of a plan may be called. */
export const HEADS = {
  letter: "letter",
  report: "report",
  notice: "notice",
  visit: "visit",
  review: "review",
  inspection: "inspection, re-inspection, reinspection",
  submission: "submission",
  decision: "decision, approval",
} satisfies Lexicon<string>;

/** Words before such a noun that say nothing of which it is. */
export const PLAIN_KINDS = wordSet(
  "single full formal official two-day joint whole actual published original short fair frank",
);

/** Before a noun these leave open what it is, or say that it is none of the plan's. */
export const OTHER_KINDS = wordSet(
  "another further earlier previous follow-up draft interim covering annual last latest recent every each any no",
);

/** Where a name of an event may begin, besides after a sign: other words before a bare noun make it another kind. */
export const BEFORE_NAMES = wordSet(
  `the a an of on by from in at to for after before since following between and with about during until made held sent published issued served than as when while
  that but carried out undertook conducted led completed submitted`,
);

/** What somebody does. Each may be told of events of several kinds. */
export const DOINGS = {
  coming: `visited, came, came back, come back, coming back, returned, return, returning, arrived, was here, were here, are here, be here, been here, was with us, were with us, be with us,
    been with us, was back, were back, be back, been back, was on site, were on site, be on site, are back, is back, expected back, due back, visit us, visit the Council, will visit, would visit, to visit`,
  spending: "spent",
  leaving: "left",
  again: "re-inspected, reinspected, inspected again",
  meeting: "received, took, considered, heard",
  letter: "wrote, written",
  decision: "decided, resolved, agreed, approved, endorsed, adopted, signed off",
  submission: "submitted, sent, went in",
} satisfies Lexicon<string>;

/** After what has been named, these say that it happened: "the visit took place", "the letter is dated". */
export const HAPPENED = {
  happened: `held, took place, take place, taking place, taken place, made, carried out, came, come, came out, arrived, followed, follow, follows, began, begin, begins, started, starts, ran, published, issued,
    served, sent, signed, written, dated, dates from, date from, happened, planned, arranged, scheduled, set, fixed, expected, due, received, given, submitted, undertaken, conducted,
    went in, preceded, precedes, reached us, completed, take up, takes up, took up, last, lasts, lasted, run, runs, bears the date, bears the date of, bear the date, bears a date of, predates, predated, taken`,
} satisfies Lexicon<string>;
export const ENDED = {
  ended: "ended, end, ends, finished, closed, concluded, was over, had ended, came to an end",
} satisfies Lexicon<string>;

/** What is done with what is named after it: "carried out its first visit". */
export const DOING = wordSet(
  "made make making held hold out undertook undertake conducted conduct led issued issue served serve published publish sent send submitted submit completed complete do did",
);

/** Words between a subject and its verb, and forms of the verb that need another. */
export const AUXILIARIES = wordSet(
  "was were is are be been being has have had will to would already also then finally duly only again itself therefore now did formally about just soon all",
);

/** Between what happened and its time these begin something else that the time may be of. */
export const BREAKERS = wordSet(
  `that which who whom whose when where while whilst since until till by from and but because as although though if unless so than is are was were has have had will would can could should may might
  must do does did be been being say said says told asked showed found set made make came come went took take gave given led meant saw made met spoke discussed considered received noted looked brought`,
);

/** Where these stand, a time is not that of the plan, or nobody says that it is. */
export const UNSURE = wordSet(
  "originally initially postponed moved delayed deferred rescheduled forward instead may might could if unless not never draft provisional provisionally no whether",
);

/** The first and the last of something. */
export const EDGES = {
  start: "start of, beginning of, opening of, first day of",
  date: "date of",
  end: "publication of, issue of, end of, close of, conclusion of, last day of, completion of, finish of",
} satisfies Lexicon<string>;
