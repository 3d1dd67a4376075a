import { stemOf } from "../figures/names.ts";
import {
  FILLERS,
  NAME_HEADS,
  type NameHead,
  ONE_OF_SEVERAL,
  SAME_IN_NAMES,
  SMALL_WORDS,
} from "../lexicons/spellings.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Reading } from "../reading.ts";
import { phrasesIn, phrasesOf } from "../words/phrases.ts";
import { type Token, tokensOf } from "../words/tokens.ts";
import type { Misspelling } from "./person-names.ts";

/** A name in its parts, in no order: "Children's Scrutiny Committee" is a meeting about children and scrutiny. */
interface NameParts {
  readonly name: string;
  /** The kinds of thing that its heads say it is. */
  readonly kinds: string;
  readonly heads: ReadonlySet<string>;
  /** The words that tell it from others of the kind, one for each meaning. */
  readonly telling: ReadonlySet<string>;
  /** All its words but small ones. */
  readonly words: ReadonlySet<string>;
}

const HEAD_PHRASES = phrasesOf(NAME_HEADS);
const SAME_PHRASES = phrasesOf(SAME_IN_NAMES);

/** Null where no word says what kind of thing it names. */
function partsOf(name: string, tokens: readonly Token[]): NameParts | null {
  const heads = phrasesIn(tokens, HEAD_PHRASES);
  const kinds = new Set(heads.map(({ meaning }) => meaning));
  if (heads.length === 0) return null;
  const isHead = (at: number): boolean => heads.some((one) => one.at <= at && at < one.end);
  const isSmall = ({ kind, word }: Token): boolean =>
    kind === "sign" || SMALL_WORDS.has(word) || word === "the";
  const same = phrasesIn(tokens, SAME_PHRASES);
  const isFiller = (word: string): boolean => [...kinds].some((kind) => FILLERS[kind]?.has(word));
  const telling = tokens.flatMap((token, at): string[] => {
    const isIn = (one: { at: number; end: number }): boolean => one.at <= at && at < one.end;
    if (isSmall(token) || isHead(at) || isFiller(token.word)) return [];
    return [same.find(isIn)?.meaning ?? stemOf(token.word)];
  });
  return {
    name,
    kinds: [...kinds].sort().join(" "),
    heads: new Set(heads.map(({ at, end }) => wordsOf(tokens.slice(at, end)))),
    telling: new Set(telling),
    words: new Set(tokens.filter((token) => !isSmall(token)).map(({ word }) => stemOf(word))),
  };
}

const wordsOf = (tokens: readonly Token[]): string => tokens.map(({ word }) => word).join(" ");

/**
 * Finds names that a sentence half remembers: with another head ("Children's Scrutiny Panel"), with a word that many such
 * names have ("Overview and Scrutiny"), with a word that means the same, or without one of the words of a full name.
 * A shorter name, all of whose words are in the full one, is no mistake.
 */
export function halfNamesOf(names: readonly string[]): (reading: Reading) => Misspelling[] {
  const known = names.flatMap((name) => partsOf(name, tokensOf(name)) ?? []);
  const byKind = Map.groupBy(known, ({ kinds }) => kinds);
  return (reading) => {
    const found: Misspelling[] = [];
    for (const { at, end } of namesIn(reading)) {
      if (found.some((one) => one.at < end && at < one.end)) continue;
      const written = partsOf("", reading.tokens.slice(at, end));
      if (written === null) continue;
      if (known.some(({ words }) => isWithin(written.words, words))) {
        if (!known.some((one) => isLeftOut(written, one))) continue;
      }
      const meant = byKind.get(written.kinds)?.find((one) => isMeant(written, one));
      if (meant !== undefined) found.push({ name: meant.name, at, end });
    }
    return found;
  };
}

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>): boolean =>
  [...some].every((word) => all.has(word));

/** Whether all of what tells a known name is in the written one. */
function isMeant(written: NameParts, known: NameParts): boolean {
  if (isLeftOut(written, known) || isMistyped(written, known)) return true;
  const { telling } = known;
  if (telling.size === 0 || telling.size !== written.telling.size || !isWithin(telling, written.telling))
    return false;
  if (telling.size > 1) return true;
  // Of one telling word, a synonym or a filler may well make it another's: "Improvement" but not "Strategic Improvement".
  const isPlain = written.words.size === known.words.size && isWithin(telling, written.words);
  return FILLED.has(known.kinds) || (isPlain && !written.heads.has("partnership"));
}

const FILLED: ReadonlySet<string> = new Set<NameHead>(["council", "member"]);

