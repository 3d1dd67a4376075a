import { type Clause, clauseAt } from "../clauses.ts";
import { COMPARED, DIRECTIONS, type Direction, MOVEMENTS, RUNS, UNCHANGED } from "../lexicons/directions.ts";
import { MULTIPLIED, OTHER_SENSES, SEEING } from "../lexicons/figures.ts";
import { GRAMMAR_WORDS, QUANTITY_WORDS } from "../lexicons/names.ts";
import { ORDINALS } from "../lexicons/numbers.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { endsOf, type Time } from "../times/times.ts";
import { numberAt } from "../words/numbers.ts";
import { type Found, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import type { MeasureWords } from "./figures.ts";
import { type NameIndex, type NameMention, namesIn } from "./names.ts";
import { isSaidOfAll } from "./said-of.ts";

/** A direction that a sentence gives a measure: "re-referrals have risen since April". */
export interface StatedDirection {
  readonly measure: string;
  readonly direction: Direction | "same";
  /** Positions of the words that say it. */
  readonly at: number;
  readonly end: number;
  /** Where it starts and ends, as far as the sentence says. */
  readonly from: Time | null;
  readonly to: Time | null;
  /** The numbers of "from 45% to 43%". */
  readonly figures: readonly [from: Quantity, to: Quantity] | null;
  /** Whether it went so from each period to the next, or so many times; null where only the ends are compared. */
  readonly run: "each" | number | null;
  /** How many times as much it became: a half of "halved". */
  readonly factor: number | null;
  readonly clause: Clause;
  /** Whether it is said of all that is measured, as far as words show it. */
  readonly isOfAll: boolean;
}

type Way = Found<Direction | "same">;

const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);
const MOVEMENT_PHRASES = phrasesOf(MOVEMENTS);
const COMPARED_PHRASES = phrasesOf(COMPARED);
const UNCHANGED_PHRASES = phrasesOf(UNCHANGED);
const RUN_PHRASES = phrasesOf(RUNS);

/** Every direction that a sentence gives a measure that it names: "fell in May and June, rose in July". */
export function statedDirections(
  reading: Reading,
  names: NameIndex,
  wordsOf: (measure: string) => MeasureWords,
): StatedDirection[] {
  const { tokens, clauses } = reading;
  const unchanged: Way[] = phrasesIn(tokens, UNCHANGED_PHRASES);
  const verbs: Way[] = phrasesIn(tokens, DIRECTION_PHRASES).filter(
    ({ end }) => !OTHER_SENSES.has(tokens[end]?.word ?? ""),
  );
  const movements: Way[] = phrasesIn(tokens, MOVEMENT_PHRASES);
  const compared: Way[] = phrasesIn(tokens, COMPARED_PHRASES);
  if (unchanged.length + verbs.length + movements.length + compared.length === 0) return [];
  // When visits fall there are fewer, whatever share of them is on time.
  const mentions = namesIn(reading, names).filter(
    ({ id, isCommon }) => !isCommon || wordsOf(id).form === "count",
  );
  return mentions.flatMap((name, index): StatedDirection[] => {
    const clause = clauseAt(clauses, name.end - 1);
    const isIn = ({ at, end }: Way): boolean => at >= clause.at && end <= clause.end;
    const first =
      unchanged.find(isIn) ??
      movements.find((one) => isIn(one) && isBeforeName(one, name, tokens)) ??
      compared.find((one) => isIn(one) && isComparedLater(one, name, clause, reading)) ??
      verbs.find((one) => isIn(one) && one.at >= name.end);
    const until = mentions[index + 1]?.at ?? tokens.length;
    const later = [...verbs, ...movements.filter((one) => isSeen(one, tokens))]
      .filter(({ at, end }) => at >= Math.max(name.end, first?.end ?? 0) && end <= until)
      .sort((a, b) => a.at - b.at);
    const all = first === undefined ? later : [first, ...later];
    return all.flatMap((way, place) => {
      const next = all[place + 1]?.at ?? until;
      const times =
        way === first ? timesIn(clause, next, reading) : timesOf(way, all[place - 1], next, reading);
      return way !== first && times.length === 0
        ? []
        : [statedAs(way, name, times, reading, wordsOf(name.id))];
    });
  });
}

