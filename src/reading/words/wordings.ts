import { once, remember } from "../../text/remember.ts";
import type { Lexicon } from "./phrases.ts";
import { foldWord, type Token } from "./tokens.ts";

/**
 * A wording is a phrase with open places, one a word: "as/when" is either of two, "it?" may be left out, "*" is any word, "#" a
 * number or a reference, "..." up to eight words, "^" the start of the text after "that", and "$" its end. A comma
 * may stand between two words. The words that tell begin at "@". Of what comes after,
 * "!by/to" says that neither is the next word, ">as" that it follows later in the sentence, and "!>#" that it does not.
 */
interface Wording<Meaning> {
  readonly places: readonly Place[];
  /** The words that it can begin with; null where it can begin with any. */
  readonly first: ReadonlySet<string> | null;
  readonly meaning: Meaning;
}

type Place =
  | { readonly kind: "word"; readonly words: ReadonlySet<string>; readonly isOptional: boolean }
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | { readonly kind: "gap" }
  | { readonly kind: "telling" }
  | { readonly kind: "next"; readonly words: ReadonlySet<string> }
  | { readonly kind: "later"; readonly words: ReadonlySet<string>; readonly isWanted: boolean };

/** They are made ready when they are first looked for. */
export type Wordings<Meaning> = () => Ready<Meaning>;

interface Ready<Meaning> {
  /** In the order in which they are written. */
  readonly all: readonly Wording<Meaning>[];
  /** Those that can begin with a word, by the word. */
  readonly byFirst: ReadonlyMap<string, readonly Wording<Meaning>[]>;
  /** Those that can begin with any other word. */
  readonly withAny: readonly Wording<Meaning>[];
}

/** Makes wordings ready: each text lists some, with commas between. */
export const wordingsOf = <Meaning extends string>(lexicon: Lexicon<Meaning>): Wordings<Meaning> =>
  once(() => {
    const all = (Object.entries(lexicon) as [Meaning, string][]).flatMap(([meaning, texts]) =>
      texts.split(/,\s*/).map((text) => {
        const places = text.trim().split(/\s+/).map(placeOf);
        return { places, first: firstWords(places), meaning };
      }),
    );
    const words = new Set(all.flatMap(({ first }) => [...(first ?? [])]));
    const beginning = (word: string) => all.filter(({ first }) => first === null || first.has(word));
    return {
      all,
      byFirst: new Map([...words].map((word) => [word, beginning(word)])),
      withAny: all.filter(({ first }) => first === null),
    };
  });

function firstWords([place, ...rest]: readonly Place[]): ReadonlySet<string> | null {
  if (place?.kind !== "word" || place.words.has("*") || place.words.has("#")) return null;
  if (!place.isOptional) return place.words;
  const next = firstWords(rest);
  return next && new Set([...place.words, ...next]);
}

/** The wordings that may begin with a token. A comma may stand before the first word of each. */
const beginningWith = <Meaning>(
  { all, byFirst, withAny }: Ready<Meaning>,
  token: Token | undefined,
): readonly Wording<Meaning>[] => (token?.text === "," ? all : (byFirst.get(token?.word ?? "") ?? withAny));

/** The same words stand in many wordings. */
const placeOf = remember((written): Place => {
  if (written === "^") return { kind: "start" };
  if (written === "$") return { kind: "end" };
  if (written === "...") return { kind: "gap" };
  if (written === "@") return { kind: "telling" };
  const wordsOf = (text: string): ReadonlySet<string> =>
    new Set(text === "/" ? [text] : text.split("/").map(foldWord));
  if (written.startsWith("!>")) return { kind: "later", words: wordsOf(written.slice(2)), isWanted: false };
  if (written.startsWith(">")) return { kind: "later", words: wordsOf(written.slice(1)), isWanted: true };
  if (written.startsWith("!")) return { kind: "next", words: wordsOf(written.slice(1)) };
  const isOptional = written.endsWith("?");
  return { kind: "word", words: wordsOf(isOptional ? written.slice(0, -1) : written), isOptional };
}, 10_000);

