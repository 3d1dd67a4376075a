import { REST, SUM_AFTER, SUM_BEFORE } from "../lexicons/arithmetic.ts";
import { UNITS } from "../lexicons/times.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { phraseAt, phraseBefore, phrasesOf } from "../words/phrases.ts";
import { isPlural } from "./counted-numbers.ts";

const REST_PHRASES = phrasesOf(REST);
const BEFORE_PHRASES = phrasesOf(SUM_BEFORE);
const AFTER_PHRASES = phrasesOf(SUM_AFTER);

/** Numbers that a sentence says make up another, and do not. */
export interface WrongSum {
  /** Null where it is 100%. */
  readonly whole: Quantity | null;
  readonly parts: readonly Quantity[];
  /** The number that cannot be right beside the others: what is left, or the sum. */
  readonly said: Quantity;
}

/**
 * What is left of a whole, "72 were invited; 41 came, and the other 29 wrote", and a sum after its parts, "14 and nine, 25
 * between them", where the numbers before it explain it in no way.
 */
export const wrongSums = (reading: Reading, before: Reading | null): WrongSum[] => [
  ...wrongRests(reading, before),
  ...wrongTotals(reading),
];

function wrongRests(reading: Reading, before: Reading | null): WrongSum[] {
  return reading.quantities.flatMap((quantity): WrongSum[] => {
    const said = withNoun(quantity, reading);
    const rest = phraseBefore(reading.tokens, said.start, REST_PHRASES);
    if (rest === null || said.hedge !== null || said.quoted) return [];
    if (said.form === "per-cent") return wrongShares(reading, quantity);
    if (said.form !== "count") return [];
    const own = countsBefore(reading, quantity);
    const all = before === null ? own : [...countsBefore(before), ...own];
    if (all.some(({ hedge, role }) => hedge !== null || (role !== null && role !== "increment"))) return [];
    if (isExplained(all, said.value) || areOfTimes(reading, own)) return [];
    const [whole, ...parts] =
      [own, all].map((counts) => fromWhole(counts, said)).find((one) => one.length > 0) ?? [];
    return whole === undefined || parts.length === 0 ? [] : [{ whole, parts: [...parts, said], said }];
  });
}

/** The first of some numbers that can be the whole of all that follow, and those. */
function fromWhole(counts: readonly Quantity[], said: Quantity): readonly Quantity[] {
  const at = counts.findIndex(
    (whole, index) =>
      isNamed(whole) &&
      [...counts.slice(index + 1), said].every((one) => one.value < whole.value && isAlike(whole, one)),
  );
  return at === -1 ? [] : counts.slice(at);
}

/** The counts of a sentence before one of them; of a fraction its whole and its part. */
function countsBefore(reading: Reading, said?: Quantity): Quantity[] {
  const { quantities } = reading;
  return quantities
    .slice(0, said === undefined ? undefined : quantities.indexOf(said))
    .filter(
      ({ form, role, noun }) =>
        (form === "count" || form === "pair") && role !== "name" && !UNITS.has(noun[0] ?? ""),
    )
    .map((one) => withNoun(one, reading))
    .flatMap((one) => {
      if (one.pair === null) return [one];
      const [part, whole] = one.pair;
      const isWholeSaid = one.end === one.at + 1;
      const some = { ...one, form: "count" as const, value: part, noun: [] };
      return isWholeSaid ? [some] : [{ ...one, form: "count" as const, value: whole }, some];
    });
}

/** A number without the words after it where they are no noun in the plural: "29 wrote", "31 wanted forms". */
function withNoun(one: Quantity, { tokens }: Reading): Quantity {
  const words = tokens.slice(one.end, one.end + one.noun.length);
  const isNoun = words.some(({ text, word }) => isPlural(text, word)) && !/ed$/.test(one.noun[0] ?? "");
  return isNoun ? one : { ...one, noun: [] };
}

