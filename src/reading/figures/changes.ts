import { type Clause, clauseAt } from "../clauses.ts";
import { DIRECTIONS, type Direction, MOVEMENTS } from "../lexicons/directions.ts";
import { COMPARES, THAN_WAYS } from "../lexicons/figures.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { endsOf, type Time } from "../times/times.ts";
import { phraseAt, phraseBefore, phrasesOf } from "../words/phrases.ts";
import type { MeasureWords } from "./figures.ts";
import { type NameIndex, type NameMention, namesIn } from "./names.ts";
import { isSaidOfAll, type Piece, piecesOf } from "./said-of.ts";
import { nameFor } from "./subjects.ts";

/** By how much a measure changed: "three points more than in June", "down by 12 since April", "two fewer than in July". */
export interface StatedChange {
  readonly measure: string;
  readonly quantity: Quantity;
  /** Null where only the number is said. */
  readonly direction: Direction | null;
  readonly from: Time;
  readonly to: Time | null;
  readonly clause: Clause;
  readonly isOfAll: boolean;
}

const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);
const MOVEMENT_PHRASES = phrasesOf(MOVEMENTS);
const THAN_PHRASES = phrasesOf(THAN_WAYS);
const COMPARES_PHRASES = phrasesOf(COMPARES);

/** Every change that a sentence gives a measure, where it says from when. */
export function statedChanges(
  reading: Reading,
  names: NameIndex,
  wordsOf: (measure: string) => MeasureWords,
): StatedChange[] {
  const { quantities, clauses } = reading;
  const changes = quantities.flatMap((quantity) => {
    const way = wayOf(quantity, reading);
    return way === null ? [] : [{ quantity, way }];
  });
  if (changes.length === 0) return [];
  const mentions = namesIn(reading, names);
  const pieces = piecesOf(reading);
  return changes.flatMap(({ quantity, way }): StatedChange[] => {
    const name = nameFor(quantity, mentions, reading, pieces);
    const times = timesOf(quantity, reading);
    if (name === undefined || times === null) return [];
    const words = wordsOf(name.id);
    if (!isChangeOf(quantity, words)) return [];
    // The figure that changed may stand beside it: "33 in June, four more than in May".
    const others = quantities.filter(
      (one) => one !== quantity && one.hedge === null && isChangeOf(one, words),
    );
    if (isOfCounted(quantity, name, reading, pieces, words)) return [];
    const also = [{ at: way.at, end: way.at + 2 }, ...others];
    const isOfAll = isSaidOfAll(name, { ...quantity, also }, reading, words.words);
    const clause = clauseAt(clauses, quantity.at);
    return [{ measure: name.id, quantity, direction: way.direction, ...times, clause, isOfAll }];
  });
}

/** Which way a number says that something changed, and where the word for it stands; null where it is no change. */
function wayOf(
  quantity: Quantity,
  { tokens }: Reading,
): { readonly direction: Direction | null; readonly at: number } | null {
  const { form, start, role, end, noun } = quantity;
  const than = [end, end + noun.length - 1, end + noun.length]
    .filter((at) => at >= end)
    .map((at) => phraseAt(tokens, at, THAN_PHRASES))
    .find((found) => found !== null);
  if (than != null) return { direction: than.meaning, at: than.at };
  if (form !== "points" && role !== "change") return null;
  const before = tokens[start - 1]?.word;
  const verb = before === "by" || before === "of" ? start - 1 : start;
  const moved = phraseBefore(tokens, verb, DIRECTION_PHRASES) ?? phraseBefore(tokens, verb, MOVEMENT_PHRASES);
  if (moved !== null) return { direction: moved.meaning, at: moved.at };
  const direction = before === "up" || before === "down" ? before : null;
  return { direction, at: start - 1 };
}

/** Points of a percentage; of what is counted a number with its noun; of either a bare number: "up four on July". */
function isChangeOf({ form, noun }: Quantity, { form: expected, nouns }: MeasureWords): boolean {
  if (form === "points") return expected === "per-cent";
  const isBare = noun.every((word) => THAN_PHRASES.has(word) || (expected === "count" && nouns.has(word)));
  return form === "count" && isBare;
}

/** "We held 17 interviews after missing episodes, two more than in July": they are interviews. */
function isOfCounted(
  { at }: Quantity,
  name: NameMention,
  { quantities }: Reading,
  pieces: readonly Piece[],
  { nouns }: MeasureWords,
): boolean {
  const piece = pieces.find((one) => one.at <= name.at && name.at < one.end);
  return (
    piece !== undefined &&
    at >= piece.end &&
    quantities.some(
      (one) =>
        one.at >= piece.at &&
        one.end < name.at &&
        one.form === "count" &&
        one.noun.length > 0 &&
        !one.noun.some((word) => nouns.has(word)),
    )
  );
}

/** From when to when. What comes after the number, and is compared with, is the first; or what the sentence is "since". */
function timesOf(
  { end }: Quantity,
  { tokens, times, quantities }: Reading,
): { readonly from: Time; readonly to: Time | null } | null {
  const [only, ...more] = times;
  if (only?.range != null && more.length === 0) return { from: only.range.first, to: only.range.last };
  if (times.some(({ range }) => range !== null)) return null;
  // "From 14 in April to 11 in August".
  const isAfter = (word: string, time: Time | undefined): boolean =>
    quantities.some(
      (one) => tokens[one.at - 1]?.word === word && time !== undefined && one.end + 1 === time.at,
    );
  const [last, ...rest] = more;
  if (only !== undefined && rest.length === 0 && isAfter("from", only) && isAfter("to", last))
    return { from: only, to: last ?? null };
  const isCompared = (time: Time): boolean =>
    time.relation === "since" ||
    phraseBefore(tokens, time.at, COMPARES_PHRASES) !== null ||
    time.shift !== null;
  const after = times.find(({ at }) => at >= end);
  const from = after !== undefined && isCompared(after) ? after : times.find(isCompared);
  const others = endsOf(times.filter((time) => time !== from && !isCompared(time)));
  return from === undefined || others.length > 1 ? null : { from, to: others[0] ?? null };
}
