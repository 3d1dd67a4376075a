import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Verbs of what was done or has happened, that cannot be said of the future. */
export const DONE = {
  done: `was, were, fell, rose, dropped, increased, decreased, reduced, declined, improved, worsened, grew, averaged, reached, peaked, came, went, visited, inspected,
    returned, met, took place, took part, began, ended, finished, closed, ran, wrote, told, saw, joined, attended, achieved, spent, audited, sampled, spoke`,
} satisfies Lexicon<string>;

/** What is arranged, paid for or decided ahead of its time. */
export const ARRANGED = {
  ahead: `plan, planned, planning, schedule, scheduled, due, book, booked, arrange, arranged, set, fix, fixed, agree, agreed, expect, expected, forecast, target,
    targets, invite, invited, propose, proposed, fund, funded, funding, budget, budgeted, grant, approve, approved, commission, commissioned, extend, extended, postpone, postponed,
    move, moved, delay, delayed, defer, deferred, put back, brought forward, allocate, allocated, reserve, reserved, set aside, ask, asked, request, requested, decide, decided,
    diary, diarise, timetable, timetabled, programme, prepare, prepared, announce, announced, confirm, confirmed, offer, offered, recruit to, contract, ambition, so far, to date, was to, were to,
    required, require, needed`,
} satisfies Lexicon<string>;

/** What may stand before the time that a clause begins with. */
export const LEADING =
  wordSet(`in on at during over throughout between from for and but so the a period quarter year month week then also within all of end full whole financial
  first second third fourth last next two three four five six nine twelve half again where when since , (`);

/** What figures do with their time before it: "the figures for July to September show". */
export const SHOWING = wordSet("show showed confirm confirmed reveal revealed saw");

/** Words after a verb that compare what was done in a time. */
export const COMPARED = wordSet("down up above below more fewer less better worse higher lower");

/** Words before a time that say that all of it is meant, or its last day. */
export const WHOLE = wordSet("full whole entire end close");

/** Verbs of how something begins and ends, and what may stand between the two. */
export const BEGINNING = wordSet(
  "start started starting begin began beginning begun open opened opening launched commenced commencing",
);
export const ENDING = wordSet(
  "end ended ending finish finished finishing close closed closing conclude concluded concluding completed",
);
export const GOING_ON = wordSet(
  ", and it which they then was were will is are be been has have had to due ran run before",
);

/** Past forms that do not end as others do, and participles that have an object, too: "staff offered a place". */
export const PAST = wordSet("held made took saw led found lost won brought kept left built had gave");
export const TWO_OBJECTS = wordSet("offered asked awarded granted promised allowed need");
/** What an object begins with. */
export const OBJECTS = wordSet(
  "the a an its our their all every each more fewer no two three four five six seven eight nine ten",
);
