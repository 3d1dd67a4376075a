import { stemOf } from "../figures/names.ts";
import { BODY_KINDS, ONE_OF_SEVERAL, SMALL_WORDS } from "../lexicons/spellings.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Reading } from "../reading.ts";
import { foldedWords, type Token } from "../words/tokens.ts";
import { type Misspelling, type NearPerson, nearPersonsIn, personName } from "./person-names.ts";

/** Names by the first letters of what remains of them without capitals, hyphens, spaces and apostrophes. */
type SpellingIndex = ReadonlyMap<string, readonly KnownSpelling[]>;

interface KnownSpelling {
  readonly name: string;
  readonly letters: string;
  readonly isShort: boolean;
}

/** Two letters find few names, and are in every name. */
const INDEXED = 2;
/** "Cabinet" and the like are ordinary words, too. */
const SHORTEST = 4;

/** What finds names that a sentence writes in another way. */
export interface Spellings {
  misspelled(reading: Reading): Misspelling[];
  /** Names of persons that are nearly right. */
  nearPersons(reading: Reading): NearPerson[];
}

/** Makes names of posts and bodies, and of persons, ready. `isNear` says whether one word may be meant for another. */
export function spellingsOf(
  names: readonly string[],
  holders: readonly string[],
  isNear: (written: string, name: string) => boolean,
): Spellings {
  const index = indexSpellings(names);
  const persons = holders.map(personName);
  const known = rewordable(names);
  return {
    misspelled: (reading) => {
      const found = misspellingsIn(reading, index);
      const isNew = ({ at, end }: Misspelling) => !found.some((one) => one.at < end && at < one.end);
      return [...found, ...rewordedIn(reading, known).filter(isNew)];
    },
    nearPersons: (reading) => nearPersonsIn(reading, persons, isNear),
  };
}

/** Long names are known by their last two words as well: "the Improvement Board". */
function indexSpellings(names: readonly string[]): SpellingIndex {
  const known = [...new Set(names)].flatMap((name): KnownSpelling[] => {
    const words = name.split(/\s+/);
    const short = words.slice(-2);
    const hasShort = words.length > 2 && BODY_KINDS.has(words.at(-1) ?? "") && !isSmall(short[0] ?? "");
    return [
      { name, letters: lettersOf(name), isShort: false },
      ...(hasShort ? [{ name: short.join(" "), letters: lettersOf(short.join(" ")), isShort: true }] : []),
    ];
  });
  const longestFirst = known
    .filter(({ letters }) => letters.length >= SHORTEST)
    .sort((a, b) => b.letters.length - a.letters.length || Number(a.isShort) - Number(b.isShort));
  return Map.groupBy(longestFirst, ({ letters }) => letters.slice(0, INDEXED));
}

/**
 * What a name is compared by: "director·childrenservices" of "Director for Children's Services". An s in the middle, as
 * in "Childrens", makes no difference, and neither does the choice of a small word.
 */
const lettersOf = (name: string): string => lettersIn(piecesOf(name));

const lettersIn = (pieces: readonly string[]): string =>
  pieces
    .map((piece, at) => (at === 0 || at === pieces.length - 1 ? piece : piece.replace(/s$/, "")))
    .join("");

const piecesOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .split(/[\s,-]+/)
    .filter((piece) => piece !== "")
    .map((piece) => (SMALL_WORDS.has(piece) ? "·" : piece));

/** Every name of the index that a sentence writes in another way. A name inside a longer one is not looked at. */
function misspellingsIn(reading: Reading, index: SpellingIndex): Misspelling[] {
  const { tokens, text } = reading;
  const found: Misspelling[] = [];
  for (let at = 0; at < tokens.length; ) {
    const one = tokens[at]?.kind === "word" ? spellingAt(tokens, at, index) : null;
    if (one === null) {
      at += 1;
      continue;
    }
    const { name, end, isShort } = one;
    const written = bareName(text.slice(tokens[at]?.from, tokens[end - 1]?.to));
    const isInCase = written.toLowerCase() === bareName(name).toLowerCase();
    const isOther = written !== bareName(name) && (isInCase || !isShort);
    if (isOther && isMeant(tokens, at, one, isInCase, index) && !isLonger(reading, at, end))
      found.push({ name, at, end });
    at = end;
  }
  return found;
}

