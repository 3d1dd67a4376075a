import { clauseAt } from "./clauses.ts";
import { CHANGES, OF_ANOTHER, SAME_AS } from "./lexicons/arithmetic.ts";
import { DIRECTIONS } from "./lexicons/directions.ts";
import { CARED_FOR } from "./lexicons/quantifiers.ts";
import { phraseAt, phraseBefore, phrasesOf } from "./phrases.ts";
import type { Quantity } from "./quantities.ts";
import type { Reading } from "./reading.ts";
import type { Token } from "./tokens.ts";

const CHANGE_PHRASES = phrasesOf(CHANGES);
const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

/** What a sentence says of how its numbers hang together. */
export interface StatedArithmetic {
  readonly fractions: readonly StatedFraction[];
  readonly changes: readonly StatedChange[];
  /** "12% children had no visit": neither a number of children nor a percentage of them. */
  readonly ofNothing: readonly Quantity[];
}

/** Reads how the numbers of a sentence hang together. A whole may stand in the sentence before it. */
export const statedArithmetic = (reading: Reading, before: Reading | null): StatedArithmetic => ({
  fractions: statedFractions(reading, before),
  changes: statedChanges(reading),
  ofNothing: percentagesOfNothing(reading),
});

/** A fraction and the percentage or share beside it that says the same: "71 of 498 (14.3%)", "two thirds (27 of 40)". */
export interface StatedFraction {
  readonly pair: readonly [numerator: number, denominator: number];
  readonly percentage: Quantity;
  /** Whether one of the two is only roughly said: "about 15%", "nine out of ten". */
  readonly isRough: boolean;
}

/** Every fraction of a sentence that has its percentage beside it. */
function statedFractions(reading: Reading, before: Reading | null): StatedFraction[] {
  const { quantities, tokens } = reading;
  return quantities.slice(1).flatMap((second, index): StatedFraction[] => {
    const first = quantities[index] as Quantity;
    if (first.quoted || second.role !== null || (first.role !== null && first.role !== "increment"))
      return [];
    const percentage =
      [first, second].find(({ form }) => form === "per-cent") ??
      [first, second].find(({ form }) => form === "share");
    const counts = percentage === first ? second : first;
    if (
      percentage === undefined ||
      (OF_ANOTHER.has(tokens[percentage.end]?.word ?? "") &&
        percentage === second &&
        tokens[percentage.end]?.word !== "of")
    )
      return [];
    const isRough =
      percentage.hedge !== null ||
      counts.hedge !== null ||
      percentage.form === "share" ||
      isInRoundWords(counts);
    const pair = isBeside(tokens, first, second) ? counts.pair : null;
    const whole = pair === null && counts.form === "count" ? wholeOf(reading, before, index) : null;
    if (whole !== null && whole >= counts.value)
      return [{ pair: [counts.value, whole], percentage, isRough }];
    return pair === null ? [] : [{ pair, percentage, isRough }];
  });
}

/** "Nine out of ten", "one in five". */
const isInRoundWords = ({ form, inWords, pair }: Quantity): boolean =>
  form === "share" || (inWords && (pair?.[1] ?? 0) <= 10);

/** More words than this before a bracket, and it may be about something else. */
const MOST_BEFORE_BRACKET = 8;

/** "71 of 498, or 14%", "71 of 498 contacts (14%)", "71 of the 498 led to an assessment (14%)", "half of the posts, 12 of 24,". */
function isBeside(tokens: readonly Token[], first: Quantity, second: Quantity): boolean {
  const between = tokens.slice(first.end + first.noun.length, second.start);
  const next = tokens[second.end + second.noun.length]?.text ?? ".";
  if (tokens[second.start - 1]?.text === "(") {
    const before = between.slice(0, -1);
    const isPlain = before.every(({ kind, word }) => kind === "word" && !OF_ANOTHER.has(word));
    const isOf = before.length === 0 || before[0]?.word === "of" || isPlain;
    return (
      /^[),;]$/.test(next) &&
      isOf &&
      before.length <= MOST_BEFORE_BRACKET &&
      before.every(({ kind }) => kind === "word")
    );
  }
  const isApposed =
    between[0]?.word === "of" &&
    between.at(-1)?.text === "," &&
    between.slice(0, -1).every(({ kind }) => kind === "word") &&
    /^[,.]$/.test(next);
  return isApposed || (between.length > 0 && between.every(({ word }) => SAME_AS.has(word)));
}

/**
 * The whole of which a number and the percentage in brackets after it are a part, or the other way round: "25 (81%) of 31",
 * "60 replies, of which 44 (73%)". `index` is that of the first of the two. Null where the sentence names none.
 */
function wholeOf({ quantities, tokens }: Reading, before: Reading | null, index: number): number | null {
  const [first, second] = [quantities[index], quantities[index + 1]];
  if (first === undefined || second === undefined) return null;
  if (tokens[second.start - 1]?.text !== "(" || tokens[second.end]?.text !== ")") return null;
  const between = tokens.slice(first.end, second.start - 1).map(({ word }) => word);
  const isOfThem = (at: number): boolean => tokens[at]?.word === "of" && THEM.has(tokens[at + 1]?.word ?? "");
  if (tokens[second.end + 1]?.word === "of" && between.length === 0) {
    const next = quantities[index + 2];
    const isNext =
      next?.form === "count" && tokens.slice(second.end + 2, next.start).every(({ word }) => THE.has(word));
    if (isNext) return next.value;
  }
  const isPart =
    isOfThem(first.start - 2) || isOfThem(first.end) || (between.length === 0 && isOfThem(second.end + 1));
  if (!isPart || (between.length > 0 && !isOfThem(first.end))) return null;
  const earlier = index > 0 ? quantities.slice(0, index) : (before?.quantities ?? []);
  const wholes = earlier.filter(
    ({ form, role, hedge, noun }) => form === "count" && role === null && hedge === null && noun.length > 0,
  );
  return wholes.length === 1 ? (wholes[0]?.value ?? null) : null;
}

