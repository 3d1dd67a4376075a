import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Words for how actions stand. */
export const STANDINGS = {
  /** Complete or embedded. */
  done: `complete and embedded, complete or embedded, completed and embedded, completed or embedded, embedded and complete, embedded or complete,
    embedded and completed, embedded or completed`,
  /** Complete, perhaps including those that are embedded. */
  complete: "complete, completed, finished, done, delivered, implemented, carried out, fulfilled",
  embedded: "embedded",
  withdrawn: "withdrawn, dropped, abandoned, taken out",
  open: "open, outstanding, unfinished, incomplete",
  /** All that are not complete, perhaps including those that are withdrawn. */
  unfinished: `to be completed, to be finished, to be done, to be delivered, yet to be completed, yet to be finished, yet to be done, yet to be delivered,
    not complete, not completed, not finished, not done, not yet complete, not yet completed, not yet finished, not yet done, not been completed,
    not been finished, not been done, not yet been completed, not yet been finished, not yet been done`,
  "on-track": "on track, on course",
  overdue:
    "overdue, past their due date, past their due dates, past their date, past their dates, behind schedule",
  "at-risk": "at risk",
  "off-track": "off track, off course",
  "not-started":
    "not started, not yet started, not been started, not yet been started, yet to start, not begun, yet to begin",
} satisfies Lexicon<string>;

/** Which actions a number counts: all that the plan has or has had, those that are still in it, or those that stand so. */
export type CountedActions = keyof typeof STANDINGS | "all" | "remaining";

/** Verbs for what a council does to actions. */
export const DEALING = {
  complete: "completed, finished, delivered, implemented",
  embedded: "embedded",
  withdrawn: "withdrawn",
} satisfies Lexicon<string>;

/** "Delivered by partners" and "done well" do not mean complete. */
export const DONE_BY = wordSet("done delivered implemented out fulfilled");
export const HOW_DONE = wordSet("by well with in");
export const PARTNERS = wordSet("partner school health police");

/** Who does the work of the plan. */
export const DOERS = wordSet("we council officer service");

/** Other words for actions, where the sentence names the plan. */
export const TASKS = { task: "task, piece of work, step" } satisfies Lexicon<string>;

/** Verbs by which a plan has its actions. */
export const HAVING = {
  has: `has, had, contains, contained, has contained, had contained, holds, held, has held, had held, comprises, comprised, consists of, consisted of,
    is made up of, is divided into, brings together, runs to, numbers, numbered, has grown to, grew to, of, lists, listed, sets out, set out, includes,
    is made of`,
} satisfies Lexicon<string>;

/** Verbs for how a plan's actions came about. */
export const DRAWN_UP = {
  drawn:
    "were drawn up, were agreed, were set out, were written, were planned, were devised, have been drawn up, have been agreed",
} satisfies Lexicon<string>;

/** After "the number of actions in the plan". */
export const AMOUNTING = {
  is: "is, was, now stands at, stands at, has risen to, has grown to, rose to, grew to",
} satisfies Lexicon<string>;

/** After a number of actions: words that do not limit it. */
export const GOING_ON_AFTER = {
  on: "and, in total, in all, in the plan, across, as at, when, as business",
} satisfies Lexicon<string>;
export const ANSWERING = {
  answer: "to meet, to answer, to address, to deliver, to implement, to respond, in response, in answer",
} satisfies Lexicon<string>;

/** Words of this plan's name, and others that may stand before "plan" without making it another. Folded as tokens are. */
export const OF_THIS_PLAN = wordSet(
  "original initial revised rewritten updated refreshed new whole current full council child service improvement action",
);
export const BEFORE_PLAN = wordSet(
  `the this that our it its a an one whole entire full overall original initial first revised rewritten updated refreshed new current
  existing latest agreed approved published improvement action single council child service`,
);
export const SMALL_IN_NAMES = wordSet("and of for the");
export const NOT_IN_IT = {
  beside: `outside, beyond, apart from, besides, other than, not in, not part of, separate from, in addition to, alongside, as well as,
    outside of`,
} satisfies Lexicon<string>;

/** What shows that a sentence is about another plan's actions. */
export const OTHER_PLANS = {
  other: `peer, audit, strategy, other plan, other recommendation, other action, other team, other council, another plan, another team, another council,
    another action, each plan, each recommendation, each action, each team, each council, every plan, every action, every team, every council, per plan,
    per team, team plan, business plan, workforce plan, care plan, education plan, pathway plan, health plan, SEND plan, team action, workforce action,
    business action, education action, health action, health team, education team, care team`,
} satisfies Lexicon<string>;

/** Words for some that were mentioned before, or are not the plan's. Folded as tokens are. */
export const ELSEWHERE = wordSet(
  "further another more last previous before new team each per workstream theme",
);
/** Words for a part of the plan's. Folded as tokens are. */
export const OF_A_KIND = wordSet("since key priority area month quarter week due");

/** Words between actions and how they stand. Folded as tokens are. */
export const BEING = wordSet(
  "are is were was have has had been now already still currently fully recorded reported as remain remained stay become became",
);
export const ADVERBS = wordSet("now already so far since currently originally initially then still also");
export const PLAIN_ADJECTIVES = wordSet("separate individual different distinct improvement");

/** "The plan that was approved contained": how many there were then counts, too. Folded as tokens are. */
export const TOLD_OF_THE_PAST = wordSet(
  `was were had held contained comprised consisted listed approved endorsed agreed original originally initial initially
  set`,
);
