import { OF_ANOTHER, SAME_AS, SUM_AFTER } from "../lexicons/arithmetic.ts";
import { DIRECTIONS } from "../lexicons/directions.ts";
import { CARED_FOR } from "../lexicons/quantifiers.ts";
import { UNITS } from "../lexicons/times.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { phraseAt, phraseBefore, phrasesOf } from "../words/phrases.ts";

const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);
const SUM_PHRASES = phrasesOf(SUM_AFTER);

/** A fraction and the percentage or share beside it that says the same: "71 of 498 (14.3%)", "two thirds (27 of 40)". */
export interface StatedFraction {
  readonly pair: readonly [numerator: number, denominator: number];
  readonly percentage: Quantity;
  /** Whether one of the two is only roughly said: "about 15%", "nine out of ten". */
  readonly isRough: boolean;
}

/** What a sentence says of parts and wholes. */
export interface StatedShares {
  readonly fractions: readonly StatedFraction[];
  readonly excesses: readonly Excess[];
  /** "12% children had no visit": neither a number of children nor a percentage of them. */
  readonly ofNothing: readonly Quantity[];
  /** "From 17 weeks to 13%": the percentage cannot follow the number. */
  readonly unlike: readonly Quantity[];
}

/** Reads the fractions and percentages of a sentence. A whole may stand in the sentence before. */
export const statedShares = (reading: Reading, before: Reading | null): StatedShares => ({
  fractions: fractionsIn(reading, before),
  excesses: excessesIn(reading),
  ofNothing: percentagesOfNothing(reading),
  unlike: unlikeEnds(reading),
});

function fractionsIn(reading: Reading, before: Reading | null): StatedFraction[] {
  const { quantities, tokens } = reading;
  return quantities.slice(1).flatMap((second, index): StatedFraction[] => {
    const first = quantities[index] as Quantity;
    const isSaid = first.role === null || first.role === "increment" || isDoneBy(first, reading);
    if (first.quoted || second.role !== null || !isSaid) return [];
    const percentage =
      [first, second].find(({ form }) => form === "per-cent") ??
      [first, second].find(({ form }) => form === "share");
    const counts = percentage === first ? second : first;
    if (percentage === undefined || (percentage.form === "share" && counts.form === "share")) return [];
    const after = tokens[percentage.end]?.word ?? "";
    if (percentage === second && after !== "of" && OF_ANOTHER.has(after)) return [];
    const pair = percentage === first ? partOfNamed(reading, index) : null;
    const stated = pair ?? pairBeside(reading, before, index, counts);
    if (stated === null) return [];
    const isRough =
      percentage.hedge !== null ||
      counts.hedge !== null ||
      percentage.form === "share" ||
      isInRoundWords(counts);
    return [{ pair: stated, percentage, isRough }];
  });
}

/** A part that is more than the whole it is said to be of: "45 of the 40 parents". */
interface Excess {
  readonly part: Quantity;
  readonly whole: Quantity;
}

/** Every number of a sentence that is said to be some of a smaller one. */
const excessesIn = ({ quantities, tokens }: Reading): Excess[] =>
  quantities.slice(1).flatMap((second, index): Excess[] => {
    const first = quantities[index] as Quantity;
    const between = tokens.slice(first.end, second.start).map(({ word }) => word);
    const [of, ...the] = between;
    const isOf = of === "of" && the.length > 0 && the.every((word) => THE.has(word));
    const isThem =
      tokens[second.end]?.word === "of" &&
      tokens[second.end + 1]?.word === "them" &&
      tokens[first.start - 1]?.word !== "of" &&
      !tokens.slice(first.end, second.start).some(({ text }) => text === ";");
    const opening = tokens.slice(Math.max(0, first.start - 2), first.start).map(({ word }) => word);
    const isOpened =
      opening[0] === "of" && THE.has(opening[1] ?? "") && tokens[second.start - 1]?.text === ",";
    const [part, whole] = isOf ? [first, second] : [second, first];
    const areCounts = [part, whole].every(
      ({ form, hedge, role, quoted }) => form === "count" && hedge === null && role === null && !quoted,
    );
    const isBare = isOf || part.noun.length === 0;
    const isExcess = areCounts && whole.noun.length > 0 && isBare && part.value > whole.value;
    return isExcess && (isOf || isThem || isOpened) ? [{ part, whole }] : [];
  });