const THEM: ReadonlySet<string> = new Set("which whom them these those".split(" "));
const THE: ReadonlySet<string> = new Set("the all our its these those".split(" "));

/** A change and the numbers that it lies between: "by 5% from 60% to 65%". */
export interface StatedChange {
  readonly by: Quantity;
  readonly ends: readonly [from: Quantity, to: Quantity];
  /** Whether the sentence says "from" and "to"; else they are the only other numbers in it. */
  readonly isFromTo: boolean;
}

/** Every change of a sentence that has both its ends beside it. */
function statedChanges(reading: Reading): StatedChange[] {
  const { quantities, tokens, clauses } = reading;
  return quantities.flatMap((by, index): StatedChange[] => {
    if ((by.form !== "per-cent" && by.form !== "points") || by.quoted || by.hedge !== null) return [];
    if (!isChange(by, tokens) || clauseAt(clauses, by.at).tense === "open") return [];
    const [after, before] = [
      quantities.slice(index + 1, index + 3),
      quantities.slice(Math.max(0, index - 2), index),
    ];
    const fromTo = [after, before]
      .map((two) => fromAndTo(two, tokens))
      .find((ends) => ends !== null && isOneThing(reading, by, ends));
    if (fromTo != null) return [{ by, ends: fromTo, isFromTo: true }];
    const [from, to, ...more] = quantities.filter((one) => one !== by && one.role !== "name");
    const areTwo = more.length === 0 && from?.form === "per-cent" && to?.form === "per-cent";
    return areTwo ? [{ by, ends: [from, to], isFromTo: false }] : [];
  });
}

const isChange = ({ role, start, end }: Quantity, tokens: readonly Token[]): boolean =>
  role === "change" ||
  (role === null &&
    (phraseAt(tokens, end, CHANGE_PHRASES) !== null ||
      phraseBefore(tokens, start, DIRECTION_PHRASES) !== null));

/** "From 60% to 65%", or "to 65% from 60%", of one kind. */
function fromAndTo([one, other]: readonly Quantity[], tokens: readonly Token[]): StatedChange["ends"] | null {
  if (one === undefined || other === undefined || one.form !== other.form) return null;
  if (one.hedge !== null || other.hedge !== null) return null;
  const [first, second] = [tokens[one.start - 1]?.word, tokens[other.start - 1]?.word];
  if (first === "from" && second === "to") return [one, other];
  return first === "to" && second === "from" ? [other, one] : null;
}

/** Whether nothing between a change and its ends begins something new: "…to 11 days, and turnover by 3%". */
function isOneThing({ tokens, times }: Reading, by: Quantity, ends: StatedChange["ends"]): boolean {
  const [at, end] = [Math.min(...ends.map(({ at }) => at)), Math.max(...ends.map((one) => one.end))];
  const isAfter = by.at > end;
  const [from, to] = isAfter ? [end, by.start] : [by.end, at];
  const isTime = (index: number): boolean => times.some((time) => time.at <= index && index < time.end);
  return tokens
    .slice(from, to)
    .every(
      ({ text, word }, index) =>
        isTime(from + index) ||
        (!NEW_SUBJECT.has(word) && text !== ";" && !(isAfter && isNoun(tokens, from + index))),
    );
}

const NEW_SUBJECT: ReadonlySet<string> = new Set(["and", "but", "while", "whereas", "with"]);

/** After the ends only "a rise of" and the like may come before the change. */
const isNoun = (tokens: readonly Token[], at: number): boolean => {
  const { kind, word = "" } = tokens[at] ?? {};
  const isOf =
    phraseAt(tokens, at, CHANGE_PHRASES) !== null || phraseAt(tokens, at, DIRECTION_PHRASES) !== null;
  return kind === "word" && !isOf && !BETWEEN_ENDS.has(word);
};

const BETWEEN_ENDS: ReadonlySet<string> = new Set(
  "a an of or that is this which by in at day week month case hour year the over same period".split(" "),
);

/** Percentages that stand where a number should, before those that the sentence then says something of. */
const percentagesOfNothing = ({ quantities, tokens }: Reading): Quantity[] =>
  quantities.filter(({ form, role, noun, start, end }) => {
    const last = noun.at(-1) ?? "";
    const [before, verb] = [tokens[start - 1], tokens[end + noun.length]];
    const isSubject = before === undefined || before.text === "," || BEFORE_SUBJECT.has(before.word);
    return (
      form === "per-cent" &&
      (role === null || role === "range") &&
      isSubject &&
      CARED_FOR.has(last) &&
      tokens[end + noun.length - 1]?.word !== tokens[end + noun.length - 1]?.text.toLowerCase() &&
      !noun.some((word) => OF_ANOTHER.has(word)) &&
      BE_OR_HAVE.has(verb?.word ?? "")
    );
  });

const BEFORE_SUBJECT: ReadonlySet<string> = new Set("and but that while only".split(" "));
const BE_OR_HAVE: ReadonlySet<string> = new Set(
  "is are was were have has had did do went left came".split(" "),
);
