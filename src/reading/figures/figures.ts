import { type Clause, clauseAt } from "../clauses.ts";
import { AIMS, REST, THAN } from "../lexicons/figures.ts";
import { GRAMMAR_WORDS, QUANTITY_WORDS } from "../lexicons/names.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { endsOf, type Time } from "../times/times.ts";
import { type Found, phrasesIn, phrasesOf } from "../words/phrases.ts";
import { type NameIndex, type NameMention, namesIn, stemOf } from "./names.ts";
import { isSaidOfAll, type Piece, piecesOf } from "./said-of.ts";

const REST_PHRASES = phrasesOf(REST);

/** A figure that a sentence gives a measure: "average caseload was 17.6 in August 2016". */
export interface StatedFigure {
  readonly measure: string;
  readonly quantity: Quantity;
  /** The time it is said of; null where the sentence names none. */
  readonly time: Time | null;
  readonly clause: Clause;
  /** Whether it counts what the measure does not: "35% were late", "11% had no supervision". */
  readonly ofRest: boolean;
  /** In "from 45% to 43%", which of the two. */
  readonly side: "from" | "to" | null;
  /**
   * Whether it is said of all that is measured, and is the value and no more. "Caseload in the east team was 14" and
   * "caseload was 12% higher" say something else.
   */
  readonly isOfAll: boolean;
}

/** What decides whether a number can be a figure of a measure. Words are folded as tokens are. */
export interface MeasureWords {
  readonly form: "per-cent" | "count";
  /** What its figures count: the noun after a count must have one of these words. */
  readonly nouns: ReadonlySet<string>;
  /** Every word of its name, unit and definition, without its ending. */
  readonly words: ReadonlySet<string>;
}

/** Every figure that a sentence gives a measure that it names, or that "it" stands for after the sentence before. */
export function statedFigures(
  reading: Reading,
  names: NameIndex,
  wordsOf: (measure: string) => MeasureWords,
  before: Reading | null = null,
): StatedFigure[] {
  if (reading.quantities.length === 0) return [];
  const mentions = namesIn(reading, names);
  const carried =
    mentions.length === 0 && before !== null ? carriedFrom(before, reading, names, wordsOf) : null;
  if (mentions.length === 0 && carried === null) return [];
  const pieces = piecesOf(reading);
  return reading.quantities.flatMap((quantity): StatedFigure[] => {
    if (mentions.some(({ words }) => words.includes(quantity.at))) return [];
    const name = carried ?? nameFor(quantity, mentions, reading, pieces);
    if (name === undefined || isAimed(name, reading)) return [];
    const words = wordsOf(name.id);
    if (!isValueOf(quantity, reading, words) || isOtherRate(name, quantity, reading, words)) return [];
    const side = sideOf(quantity, reading);
    if (quantity.role !== null && !(side !== null && quantity.role === "change")) return [];
    const clause = clauseAt(reading.clauses, quantity.at);
    const time = timeOf(name, quantity, side, reading);
    const rest = words.form === "per-cent" ? restOf(name, quantity, clause, reading, words) : null;
    const turned = rest === null ? [] : reading.tokens.slice(rest.at, rest.end).map(({ word }) => word);
    const stated = {
      measure: name.id,
      quantity,
      clause: rest?.meaning === "not" ? { ...clause, negated: false } : clause,
      ofRest: rest !== null,
      side,
      isOfAll:
        !THAN.has(reading.tokens[quantity.end]?.word ?? "") &&
        isSaidOfAll(name, quantity, reading, new Set([...words.words, ...turned])),
    };
    return [time, ...alsoAt(time, reading)].map((one) => ({ ...stated, time: one }));
  });
}

/**
 * The words that turn a share around: "were late" of what is on time, "had no supervision", "were not held on time". Null where
 * none do; "not 89%" denies the number.
 */
function restOf(
  name: NameMention,
  { at, end }: Quantity,
  clause: Clause,
  { tokens, times }: Reading,
  { words }: MeasureWords,
): Found<keyof typeof REST> | null {
  const isOfTime = words.has("time") || words.has("within");
  const found = phrasesIn(tokens, REST_PHRASES, clause.at, clause.end).find((one) => {
    const isLate = isOfTime && !times.some((time) => time.at === one.end);
    const isBetween = one.at >= end && (name.words.some((word) => word > one.at) || at < name.at);
    return one.meaning === "late" ? isLate : isBetween;
  });
  return found ?? null;
}

/** "In June and again in July", "in both June and July": the second time, where no other number is its own. */
function alsoAt(time: Time | null, { tokens, times, quantities }: Reading): Time[] {
  const next = time === null ? undefined : times[times.indexOf(time) + 1];
  if (time === null || next === undefined || time.range !== null) return [];
  const [and, ...between] = tokens.slice(time.end, next.at).map(({ word }) => word);
  const hasOwn = !between.includes("again") && quantities.some(({ at }) => at > next.at);
  return and === "and" && !hasOwn && between.every((word) => ALSO.has(word)) ? [next] : [];
}

const ALSO: ReadonlySet<string> = new Set(["again", "also", "in", "at", "the", "end", "of"]);

/** The measure that "it" or "the figure" stands for: the last that the sentence before gave a figure. */
function carriedFrom(
  before: Reading,
  { tokens }: Reading,
  names: NameIndex,
  wordsOf: (measure: string) => MeasureWords,
): NameMention | null {
  if (!tokens.slice(0, FIRST_WORDS).some(({ word }) => STANDS_FOR_IT.has(word))) return null;
  const last = statedFigures(before, names, wordsOf).at(-1);
  return last?.isOfAll ? { id: last.measure, words: [], at: 0, end: 0 } : null;
}

