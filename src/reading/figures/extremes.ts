import { type Clause, clauseAt } from "../clauses.ts";
import { DIRECTIONS, EXTREMES, type Extreme, MOVEMENTS } from "../lexicons/directions.ts";
import { UNITS } from "../lexicons/times.ts";
import type { Reading } from "../reading.ts";
import type { Time } from "../times/times.ts";
import { numberAt } from "../words/numbers.ts";
import { type Found, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { MeasureWords } from "./figures.ts";
import { type NameIndex, type NameMention, namesIn, stemOf } from "./names.ts";
import { isSaidOfAll, type Piece, piecesOf } from "./said-of.ts";
import { nameFor } from "./subjects.ts";

/** That a measure's figure is the end of what it has been: "the lowest since April", "July saw the fewest of the five months". */
export interface StatedExtreme {
  readonly measure: string;
  readonly extreme: Extreme;
  /** Positions of the word that says it. */
  readonly at: number;
  readonly end: number;
  /** When the figure was so; null where the sentence does not say. */
  readonly time: Time | null;
  /** The times that it is compared with; null for all that is known, on that side. */
  readonly from: Time | null;
  readonly to: Time | null;
  readonly clause: Clause;
  readonly isOfAll: boolean;
}

const EXTREME_PHRASES = phrasesOf(EXTREMES);
const MOVEMENT_PHRASES = phrasesOf(MOVEMENTS);
const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

/** Every extreme that a sentence gives a measure that it names, where it says among which times. */
export function statedExtremes(
  reading: Reading,
  names: NameIndex,
  wordsOf: (measure: string) => Pick<MeasureWords, "words">,
): StatedExtreme[] {
  const { clauses, times } = reading;
  const found = phrasesIn(reading.tokens, EXTREME_PHRASES);
  if (found.length === 0) return [];
  const mentions = namesIn(reading, names);
  const pieces = piecesOf(reading);
  return found.flatMap((one): StatedExtreme[] => {
    const name = nameFor(one, mentions, reading, pieces);
    const among = amongOf(one, reading);
    if (name === undefined || among === null || isOfOne(one, name, reading, wordsOf(name.id))) return [];
    const { at, end } = one;
    const clause = clauseAt(clauses, at);
    const { from, to, also } = among;
    const free = times.filter((time) => time.range === null && time.kind !== "relative" && time !== from);
    const time = free.find((own) => clauseAt(clauses, own.at) === clause) ?? free[0] ?? null;
    // "In the worst month since April" and "between April and August at its lowest" leave open which month that is.
    const isOfMonth = UNITS.has(reading.tokens[end]?.word ?? "");
    if (time === null && (isOfMonth || to !== null)) return [];
    const isOfAll = isSaidOfAll(name, { at, end, also: [one, ...also] }, reading, wordsOf(name.id).words);
    return [{ measure: name.id, extreme: one.meaning, at, end, time, from, to, clause, isOfAll }];
  });
}

/** "The largest fall in vacancies" is of the falls, "the highest caseload" of a person, where the measure is an average. */
function isOfOne(
  { at, end }: Found<Extreme>,
  name: NameMention,
  { tokens }: Reading,
  { words }: Pick<MeasureWords, "words">,
): boolean {
  const isOfChanges = [...phrasesIn(tokens, MOVEMENT_PHRASES), ...phrasesIn(tokens, DIRECTION_PHRASES)].some(
    (one) => one.at >= end && one.at <= end + 3,
  );
  const isAverage = words.has(AVERAGE) && !tokens.some(({ word }) => stemOf(word) === AVERAGE);
  return isOfChanges || (isAverage && end === name.at && tokens[at]?.word !== "peak");
}

const AVERAGE = stemOf("average");

/** Among which times: "since April", "between April and August", "of the five months", "peaked". Null where nobody can say. */
function amongOf(
  { at }: Found<Extreme>,
  { tokens, times }: Reading,
): { readonly from: Time | null; readonly to: Time | null; readonly also: readonly Piece[] } | null {
  const range = times.find((time) => time.range !== null)?.range ?? null;
  const since = times.find((time) => time.range === null && time.relation === "since") ?? null;
  const from = range?.first ?? since;
  const to = range?.last ?? null;
  const unit = tokens.findIndex(
    ({ word }, place) =>
      UNITS.has(word) && numberAt(tokens, place - 1) !== null && tokens[place - 2]?.word === "the",
  );
  const also = unit === -1 ? [] : [{ at: unit - 1, end: unit + 1 }];
  const isPeak = tokens[at]?.word === "peaked";
  return from === null && unit === -1 && !isPeak ? null : { from, to, also };
}