/** "Northbridge Safeguarding Board": a full name, with its place, but for one word; or one without its place that has another head. */
function isLeftOut(written: NameParts, known: NameParts): boolean {
  const [missing, ...more] = [...known.telling].filter((word) => !written.telling.has(word));
  const [first] = known.telling;
  return (
    known.kinds === "meeting" &&
    written.kinds === known.kinds &&
    missing !== undefined &&
    more.length === 0 &&
    (missing !== first || !isWithin(written.heads, known.heads)) &&
    written.telling.size > 1 &&
    written.telling.size === known.telling.size - 1 &&
    isWithin(written.words, new Set([...known.words, ...written.heads]))
  );
}

/** "Principle Social Worker": one word is another that looks like it. */
function isMistyped(written: NameParts, known: NameParts): boolean {
  const [wrong, ...others] = [...written.words].filter((word) => !known.words.has(word));
  const [right, ...more] = [...known.words].filter((word) => !written.words.has(word));
  if (wrong === undefined || right === undefined || others.length + more.length > 0) return false;
  return known.words.size > 1 && LOOK_ALIKE.some((pair) => pair.has(wrong) && pair.has(right));
}

const LOOK_ALIKE: readonly ReadonlySet<string>[] = [
  new Set(["principle", "principal"].map(stemOf)),
  new Set(["counsel", "council"].map(stemOf)),
];

/** Runs of words with capitals that may be a name, the longest first: "Chair of the Children's Scrutiny Panel", and the panel. */
function namesIn(reading: Reading): { at: number; end: number }[] {
  const { tokens } = reading;
  const found: { at: number; end: number }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!isCapital(reading, at)) continue;
    let end = at + 1;
    while (isCapital(reading, end) || isJoined(reading, end)) end += 1;
    found.push(...partsOfRun(reading, at, end));
    at = end;
  }
  return found;
}

function partsOfRun(reading: Reading, from: number, to: number): { at: number; end: number }[] {
  const { tokens } = reading;
  const heads = phrasesIn(tokens, HEAD_PHRASES, from, to);
  if (heads.length === 0 || to - from > LONGEST) return [];
  const positions = Array.from({ length: to - from }, (_, index) => from + index);
  const starts = positions.filter((at) => mayStart(tokens, at, from, heads));
  const ends = positions
    .map((at) => at + 1)
    .filter((end) => end === to || !isWord(tokens[end]) || isPossessive(tokens[end - 1]));
  return starts
    .flatMap((at) =>
      ends.filter((end) => end > at + 1 && isAlone(reading, at, end, to)).map((end) => ({ at, end })),
    )
    .filter(({ at, end }) =>
      heads.some((head) => at <= head.at && head.end <= end && !isPlural(tokens[head.end - 1])),
    )
    .sort((a, b) => b.end - b.at - (a.end - a.at));
}

/** Longer runs are headings. */
const LONGEST = 14;

/** At the start of a run, after "of the" within it, and after "and" where a name ends before it. */
function mayStart(
  tokens: readonly Token[],
  at: number,
  from: number,
  heads: readonly { at: number; end: number }[],
): boolean {
  const before = tokens[at - 1]?.word ?? "";
  if (!isWord(tokens[at])) return false;
  if (at === from) return true;
  if (before === "the" && tokens[at - 2]?.word === "and") return true;
  if (before === "and") return heads.some(({ end }) => end === at - 1);
  return before === "the" || ["of", "for", "to", "by"].includes(before);
}

/** Whether nothing around it makes it one of several, or another's: "the Scrutiny Panel of Westmarch". */
function isAlone(reading: Reading, at: number, end: number, to: number): boolean {
  const { tokens } = reading;
  const next = tokens[end]?.word ?? "";
  const isOthers =
    ["of", "for", "at", "in"].includes(next) &&
    isCapital(reading, tokens[end + 1]?.word === "the" ? end + 2 : end + 1);
  const isOf = end === to && next === "of" && tokens[end + 1]?.word === "the";
  return !isOthers && !isOf && !ONE_OF_SEVERAL.has(tokens[at - 1]?.word ?? "");
}

const isWord = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === "word" && !SMALL_WORDS.has(token.word) && token.word !== "the";

const isPossessive = (token: Token | undefined): boolean => /['’]s?$/.test(token?.text ?? "");

const isPlural = (token: Token | undefined): boolean => /s$/.test(token?.text ?? "") && !isPossessive(token);

function isCapital({ tokens, times }: Reading, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !isWord(token) || !/^\p{Lu}/u.test(token.text)) return false;
  return (
    !(at === 0 && FUNCTION_WORDS.has(token.word)) && !times.some((time) => time.at <= at && at < time.end)
  );
}

/** "of", "for the" and "and" between words with capitals. */
function isJoined(reading: Reading, at: number): boolean {
  const word = reading.tokens[at]?.word ?? "";
  if (word === "the") return isCapital(reading, at + 1);
  if (!["of", "for", "and", "&"].includes(word)) return false;
  return isCapital(reading, at + 1) || (reading.tokens[at + 1]?.word === "the" && isCapital(reading, at + 2));
}
