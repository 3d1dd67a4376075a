import { DIRECTIONS, EXTREMES } from "../lexicons/directions.ts";
import {
  BESIDE_MEASURES,
  EVALUATIONS,
  OF_A_PART,
  OF_OTHERS,
  SUBORDINATORS,
  VALUE_VERBS,
} from "../lexicons/figures.ts";
import { QUANTITY_WORDS } from "../lexicons/names.ts";
import { UNITS } from "../lexicons/times.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { phraseAt, phraseBefore, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { type NameMention, stemOf } from "./names.ts";

const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);
const EXTREME_PHRASES = phrasesOf(EXTREMES);
const COMPARED_PHRASES = phrasesOf({ with: "against, compared with, compared to, up from, down from" });

/** A stretch of a sentence between commas, brackets and words that join: by positions of tokens. */
export interface Piece {
  readonly at: number;
  readonly end: number;
}

/** The number or the direction that is said of a measure. */
type Said = Pick<Quantity, "at" | "end"> &
  Partial<Pick<Quantity, "start" | "form" | "pair">> & {
    /** Other words that say how it is said: "for the third month running". */
    readonly also?: readonly Piece[];
  };

/**
 * Whether a sentence says of a measure, and of all that it measures, no more than a number or a direction. Every word
 * around the two must be the measure's own (`own`, stems of its name, unit and definition) or say nothing. "Caseload in the north
 * team was 26", "91% of reviews had a report" and "the caseload extract" have words that say something else.
 */
export function isSaidOfAll(
  name: NameMention,
  said: Said,
  reading: Reading,
  own: ReadonlySet<string>,
): boolean {
  const { tokens, quantities } = reading;
  const anchors = [...name.words, ...positions(said)];
  const scope = scopeOf(anchors, reading);
  const isIn = (at: number): boolean => scope.some((one) => one.at <= at && at < one.end);
  const isAlso = (at: number): boolean => (said.also ?? []).some((one) => one.at <= at && at < one.end);
  const isOther = (one: Quantity): boolean =>
    one.at !== said.at && isIn(one.at) && !name.words.includes(one.at) && !isAlso(one.at);
  // "19 in July, against 22 in June"; but not "53.2 per 10,000, up from 49".
  const isLike = ({ form, end }: Quantity): boolean => form === said.form && tokens[end]?.word !== "per";
  const isCompared = phraseBefore(tokens, said.start ?? said.at, COMPARED_PHRASES) !== null;
  return (
    scope.every(({ at, end }) =>
      tokens
        .slice(at, end)
        .every((_, index) => isAlso(at + index) || isPlain(at + index, name, said, reading, own)),
    ) &&
    !quantities.some(
      (one) => isOther(one) && !(isCompared && isLike(one)) && isOfItsOwn(one, said, reading, own),
    )
  );
}

const positions = ({ at, end }: Piece): number[] =>
  Array.from({ length: end - at }, (_, index) => at + index);

/** "Within 15 working days", "aged 12", "16 social workers had": it says more than the other. */
function isOfItsOwn(
  { form, role, noun, start, at, end, value, pair }: Quantity,
  said: Said,
  { tokens, times }: Reading,
  own: ReadonlySet<string>,
): boolean {
  const isTime = noun.some((word) => UNITS.has(word)) && noun.length < 3;
  if (role === "name" || role === "rate" || isTime) return !own.has(tokens[at]?.word ?? "");
  const isWhole = said.pair?.[1] === value || pair !== null;
  const hasTime = times.some((time) => time.at >= end && time.end <= said.at);
  const isChange = role === "change" && phraseBefore(tokens, at - 1, DIRECTION_PHRASES) !== null;
  const isOwn = noun.some((word) => own.has(stemOf(word)));
  const isPredicate =
    said.form === "per-cent" && noun.length === 0 && COPULAS.has(tokens[start - 1]?.word ?? "");
  return (
    form === "count" &&
    !isWhole &&
    !hasTime &&
    (isPredicate || (isOwn && (role === null || (role === "change" && !isChange))))
  );
}

/** What is said with the words at some positions: their pieces, and those beside them that begin with "in", "for", "among". */
function scopeOf(anchors: readonly number[], reading: Reading): Piece[] {
  const { tokens } = reading;
  const pieces = piecesOf(reading);
  const holds = ({ at, end }: Piece): boolean => anchors.some((one) => one >= at && one < end);
  const begins = ({ at }: Piece): boolean => {
    const word = tokens[startOf(at, tokens)]?.word ?? "";
    return (OF_A_PART.has(word) && !RELATIVES.has(word)) || COPULAS.has(tokens[at - 1]?.word ?? "");
  };
  const first = pieces.findIndex(holds);
  const last = pieces.findLastIndex(holds);
  // "Fell in the north (12 of them)", "the north team, where 12 were": it is said of what stands before.
  const goesOn = ({ at }: Piece): boolean =>
    tokens[at]?.text === "(" || tokens[startOf(at, tokens)]?.word === "where";
  const told = pieces.filter(
    (piece, index) => goesOn(pieces[index + 1] ?? piece) && holds(pieces[index + 1] ?? piece),
  );
  let from = told.includes(pieces[first - 1] as Piece) ? first - 1 : first;
  while (from > 0 && begins(pieces[from - 1] as Piece)) from -= 1;
  const to = pieces[last + 1] !== undefined && begins(pieces[last + 1] as Piece) ? last + 1 : last;
  return pieces
    .slice(from, to + 1)
    .filter((piece) => holds(piece) || begins(piece) || told.includes(piece))
    .map((piece) => narrowed(piece, anchors, reading));
}

