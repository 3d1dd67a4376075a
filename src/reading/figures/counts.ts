import { type Clause, clauseAt } from "../clauses.ts";
import {
  DEEDS,
  MEASURES,
  NEUTRAL,
  OCCASIONS,
  OCCASIONS_OF,
  OF_SEVERAL,
  OURSELVES,
  PLURALS_WITHOUT_S,
  PRONOUNS,
  THINGS,
  UNITS,
} from "../lexicons/counts.ts";
import { DIRECTIONS } from "../lexicons/directions.ts";
import { OF_A_PART } from "../lexicons/figures.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import type { Time } from "../times/times.ts";
import { phraseAt, phraseBefore, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { amountIn, type CountedNumber, numbersIn } from "./counted-numbers.ts";

/** A number of things in a sentence, and what the sentence says of them: "auditors read 42 case files in July". */
export interface StatedCount {
  /** The sentence that it stands in. */
  readonly reading: Reading;
  readonly quantity: Quantity;
  readonly value: number;
  /** What is counted, in the words of the lexicon: "file", "social worker". */
  readonly thing: string;
  /** Positions of the number, with its hedge, and of the token after the noun. */
  readonly at: number;
  readonly end: number;
  /** "these" points at things counted before, "the", "all" and "its" at things that are known. */
  readonly determiner: "the" | "these" | "all" | null;
  /** Whether it counts some of a whole that is named, one of several, or what came to others. */
  readonly ofPart: boolean;
  /**
   * The telling words of the part of the sentence that it stands in, each with the position after it: who did what,
   * where. A name is one.
   */
  readonly about: ReadonlyMap<string, number>;
  /** Whether a pronoun stands for one of them. */
  readonly hasPronoun: boolean;
  /** Whether the council itself is among them. */
  readonly isOurs: boolean;
  /** Positions of what only the text around it names: pronouns, and "the team" or "the visit". */
  readonly ofText: readonly number[];
  readonly times: readonly Time[];
  readonly clause: Clause;
}

/** Every number of things that a sentence gives with their name. */
export function statedCounts(reading: Reading): StatedCount[] {
  if (reading.quantities.length > MOST_NUMBERS) return [];
  return reading.quantities
    .flatMap((quantity) => [...numbersIn(quantity, reading), ...amountIn(quantity, reading)])
    .flatMap((one) => countOf(one, reading));
}

/** A row of more numbers than this is no sentence. */
const MOST_NUMBERS = 50;

function countOf({ quantity, value, at, end, isSome }: CountedNumber, reading: Reading): StatedCount[] {
  const { tokens, clauses } = reading;
  const noun = thingCounted(quantity, value, end, tokens);
  if (noun === null) return [];
  const start = isSome || at === quantity.at ? quantity.start : at;
  const determiner = determinerAt(tokens, start);
  const [from, to] = segmentAround(tokens, start, noun.end);
  const { about, ...rest } = tellingWords(reading, from, to, { at: start, end: noun.end, quantity });
  const occasion = quantity.form === "times" ? [...about.keys()].find((word) => word in OCCASIONS_OF) : null;
  if (occasion != null) about.delete(occasion);
  // "Each of the six" counts six; what is told of known things may be told of each.
  const told = determiner === null ? to : Math.min(to, noun.end + 2);
  const isEachOf = tokens[start - 2]?.word === "of";
  const isRate = tokens
    .slice(from, told)
    .some(({ word }, index) => RATES.has(word) && !(isEachOf && from + index === start - 3));
  const isSeveral = OF_SEVERAL.has(tokens[start - 1]?.word ?? "");
  return [
    {
      reading,
      quantity,
      value,
      thing: occasion == null ? noun.thing : (OCCASIONS_OF[occasion] as string),
      at: start,
      end: noun.end,
      determiner,
      ofPart: isSome || isRate || isSeveral || !isHowMany(quantity, start, reading),
      about,
      ...rest,
      times: timesOf(reading, from, to),
      clause: clauseAt(clauses, at),
    },
  ];
}

/** What is counted, and the position after it. */
function thingCounted(
  { form }: Quantity,
  value: number,
  end: number,
  tokens: readonly Token[],
): { thing: string; end: number } | null {
  const sign = SIGNS[form];
  if (sign !== undefined) return { thing: sign, end };
  if (form === "times") return { thing: "time", end };
  return nounAfter(tokens, end, value);
}

/** What is no number of things, by its sign. */
const SIGNS: Partial<Record<Quantity["form"], string>> = { money: "£", "per-cent": "%" };
export const hasSign = ({ thing }: Pick<StatedCount, "thing">): boolean => ["£", "%"].includes(thing);

function determinerAt(tokens: readonly Token[], start: number): StatedCount["determiner"] {
  const { word = "", text = "" } = tokens[start - 1] ?? {};
  if (["these", "those"].includes(word)) return "these";
  if (word === "all") return "all";
  return word === "the" || ["its", "their", "our"].includes(word) || /['’]s?$/.test(text) ? "the" : null;
}

const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

/** Whether a number is simply how many: so are "these 28 workers" and "was attended by 28 workers". */
function isHowMany({ role }: Quantity, start: number, { tokens }: Reading): boolean {
  const [verb, word] = [tokens[start - 2], tokens[start - 1]?.word ?? ""];
  if (role === "increment") return ["these", "those"].includes(word);
  const isDone = word === "by" && verb !== undefined && isVerb(verb);
  return (
    role === null ||
    (role === "change" && isDone && phraseBefore(tokens, start - 1, DIRECTION_PHRASES) === null)
  );
}

const RATES: ReadonlySet<string> = new Set(["each", "every", "per", "average", "respectively"]);
const THING_PHRASES = phrasesOf(THINGS);
/** A noun with more words before it than this is not counted. */
const MOST_WORDS = 6;

/** The noun phrase after a number, up to its first plural: "agency staff" of "14 agency staff accepted". */
function nounAfter(
  tokens: readonly Token[],
  start: number,
  value: number,
): { thing: string; end: number } | null {
  for (let at = start; at < Math.min(tokens.length, start + MOST_WORDS); at++) {
    const { kind, word, text } = tokens[at] as Token;
    const isLookedAfter = word === "after" && tokens[at - 1]?.word === "looked";
    if (kind !== "word" || OF_SEVERAL.has(word) || (FUNCTION_WORDS.has(word) && !isLookedAfter)) return null;
    if (!isPlural(text, word) && value !== 1) continue;
    if (MEASURES.has(word)) return null;
    return thingOf(tokens, start, at);
  }
  return null;
}

/** Whether a noun, as written and folded, stands in the plural. */
export const isPlural = (text: string, word: string): boolean =>
  PLURALS_WITHOUT_S.has(word) ? !/['’]s?$/.test(text) : /[^s'’]s$/.test(text) && word !== text.toLowerCase();

/** The words of a noun, those of the lexicon put by the word that stands for all of them. */
function thingOf(tokens: readonly Token[], start: number, last: number): { thing: string; end: number } {
  for (let at = start; at <= last; at++) {
    const found = phraseAt(tokens, at, THING_PHRASES);
    if (found === null || found.end <= last) continue;
    return { thing: [...wordsOf(tokens, start, at), found.meaning].join(" "), end: found.end };
  }
  return { thing: wordsOf(tokens, start, last + 1).join(" "), end: last + 1 };
}

const wordsOf = (tokens: readonly Token[], from: number, to: number): string[] =>
  tokens.slice(from, to).map(({ word }) => word);

/** The part of a sentence between signs, and before an "and" that begins another deed. */
function segmentAround(
  tokens: readonly Token[],
  start: number,
  end: number,
): readonly [from: number, to: number] {
  const isBreak = (at: number): boolean => {
    const { kind, word, text } = tokens[at] as Token;
    if (kind === "sign") return !/^["'“”‘’%£/-]$/.test(text);
    const next = tokens[at + 1];
    return ["and", "but"].includes(word) && next !== undefined && isVerb(next);
  };
  const startOf = (at: number): number => {
    let from = at;
    while (from > 0 && !isBreak(from - 1)) from -= 1;
    return from;
  };
  const endOf = (at: number): number => {
    let to = at;
    while (to < tokens.length && !isBreak(to)) to += 1;
    return to;
  };
  let [from, to] = [startOf(start), endOf(end)];
  // "In the east, auditors read 12 files": what stands before or after a comma may say which.
  if (tokens[from - 1]?.text === "," && OF_A_PART.has(tokens[startOf(from - 1)]?.word ?? ""))
    from = startOf(from - 1);
  if (tokens[to]?.text === "," && OF_A_PART.has(tokens[to + 1]?.word ?? "")) to = endOf(to + 1);
  return [from, to];
}

const isVerb = ({ text, word }: Token): boolean =>
  /^[a-z]+ed$/.test(text) || DEED_WORDS.has(word) || AUXILIARIES.has(word);
const AUXILIARIES: ReadonlySet<string> = new Set(
  "is are was were has have had will would can could may might should must do does did they it he she we".split(
    " ",
  ),
);

const DEED_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(DEEDS).flatMap(([deed, forms]) => forms.split(", ").map((form) => [form, deed] as const)),
);

/** "Accepted" and "accepts", "read" and "reading". */
const deedOf = (word: string): string =>
  DEED_WORDS.get(word) ??
  word.replace(/(?<=\w{3})(?:ing|ed|ment|ion|e)$/, "").replace(/([bdfgmnprt])\1$/, "$1");

function tellingWords(
  { tokens, times, quantities }: Reading,
  from: number,
  to: number,
  counted: { readonly at: number; readonly end: number; readonly quantity: Quantity },
): Pick<StatedCount, "hasPronoun" | "isOurs" | "ofText"> & { about: Map<string, number> } {
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
    if (name > at + 1) about.set(wordsOf(tokens, at, name).join(" "), name);
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

/** The times of its part of the sentence, else of the whole sentence. "Now" says nothing beside another. */
function timesOf({ times }: Reading, from: number, to: number): Time[] {
  const within = times.filter(({ at }) => from <= at && at < to);
  const own = within.length > 0 ? within : [...times];
  const dated = own.filter(({ relative }) => relative !== "now");
  return dated.length > 0 ? dated : own;
}
