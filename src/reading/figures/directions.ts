import { type Clause, clauseAt } from "../clauses.ts";
import { DIRECTIONS, type Direction } from "../lexicons/directions.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { endsOf, type Time } from "../times/times.ts";
import { phrasesIn, phrasesOf } from "../words/phrases.ts";
import { type NameIndex, namesIn } from "./names.ts";
import { isSaidOfAll } from "./said-of.ts";

/** A direction that a sentence gives a measure: "re-referrals have risen since April". */
export interface StatedDirection {
  readonly measure: string;
  readonly direction: Direction;
  /** Positions of the words that say it. */
  readonly at: number;
  readonly end: number;
  /** Where it starts and ends, as far as the sentence says. */
  readonly from: Time | null;
  readonly to: Time | null;
  /** The numbers of "from 45% to 43%". */
  readonly figures: readonly [from: Quantity, to: Quantity] | null;
  readonly clause: Clause;
  /** Whether it is said of all that is measured, as far as words show it. */
  readonly isOfAll: boolean;
}

const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

/** Every direction that follows the name of a measure in its clause. */
export function statedDirections(
  reading: Reading,
  names: NameIndex,
  wordsOf: (measure: string) => { readonly words: ReadonlySet<string> },
): StatedDirection[] {
  const { tokens, clauses, times } = reading;
  const found = phrasesIn(tokens, DIRECTION_PHRASES);
  if (found.length === 0) return [];
  return namesIn(reading, names).flatMap((name): StatedDirection[] => {
    const clause = clauseAt(clauses, name.end - 1);
    const next = found.find(({ at, end }) => at >= name.end && end <= clause.end);
    if (next === undefined) return [];
    const { meaning: direction, at, end } = next;
    const own = endsOf(times.filter((time) => time.at >= clause.at && time.at < clause.end));
    const figures = fromTo(reading, end, clause.end);
    const isFromTo = figures !== null && own.length === 2;
    const from = own.find(({ relation }) => relation === "since") ?? (isFromTo ? own[0] : null) ?? null;
    const to = own.find((time) => time !== from) ?? null;
    const isOfAll = isSaidOfAll(name, { at, end }, reading, wordsOf(name.id).words);
    return [{ measure: name.id, direction, at, end, from, to, figures, clause, isOfAll }];
  });
}

/** By how much a measure changed: "three points more than in June", "down by 12 since April". */
export interface StatedChange {
  readonly measure: string;
  readonly quantity: Quantity;
  readonly from: Time;
  readonly to: Time | null;
  readonly clause: Clause;
  readonly isOfAll: boolean;
}

/** Every change in points that a sentence gives a measure, where it says from when. */
export function statedChanges(
  reading: Reading,
  names: NameIndex,
  wordsOf: (measure: string) => { readonly words: ReadonlySet<string> },
): StatedChange[] {
  const changes = reading.quantities.filter(({ form }) => form === "points");
  const [from, ...others] =
    changes.length !== 1 ? [] : reading.times.filter(({ relation }) => relation === "since");
  if (from === undefined || others.length > 0 || from.range !== null) return [];
  const to = endsOf(reading.times.filter((time) => time !== from));
  const [name, ...more] = namesIn(reading, names);
  if (name === undefined || more.length > 0 || to.length > 1) return [];
  return changes.map((quantity) => ({
    measure: name.id,
    quantity,
    from,
    to: to[0] ?? null,
    clause: clauseAt(reading.clauses, quantity.at),
    isOfAll: isSaidOfAll(name, quantity, reading, wordsOf(name.id).words),
  }));
}

function fromTo({ tokens, quantities }: Reading, at: number, end: number): StatedDirection["figures"] {
  const after = (word: string): Quantity | undefined =>
    quantities.find((one) => one.at > at && one.at < end && tokens[one.at - 1]?.word === word);
  const [from, to] = [after("from"), after("to")];
  return from === undefined || to === undefined || from.form !== to.form ? null : [from, to];
}
