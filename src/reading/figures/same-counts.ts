import type { IsoDate } from "../../plan/time/dates.ts";
import { DOERS, OCCASIONS } from "../lexicons/counts.ts";
import type { Hedge } from "../lexicons/numbers.ts";
import { isHedged } from "../quantities.ts";
import { isAmount, type StatedCount } from "./counts.ts";
import { contextOf, descriptionOf, LIMITS, limitingWords } from "./descriptions.ts";
import { ANY, NOW, type PlacedCount, timeOf, UNDATED } from "./placed-counts.ts";
import { deedOf } from "./telling-words.ts";

/**
 * The pairs of counts, in the order of a text, that count the same and cannot both be right: each with the first that
 * it contradicts.
 */
export function disagreeingCounts<Placed extends PlacedCount>(
  placed: readonly Placed[],
  asAt: IsoDate,
): (readonly [one: Placed, other: Placed])[] {
  const all = new Map(repeated(placed, asAt));
  for (const [one, other] of pointed(placed)) all.set(one, other);
  return [...all].filter(([one, other]) => !canAgree(one.count, other.count));
}

/** Counts of the same things, each with the first of them. */
function repeated<Placed extends PlacedCount>(
  placed: readonly Placed[],
  asAt: IsoDate,
): (readonly [Placed, Placed])[] {
  const timed = placed.flatMap((one) => {
    const time = isTotal(one.count) ? timeOf(one, asAt) : null;
    return time === null ? [] : [{ one, count: one.count, time }];
  });
  // "Records" may be the supervision records of the sentence before.
  const groups = Map.groupBy(timed, ({ count }) => count.thing.split(" ").at(-1));
  const inSentence = Map.groupBy(timed, ({ count }) => count.reading);
  return [...groups.values()].flatMap((group) =>
    group.slice(0, MOST).flatMap((one, index) => {
      const just = one.one.before === null ? [] : (inSentence.get(one.one.before) ?? []);
      const earlier = [...group.slice(0, index), ...just.filter((other) => !group.includes(other))];
      // What is known is known from any of them, or from two together.
      if (one.count.isKnown && (isMadeOf(one.count.value, earlier) || isJustSaid(one.one))) return [];
      const first = earlier.find((other) => isOfSame(one, other));
      return first === undefined ? [] : [[one.one, first.one] as const];
    }),
  );
}

/** Whether a number is one of those before it, or the sum of two that stand together. */
const isMadeOf = (value: number, earlier: readonly TimedCount[]): boolean =>
  earlier.some(
    ({ count }, index) =>
      count.value === value || count.value + (earlier[index + 1]?.count.value ?? 0) === value,
  );

/** Whether the sentence before has the same number, whatever it counts: "of which 20 came from parents". */
const isJustSaid = ({ count: { value }, before }: PlacedCount): boolean =>
  (before?.quantities ?? []).some(
    (one) => one.value === value || one.pair?.some((number) => number === value),
  );

/** No text counts the same more often than this. */
const MOST = 100;

/** What a clause denies or expects of things that are known is not their number. */
function isTotal(count: StatedCount): boolean {
  const { value, ofPart, quantity, clause } = count;
  if (value <= 1 || ofPart || quantity.quoted) return false;
  return count.isKnown || !(clause.negated || clause.attributed || clause.tense === "open");
}

/** "Those 28 social workers", with the count that the sentences just before it give. */
function pointed<Placed extends PlacedCount>(placed: readonly Placed[]): (readonly [Placed, Placed])[] {
  return placed.flatMap((one, index) => {
    if (!one.count.isKnown || one.count.quantity.quoted || isJustSaid(one) || one.isOfOthers) return [];
    const from = placed.findLastIndex(
      ({ count, section }, at) => at < index && section === one.section && count.thing === one.count.thing,
    );
    const [other, ...between] = from === -1 ? [] : placed.slice(from, index);
    if (other === undefined) return [];
    const isPointedAt = pointsAt(
      one,
      other.count,
      between.map(({ count }) => count),
    );
    return isPointedAt ? [[one, other] as const] : [];
  });
}

