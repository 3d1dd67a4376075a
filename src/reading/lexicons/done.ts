import type { Lexicon } from "../phrases.ts";

/** Verbs of what was done or has happened, that cannot be said of the future. */
export const DONE = {
  done: `was, were, fell, rose, dropped, increased, decreased, reduced, declined, improved, worsened, grew, averaged, reached, peaked, came, went, visited, inspected,
    returned, met, took place, took part, began, ended, finished, ran, wrote, told, saw, joined, attended, achieved, spent, audited, sampled, spoke`,
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
export const LEADING = `in on at during over throughout between from for and but so the a period quarter year month week then also within all of financial whole
  first second third fourth last next two three four five six nine twelve half again where when since , (`;
