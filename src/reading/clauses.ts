import {
  AFTER_COMMA,
  ANYWHERE,
  NEGATIONS,
  OTHERS,
  SPEAKERS,
  TENSES,
  type Tense,
} from "./lexicons/clauses.ts";
import type { Time } from "./times/times.ts";
import { phrasesIn, phrasesOf } from "./words/phrases.ts";
import type { Token } from "./words/tokens.ts";

/** A part of a sentence that says one thing, and how it is said. Rules ask for these, and look at no words for them. */
export interface Clause {
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  /** "open" where it is wished, expected or only possible; null where it has no verb that tells. */
  readonly tense: Tense | null;
  readonly negated: boolean;
  /** Whether it is about other councils, or the country. */
  readonly ofOthers: boolean;
  /** Whether somebody else says it. */
  readonly attributed: boolean;
}

const TENSE_PHRASES = phrasesOf(TENSES);
const NEGATION_PHRASES = phrasesOf(NEGATIONS);
const OTHERS_PHRASES = phrasesOf(OTHERS);
const SPEAKER_PHRASES = phrasesOf(SPEAKERS);

/** The clauses of a sentence, in order. One without a verb of its own has the tense of the one before. */
export function clausesOf(tokens: readonly Token[], times: readonly Time[]): Clause[] {
  const inTimes = new Set(
    times.flatMap(({ kind, at, end }) =>
      kind === "relative" ? [] : Array.from({ length: end - at }, (_, index) => at + index),
    ),
  );
  const isMonth = (at: number): boolean => inTimes.has(at);
  const isInTime = (at: number): boolean => isMonth(at - 1) && isMonth(at);
  const isStart = (at: number): boolean => at > 0 && isBreak(tokens, at) && !isInTime(at);
  const starts = [0, ...tokens.flatMap((_, at) => (isStart(at) ? [at] : []))];
  // "Caseload was 17.6, and managers say that it shows": what is said comes after.
  const [speaker] = phrasesIn(tokens, SPEAKER_PHRASES);
  const isJoined = (start: number): boolean => ["and", "but"].includes(tokens[start]?.word ?? "");
  const said =
    speaker === undefined
      ? tokens.length
      : (starts.findLast((start) => start <= speaker.at && isJoined(start)) ?? 0);
  let tense: Tense | null = null;
  return starts.map((at, index) => {
    const end = starts[index + 1] ?? tokens.length;
    tense = tenseOf(tokens, at, end, isMonth) ?? tense;
    const has = (phrases: Parameters<typeof phrasesIn>[1]): boolean =>
      phrasesIn(tokens, phrases, at, end).length > 0;
    return {
      at,
      end,
      tense,
      negated: has(NEGATION_PHRASES),
      ofOthers: has(OTHERS_PHRASES),
      attributed: speaker !== undefined && at >= said,
    };
  });
}

/** The clause that a position is in. */
export const clauseAt = (clauses: readonly Clause[], at: number): Clause =>
  clauses.find((one) => one.at <= at && at < one.end) ?? (clauses.at(-1) as Clause);

function isBreak(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (before?.kind === "sign" && /^[;:—–)]$/.test(before.text)) return true;
  if (token?.kind === "sign") return token.text === "(";
  const word = token?.word ?? "";
  return ANYWHERE.has(word) || (before?.text === "," && AFTER_COMMA.has(word));
}

/** What is only possible stays so, whatever else is said. "May 2016" is no verb. */
function tenseOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  isMonth: (at: number) => boolean,
): Tense | null {
  const found = phrasesIn(tokens, TENSE_PHRASES, from, to)
    .filter(({ at }) => !isMonth(at) && !isNounOfPlan(tokens, at))
    .map(({ meaning }) => meaning);
  return found.includes("open") ? "open" : (found[0] ?? null);
}

/** "The plan to deliver" is a noun, "we plan to deliver" a verb. */
const isNounOfPlan = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === "plan" &&
  ["the", "this", "our", "improvement", "action"].includes(tokens[at - 1]?.word ?? "");
