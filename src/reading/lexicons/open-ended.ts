import { type Lexicon, wordSet } from "../words/phrases.ts";

/** What may be said of work that has no end: "is ongoing". */
export const GOES_ON = {
  ongoing:
    "ongoing, on-going, under way, underway, in progress, continuing, progressing, in train, in development, being undertaken, being taken, being made, in hand",
  open: `a work in progress, being explored, being scoped, being considered, being progressed, being looked at, being looked into, being worked on, being worked up,
    being taken forward, being developed, being drafted, being pursued, under consideration, under development, under discussion, in the pipeline,
    under review, being reviewed, being drawn up, being put together, being prepared, going on, at an early stage, awaited, a continuing process, an ongoing process`,
} satisfies Lexicon<string>;

/** Work that goes on: "efforts go on", "the service keeps on improving". */
export const GO_ON = {
  goes: "go on, goes on, carry on, carries on, keep on, keeps on, press on, presses on, push on, pushes on, press ahead, push ahead",
} satisfies Lexicon<string>;

/** What those who do work are at when it has no end. */
export const EXPLORES = {
  explores:
    "exploring, considering, looking into, looking at ways, looking at options, working towards, working toward, working on, seeking to, in the process of",
} satisfies Lexicon<string>;

/** What a service will do, of which nobody can say when it is done: "we will look to strengthen". */
export const WILL_TRY = {
  tries:
    "look to, look at ways, look at how, look at options, seek to, try to, endeavour to, strive to, work towards, explore",
} satisfies Lexicon<string>;

/** After what is being considered or developed, more of the work: "being developed with schools". Other words say how a practice is done. */
export const AFTER_OPEN = wordSet(
  "with to and as through between across further jointly together alongside so",
);

/** After "will be", what is done with a thing when nobody says more. */
export const LEFT_TO_DO = {
  left: "progressed, explored, considered, looked at, looked into, taken forward, addressed, pursued, scoped, followed up, worked on, kept under review, built on, picked up, arranged, organised",
} satisfies Lexicon<string>;

/** Who is considered, looked at and developed without being work. */
export const PERSONS = wordSet(
  "child person people family parent carer candidate applicant referral student sibling young",
);

/** Words for a hope that is nobody's. Folded as tokens are. */
export const HOPES = {
  hoped:
    "it is hoped, it is still hoped, it is intended, it is envisaged, it is planned, the hope is, the intention is, hopefully, further work is planned, further work is needed, further work is required, more work is needed, more work is required, more will be done, much remains to be done, more remains to be done, there is more to do, there is still more to do, there is still work to do, there is still much to do, there remains more to be done, there remains much to do, there remains work to do, every effort will be made, more needs to be done, work remains to be done",
  expected: "it is anticipated, it is expected, the expectation is",
} satisfies Lexicon<string>;

/** Times that are no time, of what is still to be done. */
export const SOME_TIME = {
  "some-time": `in due course, at a later date, at a future date, in the near future, in the fullness of time, when resources allow, as resources allow,
    when resources permit, when capacity allows, as capacity allows, when capacity permits, over the coming months, in the coming months, over the coming weeks,
    in the coming weeks, going forward, moving forward, going forwards, at a later stage, at some point, at some stage,
    when funding becomes available, when funding allows, as funding allows, when funds allow, in the months ahead, over the months ahead, in the weeks ahead, in the next few months,
    over the next few months, in the foreseeable future, in the longer term`,
} satisfies Lexicon<string>;

/** Times that are no time only of what will be done: social workers must visit as soon as possible. */
export const SOON = {
  "some-time": `as soon as possible, as soon as practicable, as soon as practical, as soon as is practicable, as soon as is possible, as soon as it can be, as soon as they can be,
    at the earliest opportunity, at the earliest possible opportunity, soon, shortly, before long, eventually`,
} satisfies Lexicon<string>;

/** Work, as the subject of a sentence. */
export const WORK =
  wordSet(`work training recruitment review programme project development discussion talk negotiation consultation planning implementation
  roll-out rollout restructure restructuring redesign audit activity effort engagement dialogue preparation procurement commissioning exercise campaign pilot
  transformation scoping drafting initiative conversation mapping workstream task step arrangement redevelopment recruiting mobilisation delivery option proposal`);

/** Who does work, without being a post or a body. */
export const ACTORS = wordSet(
  "service council directorate department authority officer manager leader staff team partner colleague practitioner worker supervisor we agency leadership partnership",
);

/** What is done as work; what a service is or suffers is none. */
export const WORK_VERBS =
  wordSet(`develop improve strengthen embed build review monitor support recruit progress implement focus explore seek address drive deliver engage refine consider
  look raise expand invest prioritise promote strive update train reduce tackle ensure enhance extend push pursue press encourage test redesign streamline
  modernise reshape align coordinate co-ordinate prepare plan scope examine investigate challenge oversee track roll`);

/** Verbs that say nothing is done to anything unless something follows them: "the service continues to improve". */
export const AFTER_WORK = wordSet("with on to toward towards closely together hard alongside through");

/** Words that may stand between a verb and what it says. */
export const ADVERBS = wordSet(
  "also now still currently well fully actively closely presently both therefore all very just already further jointly",
);

/** Words that set a day, or come back on one. */
export const DEADLINES = {
  deadline: `next meeting, next report, next update, next visit, next monitoring visit, next inspection, re-inspection, reinspection, each month, every month, each week,
    every week, each quarter, every quarter, each year, every year, each term, every term, each day, every day, monthly, weekly, fortnightly, quarterly, annually, termly,
    daily, twice a year, autumn, spring, summer, winter, Christmas, Easter, next month, next year, next quarter, next week, new year, end of the year, end of the month,
    end of the quarter, year end, this month, this year, this quarter, financial year, academic year, school year`,
} satisfies Lexicon<string>;