/** What follows one of these goes with it: "was because of stress". */
const COPULAS: ReadonlySet<string> = new Set(["is", "are", "was", "were"]);

/** After a comma these add something, and do not say which part is meant. */
const RELATIVES: ReadonlySet<string> = new Set(["who", "whose", "that", "which"]);

/** The first word of a piece, past the sign and the word that join it. */
function startOf(at: number, tokens: readonly Token[]): number {
  let start = at;
  while (tokens[start]?.kind === "sign" || ["and", "but", "so"].includes(tokens[start]?.word ?? ""))
    start += 1;
  return start;
}

/** Without what other clauses in the same piece say: "shows that caseload was 17.6 because twelve joined". */
function narrowed({ at, end }: Piece, anchors: readonly number[], { tokens }: Reading): Piece {
  const own = anchors.filter((one) => one >= at && one < end);
  if (own.length === 0) return { at, end };
  const [first, last] = [Math.min(...own), Math.max(...own)];
  const word = (position: number): string => tokens[position]?.word ?? "";
  const all = Array.from({ length: end - at }, (_, index) => at + index);
  // "The time for which posts are vacant" is one thing.
  const begins = (one: number): boolean =>
    SUBORDINATORS.has(word(one)) && !(word(one) === "which" && OF_A_PART.has(word(one - 1)));
  const from = all.findLast((one) => one > at && one < first && begins(one));
  const to = all.find(
    (one) =>
      one > last && (SUBORDINATORS.has(word(one)) || word(one) === "and") && !VALUE_VERBS.has(word(one - 1)),
  );
  return { at: from === undefined ? at : from + 1, end: to ?? end };
}

/** The pieces of a sentence, in order. A name may go over a comma. */
export function piecesOf({ tokens, clauses, times, quantities }: Reading): Piece[] {
  const isNumber = (at: number): boolean =>
    [...times, ...quantities].some((one) => ("start" in one ? one.start : one.at) === at);
  const inNumber = (at: number): boolean =>
    [...times, ...quantities].some((one) => one.at < at && at < one.end);
  const isBreak = (at: number): boolean => {
    const before = tokens[at - 1];
    if (clauses.some((clause) => clause.at === at)) return true;
    if (before?.text === ",") return !inNumber(at);
    if (tokens[at]?.word !== "and" || inNumber(at)) return false;
    const next = tokens[at + 1]?.word ?? "";
    const isRange = tokens.slice(Math.max(0, at - 5), at).some(({ word }) => word === "between");
    return (
      !isRange &&
      (VALUE_VERBS.has(next) ||
        PRONOUNS.has(next) ||
        phraseAt(tokens, at + 1, DIRECTION_PHRASES) !== null ||
        (isNumber(at + 1) && !times.some((time) => time.at === at + 1)) ||
        (["in", "by", "at"].includes(next) && times.some((time) => time.at === at + 2)))
    );
  };
  const starts = [0, ...tokens.flatMap((_, at) => (at > 0 && isBreak(at) ? [at] : []))];
  return starts.map((at, index) => ({ at, end: starts[index + 1] ?? tokens.length }));
}

const PRONOUNS: ReadonlySet<string> = new Set(["it", "they", "this", "that"]);

function isPlain(
  at: number,
  name: NameMention,
  said: Said,
  { tokens, times, quantities }: Reading,
  own: ReadonlySet<string>,
): boolean {
  const { kind, word, text } = tokens[at] as Token;
  if (kind !== "word") return true;
  if (name.words.includes(at)) return true;
  if ([...times, ...quantities].some((one) => ("start" in one ? one.start : one.at) <= at && at < one.end))
    return true;
  const next = tokens[at + 1]?.word ?? "";
  const isOwnNext = own.has(stemOf(next)) && !name.words.includes(at + 1) && !QUANTITY_WORDS.has(next);
  // "Children had their reviews": they are those of the measure.
  if (word === "their" && name.words.some((one) => one < at)) return true;
  // "14% is the lowest since April"; but not "the lowest caseload was 14".
  const isAfterBoth = at >= said.end && name.words.every((one) => one < at);
  if (isAfterBoth && phraseAt(tokens, at, EXTREME_PHRASES) !== null) return true;
  if (OF_OTHERS.has(word)) return false;
  // "Were on time in 89% of cases", but not "held 22% of cases".
  if (
    word === "case" &&
    quantities.some(({ start, end }) => end === at - 1 && tokens[start - 1]?.word === "in")
  )
    return true;
  // "Remains good at 93%"; but not "93% were good".
  if (EVALUATIONS.has(word)) return next === "at";
  if (IS_ONE.has(word)) return !isOwnNext;
  // "The time for which posts are vacant"
  if (word === "time" && tokens[at - 1]?.word === "the") return !["for", "that", "taken"].includes(next);
  // "14 fostering households were approved": it happened to them.
  const isDone = said.form === "count" && COPULAS.has(tokens[at - 1]?.word ?? "") && /ed$/.test(word);
  if (
    (own.has(stemOf(word)) && !isDone) ||
    (said.pair !== undefined && said.pair !== null && word === "child")
  )
    return true;
  return (
    BESIDE_MEASURES.has(word) ||
    (/ly$/.test(text) && !["family", "early", "newly"].includes(word)) ||
    phraseAt(tokens, at, DIRECTION_PHRASES) !== null ||
    inDirection(tokens, at)
  );
}

/** "A social worker had a caseload of 26": one of many. */
const IS_ONE: ReadonlySet<string> = new Set(["a", "an", "one", "another"]);

const inDirection = (tokens: readonly Token[], at: number): boolean =>
  [1, 2].some((back) => (phraseAt(tokens, at - back, DIRECTION_PHRASES)?.end ?? 0) > at);
