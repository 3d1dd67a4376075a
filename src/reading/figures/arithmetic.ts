import { clauseAt } from "../clauses.ts";
import { CHANGES, MULTIPLYING, OF_ANOTHER, SAME_AS } from "../lexicons/arithmetic.ts";
import { DIRECTIONS } from "../lexicons/directions.ts";
import { CARED_FOR } from "../lexicons/quantifiers.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

const CHANGE_PHRASES = phrasesOf(CHANGES);
const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);
const MULTIPLYING_PHRASES = phrasesOf(MULTIPLYING);

/** What a sentence says of how its numbers hang together. */
export interface StatedArithmetic {
  readonly fractions: readonly StatedFraction[];
  readonly changes: readonly StatedChange[];
  /** "12% children had no visit": neither a number of children nor a percentage of them. */
  readonly ofNothing: readonly Quantity[];
  /** "From 17 weeks to 13%": the percentage cannot follow the number. */
  readonly unlike: readonly Quantity[];
}

/** Reads how the numbers of a sentence hang together. A whole may stand in the sentence before it. */
export const statedArithmetic = (reading: Reading, before: Reading | null): StatedArithmetic => ({
  fractions: statedFractions(reading, before),
  changes: statedChanges(reading),
  ofNothing: percentagesOfNothing(reading),
  unlike: unlikeEnds(reading),
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
    const part = percentage === first ? partOfNamed(reading, index) : null;
    if (part !== null) return [{ pair: part, percentage, isRough }];
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
  const isOr =
    between.at(-1)?.word === "or" &&
    between.at(-2)?.text === "," &&
    between.length <= MOST_BEFORE_BRACKET &&
    !between.some(({ word }) => OF_ANOTHER.has(word));
  return isApposed || isOr || (between.length > 0 && between.every(({ word }) => SAME_AS.has(word)));
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

/** "Two thirds of the 90 care leavers (60)", "65% of 480 contacts (312)". `index` is that of the percentage. */
function partOfNamed({ quantities, tokens }: Reading, index: number): StatedFraction["pair"] | null {
  const [percentage, whole, part] = quantities.slice(index, index + 3);
  if (whole?.form !== "count" || part === undefined || percentage === undefined) return null;
  const [of, ...the] = tokens.slice(percentage.end, whole.start).map(({ word }) => word);
  const noun = tokens.slice(whole.end, part.start - 1);
  const isNamed =
    of === "of" && the.every((word) => THE.has(word)) && noun.every(({ kind }) => kind === "word");
  const isInBrackets = tokens[part.start - 1]?.text === "(" && tokens[part.end]?.text === ")";
  const value = part.form === "pair" ? part.pair?.[0] : part.form === "count" ? part.value : undefined;
  return isNamed && isInBrackets && value !== undefined && value <= whole.value ? [value, whole.value] : null;
}

const THEM: ReadonlySet<string> = new Set("which whom them these those".split(" "));
const THE: ReadonlySet<string> = new Set("the all our its these those".split(" "));

/** A change and the numbers that it lies between: "by 5% from 60% to 65%", "fell by a tenth, from 40 to 36". */
export interface StatedChange {
  readonly by: Pick<Quantity, "form" | "value" | "decimals" | "start" | "end">;
  readonly ends: readonly [from: Quantity, to: Quantity];
  /** Whether the sentence says "from" and "to"; else they are the only other numbers in it. */
  readonly isFromTo: boolean;
}

/** Every change of a sentence that has both its ends beside it. */
function statedChanges(reading: Reading): StatedChange[] {
  const { quantities, tokens, clauses } = reading;
  const multiplied = quantities.slice(1).flatMap((second, index): StatedChange[] => {
    const first = quantities[index] as Quantity;
    const ends = fromAndTo([first, second], tokens);
    const [verb, ...more] = phrasesIn(tokens, MULTIPLYING_PHRASES, 0, first.at);
    const isPlain = verb !== undefined && more.length === 0 && first.at - verb.end <= MOST_BEFORE_ENDS;
    if (ends === null || !isPlain || HEDGING.has(tokens[verb.at - 1]?.word ?? "")) return [];
    if (clauseAt(clauses, verb.at).tense === "open") return [];
    const by = {
      form: "times" as const,
      value: Number(verb.meaning),
      decimals: 0,
      start: verb.at,
      end: verb.end,
    };
    return [{ by, ends, isFromTo: true }];
  });
  const stated = quantities.flatMap((by, index): StatedChange[] => {
    if (!CHANGING.has(by.form) || by.quoted || by.hedge !== null) return [];
    if (!isChange(by, tokens) || clauseAt(clauses, by.at).tense === "open") return [];
    const [after, before] = [
      quantities.slice(index + 1, index + 3),
      quantities.slice(Math.max(0, index - 2), index),
    ];
    const fromTo = [after, before]
      .map((two) => fromAndTo(two, tokens))
      .find((ends) => ends !== null && isOneThing(reading, by, ends));
    if (fromTo != null) return [{ by, ends: fromTo, isFromTo: true }];
    if (by.form === "share") return [];
    const [from, to, ...more] = quantities.filter((one) => one !== by && one.role !== "name");
    const areTwo = more.length === 0 && from?.form === "per-cent" && to?.form === "per-cent";
    return areTwo ? [{ by, ends: [from, to], isFromTo: false }] : [];
  });
  return [...multiplied, ...stated];
}

const CHANGING: ReadonlySet<string> = new Set(["per-cent", "points", "share"]);
/** "More than doubled" and "nearly halved" leave open how much. */
const HEDGING: ReadonlySet<string> = new Set("than almost nearly not over about roughly".split(" "));
/** More words than this after "doubled", and the ends may be of something else. */
const MOST_BEFORE_ENDS = 6;

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

/** Percentages at the one end of a change whose other end counts something. */
function unlikeEnds({ quantities, tokens }: Reading): Quantity[] {
  const isAfter = ({ start }: Quantity, word: string): boolean => tokens[start - 1]?.word === word;
  return quantities.slice(1).flatMap((to, index) => {
    const from = quantities[index] as Quantity;
    const isChanged = isAfter(from, "from") && isAfter(to, "to") && from.hedge === null;
    const [count, other] = from.form === "count" ? [from, to] : [to, from];
    const isUnlike = count.form === "count" && count.noun.length > 0 && other.form === "per-cent";
    return isChanged && isUnlike ? [other] : [];
  });
}
