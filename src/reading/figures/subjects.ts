import { clauseAt } from "../clauses.ts";
import type { Reading } from "../reading.ts";
import type { NameMention } from "./names.ts";
import type { Piece } from "./said-of.ts";

/** The measure that a number or word is said of: the name around it, else the nearest before it, else the first after it in the same piece or clause. */
export function nameFor(
  said: Piece,
  mentions: readonly NameMention[],
  reading: Reading,
  pieces: readonly Piece[],
): NameMention | undefined {
  const clause = clauseAt(reading.clauses, said.at);
  const piece = pieces.find(({ at, end }) => at <= said.at && said.at < end) ?? clause;
  const free = mentions.filter((one) => !isOfAnother(one, said, reading) && !isOfPart(one, said, reading));
  const around = free.find(({ at, end }) => at < said.at && said.end < end);
  const before = around ?? free.findLast(({ end }) => end <= said.at);
  const afterIn = (end: number) => free.find(({ at }) => at > said.at && at < end);
  if (before === undefined || before.end <= clause.at) return afterIn(clause.end) ?? before;
  return before.end <= piece.at ? (afterIn(piece.end) ?? before) : before;
}

/** "12% of fostering households were over 65": the name is the whole of the other number. */
function isOfAnother({ at }: NameMention, said: Piece, { tokens, quantities }: Reading): boolean {
  const number = quantities.find((one) => one.at === said.at);
  return quantities.some(
    (one) =>
      number !== undefined &&
      one !== number &&
      one.form !== number.form &&
      number.pair?.[1] !== one.value &&
      one.end < at &&
      tokens.slice(one.end, at).every(({ word }) => ["of", "the", "our", "all"].includes(word)),
  );
}

/**
 * "45 missing episodes, 17 from care": the words that tell the name come after another number, or stand in brackets that the
 * number is not in. It is the number of a part.
 */
function isOfPart({ words }: NameMention, said: Piece, { tokens, quantities }: Reading): boolean {
  const last = words.at(-1) ?? 0;
  const depthAt = (at: number): number =>
    tokens.slice(0, at).filter(({ text }) => text === "(").length -
    tokens.slice(0, at).filter(({ text }) => text === ")").length;
  if (said.end <= last)
    return quantities.some(
      ({ form, start, end, at, pair }) =>
        start >= said.end && end <= last && !words.includes(at) && (form === "count" || pair !== null),
    );
  return words.some((at) => depthAt(at) === 0) && depthAt(last) > 0 && said.at > last;
}
