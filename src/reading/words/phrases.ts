import { foldedWords, type Token } from "./tokens.ts";

/** Phrases by what they mean, as data: each text lists phrases, with commas between. */
export type Lexicon<Meaning extends string> = Readonly<Record<Meaning, string>>;

/** A phrase found among tokens. */
export interface Found<Meaning> {
  readonly meaning: Meaning;
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
}

/** A lexicon made ready for finding: phrases by their first word, the longest first. */
export type Phrases<Meaning> = ReadonlyMap<string, readonly Phrase<Meaning>[]>;

interface Phrase<Meaning> {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

/** A list of single words, folded as tokens are, with spaces between. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Makes a lexicon ready. The case, the plural and the apostrophes of a phrase make no difference. */
export const phrasesOf = <Meaning extends string>(lexicon: Lexicon<Meaning>): Phrases<Meaning> =>
  indexPhrases(
    (Object.entries(lexicon) as [Meaning, string][]).flatMap(([meaning, texts]) =>
      texts.split(/,\s*/).map((text) => ({ words: foldedWords(text), meaning })),
    ),
  );

export function indexPhrases<Meaning>(phrases: readonly Phrase<Meaning>[]): Phrases<Meaning> {
  const longestFirst = phrases
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.words.length - a.words.length);
  return Map.groupBy(longestFirst, ({ words: [first = ""] }) => first);
}

/** The longest phrase that begins at a position; null if none does. */
export function phraseAt<Meaning>(
  tokens: readonly Token[],
  at: number,
  phrases: Phrases<Meaning>,
): Found<Meaning> | null {
  const found = phrases
    .get(tokens[at]?.word ?? "")
    ?.find(({ words }) => words.every((word, index) => tokens[at + index]?.word === word));
  return found === undefined ? null : { meaning: found.meaning, at, end: at + found.words.length };
}

/** Every phrase among tokens from one position up to another, in order. Two never overlap. */
export function phrasesIn<Meaning>(
  tokens: readonly Token[],
  phrases: Phrases<Meaning>,
  from = 0,
  to = tokens.length,
): Found<Meaning>[] {
  const all: Found<Meaning>[] = [];
  for (let at = from; at < to; ) {
    const found = phraseAt(tokens, at, phrases);
    if (found !== null && found.end <= to) all.push(found);
    at = found !== null && found.end <= to ? found.end : at + 1;
  }
  return all;
}

/** The phrase that ends just before a position; null if none does. */
export function phraseBefore<Meaning>(
  tokens: readonly Token[],
  end: number,
  phrases: Phrases<Meaning>,
  longest = 5,
): Found<Meaning> | null {
  for (let at = Math.max(0, end - longest); at < end; at++) {
    const found = phraseAt(tokens, at, phrases);
    if (found?.end === end) return found;
  }
  return null;
}
