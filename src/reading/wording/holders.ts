import { stemOf } from "../figures/names.ts";
import { APPOINTED, DOUBTED, POST_HEADS, RANKS } from "../lexicons/posts.ts";
import { SMALL_WORDS } from "../lexicons/spellings.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Reading } from "../reading.ts";
import { phraseAt, phraseBefore, phrasesOf } from "../words/phrases.ts";
import { foldedWords, type Token } from "../words/tokens.ts";
import { type Misspelling, type PersonName, personName } from "./person-names.ts";

/** A post, and who has held it. */
export interface HeldPost {
  readonly title: string;
  readonly holders: readonly string[];
}

/**
 * Finds where a sentence gives a person another post than the plan does, or a post to somebody whose name is only half that
 * of its holder: "Marian Oakes, our Chief Social Worker", "Dr Peter Thornbury is the Independent Chair".
 */
export function wrongHoldersOf(posts: readonly HeldPost[]): (reading: Reading) => Misspelling[] {
  const titles = posts.map(({ title }) => title);
  const held = posts.flatMap(({ title, holders }) => [...new Set(holders)].map((name) => ({ name, title })));
  const persons = [...Map.groupBy(held, ({ name }) => name)].map(([name, all]) => ({
    ...personName(name),
    posts: all.map(({ title }) => title),
  }));
  const surnames = Map.groupBy(persons, ({ last }) => last);
  const firstNames = Map.groupBy(persons, ({ first }) => first);
  const initials = Map.groupBy(persons, ({ first, last }) => initialsOf(first ?? "", last));
  return (reading) => {
    const { tokens } = reading;
    return tokens.flatMap((token, at): Misspelling[] => {
      if (!isName(token) || !isName(tokens[at - 1]) || isTitle(tokens[at - 1])) return [];
      const [first, last] = [bare(tokens[at - 1]), bare(token)];
      const exact = surnames.get(last)?.find((one) => one.first === first);
      if (exact !== undefined) return wrongPost(reading, at, exact, titles);
      const half = [
        ...(surnames.get(last) ?? []),
        ...(firstNames.get(first) ?? []),
        ...(initials.get(initialsOf(first, last)) ?? []),
      ];
      const meant = half.find((one) => isSurelyMeant(reading, at, one));
      return meant === undefined ? [] : [{ name: meant.name, at: at - 1, end: at + 1 }];
    });
  };
}

const initialsOf = (first: string, last: string): string => `${first[0] ?? ""}${last[0] ?? ""}`;

/** "Dr" and "Chair" before a surname are no first names. */
const isTitle = (token: Token | undefined): boolean =>
  personName(token?.text ?? "").title !== null || POST_HEADS.has(token?.word ?? "");

interface Holder extends PersonName {
  /** The titles of the posts that the person has held. */
  readonly posts: readonly string[];
}

/** The post that stands beside a person's right name and is another, or half remembered. */
function wrongPost(reading: Reading, at: number, person: Holder, titles: readonly string[]): Misspelling[] {
  const { tokens } = reading;
  const title = titleBefore(tokens, at - 1);
  if (isDoctor(person.title) && title !== null && title !== person.title)
    return [{ name: person.name, at: at - 2, end: at + 1 }];
  const beside = postsBeside(reading, at - 1, at + 1).map((post) => ({
    ...post,
    words: wordsOf(tokens.slice(post.at, post.end)),
  }));
  const [own = ""] = person.posts;
  if (beside.some(({ words }) => person.posts.some((one) => isShortOf(words, one)))) return [];
  const isWrong = (words: ReadonlySet<string>): boolean =>
    (words.size > 1 && titles.some((one) => isShortOf(words, one))) ||
    person.posts.some((one) => isLike(words, one));
  return beside.filter(({ words }) => isWrong(words)).map(({ at, end }) => ({ name: own, at, end }));
}

/** Whether a title or a post beside a half-known name shows that a holder is meant. */
function isSurelyMeant(reading: Reading, at: number, { title, last, posts }: Holder): boolean {
  const { tokens } = reading;
  if (isDoctor(title) && last === bare(tokens[at]) && titleBefore(tokens, at - 1) === title) return true;
  return postsBeside(reading, at - 1, at + 1).some((post) => {
    const words = wordsOf(tokens.slice(post.at, post.end));
    return posts.some((one) => isShortOf(words, one));
  });
}

const isDoctor = (title: string | null): boolean => title === "doctor" || title === "professor";

const titleBefore = (tokens: readonly Token[], at: number): string | null =>
  personName(tokens[tokens[at - 1]?.text === "." ? at - 2 : at - 1]?.text ?? "").title;

