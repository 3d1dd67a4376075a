import { clauseAt } from "./clauses.ts";
import { DIRECTIONS } from "./lexicons/directions.ts";
import { ARRANGED, DONE, LEADING } from "./lexicons/done.ts";
import { phrasesIn, phrasesOf } from "./phrases.ts";
import type { Reading } from "./reading.ts";
import type { Time } from "./times.ts";
import { foldedWords } from "./tokens.ts";

const DONE_PHRASES = phrasesOf(DONE);
const ARRANGED_PHRASES = phrasesOf(ARRANGED);
const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);
const LEADING_WORDS: ReadonlySet<string> = new Set(foldedWords(LEADING));

/**
 * Whether a clause tells what was done in a time, as something past: "in October 2016 inspectors came", "absence fell
 * between July and September". What was planned, agreed or paid for is not done, and "by October" sets a limit.
 */
export function isToldAsDone({ tokens, clauses, times }: Reading, time: Time): boolean {
  const { at, end, tense, attributed } = clauseAt(clauses, time.at);
  if (tense === "open" || tense === "present" || attributed) return false;
  if (time.relation === "since" || time.relation === "until") return false;
  if (phrasesIn(tokens, ARRANGED_PHRASES, at, end).length > 0) return false;
  if (times.some((other) => other !== time && other.at >= at && other.at < end)) return false;
  const isFirst = tokens.slice(at, time.at).every(({ word }) => LEADING_WORDS.has(word));
  const isOfThem = (verb: number): boolean => RELATIVES.has(tokens[verb - 1]?.word ?? "");
  if (isFirst) return phrasesIn(tokens, DONE_PHRASES, time.end, end).some((one) => !isOfThem(one.at));
  const moved = phrasesIn(tokens, DIRECTION_PHRASES, at, time.at).at(0);
  return (
    moved !== undefined && phrasesIn(tokens, DONE_PHRASES, at, time.at).some((one) => one.at <= moved.at)
  );
}

/** "Children who were referred" tells something of them, and not what was done. */
const RELATIVES: ReadonlySet<string> = new Set(["who", "which", "that", "whom"]);