/** "Answered by 84": it is no change. */
const isDoneBy = ({ start }: Quantity, { tokens }: Reading): boolean =>
  tokens[start - 1]?.word === "by" &&
  phraseBefore(tokens, start - 1, DIRECTION_PHRASES) === null &&
  /ed$/.test(tokens[start - 2]?.text ?? "");

/** "Nine out of ten", "one in five". */
const isInRoundWords = ({ form, inWords, pair }: Quantity): boolean =>
  form === "share" || (inWords && (pair?.[1] ?? 0) <= 10);

/** The part and the whole of which the percentage beside them speaks. `index` is that of the first of the two. */
function pairBeside(
  reading: Reading,
  before: Reading | null,
  index: number,
  counts: Quantity,
): StatedFraction["pair"] | null {
  const [first, second] = reading.quantities.slice(index, index + 2) as [Quantity, Quantity];
  const isBeside = isApposed(reading, first, second);
  if (counts.pair !== null) return isBeside ? counts.pair : null;
  if (counts.form !== "count" && counts.form !== "money") return null;
  const whole = wholeOf(reading, before, index) ?? (isBeside ? wholeNamed(reading, counts, index) : null);
  if (whole !== null && whole >= counts.value) return [counts.value, whole];
  const part = isBeside && counts === first ? partBefore(reading, index) : null;
  return part === null ? null : [part, counts.value];
}

/** More words than this before a bracket or comma, and what stands in them may be about something else. */
const MOST_BEFORE = 12;

/**
 * Whether the second of two numbers stands beside the first, and says the same once more: "71 of 498, or 14%", "71 of 498
 * contacts in May 2016 (14%)", "half of the posts that are new, 12 of 24, are vacant".
 */
function isApposed({ tokens, times }: Reading, first: Quantity, second: Quantity): boolean {
  const isIn = (at: number): boolean => times.some((time) => time.at <= at && at < time.end);
  let open = second.start;
  while (open > first.end && SAME_AS.has(tokens[open - 1]?.word ?? "") && !isIn(open - 1)) open -= 1;
  const joining = tokens.slice(open, second.start).map(({ word }) => word);
  // "From 27% to a third"
  if (joining.length === 0 || joining.every((word) => word === "to")) return false;
  const next = tokens[second.end]?.text ?? ".";
  const isDirect = open <= first.end + first.noun.length;
  if (isDirect && !joining.includes("(")) return true;
  const between = tokens.slice(first.end, open).filter((_, at) => !isIn(first.end + at));
  const isPlain =
    between.length <= MOST_BEFORE &&
    between.every(
      ({ kind, word }, at) => kind === "word" && (!OF_ANOTHER.has(word) || (at === 0 && word === "of")),
    );
  const isClosed = joining.includes("or") || /^[,.;)–—-]$/.test(next);
  return isPlain && isClosed && joining.some((word) => JOINING.has(word));
}

const JOINING: ReadonlySet<string> = new Set(["(", ",", "or", "–", "—", "-", "=", ":"]);

/**
 * The whole of which a number and the percentage in brackets after it are a part, or the other way round: "25 (81%) of 31",
 * "60 replies, of which 44 (73%)". Null where the sentence names none.
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
  const wholes = earlier.filter(isNamedWhole);
  return wholes.length === 1 ? (wholes[0]?.value ?? null) : null;
}

const isNamedWhole = ({ form, role, hedge, noun }: Quantity): boolean =>
  form === "count" && role === null && hedge === null && noun.length > 0;

/**
 * The whole that the sentence names before a part: "of the £550,000 set aside, £66,000, or 12%", "200 carers were asked, and
 * 84 (42%) replied". A number that something went to or from is no part.
 */