interface TimedCount {
  readonly one: PlacedCount;
  readonly count: StatedCount;
  readonly time: string;
}

/**
 * Whether two counts of a text are of the same things: the same deed by the same people at the same time, and not of one
 * of several teams. One that says more may be of fewer things, and then contradicts the other only if it is the larger.
 */
function isOfSame(later: TimedCount, earlier: TimedCount): boolean {
  const [one, other] = [later.count, earlier.count];
  if (one.reading === other.reading || (later.one.isCell && earlier.one.isCell)) return false;
  const isNear = later.one.section === earlier.one.section;
  if (one.isKnown) return isDescribedAs(later, earlier, isNear);
  if (other.isKnown) return isDescribedAs(earlier, later, isNear);
  if (later.one.isOfOthers || earlier.one.isOfOthers) return false;
  if (one.thing !== other.thing || later.time !== earlier.time || later.time === ANY) return false;
  if (!isNear && one.ofText.length + other.ofText.length > 0) return false;
  const isDated = later.time !== NOW && later.time !== UNDATED;
  const shared = telling(one).filter((word) => isIn(word, other)).length;
  if (isAmount(one) && shared + Number(isDated) < MOST_SIGNED) return false;
  const [extra, missing] = [extraIn(one, other), extraIn(other, one)];
  const isPronoun =
    extra.length + missing.length === 1 && shared > 0 && (extra.length > 0 ? other : one).hasPronoun;
  if (extra.length + missing.length > 0 && !isPronoun) {
    if ([...limitingWords(one), ...limitingWords(other)].some(([, kind]) => kind === "prospect"))
      return false;
    const isPart =
      extra.length === 0 ? other.value > one.value : missing.length === 0 && one.value > other.value;
    return isPart && isNear && isDated && shared > extra.length + missing.length;
  }
  if (isNear) return shared > 0 || isDated;
  return isDated || (later.time === NOW && (shared > 1 || (one.isOurs && other.isOurs)));
}

/** Sums of money and percentages must have so much in common. */
const MOST_SIGNED = 3;

const extraIn = (count: StatedCount, other: StatedCount): string[] =>
  telling(count).filter((word) => !isIn(word, other));

/** Whether things that are known, "the 14 carers who left in May", are those of another count. */
function isDescribedAs(known: TimedCount, counted: TimedCount, isNear: boolean): boolean {
  const [one, other] = [known.count, counted.count];
  const isNext = known.one.before === other.reading;
  if (!isThingOf(one, other, isNext)) return false;
  const { words, times, hasVerb, end } = descriptionOf(one);
  const isTimed = times.length > 0 && known.time === counted.time;
  if (times.length > 0 && !isTimed && counted.time !== ANY) return false;
  const isDated = isTimed && known.time !== NOW && known.time !== UNDATED;
  if (!isNear && (isOfText(one, end) || other.ofText.length > 0)) return false;
  const context = contextOf(other);
  const extra = [...words.keys()].filter((word) => !has(context, word));
  const shared = words.size - extra.length;
  const own = contextOf(one);
  const limits = [...limitingWords(other)].filter(
    ([word, kind]) => !has(own, word) && (kind === "place" || kind === "prospect" || hasVerb),
  );
  const isTold = isNext && isDated && shared > 0 && one.value > other.value;
  if ((known.one.isOfOthers || counted.one.isOfOthers) && !(isNext && shared > 0 && !other.isKnown))
    return false;
  const isOther = limits.some(
    ([, kind]) => kind === "prospect" || (kind === "deed" && extra.length > 0 && !isTold),
  );
  if (isOther) return false;
  if (isTold && extra.length === 1 && limits.length === 1) return true;
  if (isAmount(one) && shared + Number(isDated) < MOST_SIGNED) return false;
  const agreed = shared + Number(isDated) + Number(isNext);
  if (shared === 0)
    return (
      extra.length + limits.length === 0 &&
      (isDated ? true : isNext && (isAllOf(one) || one.value > other.value))
    );
  if (agreed < 2) return false;
  if (extra.length === 0) return limits.length === 0 || other.value > one.value;
  return limits.length === 0 && extra.length < agreed && one.value > other.value;
}

