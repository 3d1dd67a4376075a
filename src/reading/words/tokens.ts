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
/** A reference; a label such as 3.1.2, 16th and 2b; a number; a word; a sign. The first character and a few more say which. */
const TOKEN = new RegExp(
  [
    `${REFERENCE_MARK}+`,
    String.raw`\d+(?:\.\d+){2,}|\d+\p{L}[\p{L}\p{N}]*`,
    String.raw`\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`,
    `${LETTERS}(?:['’-]${LETTERS})*(?:(?<=[sS])['’])?`,
    String.raw`\S`,
  ].join("|"),
  "gu",
);

/**
 * The tokens of a sentence, in order. A percentage is a number and a sign; a word with a hyphen is one word. `written`
 * is the sentence with its references as written, and of the same length.
 */
export const tokensOf = (text: string, written = text): readonly Token[] =>
  written === text ? tokensOfPlain(text) : tokensIn(text, written);

/** Many rules look at the same sentences, titles and names. */
const tokensOfPlain = remember((text) => tokensIn(text, text), 2000);

function tokensIn(text: string, written: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [found] = match;
    const from = match.index;
    const to = from + found.length;
    const kind = kindOf(found);
    if (kind === "reference")
      tokens.push({ kind, text: written.slice(from, to), word: REFERENCE_MARK, from, to });
    else tokens.push({ kind, text: found, word: kind === "word" ? foldWord(found) : found, from, to });
  }
  return tokens;
}

/** Labels count as words. */
function kindOf(found: string): Token["kind"] {
  const first = found.charCodeAt(0);
  if (first >= DIGIT_0 && first <= DIGIT_9) return NUMBER.test(found) ? "number" : "word";
  if (found.startsWith(REFERENCE_MARK)) return "reference";
  return BEGINS_WITH_LETTER.test(found) ? "word" : "sign";
}

const [DIGIT_0, DIGIT_9] = [0x30, 0x39];
const NUMBER = /^\d+(?:,\d{3})*(?:\.\d+)?$/;
const BEGINS_WITH_LETTER = /^\p{L}/u;

/** Endings of the plural, and what the singular ends in. "Process" and "status" end in an s of their own. */
const PLURALS: readonly (readonly [ending: RegExp, singular: string])[] = [
  [/(?:ss|us|is)$/, "$&"],
  [/ies$/, "y"],
  [/(ch|sh|ss|x|zz)es$/, "$1"],
  [/s$/, ""],
];
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["children", "child"],
  ["men", "man"],
  ["women", "woman"],
  ["appendices", "appendix"],
  ["does", "does"],
  ["series", "series"],
]);

/** A word as words are compared: "Children's" and "child", "Referrals" and "referral" are the same. */
export const foldWord = remember((written) => {
  const word = written.toLowerCase().replaceAll("’", "'").replace(/'s?$/, "");
  if (word.length <= 3 && word !== "men") return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined || !word.endsWith("s")) return irregular ?? word;
  const [ending, singular] = PLURALS.find(([one]) => one.test(word)) ?? [/$/, ""];
  return word.replace(ending, singular);
}, 20_000);

/** The words of a name or phrase, as words are compared. */
export const foldedWords = remember(
  (text): readonly string[] =>
    // Most phrases of the lexicons are words and spaces, and there are thousands.
    /^[a-z]+(?: [a-z]+)*$/.test(text)
      ? text.split(" ").map(foldWord)
      : tokensIn(text, text).flatMap(({ kind, word }) =>
          kind === "word" || kind === "number" ? [word] : [],
        ),
  10_000,
);
