import {
  BEFORE_EXPANSION,
  EXPLAINS,
  GOVERNING_BODIES,
  JOINS_EXPANSION,
  KNOWN_ACRONYMS,
  KNOWN_WITH_OTHERS,
  LETTERED,
  PRODUCTS,
  RANKS,
  SMALL_IN_ACRONYMS,
} from "../lexicons/acronyms.ts";
import { PERSON_TITLES } from "../lexicons/spellings.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import { phraseAt, phraseBefore, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

/** An acronym in a sentence. */
export interface Acronym {
  /** Without the s of a plural. */
  readonly term: string;
  /** Position of its token, which may have other words in it: "DfE-funded". */
  readonly at: number;
  /** Offsets into the sentence, the s included. */
  readonly from: number;
  readonly to: number;
  /** Whether every reader knows it. */
  readonly isKnown: boolean;
  /** Whether the sentence says what it stands for, next to it. */
  readonly isExpanded: boolean;
  /** Whether it is in the words that a longer one stands for: "SENDIASS (the SEND Information …)". */
  readonly isInExpansion: boolean;
}

const TITLE_PHRASES = phrasesOf(PERSON_TITLES);
const KNOWN_PHRASES = phrasesOf(KNOWN_WITH_OTHERS);

/** Two capitals or more, such as LAC and NEETs, or one small letter between capitals: DfE, MoJ. */
const ACRONYM = /^(?:([A-Z]{2,})s?|([A-Z]{1,3}[a-z][A-Z]{1,3}))(?=['’]|$)/;
const ROMAN = /^[IVXLC]+$/;

/** Every acronym among tokens, without numerals, codes, names of persons and products, and what is written in capitals throughout. */
export function acronymsIn(tokens: readonly Token[]): Acronym[] {
  const words = tokens.filter(({ kind }) => kind === "word" || kind === "number");
  if (words.length > 1 && words.every(({ text }) => isInCapitals(text))) return [];
  return tokens.flatMap((token, at) => {
    const parts = token.kind === "word" && !/\d/.test(token.text) ? token.text.split("-") : [];
    return parts.flatMap((part, index): Acronym[] => {
      const [written = "", capitals, mixed = ""] = ACRONYM.exec(part) ?? [];
      const term = capitals ?? mixed;
      if (term === "" || ROMAN.test(term) || isOther(tokens, at, term)) return [];
      const from = token.from + parts.slice(0, index).join("-").length + Number(index > 0);
      const isKnown = KNOWN_ACRONYMS.has(term) || phraseAt(tokens, at, KNOWN_PHRASES) !== null;
      const isExpanded = isExpandedBefore(tokens, at, term) || isExpandedAfter(tokens, at, term);
      const to = from + written.length;
      return [{ term, at, from, to, isKnown, isExpanded, isInExpansion: isInExpansion(tokens, at, term) }];
    });
  });
}

const isInCapitals = (text: string): boolean => text === text.toUpperCase();

const isOther = (tokens: readonly Token[], at: number, term: string): boolean =>
  [isAddress, isCode, isShouted, isOfPerson, isProduct, isInBody].some((is) => is(tokens, at, term));

const touches = (tokens: readonly Token[], at: number): boolean => tokens[at - 1]?.to === tokens[at]?.from;
const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? "";

/** "www.MfC.example", "DfE@example", "R&D". */
function isAddress(tokens: readonly Token[], at: number): boolean {
  if (touches(tokens, at) && ["@", ".", "&", "_"].includes(textAt(tokens, at - 1))) return true;
  const next = touches(tokens, at + 1) ? textAt(tokens, at + 1) : "";
  return next === "@" || (next === "." && touches(tokens, at + 2) && tokens[at + 2]?.kind === "word");
}

/** "ASC/2025/114" names a file, "NI 64" an indicator, and 'Document "AL"' one of several. */
function isCode(tokens: readonly Token[], at: number, term: string): boolean {
  let [from, to] = [at, at];
  while (touches(tokens, from) && textAt(tokens, from - 1) === "/") from -= 2;
  while (touches(tokens, to + 1) && textAt(tokens, to + 1) === "/") to += 2;
  if (tokens.slice(Math.max(0, from), to + 1).some(({ text }) => /\d/.test(text))) return true;
  if (term.length > 2) return false;
  const before = isQuote(textAt(tokens, at - 1)) ? at - 2 : at - 1;
  if (LETTERED.has(tokens[before]?.word ?? "")) return true;
  const after = tokens[at + 2];
  const isCounted = after?.kind === "word" && !FUNCTION_WORDS.has(after.word);
  return (
    /^\d{1,3}$/.test(textAt(tokens, at + 1)) && !isCounted && !["%", "of", "per"].includes(after?.word ?? "")
  );
}

const isQuote = (text: string): boolean => ['"', "'", "‘", "’", "“", "”"].includes(text);

/** One of three or more words in capitals that follow one another, or of two that are long: "LONDON ROAD". */
function isShouted(tokens: readonly Token[], at: number): boolean {
  const isLoud = (place: number): boolean => /^[A-Z]{2,}$/.test(textAt(tokens, place));
  if (!isLoud(at)) return false;
  let [from, to] = [at, at];
  while (isLoud(from - 1)) from -= 1;
  while (isLoud(to + 1)) to += 1;
  const run = tokens.slice(from, to + 1);
  return run.length >= 3 || (run.length === 2 && run.every(({ text }) => text.length >= 4));
}

/** "Councillor AJ Marsh", "DCI Roberts". */
function isOfPerson(tokens: readonly Token[], at: number, term: string): boolean {
  const before = textAt(tokens, at - 1) === "." ? at - 1 : at;
  if (phraseBefore(tokens, before, TITLE_PHRASES, 1) !== null) return true;
  return RANKS.has(term) && isCapitalised(textAt(tokens, at + 1));
}

const isCapitalised = (text: string): boolean => /^[A-Z][a-z]/.test(text);

/** "The MOMO app"; "MOSAIC, the reporting system". */
function isProduct(tokens: readonly Token[], at: number): boolean {
  if (PRODUCTS.has(tokens[at + 1]?.word ?? "")) return true;
  const before = [",", "called", "named"].includes(tokens[at - 1]?.word ?? "") ? at - 2 : at - 1;
  if (before === at - 2 && EXPLAINS.has(tokens[before]?.word ?? "")) return true;
  if (textAt(tokens, at + 1) !== "," || !["the", "a", "an", "our"].includes(tokens[at + 2]?.word ?? ""))
    return false;
  const rest = tokens.slice(at + 3, at + 8);
  const end = rest.findIndex(({ kind, word }) => kind !== "word" || FUNCTION_WORDS.has(word));
  return EXPLAINS.has((end === -1 ? rest.at(-1) : rest[end - 1])?.word ?? "");
}

/** A word of a body's name: "the Care Services PDS Committee". */
function isInBody(tokens: readonly Token[], at: number): boolean {
  if (at < 2 || !isCapitalised(textAt(tokens, at - 1))) return false;
  let next = at + 1;
  while (isCapitalised(textAt(tokens, next)) && !GOVERNING_BODIES.has(tokens[next]?.word ?? "")) next += 1;
  return isCapitalised(textAt(tokens, next)) && GOVERNING_BODIES.has(tokens[next]?.word ?? "");
}

/** "SENDIASS (the SEND Information …)" expands a longer acronym in words that contain this one. */
function isInExpansion(tokens: readonly Token[], at: number, term: string): boolean {
  const open = tokens.findLastIndex(({ text }, place) => place < at && ["(", ")"].includes(text));
  const longer = textAt(tokens, open - 1);
  return textAt(tokens, open) === "(" && longer.length > term.length && longer.startsWith(term);
}

const JOINING = wordsOf(`( " ' ‘ ’ “ ” – — - , .`);
/** How many words before an acronym, or after it, may be what it stands for. */
const MOST_WORDS = 12;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** "Personal education plan (PEP)", "the multi-agency safeguarding hub, known as the MASH". */
function isExpandedBefore(tokens: readonly Token[], at: number, term: string): boolean {
  let end = at;
  while (JOINING.has(textAt(tokens, end - 1)) || JOINS_EXPANSION.has(tokens[end - 1]?.word ?? "")) end -= 1;
  const joined = tokens.slice(end, at).filter(({ word }) => word !== "the");
  if (joined.length === 0) return false;
  const lead = letteredWords(tokens.slice(0, end));
  const next = tokens[at + 1];
  const isAlone = next === undefined || next.kind === "sign" || FUNCTION_WORDS.has(next.word);
  const initial = term.charAt(0).toLowerCase();
  if (textAt(tokens, at - 1) === "(" && isAlone)
    if (lead.slice(-term.length - 3).some((word) => word.startsWith(initial))) return true;
  return spells(lead.slice(-MOST_WORDS).toReversed(), [...term.toLowerCase()].reverse());
}

/** "NEETs (young people not in education, employment or training)", "LADO stands for local authority designated officer". */
function isExpandedAfter(tokens: readonly Token[], at: number, term: string): boolean {
  const next = isQuote(textAt(tokens, at + 1)) ? at + 2 : at + 1;
  const isBracket = textAt(tokens, next) === "(";
  let from = JOINING.has(textAt(tokens, next)) && textAt(tokens, next) !== "." ? next + 1 : next;
  while (BEFORE_EXPANSION.has(tokens[from]?.word ?? "")) from += 1;
  if (from === next) return false;
  const letters = [...term.toLowerCase()];
  const close = tokens.findIndex(({ text }, place) => place > next && text === ")");
  const words = letteredWords(tokens.slice(from, isBracket && close !== -1 ? close : undefined));
  if (!isBracket) return spells(words.slice(0, MOST_WORDS), letters);
  const all = letteredWords(tokens.slice(next + 1, close === -1 ? undefined : close)).slice(0, MOST_WORDS);
  return all.some((_, first) => spells(all.slice(first), letters)) || isBlendOf(all, letters.join(""));
}

/** The words of tokens in small letters, those with a hyphen in parts. */
const letteredWords = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ kind, text }) => (kind === "word" ? text.toLowerCase().split("-") : []));

/** Whether words begin with some letters, in order; small words may be skipped. */
function spells(words: readonly string[], letters: readonly string[]): boolean {
  let at = 0;
  for (const word of words) {
    if (at === letters.length) break;
    if (word.startsWith(letters[at] as string)) at += 1;
    else if (!SMALL_IN_ACRONYMS.has(word)) break;
  }
  return at === letters.length;
}

/** Whether letters are one or more first letters of each word: SENDIASS, of "SEND Information …". */
function isBlendOf(words: readonly string[], letters: string): boolean {
  let ends = new Set([0]);
  for (const [index, word] of words.entries()) {
    ends = new Set([...ends].flatMap((at) => endsAfter(letters, at, word)));
    if (index > 0 && ends.has(letters.length)) return true;
  }
  return false;
}

/** How many letters may be spelt after a word has given its first ones; a small word may give none. */
function endsAfter(letters: string, at: number, word: string): number[] {
  let length = 0;
  while (length < word.length && word[length] === letters[at + length]) length += 1;
  const least = SMALL_IN_ACRONYMS.has(word) ? 0 : 1;
  return Array.from({ length: Math.max(0, length - least + 1) }, (_, more) => at + least + more);
}
