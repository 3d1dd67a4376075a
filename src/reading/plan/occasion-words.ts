import { AFTER_IT, BESIDE_VERBS, COUNCIL, type OccasionNoun } from "../lexicons/occasions.ts";
import type { Token } from "../words/tokens.ts";

/** An event or paper that a sentence gives a day, by a noun ("the letter of") or a verb ("inspectors came on"). */
export interface Occasion {
  readonly noun: OccasionNoun;
  /** Whether the words leave no doubt that the day is its own. Otherwise it is so only if it is theirs who are named. */
  readonly isLabel: boolean;
  /** "The third visit", "our letter", "a staffing review": not one in the plan. */
  readonly isAnother: boolean;
  /** Where the name of whose it is must end, just before its words; null where a determiner stands there. */
  readonly ownerEnd: number | null;
  /** The words before a noun that say which it is: "mid-term", "peer"; not its number. */
  readonly kind: readonly string[];
  /** "second" of "the second visit", or "next". */
  readonly ordinal: string | null;
  /** From and to which positions another may be named: "by the Board". */
  readonly agents: readonly (readonly [from: number, to: number])[];
}

/** One that is told, of nobody in particular. */
export const TOLD = {
  isLabel: false,
  isAnother: false,
  ownerEnd: null,
  kind: [],
  ordinal: null,
  agents: [],
} as const;

/** A longer way from a word to a date is hardly about it. */
export const REACH = 16;

/** The words before a day, and before a month. */
export const ON: ReadonlySet<string> = new Set(["on", "in"]);

export const wordsOf = (tokens: readonly Token[], from: number, to: number): string[] =>
  tokens.slice(from, to).map(({ kind, word, text }) => (kind === "word" ? word : text));

export const isCut = (words: readonly string[]): boolean =>
  words.some((word) => /^(?:[.;:,(]|\d.*)$/.test(word));

export const isDecided = (noun: OccasionNoun): boolean => noun === "decision" || noun === "meeting";

export const isPaper = (noun: OccasionNoun): boolean =>
  noun === "letter" || noun === "report" || noun === "notice";

/** "After the visit, on 20 July": a day after it. */
export function isAfterIt(tokens: readonly Token[], to: number): boolean {
  const comma = ON.has(tokens[to - 1]?.word ?? "") ? to - 2 : to - 1;
  return (
    tokens[comma]?.text === "," &&
    wordsOf(tokens, Math.max(0, comma - 7), comma).some((word) => AFTER_IT.has(word))
  );
}

/** The end of a name in capitals, of "inspectors" or of the council, with "the" before it or not. */
export function nameEnd(tokens: readonly Token[], at: number, to: number): number {
  let end = tokens[at]?.word === "the" ? at + 1 : at;
  const first = end;
  while (
    end < to &&
    (isName(tokens[end]) ||
      (end > first && isName(tokens[end + 1]) && /^(?:for|of|and)$/.test(tokens[end]?.text ?? "")))
  )
    end += 1;
  return end === first ? at : end;
}

const isName = (token: Token | undefined): boolean =>
  token?.kind === "word" &&
  (/^\p{Lu}/u.test(token.text) || COUNCIL.has(token.word) || token.word === "inspector");

/** The end of the subject of a verb, before words such as "has" and "last". */
export function subjectEnd(tokens: readonly Token[], verb: number): number {
  let end = verb;
  while (BESIDE_VERBS.has(tokens[end - 1]?.word ?? "")) end -= 1;
  return end;
}
