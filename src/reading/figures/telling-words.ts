import {
  DEEDS,
  IRREGULAR_VERBS,
  NEUTRAL,
  OCCASIONS,
  OURSELVES,
  PRONOUNS,
  UNITS,
} from "../lexicons/counts.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import type { Token } from "../words/tokens.ts";
import { nounAfter } from "./counted-numbers.ts";

/** Whether a word says what is done; so does a pronoun before it. */
export const isVerb = ({ text, word }: Token): boolean =>
  /^[a-z]+ed$/.test(text) || [DEED_WORDS, IRREGULAR_VERBS, AUXILIARIES].some((words) => words.has(word));
const AUXILIARIES: ReadonlySet<string> = new Set(
  "is are was were has have had will would can could may might should must do does did they it he she we".split(
    " ",
  ),
);

const DEED_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(DEEDS).flatMap(([deed, forms]) => forms.split(", ").map((form) => [form, deed] as const)),
);

/** "Accepted" and "accepts", "read" and "reading". */
export const deedOf = (word: string): string =>
  DEED_WORDS.get(word) ??
  word.replace(/(?<=\w{3})(?:ing|ed|ment|ion|e)$/, "").replace(/([bdfgmnprt])\1$/, "$1");

/** What the words of a part of a sentence tell. */
export interface Telling {
  /** The telling words, each with the position after it. A name is one. */
  readonly about: Map<string, number>;
  /** Whether a pronoun stands for one of them. */
  readonly hasPronoun: boolean;
  /** Whether the council itself is among them. */
  readonly isOurs: boolean;
  /** Positions of what only the text around it names: pronouns, and "the team" or "the visit". */
  readonly ofText: readonly number[];
}

/** The telling words from one position up to another, without those of a number and of what it counts. */
export function tellingWords(
  { tokens, times, quantities }: Reading,
  from: number,
  to: number,
  counted: { readonly at: number; readonly end: number; readonly quantity: Quantity },
): Telling {
  const others = quantities
    .filter((one) => one !== counted.quantity && from <= one.at && one.end <= to)
    .map((one) => ({ one, at: one.start, noun: nounAfter(tokens, one.end, 2)?.end }));
  // "Children under five": a number without a noun says which are counted.
  const about = new Map<string, number>(
    others.flatMap(({ one, noun }) =>
      noun === undefined ? [[`${one.hedge} ${one.value}`, one.end] as const] : [],
    ),
  );
  const taken = [counted, ...times, ...others.map(({ one, at, noun = one.end }) => ({ at, end: noun }))];
  const isDated = times.some(({ kind }) => kind !== "relative");
  let [hasPronoun, isOurs] = [false, false];
  const ofText: number[] = [];
  for (let at = from; at < to; at++) {
    const { kind, word, text } = tokens[at] as Token;
    hasPronoun ||= PRONOUNS.has(word);
    if (PRONOUNS.has(word)) ofText.push(at);
    isOurs ||= OURSELVES.has(word);
    // The m of "£1.2m".
    const isSize = word.length === 1 && tokens[at - 1]?.to === tokens[at]?.from;
    if (kind !== "word" || isSize || taken.some((one) => one.at <= at && at < one.end)) continue;
    const name = nameFrom(tokens, at, to);
    if (name > at + 1)
      about.set(
        tokens
          .slice(at, name)
          .map((one) => one.word)
          .join(" "),
        name,
      );
    else if (!NEUTRAL.has(word) && !OURSELVES.has(word)) about.set(deedOf(word), at + 1);
    const isOne =
      name <= at + 1 &&
      text.replace(/['’]s?$/, "") === word &&
      FUNCTION_WORDS.has(tokens[at - 1]?.word ?? "");
    if (isOne && (UNITS.has(word) || (OCCASIONS.has(word) && !isDated))) ofText.push(at);
    at = Math.max(at, name - 1);
  }
  return { about, hasPronoun, isOurs, ofText };
}

/** Where a name in capitals ends that begins at a position: "Improvement Board". */
function nameFrom(tokens: readonly Token[], at: number, to: number): number {
  let end = at;
  while (end < to && /^\p{Lu}/u.test(tokens[end]?.text ?? "") && !NEUTRAL.has(tokens[end]?.word ?? ""))
    end += 1;
  return end;
}