const bare = (token: Token | undefined): string => (token?.text ?? "").replace(/['’]s?$/, "");

const isName = (token: Token | undefined): boolean =>
  token?.kind === "word" && /^\p{Lu}\p{Ll}/u.test(token.text) && !FUNCTION_WORDS.has(token.word);

const wordsOf = (tokens: readonly Token[]): ReadonlySet<string> =>
  new Set(
    tokens
      .filter(({ kind, word }) => kind === "word" && !SMALL_WORDS.has(word) && word !== "the")
      .map(({ word }) => stemOf(word)),
  );

const titleWords = (title: string): ReadonlySet<string> =>
  new Set(
    foldedWords(title)
      .filter((word) => !SMALL_WORDS.has(word) && word !== "the" && /\p{L}/u.test(word))
      .map(stemOf),
  );

/** "Assistant Director" of the longer title, but not "Director", which is a higher post. */
function isShortOf(words: ReadonlySet<string>, title: string): boolean {
  const whole = titleWords(title);
  return (
    [...words].every((word) => whole.has(word)) &&
    [...RANK_STEMS].every((rank) => words.has(rank) || !whole.has(rank))
  );
}

const RANK_STEMS: ReadonlySet<string> = new Set([...RANKS].map(stemOf));

/** "Chief Social Worker" for "Principal Social Worker": a post of the same kind or field. A chair may be one of many. */
function isLike(words: ReadonlySet<string>, title: string): boolean {
  const whole = titleWords(title);
  const isExtra =
    [...words].some((word) => EXTRA_ROLES.has(word)) && ![...words].some((word) => OWN_ROLES.has(word));
  return !isExtra && [...words].some((word) => whole.has(word));
}

const EXTRA_ROLES: ReadonlySet<string> = new Set(
  [
    "chair",
    "chairman",
    "chairwoman",
    "member",
    "officer",
    "lead",
    "sponsor",
    "governor",
    "trustee",
    "champion",
  ].map(stemOf),
);

const OWN_ROLES: ReadonlySet<string> = new Set(["director", "head", "worker"].map(stemOf));

const APPOINTED_PHRASES = phrasesOf(APPOINTED);

interface Span {
  readonly at: number;
  readonly end: number;
}

/** The posts that a sentence gives to the person between two positions. */
function postsBeside(reading: Reading, from: number, to: number): Span[] {
  const { tokens } = reading;
  const title =
    titleBefore(tokens, from) === null ? from : tokens[from - 1]?.text === "." ? from - 2 : from - 1;
  return [after(reading, to), before(reading, title)].filter(
    (one) => one !== null && isPost(reading, one),
  ) as Span[];
}

/** ", the Principal Social Worker,", "(Principal Social Worker)", "is our …", "was appointed as …". */
function after(reading: Reading, to: number): Span | null {
  const { tokens } = reading;
  const sign = tokens[to]?.text ?? "";
  if (sign === "," || sign === "(") {
    const at = skipDeterminer(tokens, tokens[to + 1]?.word === "who" ? to + 3 : to + 1);
    const end = endOfRun(reading, at);
    const close = tokens[end]?.text ?? ".";
    const isList =
      sign === "," && (tokens[end]?.word === "and" || (close === "," && tokens[end + 1]?.word === "and"));
    return !isList && (/^[,.;:)–-]$/.test(close) || tokens[to + 1]?.word === "who") ? { at, end } : null;
  }
  for (let verb = to; verb < Math.min(tokens.length, to + FARTHEST); verb++) {
    const said = phraseAt(tokens, verb, APPOINTED_PHRASES);
    if (
      said === null &&
      verb === to &&
      !COPULAS.has(tokens[verb]?.word ?? "") &&
      !BETWEEN.has(tokens[verb]?.word ?? "")
    )
      return null;
    const isCopula = verb <= to + 2 && COPULAS.has(tokens[verb]?.word ?? "");
    if (said === null && !isCopula) continue;
    const at = skipDeterminer(tokens, said?.end ?? verb + 1);
    if (isName(tokens[at])) return { at, end: endOfRun(reading, at) };
  }
  return null;
}

const FARTHEST = 12;
const COPULAS: ReadonlySet<string> = new Set(["is", "become", "became", "remain", "been"]);
const BETWEEN: ReadonlySet<string> = new Set(["has", "was", "joined", "took", "took", "started", "came"]);

/** "Principal Social Worker Marian Oakes", "the Principal Social Worker, Marian Oakes,", "the Principal Social Worker (Marian Oakes)". */
function before(reading: Reading, from: number): Span | null {
  const { tokens } = reading;
  const end = tokens[from - 1]?.text === "," || tokens[from - 1]?.text === "(" ? from - 1 : from;
  let at = end;
  while (isName(tokens[at - 1]) || isJoiner(tokens, at - 1) || (at < end && isTitleComma(tokens, at - 1)))
    at -= 1;
  while (at < end && !isName(tokens[at])) at += 1;
  return at < end ? { at, end } : null;
}

const isJoiner = (tokens: readonly Token[], at: number): boolean =>
  ["of", "for", "the"].includes(tokens[at]?.word ?? "") && at > 0;

/** The comma of "Assistant Director, Children's Social Care". */
const isTitleComma = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === "," && tokens[at - 1]?.word === "director" && isName(tokens[at + 1]);

function endOfRun({ tokens }: Reading, from: number): number {
  let end = from;
  const isIn = (at: number): boolean =>
    isName(tokens[at]) ||
    (at > from &&
      ((isJoiner(tokens, at) && (isName(tokens[at + 1]) || isName(tokens[at + 2]))) ||
        isTitleComma(tokens, at)));
  while (isIn(end)) end += 1;
  return end;
}

function skipDeterminer(tokens: readonly Token[], from: number): number {
  let at = from;
  while (["the", "our", "its", "council"].includes(tokens[at]?.word ?? "") && at < from + 2) at += 1;
  return at;
}

const DOUBTED_PHRASES = phrasesOf(DOUBTED);

/** Whether words name a post that is held now and here: not "former Head of Service", nor "Head of Service at Westmarch". */
function isPost(reading: Reading, { at, end }: Span): boolean {
  const { tokens } = reading;
  const has = tokens.slice(at, end).some(({ word }) => POST_HEADS.has(word));
  const isTime = reading.times.some((time) => time.at <= end + 1 && end < time.end);
  const isElsewhere =
    !isTime && ["at", "in", "for", "of"].includes(tokens[end]?.word ?? "") && isName(tokens[end + 1]);
  const isDoubted = tokens
    .slice(Math.max(0, at - 6), end)
    .some((_, index) => phraseAt(tokens, Math.max(0, at - 6) + index, DOUBTED_PHRASES) !== null);
  return has && !isElsewhere && !isDoubted && phraseBefore(tokens, at, DOUBTED_PHRASES) === null;
}
