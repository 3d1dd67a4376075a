import { type Clause, clauseAt } from "../clauses.ts";
import { MEASURES, OCCASIONS_OF, OF_SEVERAL, TOTALLING } from "../lexicons/counts.ts";
import { DIRECTIONS } from "../lexicons/directions.ts";
import { OF_A_PART } from "../lexicons/figures.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import type { Time } from "../times/times.ts";
import { phraseBefore, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { type CountedNumber, nounAfter, numbersIn } from "./counted-numbers.ts";
import { deedOf, isVerb, tellingWords } from "./telling-words.ts";

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
  /** The part of the sentence that it stands in: positions of the first token, and of the one after the last. */
  readonly segment: readonly [from: number, to: number];
  /** "these" points at things counted before, "the", "all" and "its" at things that are known. */
  readonly determiner: "the" | "these" | "all" | null;
  readonly isKnown: boolean;
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
    .flatMap((quantity) => numbersIn(quantity, reading, true))
    .flatMap((one) => countOf(one, reading));
}

/** A row of more numbers than this is no sentence. */
const MOST_NUMBERS = 50;

function countOf({ quantity, value, at, end, isSome }: CountedNumber, reading: Reading): StatedCount[] {
  const { tokens, clauses } = reading;
  const start = isSome || at === quantity.at ? quantity.start : at;
  const noun = thingCounted(quantity, value, end, tokens) ?? nounBefore(reading, quantity);
  if (noun === null) return [];
  const determiner = determinerAt(tokens, start);
  const [from, to] = segmentAround(reading, noun.from ?? start, noun.end);
  const { about, ...rest } = tellingWords(reading, from, to, { at: start, end: noun.end, quantity });
  for (const word of noun.thing.split(" ").flatMap((one) => [one, deedOf(one)])) about.delete(word);
  const occasion = quantity.form === "times" ? [...about.keys()].find((word) => word in OCCASIONS_OF) : null;
  if (occasion != null) about.delete(occasion);
  // "Each of the six" counts six; what is told of known things may be told of each.
  const told = determiner === null ? to : Math.min(to, noun.end + 2);
  const isEachOf = tokens[start - 2]?.word === "of";
  const isRate =
    !isAverage(noun) &&
    tokens
      .slice(from, told)
      .some(
        ({ word }, index) =>
          RATES.has(word) &&
          !(isEachOf && from + index === start - 3) &&
          tokens[from + index + 1]?.word !== "cent",
      );
  const isSeveral = OF_SEVERAL.has(tokens[start - 1]?.word ?? "");
  return [
    {
      reading,
      quantity,
      value,
      thing: occasion == null ? noun.thing : (OCCASIONS_OF[occasion] as string),
      at: start,
      end: noun.end,
      segment: [from, to],
      determiner,
      isKnown: determiner !== null,
      ofPart: isSome || isRate || isSeveral || !isHowMany(quantity, start, reading),
      about,
      ...rest,
      times: timesOf(reading, from, to),
      clause: clauseAt(clauses, at),
    },
  ];
}

/** What a number counts. */
interface Counted {
  readonly thing: string;
  /** The position after the number and its noun. */
  readonly end: number;
  /** Where the noun is, if it stands before the number. */
  readonly from?: number;
}

function thingCounted(
  { form }: Quantity,
  value: number,
  end: number,
  tokens: readonly Token[],
): Counted | null {
  const sign = SIGNS[form];
  if (sign !== undefined) return { thing: sign, end };
  if (form === "times") return { thing: "time", end };
  return averageAfter(tokens, end) ?? nounAfter(tokens, end, value);
}

/** What is no number of things, by its sign. */
const SIGNS: Partial<Record<Quantity["form"], string>> = { money: "£", "per-cent": "%" };
const isAverage = ({ thing }: Pick<StatedCount, "thing">): boolean => thing.startsWith("average ");
export const isAmount = ({ thing }: Pick<StatedCount, "thing">): boolean =>
  ["£", "%"].includes(thing) || isAverage({ thing });

