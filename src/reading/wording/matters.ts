import {
  BESIDE_MATTERS,
  DETERMINERS,
  DONE_TO_RISK,
  GENERAL_WORDS,
  IN_PLURAL,
  MATTERS,
  type Matter,
  OF_WHICH,
  OF_WHOM,
  OTHER_THINGS,
  QUALITIES,
  TEACHING,
} from "../lexicons/matters.ts";
import { GOOD } from "../lexicons/praise.ts";
import { type Found, phraseAt, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

/** A matter of social work that a sentence is about. */
export interface MatterMention {
  readonly matter: Matter;
  /** The distinctive words that say which: "health" of "health assessments", "audit" of "oversight of audits". */
  readonly which: readonly string[];
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
}

const MATTER_PHRASES = phrasesOf(MATTERS);
const GOOD_PHRASES = phrasesOf(GOOD);

/** The matters that tokens are about, in order, from one position up to another. */
export const mattersIn = (tokens: readonly Token[], from = 0, to = tokens.length): MatterMention[] =>
  phrasesIn(tokens, MATTER_PHRASES, from, to).flatMap((found) => {
    const end = endOf(tokens, found, to);
    if (end === null || isOther(tokens, found.at, end) || isPart(tokens, found.at, from)) return [];
    const beside = [found.at > from ? tokens[found.at - 1] : undefined, wordOf(tokens, end)];
    const which = beside.flatMap((token) =>
      token !== undefined && isDistinctive(token) ? [token.word] : [],
    );
    return [{ matter: found.meaning, which, at: found.at, end }];
  });

/** Where a mention ends; null where it is none. "Risk is well understood" is one, and "risk is high" none. */
function endOf(tokens: readonly Token[], { at, end }: Found<Matter>, to: number): number | null {
  const [first, last] = [tokens[at], tokens[end - 1]];
  if (/['’]/.test(last?.text ?? "") || tokens[at - 1]?.word === "improvement") return null;
  if (end === at + 1 && IN_PLURAL.has(first?.word ?? "") && first?.text.toLowerCase() === first?.word)
    return null;
  if (first?.word !== "risk" || end === at + 1 || last?.word === "analysis") return end;
  const done = tokens.slice(end, Math.min(end + 3, to)).findIndex(({ word }) => DONE_TO_RISK.has(word));
  return done === -1 ? null : end + done + 1;
}

/** "A supervision policy", "assessments to finish", "trained in supervision". */
function isOther(tokens: readonly Token[], at: number, end: number): boolean {
  const [next, after] = [tokens[end], tokens[end + 1]];
  if (OTHER_THINGS.has(next?.word ?? "")) return true;
  if (next?.word === "to" && /^\p{Ll}/u.test(after?.text ?? "")) return true;
  const into = [at - 1, at - 2].find((place) => tokens[place]?.word === "in");
  const before = into === undefined ? [] : tokens.slice(Math.max(0, into - 5), into);
  return before
    .slice(before.findLastIndex(({ kind }) => kind === "sign") + 1)
    .some(({ word }) => TEACHING.has(word));
}

/** "Oversight of audits". */
function isPart(tokens: readonly Token[], at: number, from: number): boolean {
  let before = at - 1;
  while (DETERMINERS.has(tokens[before]?.word ?? "")) before -= 1;
  const owner = tokens[before - 1];
  return (
    before > from &&
    OF_WHICH.has(tokens[before]?.word ?? "") &&
    owner?.kind === "word" &&
    !QUALITIES.has(owner.word)
  );
}

/** The word that says whose or which it is: "assessments of risk". */
function wordOf(tokens: readonly Token[], end: number): Token | undefined {
  if (!OF_WHOM.has(tokens[end]?.word ?? "")) return undefined;
  let next = end + 1;
  while (DETERMINERS.has(tokens[next]?.word ?? "")) next += 1;
  return /^\p{Ll}/u.test(tokens[next]?.text ?? "") ? tokens[next] : undefined;
}

const isDistinctive = (token: Token): boolean =>
  token.kind === "word" &&
  !(GENERAL_WORDS.has(token.word) || BESIDE_MATTERS.has(token.word) || token.word.endsWith("ly")) &&
  phraseAt([token], 0, GOOD_PHRASES) === null;
