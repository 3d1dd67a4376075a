import { type Clause, clauseAt } from "../clauses.ts";
import { AGAINST_TARGET, type AgainstTarget } from "../lexicons/directions.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import type { Time } from "../times/times.ts";
import { type Found, phraseBefore, phrasesOf } from "../words/phrases.ts";
import { type MeasureWords, statedFigures } from "./figures.ts";
import { type NameIndex, namesIn } from "./names.ts";
import { isSaidOfAll, type Piece, piecesOf } from "./said-of.ts";
import { nameFor } from "./subjects.ts";

/** What a sentence says of the target of a measure: "against a target of 95%", "inside the target". */
export interface StatedTarget {
  readonly measure: string;
  /** The number that it is said to be. */
  readonly quantity: Quantity | null;
  /** How the figure is said to stand to it. */
  readonly stands: AgainstTarget | null;
  readonly at: number;
  readonly end: number;
  readonly time: Time | null;
  readonly clause: Clause;
  readonly isOfAll: boolean;
}

const AGAINST_PHRASES = phrasesOf(AGAINST_TARGET);

/** Every target that a sentence gives a measure that it names, and every word of how the figure stands to it. */
export function statedTargets(
  reading: Reading,
  names: NameIndex,
  wordsOf: (measure: string) => MeasureWords,
): StatedTarget[] {
  const { tokens, clauses, quantities, times } = reading;
  const places = tokens.flatMap(({ word }, at) => (word === "target" ? [at] : []));
  if (places.length === 0) return [];
  const mentions = namesIn(reading, names);
  const pieces = piecesOf(reading);
  const figures = statedFigures(reading, names, wordsOf);
  return places.flatMap((place): StatedTarget[] => {
    const quantity = quantities.find((one) => isTarget(one, place, reading)) ?? null;
    const stands = againstAt(place, quantity, reading);
    if (quantity === null && stands === null) return [];
    const said = {
      at: Math.min(stands?.at ?? quantity?.at ?? place, place),
      end: Math.max(place + 1, quantity?.end ?? 0),
    };
    const name = nameFor(said, mentions, reading, pieces);
    if (name === undefined) return [];
    const words = wordsOf(name.id);
    const number = quantity !== null && quantity.form === words.form ? quantity : null;
    const also = [
      { at: said.at, end: stands?.end ?? said.at },
      { at: place - 1, end: place + 1 },
      ...firstTimeAfter(place, reading),
    ];
    const figure = figures.findLast(
      (one) => one.measure === name.id && one.quantity !== quantity && one.quantity.at < place,
    );
    const clause = clauseAt(clauses, place);
    const after = times.find(({ at }) => at > place && pieceOf(at, pieces) === pieceOf(place, pieces));
    const before = times.findLast(({ at, kind }) => at < place && kind !== "relative") ?? null;
    return [
      {
        measure: name.id,
        quantity: number,
        stands: stands?.meaning ?? null,
        ...said,
        time: after ?? figure?.time ?? before,
        clause,
        isOfAll: isSaidOfAll(name, { ...(number ?? said), also }, reading, words.words),
      },
    ];
  });
}

const pieceOf = (at: number, pieces: readonly Piece[]): Piece | undefined =>
  pieces.find((one) => one.at <= at && at < one.end);

/** "Reached the target for the first time in July". */
function firstTimeAfter(place: number, { tokens }: Reading): Piece[] {
  const [first, time] = [tokens[place + 3]?.word, tokens[place + 4]?.word];
  return first === "first" && time === "time" ? [{ at: place + 1, end: place + 5 }] : [];
}

/** "A target of 90%", "the 90% target", "the target (90%)", "the target is 90%". */
function isTarget({ role, at, end, start }: Quantity, place: number, { tokens }: Reading): boolean {
  if (role === "target") return start > place && start - place <= 3;
  return end === place || (at === place + 2 && tokens[place + 1]?.text === "(");
}

/** The words before "target", with only small words and its number between. */
function againstAt(
  place: number,
  quantity: Quantity | null,
  { tokens }: Reading,
): Found<AgainstTarget> | null {
  const first = quantity !== null && quantity.at < place ? quantity.start : place;
  const start = ["the", "its", "our", "their", "this", "that"].includes(tokens[first - 1]?.word ?? "")
    ? first - 1
    : null;
  return start === null ? null : phraseBefore(tokens, start, AGAINST_PHRASES);
}