/** "By the end of July 2016 it was": a pronoun that is the subject comes among so many words. */
const FIRST_WORDS = 8;
const STANDS_FOR_IT: ReadonlySet<string> = new Set([
  "it",
  "this",
  "that",
  "figure",
  "rate",
  "number",
  "share",
  "proportion",
  "percentage",
]);

/** The name around the number, else the nearest before it, else the first after it in the same piece or clause. */
function nameFor(
  quantity: Quantity,
  mentions: readonly NameMention[],
  reading: Reading,
  pieces: readonly Piece[],
): NameMention | undefined {
  const clause = clauseAt(reading.clauses, quantity.at);
  const piece = pieces.find(({ at, end }) => at <= quantity.at && quantity.at < end) ?? clause;
  const free = mentions.filter((one) => !isOfAnother(one, quantity, reading));
  const around = free.find(({ at, end }) => at < quantity.at && quantity.end < end);
  const before = around ?? free.findLast(({ end }) => end <= quantity.at);
  const afterIn = (end: number) => free.find(({ at }) => at >= quantity.end && at < end);
  if (before === undefined || before.end <= clause.at) return afterIn(clause.end) ?? before;
  return before.end <= piece.at ? (afterIn(piece.end) ?? before) : before;
}

/** "12% of fostering households were over 65": the name is the whole of the other number. */
function isOfAnother({ at }: NameMention, quantity: Quantity, { tokens, quantities }: Reading): boolean {
  return quantities.some(
    (one) =>
      one !== quantity &&
      one.form !== quantity.form &&
      quantity.pair?.[1] !== one.value &&
      one.end < at &&
      tokens.slice(one.end, at).every(({ word }) => ["of", "the", "our", "all"].includes(word)),
  );
}

/** "The target for caseloads", "the limit on the average caseload". */
function isAimed({ at }: NameMention, { tokens }: Reading): boolean {
  let before = at - 1;
  while ([GRAMMAR_WORDS, QUANTITY_WORDS].some((words) => words.has(tokens[before]?.word ?? ""))) before -= 1;
  return before < at - 1 && AIMS.has(tokens[before]?.word ?? "");
}

function isValueOf(
  { form, pair, noun, end }: Quantity,
  { tokens }: Reading,
  { form: expected, nouns }: MeasureWords,
): boolean {
  const isCounted =
    noun.length === 0 || noun.some((word) => nouns.has(word) || (pair !== null && word === "child"));
  if (expected === "per-cent") return form === "per-cent" || (pair !== null && isCounted);
  // "28 of whom": they are some of what was named before.
  return form === "count" && isCounted && tokens[end]?.word !== "of";
}

/** "110.6 per 10,000", "the rate of looked after children", of a measure that is no such rate. */
function isOtherRate(
  name: NameMention,
  { end }: Quantity,
  { tokens }: Reading,
  { form, words }: MeasureWords,
): boolean {
  if (tokens[end]?.word === "per" && tokens[end + 1]?.kind === "number")
    return !words.has(tokens[end + 1]?.word ?? "");
  return (
    form === "count" &&
    tokens
      .slice(Math.max(0, name.at - 3), name.at)
      .some(({ word }) => RATES.has(word) && !words.has(stemOf(word)))
  );
}

const RATES: ReadonlySet<string> = new Set(["rate", "percentage", "proportion", "share"]);

function sideOf(quantity: Quantity, { tokens, quantities }: Reading): StatedFigure["side"] {
  const before = tokens[quantity.at - 1]?.word;
  const index = quantities.indexOf(quantity);
  const isNext = (one: Quantity | undefined, word: string): boolean =>
    one !== undefined && tokens[one.at - 1]?.word === word;
  if (before === "from" && isNext(quantities[index + 1], "to")) return "from";
  if (before === "to" && isNext(quantities[index - 1], "from")) return "to";
  return null;
}

/** The next time before another number, else the last one before it, else the only one of the sentence. */
function timeOf(
  name: NameMention,
  quantity: Quantity,
  side: StatedFigure["side"],
  { quantities, times: all, clauses }: Reading,
): Time | null {
  const times = side === null ? all : endsOf(all);
  const index = quantities.indexOf(quantity);
  const [previous, next] = [quantities[index - 1], quantities[index + 1]];
  const said = new Set([quantity.at, ...name.words].map((at) => clauseAt(clauses, at)));
  const own = times.filter(({ at }) => said.has(clauseAt(clauses, at)));
  const isLast = (time: Time): boolean =>
    next === undefined || time.at < next.at || name.words.some((at) => at > next.at);
  const after = own.find((time) => time.at >= quantity.end && isLast(time));
  if (side === "to") {
    const last =
      after ?? own.findLast(({ end, relation }) => end <= (previous?.at ?? 0) && relation !== "since");
    return last?.relation === "since" ? null : (last ?? null);
  }
  if (after !== undefined) return after;
  if (side === "from") return times.find(({ relation }) => relation === "since") ?? null;
  const before = own.findLast(
    ({ end }) => end <= quantity.at && (previous === undefined || end > previous.end),
  );
  return (
    before ??
    times.findLast(({ end }) => end <= quantity.at) ??
    (times.length === 1 ? (times[0] ?? null) : null)
  );
}