function wholeNamed({ quantities, tokens }: Reading, part: Quantity, index: number): number | null {
  const [whole, ...more] = quantities.slice(0, index).filter(({ role }) => role !== "name");
  const [second] = quantities.slice(index + 1);
  if (whole?.form !== part.form || more.length > 0 || whole.hedge !== null) return null;
  // "159 went missing for over 24 hours, 63% of whom"
  if (UNITS.has(part.noun[0] ?? "") && !UNITS.has(whole.noun[0] ?? "")) return null;

  const [of, the] = [tokens[whole.start - 2]?.word, tokens[whole.start - 1]?.word ?? ""];
  const isOfThem = tokens[part.end]?.word === "of" && THEM.has(tokens[part.end + 1]?.word ?? "");
  if ((of === "of" && THE.has(the)) || the === "of" || (isOfThem && isNamedWhole(whole))) return whole.value;
  const isInBrackets =
    tokens[(second?.start ?? 0) - 1]?.text === "(" && tokens[second?.end ?? 0]?.text === ")";
  const isPart = part.noun.length === 0 || tokens[part.end]?.text === "(";
  const isOf = tokens[(second?.end ?? 0) + 1]?.word === "of";
  const isJoined = PART_FOLLOWS.has(tokens[part.start - 1]?.word ?? "");
  return isNamedWhole(whole) && isInBrackets && isPart && !isOf && isJoined ? whole.value : null;
}

const PART_FOLLOWS: ReadonlySet<string> = new Set(["and", "but", "by", ","]);

/** The part in "£36,000 of the £120,000 (30%)", where the whole is the number just before the percentage. */
function partBefore({ quantities, tokens }: Reading, index: number): number | null {
  const [part, whole] = [quantities[index - 1], quantities[index]];
  if (part === undefined || whole === undefined || part.form !== whole.form || part.role !== null)
    return null;
  const [of, ...the] = tokens.slice(part.end, whole.start).map(({ word }) => word);
  const isOf = of === "of" && the.every((word) => THE.has(word));
  return isOf && part.value <= whole.value ? part.value : null;
}

/** "Two thirds of the 90 care leavers (60)", "65% of 480 contacts, that is 312,". `index` is that of the percentage. */
function partOfNamed({ quantities, tokens, times }: Reading, index: number): StatedFraction["pair"] | null {
  const [percentage, whole, part] = quantities.slice(index, index + 3);
  if (whole?.form !== "count" || part === undefined || percentage === undefined) return null;
  const [of, ...the] = tokens.slice(percentage.end, whole.start).map(({ word }) => word);
  let open = part.start;
  while (open > whole.end && SAME_AS.has(tokens[open - 1]?.word ?? "")) open -= 1;
  const [opening = "", last = ""] = [tokens[open]?.text, tokens[part.start - 1]?.text];
  const isIn = (at: number): boolean => times.some((time) => time.at <= at && at < time.end);
  const isNamed =
    of === "of" &&
    the.every((word) => THE.has(word)) &&
    tokens.slice(whole.end, open).every(({ kind }, at) => kind === "word" || isIn(whole.end + at));
  const sum = phraseAt(tokens, part.end, SUM_PHRASES);
  const close = tokens[sum?.end ?? part.end]?.text ?? ".";
  const isInBrackets = last === "(" && close === ")";
  const isSaidAgain = opening === "," && /^[,.;]$/.test(close);
  const value = part.form === "pair" ? part.pair?.[0] : part.form === "count" ? part.value : undefined;
  const isPart = isNamed && (isInBrackets || isSaidAgain) && value !== undefined && value <= whole.value;
  return isPart ? [value, whole.value] : null;
}

const THEM: ReadonlySet<string> = new Set("which whom them these those".split(" "));
const THE: ReadonlySet<string> = new Set("the all our its these those".split(" "));

/**
 * Percentages that stand where a number should, before those that the sentence then says something of: "12% children had
 * no visit".
 */
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

/** Percentages at the one end of a change whose other end counts something: "from 17 weeks to 13%". */
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