interface FoundWording<Meaning> {
  readonly meaning: Meaning;
  /** Positions of the first token that tells, and of the one after the last. */
  readonly at: number;
  readonly end: number;
}

/** The first place where each of some wordings stands, in the order of the wordings. */
export function wordingsIn<Meaning>(
  tokens: readonly Token[],
  wordings: Wordings<Meaning>,
): FoundWording<Meaning>[] {
  const ready = wordings();
  const found = new Map<Wording<Meaning>, FoundWording<Meaning>>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind === "sign") continue;
    for (const wording of beginningWith(ready, token)) {
      const match = found.has(wording) ? null : matchAt(tokens, at, wording.places);
      if (match !== null)
        found.set(wording, { meaning: wording.meaning, at: match.at ?? at, end: match.end });
    }
  }
  return found.size === 0 ? [] : ready.all.flatMap((wording) => found.get(wording) ?? []);
}

/** Where the first of some wordings that begins at a position ends; null where none does. */
export function wordingAt<Meaning>(
  tokens: readonly Token[],
  at: number,
  wordings: Wordings<Meaning>,
): number | null {
  for (const { places } of beginningWith(wordings(), tokens[at])) {
    const found = matchAt(tokens, at, places);
    if (found !== null) return found.end;
  }
  return null;
}

const MOST_IN_GAP = 8;

interface Match {
  /** Where the words that tell begin; null where all do. */
  readonly at: number | null;
  readonly end: number;
}

/** The wording that begins at a position; null where it does not stand there. Places that may be left out are filled if they can be. */
function matchAt(tokens: readonly Token[], at: number, places: readonly Place[]): Match | null {
  const [place, ...rest] = places;
  if (place === undefined) return { at: null, end: at };
  const goOn = (next = at): Match | null => matchAt(tokens, next, rest);
  if (place.kind === "start") return isStart(tokens, at) ? goOn() : null;
  if (place.kind === "end") return isEnd(tokens, at) ? goOn() : null;
  if (place.kind === "next") return is(tokens[at], place.words) ? null : goOn();
  if (place.kind === "later") return isLater(tokens, at, place.words) === place.isWanted ? goOn() : null;
  if (place.kind === "gap") {
    for (let next = at; next <= at + MOST_IN_GAP; next++) {
      const found = goOn(next);
      if (found !== null) return found;
      if (tokens[next] === undefined || tokens[next]?.kind === "sign") return null;
    }
    return null;
  }
  const here = tokens[at]?.text === "," ? at + 1 : at;
  if (place.kind === "telling") {
    const found = goOn(here);
    return found && { ...found, at: here };
  }
  return (is(tokens[here], place.words) ? goOn(here + 1) : null) ?? (place.isOptional ? goOn() : null);
}

/** More words than these are no sentence. */
const MOST_AHEAD = 60;

function isLater(tokens: readonly Token[], at: number, words: ReadonlySet<string>): boolean {
  const ahead = tokens.slice(at, at + MOST_AHEAD);
  const close = ahead.findIndex(({ text }) => text === "." || text === ";");
  return ahead.slice(0, close === -1 ? undefined : close).some((one) => is(one, words));
}

function is(token: Token | undefined, words: ReadonlySet<string>): boolean {
  if (token === undefined) return false;
  if (words.has(token.word)) return true;
  if (words.has("*") && token.kind === "word") return true;
  return words.has("#") && (token.kind === "reference" || /^\d/.test(token.text));
}

const isStart = (tokens: readonly Token[], at: number): boolean =>
  at === 0 || (at === 1 && tokens[0]?.word === "that");

/** A full stop, or the semicolon and "and" of a list, may follow. */
const isEnd = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at).every(({ text, word }) => text === "." || text === "…" || text === ";" || word === "and");
