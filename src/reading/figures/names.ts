import { DIRECTIONS } from "../lexicons/directions.ts";
import { VALUE_VERBS } from "../lexicons/figures.ts";
import { COMMON_NOUNS, GRAMMAR_WORDS, QUANTITY_WORDS } from "../lexicons/names.ts";
import type { Reading } from "../reading.ts";
import { phraseAt, phrasesOf, wordSet } from "../words/phrases.ts";
import { foldedWords } from "../words/tokens.ts";

/** Something of the plan that a sentence may name. */
export interface NamedThing {
  readonly id: string;
  /** Its name and others that it goes by. */
  readonly names: readonly string[];
  /** What it is in other words, of which none may be left out. */
  readonly definitions?: readonly string[];
}

/** A place where a sentence names one. */
export interface NameMention {
  readonly id: string;
  /** Positions of the tokens that are its words, in order. Other words may stand between them. */
  readonly words: readonly number[];
  /** Positions of the first of them, and of the token after the last. */
  readonly at: number;
  readonly end: number;
  /** Whether it is an ordinary word alone. */
  readonly isCommon: boolean;
}

/** The forms of names by one of their words, the rarest. */
export type NameIndex = ReadonlyMap<string, readonly NameForm[]>;

interface NameForm {
  readonly id: string;
  readonly words: readonly string[];
  /** Whether it is an ordinary word: a name only where it is written as one. */
  readonly isCommon: boolean;
}

/**
 * Makes names ready. A name counts with and without what says how it is counted ("Percentage of", "Average"), and up to
 * its first small word ("Re-referrals within 12 months"). A form that two things share names neither,
 * and one that is an ordinary word alone only where it is written as a name.
 */
export function indexNames(things: readonly NamedThing[]): NameIndex {
  const forms = things.flatMap(({ id, names, definitions = [] }) =>
    [...names.flatMap(formsOf), ...definitions.map(wholeForm)]
      .filter((words) => words.length > 0)
      .map((words) => ({ id, words: [...new Set(words.map(stemOf))] })),
  );
  const owners = Map.groupBy(forms, ({ words }) => words.join(" "));
  const telling = [...owners.values()].flatMap((same) => {
    const [first] = same;
    const isShared = same.some(({ id }) => id !== first?.id);
    const isCommon = first?.words.length === 1 && COMMON_STEMS.has(first.words[0] ?? "");
    return first === undefined || isShared ? [] : [{ ...first, isCommon }];
  });
  const uses = (word: string): number => telling.filter(({ words }) => words.includes(word)).length;
  return Map.groupBy(telling, ({ words }) => words.reduce((a, b) => (uses(b) < uses(a) ? b : a)));
}

/**
 * A word without its ending, so that "supervised" and "supervision" are the same. It need not be a word itself.
 */
export function stemOf(word: string): string {
  const bare = word.replace(STEM_ENDING, "");
  return bare.length < 4 ? word : bare;
}

const STEM_ENDING = /(?:ments?|ations?|ions?|ings?|ances?|als?|ed|ors?|ers?|e|y)$/;

const COMMON_STEMS: ReadonlySet<string> = new Set([...COMMON_NOUNS].map(stemOf));

/** A definition with its number, and without when it is counted. */
const wholeForm = (definition: string): string[] =>
  foldedWords(definition).filter((word) => !GRAMMAR_WORDS.has(word) && !WHEN_COUNTED.has(word));

const WHEN_COUNTED: ReadonlySet<string> = new Set(
  "month quarter year end day day's council no month's quarter's year's working".split(" "),
);

function formsOf(name: string): string[][] {
  const words = foldedWords(name.replace(/\([^)]*\)/g, " "));
  const start = words.findIndex((word) => !QUANTITY_WORDS.has(word) && !GRAMMAR_WORDS.has(word));
  if (start === -1) return [];
  const bare = words.slice(start);
  const small = bare.findIndex((word) => GRAMMAR_WORDS.has(word) && word !== "and" && word !== "or");
  const head = small === -1 ? bare : bare.slice(0, small);
  return [bare, head].map((form) => [...new Set(form.filter((word) => !GRAMMAR_WORDS.has(word)))]);
}