const isNamed = ({ noun }: Quantity): boolean => noun.length > 0;

/** Whether two numbers can be of the same things: one of them names none, or both name one. */
const isAlike = (one: Quantity, other: Quantity): boolean =>
  !isNamed(one) || !isNamed(other) || other.noun.some((word) => one.noun.includes(word));

/** Whether some of the numbers, one after another, and what is left make one of the others. */
function isExplained(all: readonly Quantity[], left: number): boolean {
  const sums = all.flatMap((_, from) => {
    let sum = left;
    return all.slice(from).map(({ value }) => (sum += value));
  });
  return all.some(({ value }) => sums.includes(value));
}

/** "Forty in June and 30 in July": they are no parts of one whole. */
function areOfTimes({ times, tokens }: Reading, counts: readonly Quantity[]): boolean {
  const beside = counts.filter(({ end, noun }) =>
    times.some(({ at }) => at > end && at <= end + noun.length + 1 && tokens[at - 1]?.kind === "word"),
  );
  return beside.length > 1;
}

/** "34% of them for pay, 41% for the workload, and the remaining 15%": all that comes before it and it must make 100%. */
function wrongShares({ quantities, tokens }: Reading, said: Quantity): WrongSum[] {
  const all = quantities.slice(0, quantities.indexOf(said)).filter(({ form }) => form === "per-cent");
  if (all.length === 0 || all.some(({ hedge, role }) => hedge !== null || role !== null)) return [];
  if (tokens[said.end]?.word === "of") return [];
  const sums = all.map((_, from) => all.slice(from).reduce((sum, { value }) => sum + value, said.value));
  const rounding = 0.5 * (all.length + 1);
  if (sums.some((sum) => Math.abs(sum - 100) <= rounding)) return [];
  return [{ whole: null, parts: [...all, said], said }];
}

/** More words than this between a comma and a sum belong to something else. */
const MOST_BEFORE_SUM = 4;
/** A sum and its parts that are further apart than this share of it are of different things. */
const MOST_APART = 0.35;

function wrongTotals(reading: Reading): WrongSum[] {
  const { tokens, quantities } = reading;
  return quantities.flatMap((said): WrongSum[] => {
    if (said.form !== "count" || said.hedge !== null || said.quoted) return [];
    const open = tokens.slice(0, said.start).findLastIndex(({ text }) => /^[,;(–—]$/.test(text));
    if (open === -1 || said.start - open - 1 > MOST_BEFORE_SUM) return [];
    const words = [...said.noun.keys(), said.noun.length].find(
      (index) => phraseAt(tokens, said.end + index, AFTER_PHRASES) !== null,
    );
    const isSum = words !== undefined || phraseBefore(tokens, said.start, BEFORE_PHRASES) !== null;
    const parts = isSum ? partsOf(countsBefore(reading, said).filter(({ end }) => end <= open)) : [];
    if (parts.length < 2 || parts.some(({ hedge, value }) => hedge !== null || value >= said.value))
      return [];
    const noun = parts.find(isNamed);
    if (noun !== undefined && !isAlike(noun, withNoun({ ...said, noun: said.noun.slice(0, words) }, reading)))
      return [];
    const sums = parts
      .slice(0, -1)
      .map((_, from) => parts.slice(from).reduce((sum, { value }) => sum + value, 0));
    const nearest = sums.map((sum) => Math.abs(sum - said.value)).sort((a, b) => a - b)[0] ?? 0;
    return nearest === 0 || nearest > said.value * MOST_APART ? [] : [{ whole: said, parts, said }];
  });
}

/** The last numbers that are of one kind: those without a noun, and one with it. */
function partsOf(counts: readonly Quantity[]): Quantity[] {
  const parts: Quantity[] = [];
  for (const one of counts.toReversed()) {
    const named = parts.find(isNamed);
    if (named !== undefined && isNamed(one) && !isAlike(named, one)) break;
    parts.unshift(one);
  }
  return parts;
}
