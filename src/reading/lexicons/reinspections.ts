import { type Lexicon, wordSet } from "../words/phrases.ts";

/** What a sentence about the time of a re-inspection is put together from, as wordings. Those below are of these parts. */
export const PARTS = {
  inspector: "the? Ofsted/inspectors/inspectorate/HMI, her majesty's inspectors",
  reinspection: `a/an/the/our/its? full/single/second/next/new/further? full? re-inspection/reinspection,
    a/an/the/our/its? another/second/next/new/further/full full/single/new? full/single/new? inspection`,
  again: "have? been? re-inspect/re-inspected/reinspect/reinspected",
  inspect: "have? inspect/inspected",
  anew: "again, a second time, afresh, once more",
  back: "come/be back, return",
  cannot: `cannot/can't/mustn't/couldn't, can/may/must/could not/never, is/are not/never allowed/permitted to`,
  must: `must/shall, will? have to, has/had to, need to, is/are legally/now/also/therefore? legally/now/also/therefore? required/obliged/bound/compelled to,
    is/are legally/now/also/therefore? legally/now/also/therefore? required/obliged/bound/compelled by law/statute to,
    is/are legally/now/also/therefore? under a/an duty/obligation to, has/have a/an/the legal/statutory? duty/obligation to`,
  hold: "carry out, hold/make/do/complete/undertake/conduct",
  happen: `${["take place", "be carried out", "be made/held/done/completed/complete/over/finished?"]
    .map((deed) => `${deed} again? by Ofsted/inspectors, ${deed} again?`)
    .join(", ")}, happen/follow/come/occur again?`,
  demand: "require/oblige/compel/demand/stipulate, lay down",
  duty: "requirement/duty/obligation",
  law: "law/act/legislation/statute/regulation/rule/framework/guidance",
  longest: "legal/time limit, longest/maximum/limit",
  latest: "latest date, last day/date, latest/most/deadline/cut-off",
} satisfies Lexicon<string>;

/** What has to be by a limit. "By/within" and what follows is one part; a long one is of a year and more. */
export const DUTIES = {
  duty: `reinspection must therefore/then? happen limit/long, must happen? again by? inspector? limit/long, must happen? inspect anew by? inspector? limit/long,
    inspector must again ... limit/long, inspector must inspect ... anew ... limit/long, inspector must hold a/the/its/their? reinspection/inspection ... limit/long, inspector must back ... long,
    law *? *? *? demand that? inspector? to/must? again/reinspection ... limit/long, law *? *? *? demand that? inspector? to/must? inspect ... anew ... limit/long,
    law *? *? *? demand that? inspector to/must? back ... long,
    reinspection must limit/long, reinspection is/are legally? required/compulsory/mandatory/obligatory by? law/statute/inspector? limit/long,
    by law reinspection happen limit/long, by law reinspection is held/due limit/long,
    duty that/for/on inspector? to/must? again/reinspection ... limit/long, duty that/for/on inspector to/must? inspect ... anew ... limit/long,
    limit/long inspector must again, limit/long of ... inspector must again, limit/long inspector must inspect ... anew, limit/long of ... inspector must inspect ... anew,
    limit/long inspector must hold a/the/its/their? reinspection/inspection, limit/long of ... inspector must hold a/the/its/their? reinspection/inspection,
    limit/long reinspection must happen, limit/long of ... reinspection must happen, long inspector must back, long of ... inspector must back,
    longest/latest for reinspection/inspection is/fall/of on? span/day`,
} satisfies Lexicon<string>;

/** How long it may be at most: about the re-inspection only where the sentence names that. */
export const LIMITS = {
  limit: `span is/are/being the/its longest/latest ... inspector/inspection/reinspection/again, span is/are/being the/its longest/latest,
    longest ... is/are span, longest ... ... is/are span, a/the legal/statutory? longest/latest of span ... inspector/inspection/reinspection/again,
    a/the legal/statutory? longest/latest of span, inspector? cannot ... longer/later/more than span/day, limit/long may/can/must pass/go/elapse`,
} satisfies Lexicon<string>;

/** It is usual, or only said to be so. */
export const UNSURE = wordSet(
  `usual usually normal normally typical typically general generally expect expects expected expecting likely probable probably hope hoped hoping hopes aim
  intend intended intends intending not no nothing never nobody neither if unless would wrong wrongly untrue myth mistaken believe believed thought don't doesn't isn't didn't won't wouldn't needn't`,
);

/** Others that are inspected, some of them by law. */
export const OTHERS_INSPECTED = {
  other: `home, school, academy, nursery, setting, provider, childminder, college, agency, hospital, equipment, building,
    monitoring visit must, monitoring visit has, monitoring visit have`,
} satisfies Lexicon<string>;

/** The words that may stand between a re-inspection and its months; with any other word the sentence is about something else. */
export const BETWEEN =
  wordSet(`is will would shall should must has have had need to be been legally therefore then again now
  usually normally typically generally ordinarily likely expected planned due required obliged
  take place happen follow come occur made held carried out done completed by`);

/** How sure what is said between them is. */
export const SURENESS = {
  usual: "usually, normally, typically, generally, ordinarily",
  must: "must, has to, have to, had to, need to, required, obliged, legally",
  expected: "will, would, should, likely, expected, planned, due",
} satisfies Lexicon<string>;

/** The words before a length of time, and those before a day, that make it a limit. */
export const BEFORE_SPANS = {
  limit:
    "within, inside, in, under, no later than, no longer than, no more than, not later than, not more than",
} satisfies Lexicon<string>;
export const BEFORE_DAYS = {
  limit: "by, before, on or before, no later than, not later than",
} satisfies Lexicon<string>;
