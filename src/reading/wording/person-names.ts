import { PERSON_TITLES } from "../lexicons/spellings.ts";
import type { Reading } from "../reading.ts";
import { type Found, indexPhrases, phraseAt, phrasesIn, phrasesOf } from "../words/phrases.ts";
import { foldedWords, type Token } from "../words/tokens.ts";

/** A name that a sentence writes in another way: "Improvement board", "Childrens Scrutiny Committee". */
export interface Misspelling {
  readonly name: string;
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
}

/** A person's name in parts. */
export interface PersonName {
  readonly name: string;
  readonly title: string | null;
  readonly first: string | null;
  readonly last: string;
}

const TITLE_PHRASES = phrasesOf(PERSON_TITLES);

/** "Councillor Joan Petherick" in parts. */
export function personName(name: string): PersonName {
  const [opening = "", ...rest] = name.split(/\s+/);
  const title = titleOf(opening);
  const names = title === null ? [opening, ...rest] : rest;
  return { name, title, first: names.length > 1 ? (names[0] ?? null) : null, last: names.at(-1) ?? "" };
}

const titleOf = (word: string): string | null =>
  phraseAt(
    [{ kind: "word", text: word, word: word.toLowerCase().replace(".", ""), from: 0, to: 0 }],
    0,
    TITLE_PHRASES,
  )?.meaning ?? null;

/** A person whose name a sentence writes nearly right, and what else beside it shows that the person is meant. */
export interface NearPerson extends Misspelling {
  readonly by: "first" | "title" | "last";
}

/** Every name in a sentence that is nearly one of some persons': "Dr Philip Thornberry". */
export function nearPersonsIn(
  { tokens }: Reading,
  persons: readonly PersonName[],
  isNear: (written: string, name: string) => boolean,
): NearPerson[] {
  const bare = (at: number): string => (tokens[at]?.text ?? "").replace(/['’]s?$/, "");
  const isExact = (first: string, last: string): boolean =>
    persons.some((one) => one.last === last && (one.first === null || one.first === first));
  return tokens.flatMap((token, at): NearPerson[] => {
    if (token.kind !== "word" || !/^\p{Lu}/u.test(token.text)) return [];
    const beforeAt = tokens[at - 1]?.text === "." ? at - 2 : at - 1;
    const before = tokens[beforeAt]?.kind === "word" ? bare(beforeAt) : "";
    const last = bare(at);
    if (before === "" || isExact(before, last)) return [];
    const found = persons.flatMap(({ name, first, last: right, title }): NearPerson[] => {
      const by =
        last === right
          ? first !== null && isNear(before, first)
            ? "last"
            : null
          : !isNear(last, right)
            ? null
            : before === first
              ? "first"
              : title !== null && titleOf(before) === title
                ? "title"
                : null;
      return by === null ? [] : [{ name, at: beforeAt, end: at + 1, by }];
    });
    return found.slice(0, 1);
  });
}

/** A post, and who has held it. */
export interface HeldPost {
  readonly title: string;
  readonly holders: readonly string[];
}

/**
 * Finds posts that a sentence gives to a person who has held another, in apposition: "Ruth Calloway, the Principal Social
 * Worker," and "the Principal Social Worker (Ruth Calloway)".
 */
export function holdersOfOthers(posts: readonly HeldPost[]): (reading: Reading) => Misspelling[] {
  const held = posts.filter(({ holders }) => holders.length > 0);
  const titles = indexPhrases(held.map((post) => ({ words: foldedWords(post.title), meaning: post })));
  const persons = indexPhrases(
    [...new Set(held.flatMap(({ holders }) => holders))].map((name) => {
      const { first, last } = personName(name);
      return { words: foldedWords(`${first ?? ""} ${last}`), meaning: name };
    }),
  );
  return ({ tokens }) => {
    const people = phrasesIn(tokens, persons).filter(({ at, end }) => end > at + 1);
    if (people.length === 0) return [];
    const pairs = phrasesIn(tokens, titles).flatMap((post) =>
      people.filter((person) => isBeside(tokens, post, person)).map((person) => ({ post, person })),
    );
    const right = pairs.filter(({ post, person }) => post.meaning.holders.includes(person.meaning));
    return pairs
      .filter((one) => right.every(({ post, person }) => post !== one.post && person !== one.person))
      .map(({ post, person: { at, end } }) => ({ name: post.meaning.holders.at(-1) ?? "", at, end }));
  };
}

/** Whether one stands beside the other as another word for it, and not as the next of a list. */
function isBeside(tokens: readonly Token[], post: Found<HeldPost>, person: Found<string>): boolean {
  const [first, last] = post.at < person.at ? [post, person] : [person, post];
  const between = tokens.slice(first.end, last.at).map(({ text }) => text.toLowerCase());
  if (!["", ",", "(", ", the", ", our", "( the"].includes(between.join(" "))) return false;
  const [close, next] = [tokens[last.end]?.text ?? ".", tokens[last.end + 1]?.word];
  return between[0] === undefined || (/^[,.)]$/.test(close) && !(close === "," && next === "and"));
}