function statedAs(
  way: Way,
  name: NameMention,
  times: readonly Time[],
  reading: Reading,
  { words }: Pick<MeasureWords, "words">,
): StatedDirection {
  const { meaning: direction, at, end } = way;
  const clause = clauseAt(reading.clauses, at);
  const figures = fromTo(reading, end, clause.end);
  const isFromTo = figures !== null && times.length === 2;
  const isRange = times.length === 2 && times[0]?.relation === "since" && times[1]?.relation === "until";
  const isAfterName = COMPARED_PHRASES.has(reading.tokens[at]?.word ?? "") ? name.end : 0;
  const from =
    times.find((time) => time.relation === "since" && time.at >= isAfterName) ??
    (isFromTo || isRange ? times[0] : null) ??
    null;
  const run = runIn(clause, reading);
  const also = run === null ? [way] : [way, run];
  return {
    measure: name.id,
    direction,
    at,
    end,
    from,
    to: times.find((time) => time !== from) ?? null,
    figures,
    run: run?.meaning ?? null,
    factor: MULTIPLIED.get(reading.tokens[at]?.word ?? "") ?? null,
    // "Has not changed" denies nothing that is said otherwise.
    clause: direction === "same" ? { ...clause, negated: false } : clause,
    isOfAll: isSaidOfAll(name, { at, end, also }, reading, words),
  };
}

/** The times of a clause, up to the next direction. */
const timesIn = (clause: Clause, next: number, { times }: Reading): Time[] =>
  endsOf(times.filter(({ at }) => at >= clause.at && at < Math.min(clause.end, next)));

/** The times after a direction, up to the next; else those between the one before and it: "July brought a dip". */
function timesOf(way: Way, before: Way | undefined, next: number, { times, clauses }: Reading): Time[] {
  const after = times.filter(({ at }) => at >= way.end && at < next);
  const clause = clauseAt(clauses, way.at);
  const own = times.filter(({ at }) => at >= Math.max(clause.at, before?.end ?? 0) && at < way.at);
  return endsOf(after.length > 0 ? after : own);
}

/** "July saw a dip": after one of these verbs the measure need not be named again. */
const isSeen = ({ at }: Way, tokens: readonly Token[]): boolean =>
  ["a", "an"].includes(tokens[at - 1]?.word ?? "") && SEEING.has(tokens[at - 2]?.word ?? "");

/** "The fall in the number of missing episodes": only small words between. */
function isBeforeName({ end }: Way, name: NameMention, tokens: readonly Token[]): boolean {
  if (end > name.at || !["in", "of"].includes(tokens[end]?.word ?? "")) return false;
  return tokens
    .slice(end, name.at)
    .every(({ word }) => GRAMMAR_WORDS.has(word) || QUANTITY_WORDS.has(word) || word === "of");
}

/** "Fewer looked after children at the end of August than at the end of April". */
const isComparedLater = (way: Way, name: NameMention, clause: Clause, { tokens, times }: Reading): boolean =>
  way.end === name.at &&
  times.some(
    ({ at }) =>
      at > name.end && at < clause.end && tokens.slice(name.end, at).some(({ word }) => word === "than"),
  );

/** "In each month", "for the third month in a row", "three months running". */
function runIn(clause: Clause, { tokens }: Reading): Found<"each" | number> | null {
  const [found] = phrasesIn(tokens, RUN_PHRASES, clause.at, clause.end);
  if (found === undefined) return null;
  if (found.meaning === "each") {
    const number = numberAt(tokens, tokens[found.end]?.word === "the" ? found.end + 1 : found.end);
    return { meaning: "each", at: found.at, end: number?.end ?? found.end };
  }
  const before = [1, 2].map((back) => found.at - back);
  for (const at of before) {
    const count = numberAt(tokens, at)?.value ?? ORDINALS.indexOf(tokens[at]?.word ?? "") + 1;
    if (count > 0) return { meaning: count, at, end: found.end };
  }
  return null;
}

function fromTo({ tokens, quantities }: Reading, at: number, end: number): StatedDirection["figures"] {
  const after = (word: string): Quantity | undefined =>
    quantities.find((one) => one.at > at && one.at < end && tokens[one.at - 1]?.word === word);
  const [from, to] = [after("from"), after("to")];
  return from === undefined || to === undefined || from.form !== to.form ? null : [from, to];
}
