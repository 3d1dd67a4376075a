import { type Clause, clauseAt } from "../clauses.ts";
import { COMPARED, DIRECTIONS, type Direction, MOVEMENTS, RUNS, UNCHANGED } from "../lexicons/directions.ts";
import { MULTIPLIED } from "../lexicons/figures.ts";
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

/** Every direction that a sentence gives a measure that it names. */
export function statedDirections(
  reading: Reading,
  names: NameIndex,
  wordsOf: (measure: string) => Pick<MeasureWords, "words">,
): StatedDirection[] {
  const { tokens, clauses, times } = reading;
  const unchanged: Way[] = phrasesIn(tokens, UNCHANGED_PHRASES);
  const verbs: Way[] = phrasesIn(tokens, DIRECTION_PHRASES);
  const movements: Way[] = phrasesIn(tokens, MOVEMENT_PHRASES);
  const compared: Way[] = phrasesIn(tokens, COMPARED_PHRASES);
  if (unchanged.length + verbs.length + movements.length + compared.length === 0) return [];
  const mentions = namesIn(reading, names);
  return mentions.flatMap((name): StatedDirection[] => {
    const clause = clauseAt(clauses, name.end - 1);
    const isIn = ({ at, end }: Way): boolean => at >= clause.at && end <= clause.end;
    const next =
      unchanged.find(isIn) ??
      movements.find((one) => isIn(one) && isBeforeName(one, name, tokens)) ??
      compared.find((one) => one.end === name.at && isComparedLater(name, clause, reading)) ??
      verbs.find((one) => isIn(one) && one.at >= name.end);
    if (next === undefined) return [];
    const { meaning: direction, at, end } = next;
    const own = endsOf(times.filter((time) => time.at >= clause.at && time.at < clause.end));
    const figures = fromTo(reading, end, clause.end);
    const isFromTo = figures !== null && own.length === 2;
    const isRange = own.length === 2 && own[0]?.relation === "since" && own[1]?.relation === "until";
    const from =
      own.find((time) => time.relation === "since" && (compared.length === 0 || time.at > name.end)) ??
      (isFromTo || isRange ? own[0] : null) ??
      null;
    const to = own.find((time) => time !== from) ?? null;
    const run = runIn(clause, reading);
    const also = run === null ? [next] : [next, run];
    const isOfAll = isSaidOfAll(name, { at, end, also }, reading, wordsOf(name.id).words);
    return [
      {
        measure: name.id,
        direction,
        at,
        end,
        from,
        to,
        figures,
        run: run?.meaning ?? null,
        factor: MULTIPLIED.get(tokens[at]?.word ?? "") ?? null,
        // "Has not changed" denies nothing that is said otherwise.
        clause: direction === "same" ? { ...clause, negated: false } : clause,
        isOfAll,
      },
    ];
  });
}

/** "The fall in the number of missing episodes": only small words between. */
function isBeforeName({ end }: Way, name: NameMention, tokens: readonly Token[]): boolean {
  if (end > name.at || !["in", "of"].includes(tokens[end]?.word ?? "")) return false;
  return tokens
    .slice(end, name.at)
    .every(({ word }) => GRAMMAR_WORDS.has(word) || QUANTITY_WORDS.has(word) || word === "of");
}

/** "Fewer looked after children at the end of August than at the end of April". */
const isComparedLater = (name: NameMention, clause: Clause, { tokens, times }: Reading): boolean =>
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
