import { PERSON_TITLES } from "../lexicons/spellings.ts";
import type { Reading } from "../reading.ts";
import { phraseAt, phrasesOf } from "../words/phrases.ts";

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