/** "24 working days on average", "an average of 24 working days" */
function averageAfter(tokens: readonly Token[], end: number): Counted | null {
  const at = tokens[end]?.word === "working" ? end + 1 : end;
  const unit = tokens[at]?.word ?? "";
  if (!MEASURES.has(unit)) return null;
  const isAfter = tokens[at + 1]?.word === "on" && tokens[at + 2]?.word === "average";
  const isBefore = tokens[end - 2]?.word === "of" && tokens[end - 3]?.word === "average";
  if (!isAfter && !isBefore && tokens[end - 2]?.word !== "averaged") return null;
  return { thing: `average ${unit}`, end: isAfter ? at + 3 : at + 1 };
}

/** "The number of files audited in July was 44", "files audited numbered 44", "Files audited: 44". */
function nounBefore({ tokens, quantities }: Reading, { form, start, end, noun }: Quantity): Counted | null {
  if (form !== "count" || noun.length > 0) return null;
  const isLabel = tokens[start - 1]?.text === ":";
  const verb = phraseBefore(tokens, start, TOTALLING_PHRASES);
  const open = isLabel ? start - 1 : verb?.at;
  if (open === undefined) return null;
  const from =
    tokens.slice(0, open).findLastIndex(({ text }) => (isLabel ? /^[;:]$/ : /^[,;:(]$/).test(text)) + 1;
  const isOther = quantities.some(({ at }) => from <= at && at < open);
  let at = from;
  while (BEFORE_LABELS.has(tokens[at]?.word ?? "")) at += 1;
  const isNumberOf = tokens.slice(from, at).some(({ word }) => word === "number");
  if (isOther || open - at > LONGEST_LABEL || !(isLabel || isNumberOf || verb?.meaning === "numbered"))
    return null;
  const found = nounAfter(tokens, at, SEVERAL);
  return found === null || found.end > open ? null : { thing: found.thing, end, from: at };
}

const TOTALLING_PHRASES = phrasesOf(TOTALLING);
const BEFORE_LABELS: ReadonlySet<string> = new Set("the a an our total number of all in".split(" "));
const LONGEST_LABEL = 16;
const SEVERAL = 2;

function determinerAt(tokens: readonly Token[], start: number): StatedCount["determiner"] {
  const { word = "", text = "" } = tokens[start - 1] ?? {};
  // "This sum of £57,000", "the total of 57,000"
  const isAmount = word === "of" && AMOUNTS.has(tokens[start - 2]?.word ?? "");
  if (isAmount) return ["the", "this", "that"].includes(tokens[start - 3]?.word ?? "") ? "the" : null;
  if (["these", "those"].includes(word)) return "these";
  if (word === "all") return "all";
  return word === "the" || ["its", "their", "our"].includes(word) || /['’]s?$/.test(text) ? "the" : null;
}

const AMOUNTS: ReadonlySet<string> = new Set(
  "sum amount total figure number grant budget average sample group list".split(" "),
);

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
/** The part of a sentence between signs, and before an "and" that begins another deed. */
function segmentAround(
  { tokens, quantities }: Reading,
  start: number,
  end: number,
): readonly [from: number, to: number] {
  const isBreak = (at: number): boolean => {
    const { kind, word, text } = tokens[at] as Token;
    if (kind === "sign") return !/^["'“”‘’%£/-]$/.test(text);
    const next = tokens[at + 1];
    return ["and", "but"].includes(word) && next !== undefined && (isVerb(next) || isOfAnother(at));
  };
  // "Three posts in the south and nine in both"
  const isOfAnother = (at: number): boolean => {
    const before = quantities.findLast((one) => one.end <= at);
    const isNumber = quantities.some((one) => one.start === at + 1);
    return (
      isNumber && before !== undefined && tokens.slice(before.end, at).some(({ word }) => OF_A_PART.has(word))
    );
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

/** The times of its part of the sentence, else of the whole sentence. "Now" says nothing beside another. */
function timesOf({ times }: Reading, from: number, to: number): Time[] {
  const within = times.filter(({ at }) => from <= at && at < to);
  const own = within.length > 0 ? within : [...times];
  const dated = own.filter(({ relative }) => relative !== "now");
  return dated.length > 0 ? dated : own;
}
