import { type Clause, clauseAt } from "./clauses.ts";
import { OF_ANOTHER } from "./lexicons/arithmetic.ts";
import { DIRECTIONS } from "./lexicons/directions.ts";
import {
  AIMS,
  BESIDE_MEASURES,
  DETERMINERS,
  OF_A_PART,
  SLIGHTLY,
  TELLING_VERBS,
  VALUE_FOLLOWS,
} from "./lexicons/figures.ts";
import { GRAMMAR_WORDS, QUANTITY_WORDS } from "./lexicons/names.ts";
import { FUNCTION_WORDS } from "./lexicons/words.ts";
import { type NameIndex, type NameMention, namesIn } from "./names.ts";
import { isOfPart } from "./parts.ts";
import { phraseAt, phrasesOf } from "./phrases.ts";
import type { Quantity } from "./quantities.ts";
import type { Reading } from "./reading.ts";
import { endsOf, type Time } from "./times.ts";

const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

/** A figure that a sentence gives a measure: "average caseload was 17.6 in August 2016". */
export interface StatedFigure {
  readonly measure: string;
  readonly quantity: Quantity;
  /** The time it is said of; null where the sentence names none. */
  readonly time: Time | null;
  readonly clause: Clause;
  /** In "from 45% to 43%", which of the two. */
  readonly side: "from" | "to" | null;
  /** Whether it is said of a part of what is measured, such as one team. */
  readonly ofPart: boolean;
  /** Whether it stands beside the name as nothing but the value: "caseload was 12% higher" says something else. */
  readonly isPlainValue: boolean;
}

/** What decides whether a number can be a figure of a measure. Words are folded as tokens are. */
export interface MeasureWords {
  readonly form: "per-cent" | "count";
  /** What its figures count: the noun after a count must have one of these words. */
  readonly nouns: ReadonlySet<string>;
  /** Every word of its name, unit and definition. */
  readonly words: ReadonlySet<string>;
}

/** Every figure that a sentence gives a measure it names. */
export function statedFigures(
  reading: Reading,
  names: NameIndex,
  wordsOf: (measure: string) => MeasureWords,
): StatedFigure[] {
  if (reading.quantities.length === 0) return [];
  const mentions = namesIn(reading.tokens, names);
  if (mentions.length === 0) return [];
  return reading.quantities.flatMap((quantity): StatedFigure[] => {
    if (mentions.some(({ words }) => words.includes(quantity.at))) return [];
    const name = nameFor(quantity, mentions, reading);
    if (name === undefined || isAimed(name, reading)) return [];
    const words = wordsOf(name.id);
    if (!isValueOf(quantity, words) || isOtherRate(name, quantity, reading, words)) return [];
    const side = sideOf(quantity, reading);
    if (quantity.role !== null && !(side !== null && quantity.role === "change")) return [];
    const clause = clauseAt(reading.clauses, quantity.at);
    return [
      {
        measure: name.id,
        quantity,
        time: timeOf(name, quantity, side, reading),
        clause,
        side,
        ofPart: isOfPart(name, quantity, reading, words.words),
        isPlainValue: isPlainValue(name, quantity, reading, words.words),
      },
    ];
  });
}

/** The name around the number, else the nearest before it, else the first after it in the same clause. */
function nameFor(
  quantity: Quantity,
  mentions: readonly NameMention[],
  { clauses }: Reading,
): NameMention | undefined {
  const clause = clauseAt(clauses, quantity.at);
  const around = mentions.find(({ at, end }) => at < quantity.at && quantity.end < end);
  const before = around ?? mentions.findLast(({ end }) => end <= quantity.at);
  const after = mentions.find(({ at }) => at >= quantity.end && at < clause.end);
  return before === undefined || (after !== undefined && before.end <= clause.at)
    ? (after ?? before)
    : before;
}

/** "The target for caseloads", "the limit on the average caseload". */
function isAimed({ at }: NameMention, { tokens }: Reading): boolean {
  let before = at - 1;
  while ([GRAMMAR_WORDS, QUANTITY_WORDS].some((words) => words.has(tokens[before]?.word ?? ""))) before -= 1;
  return before < at - 1 && AIMS.has(tokens[before]?.word ?? "");
}

function isValueOf({ form, pair, noun }: Quantity, { form: expected, nouns }: MeasureWords): boolean {
  const isCounted = noun.length === 0 || noun.some((word) => nouns.has(word));
  if (expected === "per-cent") return form === "per-cent" || (pair !== null && isCounted);
  return form === "count" && isCounted;
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
    tokens.slice(Math.max(0, name.at - 3), name.at).some(({ word }) => RATES.has(word) && !words.has(word))
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

/**
 * Whether nothing is said of the number but that it is the measure's value: "the average caseload went up a little, to
 * 17.9", "88% of visits were on time". "Caseload was 12% higher" and "91% of reviews had a report" say something else.
 */
function isPlainValue(
  name: NameMention,
  quantity: Quantity,
  { tokens, times, clauses }: Reading,
  own: ReadonlySet<string>,
): boolean {
  const isTime = (at: number): boolean => times.some((time) => time.at <= at && at < time.end);
  const isPlain = (from: number, to: number): boolean =>
    tokens
      .slice(from, Math.max(from, to))
      .every(
        ({ kind, word }, index) =>
          kind !== "word" ||
          own.has(word) ||
          isTime(from + index) ||
          phraseAt(tokens, from + index, DIRECTION_PHRASES) !== null ||
          (!TELLING_VERBS.has(word) &&
            [FUNCTION_WORDS, GRAMMAR_WORDS, BESIDE_MEASURES, SLIGHTLY].some((words) => words.has(word))),
      );
  if (quantity.at < name.end) {
    const end = clauseAt(clauses, name.end - 1).end;
    return isPlain(Math.min(quantity.end + quantity.noun.length, name.at), name.at) && isPlain(name.end, end);
  }
  let first = name.at - 1;
  while (DETERMINERS.has(tokens[first]?.word ?? "")) first -= 1;
  if (tokens[first]?.word === "of" && QUANTITY_WORDS.has(tokens[first - 1]?.word ?? "")) first -= 1;
  return (
    isPlain(name.end, quantity.start) &&
    (VALUE_FOLLOWS.has(tokens[quantity.start - 1]?.word ?? "") ||
      tokens[quantity.start - 1]?.kind === "sign") &&
    !OF_A_PART.has(tokens[first]?.word ?? "") &&
    !["had", "have", "has"].includes(tokens[first]?.word ?? "") &&
    !OF_ANOTHER.has(tokens[quantity.end]?.word ?? "")
  );
}