/** Without what makes no difference: the kind of apostrophe, commas, "&" for "and", a possessive. */
const bareName = (text: string): string =>
  text
    .replaceAll("’", "'")
    .replaceAll("&", "and")
    .replaceAll(",", "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/'s?$/, "");

interface Spelled extends KnownSpelling {
  readonly end: number;
}

/** The longest name whose letters the tokens from a position on spell. */
function spellingAt(tokens: readonly Token[], at: number, index: SpellingIndex): Spelled | null {
  const first = piecesOf(tokens[at]?.text ?? "").join("");
  for (const one of index.get(first.slice(0, INDEXED)) ?? []) {
    const end = endOf(tokens, at, one.letters);
    if (end !== null) return { ...one, end };
  }
  return null;
}

function endOf(tokens: readonly Token[], at: number, letters: string): number | null {
  const pieces: string[] = [];
  for (let end = at; end < tokens.length; end++) {
    const { kind, text = "" } = tokens[end] ?? {};
    if (kind !== "word" && kind !== "number" && !/^[,&-]$/.test(text)) return null;
    const bare = [...pieces, ...piecesOf(text.replace(/['’]s?$/, ""))];
    pieces.push(...piecesOf(text));
    if ([pieces, bare].some((all) => lettersIn(all) === letters)) return end + 1;
    if (!letters.startsWith(lettersIn([...pieces, ""]))) return null;
  }
  return null;
}

/** Names of so many words, small ones aside, are known by them in any order and form. */
const LONG = 3;
const ARTICLES: ReadonlySet<string> = new Set(["the", "our"]);

/**
 * Whether it is meant as a name: capitals show it, but not the one that begins the sentence, nor that of a shorter name
 * within, such as "Cabinet". "A director of" is any.
 */
function isMeant(
  tokens: readonly Token[],
  at: number,
  { end }: Spelled,
  isInCase: boolean,
  index: SpellingIndex,
): boolean {
  if (ONE_OF_SEVERAL.has(tokens[at - 1]?.text.toLowerCase() ?? "")) return false;
  const words = tokens.slice(at, end).filter(({ kind, text }) => kind === "word" && !isSmall(text));
  if (words.every(({ text }) => isUpper(text))) return words.length === 1 && !isShouted(tokens, at);
  // "The director of children's services": the article makes a long title one and no other.
  if (words.length >= LONG && words.every(({ text }) => text === text.toLowerCase()))
    return ARTICLES.has(tokens[at - 1]?.word ?? "");
  const shows = ({ text, from }: Token): boolean =>
    /^\p{Lu}/u.test(text) && !(isInCase && (from === 0 || isName(text, index)));
  const areAll = words.every(({ text }) => text.split("-").every((piece) => /^\p{Lu}/u.test(piece)));
  return words.some(shows) && !(isInCase && areAll);
}

const isUpper = (text: string): boolean =>
  text.replace(/['’]s?$/, "") === text.toUpperCase().replace(/['’]S?$/, "");

const isSmall = (text: string): boolean => SMALL_WORDS.has(text.toLowerCase());

const isName = (word: string, index: SpellingIndex): boolean =>
  index.get(word.toLowerCase().slice(0, INDEXED))?.some(({ name }) => name === word) === true;

/** "LONDON ROAD": a word in capitals beside others. */
const isShouted = (tokens: readonly Token[], at: number): boolean =>
  [tokens[at - 1], tokens[at + 1]].some((one) => one !== undefined && /^\p{Lu}{3,}$/u.test(one.text));

/** Whether it is part of a longer name, and so another's: "Westmarch Improvement board", "Department of Education and Skills". */
function isLonger({ tokens, times }: Reading, at: number, end: number): boolean {
  const isCapital = (index: number): boolean => {
    const { kind, text = "", word = "" } = tokens[index] ?? {};
    const isTime = times.some((time) => time.at <= index && index < time.end);
    return kind === "word" && /^\p{Lu}/u.test(text) && !isTime && !(index === 0 && FUNCTION_WORDS.has(word));
  };
  const after = tokens[end]?.text ?? "";
  const isPossessive = /['’]s?$/.test(tokens[end - 1]?.text ?? "");
  if (isCapital(isSmall(tokens[at - 1]?.text ?? "") ? at - 2 : at - 1)) return true;
  return !isPossessive && (after === "of" || after === "for" || isCapital(isSmall(after) ? end + 1 : end));
}

/** Long names, by their words in no order and without endings. */
type NamesByWords = ReadonlyMap<string, string>;

const rewordable = (names: readonly string[]): NamesByWords =>
  new Map(
    names.flatMap((name) => {
      const stems = stemsOf(foldedWords(name));
      return stems.length >= LONG ? [[stems.join(" "), name] as const] : [];
    }),
  );

const stemsOf = (words: readonly string[]): string[] =>
  words
    .filter((word) => !isSmall(word) && !ARTICLES.has(word))
    .map(stemOf)
    .sort();

/** Long names with their words in another form or order, or with another small word: "Corporate Parent Panel". */
function rewordedIn(reading: Reading, names: NamesByWords): Misspelling[] {
  const { tokens, times, text } = reading;
  const isCapital = (at: number): boolean =>
    tokens[at]?.kind === "word" &&
    /^\p{Lu}/u.test(tokens[at].text) &&
    !times.some((time) => time.at <= at && at < time.end);
  const found: Misspelling[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!isCapital(at) || isSmall(tokens[at]?.text ?? "") || ARTICLES.has(tokens[at]?.word ?? "")) continue;
    let end = at + 1;
    while (isCapital(end) || isJoined(tokens, end, isCapital)) end += 1;
    const stems = stemsOf(tokens.slice(at, end).flatMap(({ kind, word }) => (kind === "word" ? [word] : [])));
    const name = names.get(stems.join(" "));
    const written = bareName(text.slice(tokens[at]?.from, tokens[end - 1]?.to));
    const isOther = name !== undefined && written.toLowerCase() !== bareName(name).toLowerCase();
    const isProper = name !== undefined && isSaidOtherwise(tokens.slice(at, end), name);
    if (
      isOther &&
      !isProper &&
      !ONE_OF_SEVERAL.has(tokens[at - 1]?.word ?? "") &&
      !isLonger(reading, at, end)
    )
      found.push({ name, at, end });
    at = end - 1;
  }
  return found;
}

/** "Directors of Children's Services" are several, and "the Virtual School's Head" is a way to say it. */
function isSaidOtherwise(tokens: readonly Token[], name: string): boolean {
  const [front = ""] = name.toLowerCase().split(/,| (?:of|for) /);
  const head = front.split(" ").at(-1) ?? "";
  if (tokens.some(({ text }) => text.toLowerCase() === `${head}s`)) return true;
  return (
    front !== name.toLowerCase() && tokens.some(({ text }) => /['’]s$/.test(text) && !name.includes(text))
  );
}

/** "of" and "for the" between the words of a name. */
function isJoined(tokens: readonly Token[], at: number, isCapital: (at: number) => boolean): boolean {
  if (tokens[at]?.kind !== "word" || !JOINING.has(tokens[at].word)) return false;
  return (
    isCapital(at + 1) ||
    (ARTICLES.has(tokens[at + 1]?.word ?? "") && isCapital(at + 2)) ||
    (ARTICLES.has(tokens[at]?.word ?? "") && isCapital(at + 1))
  );
}

const JOINING: ReadonlySet<string> = new Set(["of", "for", "in", "the", "and"]);
