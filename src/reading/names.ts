import { COMMON_NOUNS, GRAMMAR_WORDS, QUANTITY_WORDS } from "./lexicons/names.ts";
import { foldedWords, type Token } from "./tokens.ts";

/** Something of the plan that a sentence may name. */
export interface NamedThing {
  readonly id: string;
  /** Its name and others that it goes by. */
  readonly names: readonly string[];
}

/** A place where a sentence names one. */
export interface NameMention {
  readonly id: string;
  /** Positions of the tokens that are its words, in order. Other words may stand between them. */
  readonly words: readonly number[];
  /** Positions of the first of them, and of the token after the last. */
  readonly at: number;
  readonly end: number;
}

/** The forms of names by one of their words, the rarest. */
export type NameIndex = ReadonlyMap<string, readonly NameForm[]>;

interface NameForm {
  readonly id: string;
  readonly words: readonly string[];
}

/**
 * Makes names ready. A name counts with and without what says how it is counted ("Percentage of", "Average"), and up to
 * its first small word ("Re-referrals within 12 months"). A form that two things share, or that is an ordinary word
 * alone, names neither.
 */
export function indexNames(things: readonly NamedThing[]): NameIndex {
  const forms = things.flatMap(({ id, names }) =>
    names.flatMap((name) => formsOf(name).map((words) => ({ id, words }))),
  );
  const owners = Map.groupBy(forms, ({ words }) => words.join(" "));
  const telling = [...owners.values()].flatMap((same) => {
    const [first] = same;
    const isShared = same.some(({ id }) => id !== first?.id);
    const isCommon = first?.words.length === 1 && COMMON_NOUNS.has(first.words[0] ?? "");
    return first === undefined || isShared || isCommon ? [] : [first];
  });
  const uses = (word: string): number => telling.filter(({ words }) => words.includes(word)).length;
  return Map.groupBy(telling, ({ words }) => words.reduce((a, b) => (uses(b) < uses(a) ? b : a)));
}

function formsOf(name: string): string[][] {
  const words = foldedWords(name.replace(/\([^)]*\)/g, " "));
  const start = words.findIndex((word) => !QUANTITY_WORDS.has(word) && !GRAMMAR_WORDS.has(word));
  if (start === -1) return [];
  const bare = words.slice(start);
  const small = bare.findIndex((word) => GRAMMAR_WORDS.has(word));
  const head = small === -1 ? bare : bare.slice(0, small);
  return [bare, head].map((form) => [...new Set(form.filter((word) => !GRAMMAR_WORDS.has(word)))]);
}

/** Every name in a sentence, in order. Where names share a word the one with more words counts, then the closer one. */
export function namesIn(tokens: readonly Token[], index: NameIndex): NameMention[] {
  const found = tokens
    .flatMap(({ word }, at) =>
      (index.get(word) ?? []).flatMap(({ id, words }) => {
        const places = words.length < FREE ? inOrder(tokens, at, words) : together(tokens, at, words);
        return places === null
          ? []
          : [{ id, words: places, at: places[0] ?? at, end: (places.at(-1) ?? at) + 1 }];
      }),
    )
    .sort(byRank);
  const taken: NameMention[] = [];
  for (const one of found) {
    if (taken.some(({ words }) => words.some((at) => one.words.includes(at)))) continue;
    taken.push(one);
  }
  const isDoubtful = (one: NameMention): boolean =>
    found.some(
      (other) =>
        other.id !== one.id && byRank(one, other) === 0 && other.words.some((at) => one.words.includes(at)),
    );
  return taken.filter((one) => !isDoubtful(one)).sort((a, b) => a.at - b.at);
}

const byRank = (a: NameMention, b: NameMention): number =>
  b.words.length - a.words.length || a.end - a.at - (b.end - b.at);

/** From this many words on a name is known in any order, with other words between. */
const FREE = 3;
/** How many other words there may be. */
const MOST_BETWEEN = 12;

/** So many small words may stand between two. */
const MOST_SMALL = 6;

/** Two words in order, with only small words between them. */
function inOrder(tokens: readonly Token[], at: number, words: readonly string[]): number[] | null {
  const [first, second] = words;
  if (second === undefined) return [at];
  const step = tokens[at]?.word === first ? 1 : -1;
  const wanted = step === 1 ? second : first;
  for (let next = at + step; Math.abs(next - at) <= MOST_SMALL; next += step) {
    const word = tokens[next]?.word ?? "";
    if (word === wanted) return [at, next].sort((a, b) => a - b);
    if (!GRAMMAR_WORDS.has(word)) return null;
  }
  return null;
}

/** All words near the one at a position, each where it is nearest. */
function together(tokens: readonly Token[], at: number, words: readonly string[]): number[] | null {
  const reach = words.length + MOST_BETWEEN;
  const places = words.map((word) => nearest(tokens, at, word, reach));
  const found = places.filter((place) => place !== null).sort((a, b) => a - b);
  const width = (found.at(-1) ?? 0) - (found[0] ?? 0);
  return found.length === words.length && width < reach ? found : null;
}

function nearest(tokens: readonly Token[], at: number, word: string, reach: number): number | null {
  for (let step = 0; step < reach; step++) {
    if (tokens[at + step]?.word === word) return at + step;
    if (tokens[at - step]?.word === word) return at - step;
  }
  return null;
}
