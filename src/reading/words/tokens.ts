import { REFERENCE_MARK } from "../../prose/references.ts";
import { remember } from "../../text/remember.ts";

/** A word, number or sign of a sentence. */
export interface Token {
  readonly kind: "word" | "number" | "sign" | "reference";
  readonly text: string;
  /** As words are compared: in small letters, with straight apostrophes, without a possessive or plural s. */
  readonly word: string;
  /** Offsets into the sentence. */
  readonly from: number;
  readonly to: number;
}

const LETTERS = String.raw`\p{L}[\p{L}\p{M}\p{N}]*`;
const TOKEN = new RegExp(
  [
    `(?<reference>${REFERENCE_MARK}+)`,
    // 3.1.2, 16th, 2b
    String.raw`(?<label>\d+(?:\.\d+){2,}|\d+\p{L}[\p{L}\p{N}]*)`,
    String.raw`(?<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`,
    `(?<word>${LETTERS}(?:['’-]${LETTERS})*(?:(?<=[sS])['’])?)`,
    String.raw`(?<sign>\S)`,
  ].join("|"),
  "gu",
);

/**
 * The tokens of a sentence, in order. A percentage is a number and a sign; a word with a hyphen is one word. `written`
 * is the sentence with its references as written, and of the same length.
 */
export const tokensOf = (text: string, written = text): Token[] =>
  [...text.matchAll(TOKEN)].map(({ 0: found, index, groups = {} }) => {
    const to = index + found.length;
    if (groups.reference !== undefined)
      return { kind: "reference", text: written.slice(index, to), word: REFERENCE_MARK, from: index, to };
    const kind = groups.number !== undefined ? "number" : groups.sign !== undefined ? "sign" : "word";
    return { kind, text: found, word: kind === "word" ? foldWord(found) : found, from: index, to };
  });

/** Endings of the plural, and what the singular ends in. "Process" and "status" end in an s of their own. */
const PLURALS: readonly (readonly [ending: RegExp, singular: string])[] = [
  [/(?:ss|us|is)$/, "$&"],
  [/ies$/, "y"],
  [/(ch|sh|ss|x|zz)es$/, "$1"],
  [/s$/, ""],
];
const IRREGULAR: Readonly<Record<string, string>> = {
  children: "child",
  men: "man",
  women: "woman",
  appendices: "appendix",
  does: "does",
  series: "series",
};

/** A word as words are compared: "Children's" and "child", "Referrals" and "referral" are the same. */
export const foldWord = remember((written) => {
  const word = written.toLowerCase().replaceAll("’", "'").replace(/'s?$/, "");
  if (word.length <= 3 && word !== "men") return word;
  const [ending, singular] = PLURALS.find(([one]) => one.test(word)) ?? [/$/, ""];
  return IRREGULAR[word] ?? word.replace(ending, singular);
}, 20_000);

/** The words of a name or phrase, as words are compared. */
export const foldedWords = (text: string): string[] =>
  // Most phrases of the lexicons are words and spaces, and there are thousands.
  /^[a-z]+(?: [a-z]+)*$/.test(text)
    ? text.split(" ").map(foldWord)
    : tokensOf(text).flatMap(({ kind, word }) => (kind === "word" || kind === "number" ? [word] : []));
