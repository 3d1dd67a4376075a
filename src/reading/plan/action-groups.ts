import type { IsoDate } from "../../plan/time/dates.ts";
import type { Interval } from "../../plan/time/intervals.ts";
import { clauseAt } from "../clauses.ts";
import {
  ADVERBS,
  ANSWER,
  ANSWERED,
  BEING,
  type CountedActions,
  DEALING,
  DOERS,
  OWNED,
  OWNING,
  STANDINGS,
} from "../lexicons/actions.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { daysMeant, isDated, type Time } from "../times/times.ts";
import { type Phrases, phraseAt, phraseBefore, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { type OwnPlan, planScope } from "./own-plan.ts";

/** Some of the plan's actions: one owner's, those that answer one recommendation, or those that were dealt with in a time. */
export type ActionGroup =
  | { readonly kind: "owner" | "recommendation"; readonly id: string }
  | {
      readonly kind: "dealt-with";
      readonly how: CountedActions;
      readonly days: Interval;
      /** "had been completed in May" may tell of May, or of all until then. */
      readonly when: "by-end" | "until" | "since" | "in" | "in-or-until";
    };

/** A number of the actions of a group: "six actions sit with the Director", "by the end of May three had been completed". */
export interface StatedGroup {
  readonly group: ActionGroup;
  readonly value: number;
  readonly hedge: Quantity["hedge"];
  /** Positions of the number with its hedge, and of the token after the words that say which it counts. */
  readonly at: number;
  readonly end: number;
}

/** How a sentence may name posts and recommendations. */
export interface GroupNames {
  readonly posts: Phrases<string>;
  readonly recommendations: Phrases<string>;
}

const OWNED_PHRASES = phrasesOf(OWNED);
const OWNING_PHRASES = phrasesOf(OWNING);
const ANSWER_PHRASES = phrasesOf(ANSWER);
const ANSWERED_PHRASES = phrasesOf(ANSWERED);
const DEALING_PHRASES = phrasesOf(DEALING);
const STANDING_PHRASES = phrasesOf(STANDINGS);

/** The numbers of actions that a sentence gives with their owner, their recommendation or the time they were dealt with. */
export function statedGroups(
  reading: Reading,
  own: OwnPlan,
  names: GroupNames,
  asAt: IsoDate,
): StatedGroup[] {
  const { tokens, quantities, clauses } = reading;
  if (!tokens.some(({ word }) => word === "action") || planScope(reading, own) === null) return [];
  return quantities.flatMap((quantity): StatedGroup[] => {
    const { form, role, quoted, pair, hedge, start } = quantity;
    const { tense, negated, attributed } = clauseAt(clauses, quantity.at);
    if (quoted || negated || attributed || tense === "open" || (role !== null && role !== "increment"))
      return [];
    const noun = actionsAfter(tokens, quantity.end);
    const value = form === "pair" ? pair?.[0] : form === "count" ? quantity.value : undefined;
    if (noun === null || value === undefined) return [];
    const found =
      beside(tokens, start, noun, [OWNED_PHRASES, OWNING_PHRASES], names.posts, "owner") ??
      beside(
        tokens,
        start,
        noun,
        [ANSWER_PHRASES, ANSWERED_PHRASES],
        names.recommendations,
        "recommendation",
      ) ??
      dealtWith(reading, start, noun, asAt);
    return found === null ? [] : [{ ...found, value, hedge, at: start }];
  });
}

/** The position after "actions", "of the actions in the plan", "more actions". */
function actionsAfter(tokens: readonly Token[], end: number): number | null {
  let at = end;
  while (BEFORE_ACTIONS.has(tokens[at]?.word ?? "")) at += 1;
  if (tokens[at]?.word !== "action") return null;
  const plan = tokens.findIndex(({ word }, next) => next > at && next <= at + 5 && word === "plan");
  return tokens[at + 1]?.word === "in" && plan !== -1 ? plan + 1 : at + 1;
}

const BEFORE_ACTIONS: ReadonlySet<string> = new Set("of the its our plan these more further".split(" "));

type Found = Pick<StatedGroup, "group" | "end">;

/** A name that is said of the actions after them, or that is the subject of the verb before them. */
function beside(
  tokens: readonly Token[],
  start: number,
  noun: number,
  [after, before]: readonly [Phrases<string>, Phrases<string>],
  names: Phrases<string>,
  kind: "owner" | "recommendation",
): Found | null {
  const verb = phraseAt(tokens, noun, after);
  if (verb !== null) {
    const at = tokens[verb.end]?.word === "the" ? verb.end + 1 : verb.end;
    const name = phraseAt(tokens, at, names);
    return name === null ? null : { group: { kind, id: name.meaning }, end: name.end };
  }
  const done = phraseBefore(tokens, start, before);
  const name = done === null ? null : phraseBefore(tokens, done.at, names, LONGEST_NAME);
  const isLonger = name !== null && name.at > 1 && /^\p{Lu}/u.test(tokens[name.at - 1]?.text ?? "");
  const isAll = /^(?:[.,;]|and)$/.test(tokens[noun]?.text ?? ".");
  return name === null || isLonger || !isAll ? null : { group: { kind, id: name.meaning }, end: noun };
}

const LONGEST_NAME = 12;

/** "Three actions were completed in May 2016", "by the end of May we had completed three actions". */
function dealtWith({ tokens, times }: Reading, start: number, noun: number, asAt: IsoDate): Found | null {
  const [time, ...more] = times.filter(isDated);
  const days = time === undefined || time.range !== null ? null : daysMeant(time, asAt);
  if (time === undefined || more.length > 0 || days === null || days.start > asAt) return null;
  let at = noun;
  while (BEING.has(tokens[at]?.word ?? "")) at += 1;
  const said = at > noun ? phraseAt(tokens, at, STANDING_PHRASES) : null;
  const did = phraseBefore(tokens, start, DEALING_PHRASES);
  const found = said ?? (did !== null && isOurs(tokens, did.at) ? { ...did, end: noun } : null);
  if (found === null || !DEALT.has(found.meaning) || !isPlainAfter(tokens, found.end, time)) return null;
  const words = tokens.slice(said === null ? (did?.at ?? start) - 2 : noun, said === null ? start : at);
  const when = whenOf(
    tokens,
    time,
    words.some(({ word }) => word === "had" || word === "are" || word === "were"),
  );
  return { group: { kind: "dealt-with", how: found.meaning, days, when }, end: found.end };
}

const DEALT: ReadonlySet<CountedActions> = new Set(["done", "complete", "embedded", "withdrawn"]);

function isOurs(tokens: readonly Token[], verb: number): boolean {
  let at = verb - 1;
  while (ADVERBS.has(tokens[at]?.word ?? "") || ["have", "has", "had"].includes(tokens[at]?.word ?? ""))
    at -= 1;
  return DOERS.has(tokens[at]?.word ?? "");
}

/** Whether nothing but the time follows: "completed late" and "completed by partners" say something else. */
function isPlainAfter(tokens: readonly Token[], end: number, time: Time): boolean {
  const next = tokens[end];
  if (next === undefined || /^[.,;]$/.test(next.text) || next.word === "and") return true;
  return time.at > end && tokens.slice(end, time.at).every(({ word }) => BEFORE_TIME.has(word));
}

const BEFORE_TIME: ReadonlySet<string> = new Set(
  "by in at the end of during since before on until to".split(" "),
);

function whenOf(
  tokens: readonly Token[],
  { at, relation }: Time,
  mayBeUntil: boolean,
): Extract<ActionGroup, { kind: "dealt-with" }>["when"] {
  const before = tokens.slice(Math.max(0, at - 4), at).map(({ word }) => word);
  if (before.at(-2) === "end" && before.at(-1) === "of") return relation === "since" ? "since" : "by-end";
  if (relation === "since" || before.includes("since")) return "since";
  if (relation === "until") return "until";
  return mayBeUntil ? "in-or-until" : "in";
}
