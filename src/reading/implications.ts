import {
  EXCEPTIONS,
  LIMITED,
  MATTERS,
  type Matter,
  NONE,
  SUBJECTS,
  TELL_NOTHING,
} from "./lexicons/implications.ts";
import { FUNCTION_WORDS } from "./lexicons/words.ts";
import { phrasesIn, phrasesOf } from "./phrases.ts";
import { foldedWords, type Token } from "./tokens.ts";
import { wordingsIn, wordingsOf } from "./wordings.ts";

const NONE_WORDINGS = wordingsOf(NONE);
const EXCEPTION_PHRASES = phrasesOf(EXCEPTIONS);
const MATTER_WORDINGS = wordingsOf(MATTERS);

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
 * The words of the row's title tell nothing.
 */
export function emptyMatterOf(tokens: readonly Token[], title: string): Matter | null {
  const own = new Set(foldedWords(title));
  const tells = ({ kind, word }: Token): boolean => {
    if (kind === "reference" || /^\d/.test(word) || DENIALS.has(word)) return true;
    return kind === "word" && ![own, FUNCTION_WORDS, TELL_NOTHING, SUBJECTS].some((words) => words.has(word));
  };
  if (tokens.some(tells)) return null;
  const found = new Set(wordingsIn(tokens, MATTER_WORDINGS).map(({ meaning }) => meaning));
  return MATTER_ORDER.find((matter) => found.has(matter)) ?? null;
}

const DENIALS: ReadonlySet<string> = new Set(["no", "not", "none", "nor", "neither", "never", "without"]);

/** Of several, the first says what is lacking. */
const MATTER_ORDER: readonly Matter[] = ["later", "points", "weighed", "there", "some"];
