import { type Lexicon, wordSet } from "../words/phrases.ts";

/** What inspectors ask for, in their word and in others that need an inspection beside them. */
export const ASKED_FOR = {
  recommendation: "recommendation",
  other: `area for improvement, priority area for improvement, area of improvement, piece of work, requirement, improvement point,
    point for improvement, thing to improve, thing to put right, thing to be put right, area to improve, area to be improved, area in which, area where,
    area for development, priority action`,
} satisfies Lexicon<string>;

/** Verbs for what inspectors do to recommendations, before their number. */
export const MAKING = {
  made: `made, make, makes, contained, contains, gave, set out, included, includes, had, has, with, issued, listed, produced,
    put forward, ended in, ended with, led to, resulted in, identified, left us with, brought, raised, set, asked for, closed with, concluded with, placed, imposed`,
} satisfies Lexicon<string>;

/** How recommendations come from an inspection, after their noun. */
export const COMING = {
  came: `came out of, come out of, came from, come from, arose from, arise from, arising from, resulted from, resulting from, followed from, flowed from,
    stemmed from, emerged from, made by, made in, made at, given by, given in, issued by, issued in, set out in, set out by, set by, raised by, raised in,
    identified by, identified in, put forward by`,
  of: "of, from, by, in, contained in, listed in",
} satisfies Lexicon<string>;

/** What inspectors do to recommendations in a relative clause: "that Ofsted made". */
export const DID = {
  made: "made, recommended, gave, issued, set, set out, listed, identified, raised, asked for, put forward, wanted",
} satisfies Lexicon<string>;

/** What is done to recommendations when they are made. Folded as tokens are. */
export const ARE_MADE = wordSet(
  "made given set placed imposed issued raised identified listed recommended put",
);

/** Verbs after which the same subject goes on to make recommendations. */
export const JUDGED = wordSet("judged rated found graded described called");

/** Words that may stand with the inspectors' name without making it somebody else's. Folded as tokens are. */
export const WITH_MAKERS = wordSet(
  `the this its their a an our single full original recent last published joint short first own formal latest report inspection
  inspector finding judgement judgment of on in dated by from which that who has have had also rightly then therefore together
  local adult social care authority child council service`,
);
export const PREPOSITIONS = wordSet("of on in by from to for at with");

/** What may stand between such a verb and a number: to whom it was done, and in what form. */
export const GIVEN_TO = {
  them: "the council, us, the authority, the service",
  form: "a total of, a list of, a set of",
} satisfies Lexicon<string>;

/** Others who make recommendations, and papers of theirs. */
export const OTHER_MAKERS = {
  others: `peer, scrutiny, audit, auditor, LGA, ombudsman, coroner, committee, task group, task and finish group, case review, letter, visit,
    this report, below, above, serious case review`,
} satisfies Lexicon<string>;

/** Other places that are inspected. */
export const OTHER_PLACES = {
  place: `home, school, academy, nursery, agency, college, hospital, prison, hospice, surgery, clinic, provider, all councils,
    all authorities, all directors`,
} satisfies Lexicon<string>;

/** Words with a capital that name no other place or body. Folded as tokens are. */
export const USUAL_CAPITALS = wordSet(
  `council cabinet board committee scrutiny executive member councillor minister secretary state department government director chief
  officer commissioner inspector inspectorate child family service adult social care improvement action plan local authority
  safeguarding single joint targeted area inspection monitoring visit letter report review mid-term progress appendix section i
  the a an of for and monday tuesday wednesday thursday friday saturday sunday`,
);

/** What limits a number to a part of what could be counted, after its noun. Folded as tokens are. */
export const ON_SOMETHING = wordSet("on about concerning relating regarding under");
export const RELATIVE = wordSet("that which");
export const HOW_THEY_ARE = wordSet(
  "concern relate are were have had deal cover focus remain need require is was has",
);
export const LIMITING = wordSet(
  `that which who whose on about for of from by in under to with where because until concerning relating regarding above below most`,
);

/** What is not certain is no count. Folded as tokens are. */
export const UNCERTAIN = {
  uncertain: "not, too early, yet, until, before, if, once, could, should, may, might, will, would",
} satisfies Lexicon<string>;

export const BUSINESS_AS_USUAL = {
  usual: "business as usual, business-as-usual, normal business, BAU",
} satisfies Lexicon<string>;

/** "Business as usual now covers four". */
export const COVERING = {
  covers: "covers, covered, includes, included, takes in, holds, contains, has, comprises",
} satisfies Lexicon<string>;

/** Before the number of what goes over to business as usual. */
export const BEFORE_MOVED = {
  moved: `move of, moving, moving of, transfer of, decision to move, decision to transfer, moved, transferred, transferring, has moved, have moved`,
} satisfies Lexicon<string>;

/** Before the number of what is left in a plan. */
export const MOST_OF_IT = {
  holds: `plan now holds, plan still holds, plan now has, plan still has, plan now contains, plan still contains`,
} satisfies Lexicon<string>;

/** What recommendations do that go on in business as usual, and that stay in the plan. */
export const GOING_ON = {
  usual: `continue, continues, continued, continuing, move, moves, moved, moving, transfer, transferred, passed, go on, carried on, carry on, managed,
    delivered, gone over`,
  plan: "stay, stays, stayed, staying, remain, remains, remained, remaining, continue, continues, continued, continuing, kept, retained, are still, is still",
} satisfies Lexicon<string>;

/** Small words between a number and such a verb. Folded as tokens are. */
export const AUXILIARIES = wordSet(
  `now have has had been are is was were to that which being still all already run as treated part of
  become became so far`,
);
