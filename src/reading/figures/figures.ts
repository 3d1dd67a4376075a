import { type Clause, clauseAt } from "../clauses.ts";
import { DIRECTIONS } from "../lexicons/directions.ts";
import { AIMS, REST, THAN } from "../lexicons/figures.ts";
import { GRAMMAR_WORDS, QUANTITY_WORDS } from "../lexicons/names.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { endsOf, type Time } from "../times/times.ts";
import { type Found, phraseAt, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { type NameIndex, type NameMention, namesIn, stemOf } from "./names.ts";
import { isSaidOfAll, type Piece, piecesOf } from "./said-of.ts";
import { nameFor } from "./subjects.ts";

const REST_PHRASES = phrasesOf(REST);
const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

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
  const all = namesIn(reading, names);
  const carried = all.length === 0 && before !== null ? carriedFrom(before, reading, names, wordsOf) : null;
  if (all.length === 0 && carried === null) return [];
  // "Visits to children on a child protection plan" are on time in per cent, and children are counted.
  const forms = new Set(reading.quantities.map(formOf));
  const mentionsIn = new Map(
    [...forms].map((form) => [form, namesIn(reading, names, (id) => wordsOf(id).form === form)]),
  );
  const pieces = piecesOf(reading);
  return reading.quantities.flatMap((quantity): StatedFigure[] => {
    const mentions = mentionsIn.get(formOf(quantity)) ?? [];
    if (mentions.some(({ words }) => words.includes(quantity.at))) return [];
    const name = carried ?? nameFor(quantity, mentions, reading, pieces);
    if (name === undefined || isAimed(name, reading) || isLimit(name, quantity, reading)) return [];
    const words = wordsOf(name.id);
    if (!isValueOf(quantity, reading, words) || isOtherRate(name, quantity, reading, words)) return [];
    const plain = withoutBrackets(quantity, reading);
    const side = sideOf(plain, reading);
    if (quantity.role !== null && !(side !== null && quantity.role === "change")) return [];
    const clause = clauseAt(reading.clauses, quantity.at);
    const time = timeOf(name, plain, side, reading, pieces);
    const rest = words.form === "per-cent" ? restOf(name, quantity, clause, reading, words) : null;
    const stated = {
      measure: name.id,
      quantity,
      clause: rest?.meaning === "not" ? { ...clause, negated: false } : clause,
      ofRest: rest !== null,
      side,
      isOfAll:
        !THAN.has(reading.tokens[quantity.end]?.word ?? "") &&
        isSaidOfAll(name, { ...quantity, also: rest === null ? [] : [rest] }, reading, words.words),
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
  { end }: Quantity,
  clause: Clause,
  { tokens, times }: Reading,
  { words }: MeasureWords,
): Found<keyof typeof REST> | null {
  const isOfTime = words.has("time") || words.has("within");
  const found = phrasesIn(tokens, REST_PHRASES, clause.at, clause.end).find((one) => {
    const isLate = isOfTime && !times.some((time) => time.at === one.end);
    const isOwn = words.has(stemOf(tokens[one.end]?.word ?? ""));
    const isBetween = one.at >= end && (isOwn || name.words.some((word) => word > one.at));
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

const formOf = ({ form }: Quantity): MeasureWords["form"] => (form === "count" ? "count" : "per-cent");

/** The measure that "it" or "the figure" stands for: the last that the sentence before gave a figure, or the only one it names. */
function carriedFrom(
  before: Reading,
  { tokens }: Reading,
  names: NameIndex,
  wordsOf: (measure: string) => MeasureWords,
): NameMention | null {
  const stands = tokens.slice(0, FIRST_WORDS).find(({ word }) => STANDS_FOR_IT.has(word))?.word;
  if (stands === undefined) return null;
  const last = statedFigures(before, names, wordsOf).at(-1);
  const [only, ...others] = last === undefined ? namesIn(before, names) : [];
  const id = last?.isOfAll ? last.measure : others.length === 0 ? only?.id : undefined;
  if (id === undefined) return null;
  const words = wordsOf(id);
  // "The gap between the rates was 20.7. It is now 14.9."
  const isOfAnother =
    last === undefined && before.quantities.some((one) => one.role === null && isValueOf(one, before, words));
  const isOtherKind = RATES.has(stands) && words.form === "count" && !words.words.has(stemOf(stands));
  return isOfAnother || isOtherKind ? null : { id, words: [], at: 0, end: 0, isCommon: false };
}

/** "By the end of July 2016 it was": a pronoun that is the subject comes among so many words. */
const FIRST_WORDS = 8;
const STANDS_FOR_IT: ReadonlySet<string> = new Set([
  "it",
  "they",
  "this",
  "that",
  "figure",
  "rate",
  "number",
  "share",
  "proportion",
  "percentage",
]);

/** "The target for caseloads", "the limit on the average caseload". */
function isAimed({ at }: NameMention, { tokens }: Reading): boolean {
  let before = at - 1;
  while ([GRAMMAR_WORDS, QUANTITY_WORDS].some((words) => words.has(tokens[before]?.word ?? ""))) before -= 1;
  return before < at - 1 && AIMS.has(tokens[before]?.word ?? "");
}

function isValueOf(
  { form, pair, noun, end, value, inWords }: Quantity,
  { tokens }: Reading,
  { form: expected, nouns }: MeasureWords,
): boolean {
  const isCounted =
    noun.length === 0 || noun.some((word) => nouns.has(word) || (pair !== null && word === "child"));
  if (expected === "per-cent") return form === "per-cent" || (pair !== null && isCounted);
  // "Forty had been on one before" stands for a noun.
  if (inWords && value === 1 && noun.length === 0) return false;
  // "28 of whom": they are some of what was named before.
  return form === "count" && isCounted && tokens[end]?.word !== "of";
}

/** "Caseloads of over 20 have fallen": which of them are meant. */
const isLimit = (name: NameMention, { hedge, start, end }: Quantity, { tokens }: Reading): boolean =>
  (hedge === "over" || hedge === "under") &&
  start === name.end + 1 &&
  tokens[name.end]?.word === "of" &&
  (["are", "were", "have"].includes(tokens[end]?.word ?? "") ||
    phraseAt(tokens, end, DIRECTION_PHRASES) !== null);

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
      .slice(Math.max(0, name.at - 6), name.at)
      .some(({ word }) => RATES.has(word) && !words.has(stemOf(word)))
  );
}

const RATES: ReadonlySet<string> = new Set(["rate", "percentage", "proportion", "share"]);

/** What stands in brackets says the same as the number before them: "from 11.0% (23 of 209) to 9.8% (21 of 214)". */
function withoutBrackets(quantity: Quantity, { tokens, quantities }: Reading): Quantity {
  const before = quantities[quantities.indexOf(quantity) - 1];
  return tokens[quantity.start - 1]?.text === "(" && before?.end === quantity.start - 1 ? before : quantity;
}

function sideOf(quantity: Quantity, reading: Reading): StatedFigure["side"] {
  const { tokens, quantities } = reading;
  const plain = quantities.filter((one) => withoutBrackets(one, reading) === one);
  const before = tokens[quantity.start - 1]?.word;
  const index = plain.indexOf(quantity);
  const isNext = (one: Quantity | undefined, word: string): boolean =>
    one !== undefined && tokens[one.start - 1]?.word === word;
  if (before === "from" && isNext(plain[index + 1], "to")) return "from";
  if (before === "to" && isNext(plain[index - 1], "from")) return "to";
  return null;
}

/**
 * The time just before a number, or the only one in its piece; else the next before another number, else the last one before
 * it, else the only one of the sentence.
 */
function timeOf(
  name: NameMention,
  quantity: Quantity,
  side: StatedFigure["side"],
  reading: Reading,
  pieces: readonly Piece[],
): Time | null {
  const { tokens, quantities, times: all, clauses } = reading;
  const times = side === null ? all : endsOf(all);
  const index = quantities.indexOf(quantity);
  const [previous, next] = [quantities[index - 1], quantities[index + 1]];
  const said = new Set([quantity.at, ...name.words].map((at) => clauseAt(clauses, at)));
  const own = times.filter(({ at }) => said.has(clauseAt(clauses, at)));
  const piece = pieces.find(({ at, end }) => at <= quantity.at && quantity.at < end);
  const beside = times.filter(({ at }) => piece !== undefined && at >= piece.at && at < piece.end);
  const only = beside.length === 1 && !isComparedWith(beside[0] as Time, tokens) ? beside[0] : undefined;
  const adjacent = times.find(({ end }) => end === quantity.start);
  if (side === null && adjacent !== undefined) return adjacent;
  if (side === null && only !== undefined && only.end <= quantity.start) return only;
  const isLast = (time: Time): boolean =>
    next === undefined || time.at < next.at || name.words.some((at) => at > next.at);
  // "98% in July, the best this year": the time after the comma is that of the best.
  const isBeside = (time: Time): boolean => reading.tokens[time.at]?.word !== "this" || beside.includes(time);
  const hasEarlier = times.some(({ end, kind }) => end <= quantity.start && kind !== "relative");
  const after = own.find(
    (time) => time.at >= quantity.end && isLast(time) && (!hasEarlier || isBeside(time)),
  );
  if (side === "to") {
    const last =
      after ?? own.findLast(({ end, relation }) => end <= (previous?.at ?? 0) && relation !== "since");
    return last?.relation === "since" ? null : (last ?? null);
  }
  if (after !== undefined) return after;
  if (side === "from") return times.find(({ relation }) => relation === "since") ?? null;
  const earlier = times.filter((one) => one.end <= quantity.at && !isComparedWith(one, tokens));
  const before = earlier.findLast(
    (one) => own.includes(one) && (previous === undefined || one.end > previous.end),
  );
  return (
    before ??
    earlier.at(-1) ??
    (times.length === 1 && times[0]?.at !== undefined && !isComparedWith(times[0], tokens) ? times[0] : null)
  );
}

/** "Compared with April it was 17.6" says nothing of April; "compared with April, when it was 19.1," does. */
function isComparedWith({ at, end }: Time, tokens: readonly Token[]): boolean {
  const next = tokens[end]?.text === "," ? end + 1 : end;
  let before = at - 1;
  while (BEFORE_COMPARED.has(tokens[before]?.word ?? "")) before -= 1;
  return ["compared", "comparison"].includes(tokens[before]?.word ?? "") && tokens[next]?.word !== "when";
}

const BEFORE_COMPARED: ReadonlySet<string> = new Set(["to", "with", "the", "end", "of", "in", "at"]);
