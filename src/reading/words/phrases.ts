import { foldedWords, foldWord, type Token } from "./tokens.ts";

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
export type Phrases<Meaning> = Pick<ReadonlyMap<string, readonly Phrase<Meaning>[]>, "get" | "has">;

interface Phrase<Meaning> {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

/** A list of single words, folded as tokens are, with spaces between. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Makes a lexicon ready. The case, the plural and the apostrophes of a phrase make no difference. */
export const phrasesOf = <Meaning extends string>(lexicon: Lexicon<Meaning>): Phrases<Meaning> =>
  new LexiconPhrases(lexicon);

/**
 * There are thousands of phrases, and few of them are ever looked for. So a lexicon is taken apart when it is first asked, and
 * the words of a phrase after its first when that word is there.
 */
class LexiconPhrases<Meaning extends string> {
  private readonly lexicon: Lexicon<Meaning>;
  private written: ReadonlyMap<
    string,
    readonly { readonly text: string; readonly meaning: Meaning }[]
  > | null = null;
  private readonly ready = new Map<string, readonly Phrase<Meaning>[]>();

  constructor(lexicon: Lexicon<Meaning>) {
    this.lexicon = lexicon;
  }

  has(word: string): boolean {
    this.written ??= this.takeApart();
    return this.written.has(word);
  }

  get(word: string): readonly Phrase<Meaning>[] | undefined {
    this.written ??= this.takeApart();
    const written = this.written.get(word);
    if (written === undefined) return undefined;
    const known = this.ready.get(word);
    if (known !== undefined) return known;
    const ready = longestFirst(written.map(({ text, meaning }) => ({ words: foldedWords(text), meaning })));
    this.ready.set(word, ready);
    return ready;
  }

  private takeApart() {
    const phrases = (Object.entries(this.lexicon) as [Meaning, string][]).flatMap(([meaning, texts]) =>
      texts.split(/,\s*/).map((text) => ({ text, meaning, first: firstWord(text) })),
    );
    return Map.groupBy(
      phrases.filter(({ first }) => first !== undefined),
      ({ first = "" }) => first,
    );
  }
}

/** The first of the words that a phrase is compared by. */
function firstWord(text: string): string | undefined {
  const [plain] = /^[a-z]+(?= |$)/.exec(text) ?? [];
  return plain === undefined ? foldedWords(text)[0] : foldWord(plain);
}

export const indexPhrases = <Meaning>(phrases: readonly Phrase<Meaning>[]): Phrases<Meaning> =>
  Map.groupBy(
    longestFirst(phrases.filter(({ words }) => words.length > 0)),
    ({ words: [first = ""] }) => first,
  );

const longestFirst = <Meaning>(phrases: readonly Phrase<Meaning>[]): Phrase<Meaning>[] =>
  phrases.toSorted((a, b) => b.words.length - a.words.length);

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