/** "Each of the six", "all six" */
const isAllOf = ({ determiner, reading: { tokens }, at }: StatedCount): boolean =>
  determiner === "all" ||
  (tokens[at - 2]?.word === "of" && ["each", "all", "every", "one"].includes(tokens[at - 3]?.word ?? ""));

/**
 * Whether two counts name the same things. "The records" may be the supervision records of the sentence before, "the calls"
 * how often somebody called, and "the recruits" those who were recruited.
 */
function isThingOf({ thing }: StatedCount, other: StatedCount, isNext: boolean): boolean {
  if (thing === other.thing || (isNext && other.thing.endsWith(` ${thing}`))) return true;
  const isDeed = other.thing === "time" || DOERS.has(thing);
  return isNext && isDeed && contextOf(other).has(deedOf(thing));
}

const has = (words: ReadonlySet<string>, word: string): boolean =>
  words.has(word) || [...words].some((same) => isSameName(word, same));

/** "There were 12 complaints" and "12 complaints were received". */
function telling({ about }: StatedCount): string[] {
  const words = [...about.keys()];
  return words.length === 1 && words[0] === "receive" ? [] : words;
}

const isIn = (word: string, other: StatedCount): boolean =>
  telling(other).some((same) => isSameName(word, same));

/** Whether only the text around it says which things are meant. */
const isOfText = ({ ofText, end: from }: StatedCount, end: number): boolean =>
  ofText.some((at) => from <= at && at < end);

/** "The Board" is short for "Improvement Board". */
const isSameName = (one: string, other: string): boolean =>
  one === other || one.endsWith(` ${other}`) || other.endsWith(` ${one}`);

/** Whether both numbers can be right, as their hedges have it, and as percentages and sums of money are rounded. */
function canAgree(one: StatedCount, other: StatedCount): boolean {
  const [hedge, otherHedge] = [one.quantity.hedge, other.quantity.hedge];
  if (one.value === other.value || (hedge !== null && otherHedge !== null)) return true;
  const rounded = [one, other].filter(
    ({ thing, quantity }) => isAmount({ thing }) || isRounded(quantity.hedge),
  );
  if (rounded.some((count) => Math.abs(one.value - other.value) <= roundingOf(count) / 2)) return true;
  if (hedge !== null) return isHedged(one.value, hedge, other.value);
  return otherHedge !== null && isHedged(other.value, otherHedge, one.value);
}

const isRounded = (hedge: Hedge | null): boolean => hedge === "about" || hedge === "nearly";

/** What a number may be rounded to: 10,000 of 240,000, and a whole per cent. */
const roundingOf = ({ value, thing, quantity }: StatedCount): number =>
  thing === "%" && quantity.hedge === null
    ? 10 ** -quantity.decimals
    : 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0);

/** No list of things is longer than this: "these five" may be some of those named before. */
const LONGEST_LIST = 5;

/**
 * Whether "these 28 social workers" are the ones that a sentence before counted, and "all three workshops" those of the
 * sentence just before. `between` are the numbers of things from there on: any of them may say how many are left.
 */
function pointsAt(
  { count, before }: PlacedCount,
  earlier: StatedCount,
  between: readonly StatedCount[],
): boolean {
  const { determiner, value, thing, reading, end } = count;
  if (earlier.ofPart || between.some((one) => one.value === value)) return false;
  if (determiner === "all") {
    const isLimited = LIMITS.has(reading.tokens[end]?.word ?? "");
    return !isLimited && before === earlier.reading && OCCASIONS.has(thing) && value > earlier.value;
  }
  if (determiner !== "these") return false;
  return value > earlier.value || (value > LONGEST_LIST && between.length === 0);
}
