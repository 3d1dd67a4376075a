import { clauseAt } from "../clauses.ts";
import { DIRECTIONS } from "../lexicons/directions.ts";
import {
  ARRANGED,
  BEGINNING,
  COMPARED,
  DONE,
  ENDING,
  GOING_ON,
  LEADING,
  OBJECTS,
  PAST,
  SHOWING,
  TWO_OBJECTS,
  WHOLE,
} from "../lexicons/done.ts";
import type { Reading } from "../reading.ts";
import type { Time } from "../times/times.ts";
import { phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

const DONE_PHRASES = phrasesOf(DONE);
const ARRANGED_PHRASES = phrasesOf(ARRANGED);
const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

/**
 * Whether a clause tells what was done in a time, as something past: "in October 2016 inspectors came", "absence fell
 * between July and September", "by the end of October all had been trained". What was planned, agreed or paid for is not
 * done, and "by October" alone sets a limit.
 */
export function isToldAsDone({ tokens, clauses, times }: Reading, time: Time): boolean {
  const { at, end, tense, attributed } = clauseAt(clauses, time.at);
  if (tense === "open" || attributed) return false;
  if (phrasesIn(tokens, ARRANGED_PHRASES, at, end).length > 0) return false;
  if (times.some((other) => other !== time && other.at >= at && other.at < end)) return false;
  const soon = tokens.slice(time.end, Math.min(end, time.end + SOON));
  if (soon.some(({ word }) => SHOWING.has(word))) return true;
  if (tense === "present" || time.relation === "since") return false;
  if (isLimit(tokens, time.at)) return isHad(tokens.slice(at, end));
  if (time.relation === "until") return false;
  const isFirst = tokens.slice(at, time.at).every(({ word }) => LEADING.has(word));
  const isOfThem = (verb: number): boolean => RELATIVES.has(tokens[verb - 1]?.word ?? "");
  const done = phrasesIn(tokens, DONE_PHRASES, time.end, end).filter((one) => !isOfThem(one.at));
  if (isFirst) return done.length > 0 || isActivePast(tokens.slice(time.end, end));
  const moved = phrasesIn(tokens, DIRECTION_PHRASES, at, time.at).at(0);
  if (moved !== undefined)
    return phrasesIn(tokens, DONE_PHRASES, at, time.at).some((one) => one.at <= moved.at);
  return done.some((verb) => verb.at < time.end + SOON && isCompared(tokens, verb.end, end));
}

/** "By the end of October" sets a limit; "fell by a fifth in October" does not. */
function isLimit(tokens: readonly Token[], time: number): boolean {
  let at = time - 1;
  while (WITHIN.has(tokens[at]?.word ?? "")) at -= 1;
  return tokens[at]?.word === "by";
}

const WITHIN: ReadonlySet<string> = new Set(["the", "end", "close", "start", "middle", "of", "in"]);

/** A verb further from its time may be of something else. */
const SOON = 3;

/** "Children who were referred" tells something of them, and not what was done. */
const RELATIVES: ReadonlySet<string> = new Set(["who", "which", "that", "whom"]);

/** "The rota halved the wait": what has an object after it is no participle, as "halved by" may be. */
const isActivePast = (clause: readonly Token[]): boolean =>
  clause.some(({ word }, at) => {
    const { kind, word: next = "" } = clause[at + 1] ?? {};
    const isPast = PAST.has(word) || (/ed$/.test(word) && !TWO_OBJECTS.has(word));
    return at > 0 && isPast && (kind === "number" || OBJECTS.has(next));
  });

/** "All managers had been trained". */
const isHad = (clause: readonly Token[]): boolean =>
  clause.some(({ word }, at) => word === "had" && clause[at + 1]?.word !== "to");

/** "Were down by 12%", "was better than"; what "was increased" may have been so ahead of its time. */
const isCompared = (tokens: readonly Token[], verb: number, end: number): boolean =>
  !/(?:ed|en)$/.test(tokens[verb]?.text ?? "") &&
  tokens.slice(verb, end).some(({ word }) => COMPARED.has(word));

/** Whether all of a month or year is meant, or its end: "the full year 2016/17", "the end of October 2016". */
export const isWholeTime = ({ kind, range, at }: Time, { tokens }: Reading): boolean =>
  kind === "quarter" ||
  range !== null ||
  (kind === "year" && tokens[at]?.kind === "word") ||
  tokens.slice(Math.max(0, at - SOON), at).some(({ word }) => WHOLE.has(word));

/** Two times of which the one says when something began and the other, earlier, when it ended. */
export function endedTooSoon({ tokens, times }: Reading): readonly [begun: Time, ended: Time] | null {
  for (const [index, ended] of times.entries()) {
    const begun = times[index - 1];
    if (begun?.days == null || ended.days === null || ended.days.end >= begun.days.start) continue;
    const began = tokens.slice(Math.max(0, begun.at - SOON), begun.at);
    const between = tokens.slice(begun.end, ended.at);
    const verb = between.findIndex(({ word }) => ENDING.has(word));
    const isSame = between.slice(0, verb).every(({ word }) => GOING_ON.has(word));
    const isNear = between.length - verb <= SOON;
    if (verb !== -1 && isSame && isNear && began.some(({ word }) => BEGINNING.has(word)))
      return [begun, ended];
  }
  return null;
}