/** Every name in a sentence, in order. Where names share a word the one with more words, closer together, counts. */
export function namesIn(
  reading: Reading,
  index: NameIndex,
  isAsked: (id: string) => boolean = () => true,
): NameMention[] {
  const stems = reading.tokens.map(({ word, kind }) => (kind === "word" ? stemOf(word) : word));
  const found = stems
    .flatMap((stem, at) =>
      (index.get(stem) ?? []).flatMap(({ id, words, isCommon }) => {
        if (!isAsked(id) || (isCommon && !isWrittenAsName(reading, at))) return [];
        const places = words.length < FREE ? inOrder(reading, stems, at, words) : together(stems, at, words);
        return places === null
          ? []
          : [{ id, words: places, at: places[0] ?? at, end: (places.at(-1) ?? at) + 1, isCommon }];
      }),
    )
    .sort(byRank);
  const taken: NameMention[] = [];
  for (const one of found) {
    const isTaken = taken.some(
      (other) => other.words.some((at) => one.words.includes(at)) && !isListedWith(one, other),
    );
    if (!isTaken) taken.push(one);
  }
  const isDoubtful = (one: NameMention): boolean =>
    found.some(
      (other) =>
        other.id !== one.id && byRank(one, other) === 0 && other.words.some((at) => one.words.includes(at)),
    );
  return taken.filter((one) => !isDoubtful(one)).sort((a, b) => a.at - b.at);
}

/** "17 missing episodes from care and 28 from home": two names of the same words but for one of each. */
const isListedWith = (one: NameMention, other: NameMention): boolean =>
  one.id !== other.id &&
  one.words.length === other.words.length &&
  one.words.filter((at) => !other.words.includes(at)).length === 1;

/**
 * With a capital letter that its place does not give it, at the start of an item or a cell of a table, or alone before a verb or
 * word that gives a value: "vacancies have fallen", "the vacancy figure".
 */
function isWrittenAsName({ tokens, kind }: Reading, at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]?.word ?? ""];
  const isCapital = /^\p{Lu}/u.test(token?.text ?? "");
  if (isCapital && (before === undefined ? kind === "item" : before.kind === "word")) return true;
  const isAlone = before?.kind !== "word" || ALONE_AFTER.has(before.word);
  const isMoving = phraseAt(tokens, at + 1, DIRECTION_PHRASES) !== null;
  return isAlone && (isMoving || VALUE_VERBS.has(next) || QUANTITY_WORDS.has(next) || MEASURED.has(next));
}

const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);
const ALONE_AFTER = wordSet("the our and but while that where although");
const MEASURED = wordSet("compliance timeliness performance");

const byRank = (a: NameMention, b: NameMention): number => rankOf(b) - rankOf(a);

/** Words that are not its own count against a name. */
const rankOf = ({ words, at, end }: NameMention): number =>
  words.length - (end - at - words.length) / OTHERS_FOR_ONE;
const OTHERS_FOR_ONE = 4;

/** From this many words on a name is known in any order, with other words between. */
const FREE = 3;
/** How many other words there may be. */
const MOST_BETWEEN = 12;

/** Two words with only small words, times and numbers between them. */
function inOrder(
  { tokens, times, quantities }: Reading,
  stems: readonly string[],
  at: number,
  words: readonly string[],
): number[] | null {
  const [first, second] = words;
  if (second === undefined) return [at];
  const step = stems[at] === first ? 1 : -1;
  const wanted = step === 1 ? second : first;
  const isSmall = (next: number): boolean =>
    GRAMMAR_WORDS.has(tokens[next]?.word ?? "") ||
    /^[,()]$/.test(tokens[next]?.text ?? "") ||
    [...times, ...quantities].some((one) => one.at <= next && next < one.end);
  for (let next = at + step; Math.abs(next - at) <= MOST_BETWEEN; next += step) {
    if (stems[next] === wanted) return [at, next].sort((a, b) => a - b);
    if (!isSmall(next)) return null;
  }
  return null;
}

/** All words near the one at a position, each where it is nearest. */
function together(stems: readonly string[], at: number, words: readonly string[]): number[] | null {
  const reach = words.length + MOST_BETWEEN;
  const places = words.map((word) => nearest(stems, at, word, reach));
  const found = places.filter((place) => place !== null).sort((a, b) => a - b);
  const width = (found.at(-1) ?? 0) - (found[0] ?? 0);
  return found.length === words.length && width < reach ? found : null;
}

function nearest(stems: readonly string[], at: number, word: string, reach: number): number | null {
  for (let step = 0; step < reach; step++) {
    if (stems[at + step] === word) return at + step;
    if (stems[at - step] === word) return at - step;
  }
  return null;
}
