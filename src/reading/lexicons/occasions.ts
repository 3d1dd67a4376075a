import { type Lexicon, wordSet } from "../words/phrases.ts";

/** The words by which a sentence names what has a date, and those by which it tells of it. Sets of words are folded as tokens are. */
export const OCCASIONS = {
  letter: "letter",
  report: "report",
  notice: "notice",
  visit: "visit, visited",
  review: "review",
  inspection: "inspection, inspected",
  meeting: "meeting, met",
  decision: "approved, endorsed, agreed",
} satisfies Lexicon<string>;
export type OccasionNoun = keyof typeof OCCASIONS | "submission";

/** What somebody does on the day. */
export const ACTS = {
  visit: "visit, visited, came, come, came back, come back, return, returned, called, here, on site, with us",
  review: "reviewed",
  inspection: "inspected",
  letter: "wrote, written",
  report: "reported",
  decision: "decided, resolved, agreed, approved, endorsed, adopted, signed off",
  meeting: "received, considered",
  submission: "submitted, sent",
} satisfies Lexicon<string>;

/** What is done with a paper on its own day by whoever it is from. */
export const ISSUES = wordSet("published issued released sent signed served publish issue release send");

/** What is done with an event on its own day by whoever holds it. */
export const HOLDING = wordSet("carried held made led undertook conducted");

/** Whom and what an act of inspectors may name without being another: "reviewed progress with the plan". */
export const OBJECTS =
  wordSet(`to us the our its their council service children's child again back here on site with for a first second third fourth fifth next
  monitoring visit progress delivery improvement plan action rewritten new of under against how was going cabinet leader director chief executive inspection full final
  at school-age department team referral two three four five day`);

/** Before a verb these leave its subject where it is. */
export const BESIDE_VERBS = wordSet(
  "has have had then also formally first last will who which that are is was were be been due to plan would only again finally already just",
);

/** Words that may stand between a noun and its date; with any other word the date is of something else. */
const ANY =
  "was were is are be been being has have had will to which that only then here again finally by for";
export const BETWEEN = {
  paper: wordSet(
    `${ANY} came come out published issued released received arrived reached sent signed written made public dated date back`,
  ),
  event: wordSet(
    `${ANY} took take taken taking place held made carried out due planned set scheduled arranged fixed expected begin began beginning start started starting ended finished happened happen
     fell went ahead ran lasted run`,
  ),
};

/** A verb between a noun and its date says whose date it is. */
export const TELLING = wordSet(
  `took take place held made carried came come out published issued released received arrived sent signed written due planned set scheduled arranged
   fixed expected begin began started start ended finished happen happened was is will date dated ran`,
);

/** A verb before the noun has the date: "discussed the letter on". */
export const GOVERNING =
  wordSet(`consider considered considering discuss discussed discussing receive received receiving note noted noting share shared sharing debate debated
  hear heard hearing brief briefed reply replied respond responded prepare prepared preparing present presented presenting look looked looking see seen seeing saw publish
  published publishing send sent sending read told met report reported discussion consideration receipt preparation presentation briefing response prepares gave given give
  withdrew withdrawn got issue issued answered debated`);

/** Before a noun these say that it is not the one in the plan. */
export const ANOTHER = wordSet(
  "another next second third fourth further earlier previous follow-up draft interim feedback covering annual thematic",
);
/** These say that it is our own, or that of somebody with no place in the plan. */
export const OWNERS =
  wordSet(`our monthly weekly quarterly progress audit internal peer case council's director's ombudsman ombudsman's coroner coroner's auditor auditor's commissioner
  commissioner's regulator regulator's panel panel's committee committee's governor governor's partner partner's police trust trust's provider provider's`);

/** What may stand before a noun of the plan; "home visit" and "staffing review" are other kinds. */
export const KINDS =
  wordSet(`monitoring mid-term inspection progress single full formal official first second third fourth fifth next last latest recent two-day planned published joint
  improvement final`);
export const DETERMINERS = wordSet("the a an this that his her its their of for in at");
export const BEFORE_NOUNS = wordSet("from on by to see and with made paid");

/** The date is of something else: "the visit inspectors sampled cases that had been opened on". */
export const OTHER_SUBJECTS = wordSet("that who whom whose what where when while inspector case file");

/** Bounds, and days after what is named: "since", "after the visit, on". */
export const BOUNDS = wordSet(
  "since from by until till to before after at between than ending ended next for as",
);
export const AFTER_IT = wordSet("after before since following until ahead");

/** Papers other than the one that has the date. */
export const OTHER_PAPERS = {
  other:
    "drafted, feedback, reply, replied, response, responded, interim, factual accuracy, embargo, embargoed",
  page: "draft, website, webpage, online",
} satisfies Lexicon<string>;

/** Clear without the name of a body: no other letter, visit or review has these names. */
export const SPECIFIC = {
  specific:
    "monitoring visit, inspection report, mid-term review, progress review, single inspection, improvement notice",
} satisfies Lexicon<string>;

/** Things other than the plan that boards decide on. */
export const OTHER_OBJECTS = wordSet(
  "budget strategy policy protocol minute scorecard change amendment addition term structure charter pledge contract business risk register",
);

/** What a letter is said to be about where it is not an event of the plan. */
export const ABOUT = wordSet("about regarding concerning asking");

/** Whom a letter is sent to. */
export const COUNCIL = wordSet("us council cabinet leader director chief executive");

/** How a letter follows its visit, and how it comes before one. */
export const FOLLOWS = {
  after:
    "about, after, following, followed, follow, findings, finding, found, on the visit, on its visit, on their visit, from the visit",
  before:
    "announce, announced, announcing, ahead of, before, arrange, arranging, invite, inviting, ask, asked, asking, prepare, preparing, will",
} satisfies Lexicon<string>;
