import {
  DENIALS,
  EMPTY_NAMES,
  EXCEPTIONS,
  LIMITED,
  MATTERS,
  type Matter,
  NONE,
  PLACEHOLDERS,
  SUBJECTS,
  TELL_NOTHING,
} from "../lexicons/answers.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import { phrasesIn, phrasesOf } from "../words/phrases.ts";
import { foldedWords, type Token, tokensOf } from "../words/tokens.ts";
import { wordingsIn, wordingsOf } from "../words/wordings.ts";

const NONE_WORDINGS = wordingsOf(NONE);
const EXCEPTION_PHRASES = phrasesOf(EXCEPTIONS);
const EMPTY_NAME_PHRASES = phrasesOf(EMPTY_NAMES);
const MATTER_WORDINGS = wordingsOf(MATTERS);
const PLACEHOLDER_WORDINGS = wordingsOf(PLACEHOLDERS);

/** Whether a field says anything: "n/a", "TBC" and "to follow" do not. */
export function isFilledIn(text: string | undefined): boolean {
  const tokens = tokensOf(text ?? "");
  return tokens.some(({ kind }) => kind !== "sign") && wordingsIn(tokens, PLACEHOLDER_WORDINGS).length === 0;
}

/** Whether the only sentence of an answer says that there are no implications at all. */
export function saysNoImplications(tokens: readonly Token[]): boolean {
  if (tokens.some(({ text }) => text === "," || text === ";" || text === ":")) return false;
  if (phrasesIn(tokens, EXCEPTION_PHRASES).length > 0) return false;
  return wordingsIn(tokens, NONE_WORDINGS).some(
    ({ at, end }) => !tokens.slice(at, end).some(({ word }) => LIMITED.has(word)),
  );
}

/**
 * What the only sentence of an answer is about, if no word of it tells what the implications are; null where one does.
 * The words of the row's title tell nothing, nor do the names of duties. A denial tells, unless it is one for now only.
 */
export function emptyMatterOf(tokens: readonly Token[], title: string): Matter | null {
  const found = wordingsIn(tokens, MATTER_WORDINGS);
  const isForNow = found.some(({ meaning }) => meaning === "for-now");
  const names = phrasesIn(tokens, EMPTY_NAME_PHRASES);
  const own = new Set(foldedWords(title));
  const tells = ({ kind, word }: Token, index: number): boolean => {
    if (kind === "sign" || names.some(({ at, end }) => at <= index && index < end)) return false;
    if (DENIALS.has(word)) return !isForNow;
    return kind !== "word" || ![own, FUNCTION_WORDS, TELL_NOTHING, SUBJECTS].some((words) => words.has(word));
  };
  if (tokens.some(tells)) return null;
  return MATTER_ORDER.find((matter) => found.some(({ meaning }) => meaning === matter)) ?? null;
}

/** Of several, the first says what is lacking. */
const MATTER_ORDER: readonly Matter[] = ["for-now", "later", "points", "weighed", "there", "some"];
