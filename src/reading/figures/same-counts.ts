import type { IsoDate } from "../../plan/time/dates.ts";
import { OCCASIONS } from "../lexicons/counts.ts";
import type { Hedge } from "../lexicons/numbers.ts";
import { isHedged } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { daysMeant, type Time } from "../times/times.ts";
import { hasSign, type StatedCount } from "./counts.ts";

/** A count of a text, and what tells where it stands. */
export interface PlacedCount {
  readonly count: StatedCount;
  /** The same for all that stands under one heading. */
  readonly section: string;
  /** The sentence before it. */
  readonly before: Reading | null;
  /** The times of the sentences before it: what is past is told of then. */
  readonly earlier: readonly Time[];
}

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
  return [...groups.values()].flatMap((group) =>
    group.slice(0, MOST).flatMap((one, index) => {
      const earlier = group.slice(0, index);
      // What is known is known from any of them.
      if (isKnown(one.count) && earlier.some(({ count }) => count.value === one.count.value)) return [];
      const first = earlier.find((other) => isOfSame(one, other));
      return first === undefined ? [] : [[one.one, first.one] as const];
    }),
  );
}

/** No text counts the same more often than this. */
const MOST = 100;

const isKnown = ({ determiner }: StatedCount): boolean => determiner !== null;

/** What a clause denies or expects of things that are known is not their number. */
function isTotal(count: StatedCount): boolean {
  const { value, ofPart, quantity, clause } = count;
  if (value <= 1 || ofPart || quantity.quoted) return false;
  return isKnown(count) || !(clause.negated || clause.attributed || clause.tense === "open");
}

/** "Those 28 social workers", with the count that the sentences just before it give. */
function pointed<Placed extends PlacedCount>(placed: readonly Placed[]): (readonly [Placed, Placed])[] {
  return placed.flatMap((one, index) => {
    if (one.count.determiner === null || one.count.quantity.quoted) return [];
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

/**
 * The time that a count is said to be of, as one text: two counts with the same text are of the same time. Null where
 * nobody can say. What is past, or known, is told of the time of the sentences before it.
 */
function timeOf({ count, earlier }: PlacedCount, asAt: IsoDate): string | null {
  const { times, clause } = count;
  const own = times.length === 0 && (clause.tense === "past" || isKnown(count)) ? earlier : times;
  if (own.length === 0) return isKnown(count) ? ANY : clause.tense === "present" ? NOW : UNDATED;
  if (own.every(({ relative }) => relative === "now")) return NOW;
  const days = own.map((time) => daysMeant(time, asAt));
  const [first, last] = [days[0], days.at(-1)];
  if (first == null || last == null) return null;
  if (days.length > 1) return days.length === 2 ? `${first.start} to ${last.end}` : null;
  const relation = own[0]?.relation;
  return `${relation === "since" || relation === "until" ? relation : "at"} ${first.start} to ${first.end}`;
}

const NOW = "now";
const UNDATED = "undated";
/** Of known things, where nothing says when. */
const ANY = "any";

interface TimedCount {
  readonly one: PlacedCount;
  readonly count: StatedCount;
  readonly time: string;
}

/**
 * Whether two counts of a text are of the same things: the same deed by the same people at the same time, and not of one
 * of several teams. What one of them leaves out may be anything, if enough is in both.
 */
function isOfSame(later: TimedCount, earlier: TimedCount): boolean {
  const [one, other] = [later.count, earlier.count];
  const isNear = later.one.section === earlier.one.section;
  const isNext = isKnown(one) && later.one.before === other.reading;
  const isThing = one.thing === other.thing || (isNext && other.thing.endsWith(` ${one.thing}`));
  if (one.reading === other.reading || !isThing) return false;
  if (!isNear && (isOfText(one, other) || isOfText(other, one))) return false;
  const isTimed = later.time === earlier.time && later.time !== ANY;
  if (!isTimed && later.time !== ANY && earlier.time !== ANY) return false;
  const isDated = isTimed && later.time !== NOW && later.time !== UNDATED;
  const shared = telling(one).filter((word) => isIn(word, other)).length;
  if (hasSign(one) && shared + Number(isDated) < 3) return false;
  const limits = limitsOf(one, other).length;
  const others = limitsOf(other, one).filter((end) => !isNext || end > other.at).length;
  const agreed = shared + Number(isDated) + Number(isNext);
  if (isKnown(one) || isKnown(other)) {
    if (shared === 0)
      return telling(other).length + limits === 0 && isKnown(one) && (isDated ? isOfItsTime(one) : isNext);
    if (agreed < 2) return false;
    // A part cannot be more than the whole.
    if (limits === 0) return others === 0 || (others < agreed && other.value > one.value);
    return others === 0 && limits < agreed && one.value > other.value;
  }
  const isPronoun = limits + others === 1 && shared > 0 && (limits > 0 ? other : one).hasPronoun;
  if (limits + others > 0 && !isPronoun) return false;
  if (isNear) return shared > 0 || isDated;
  return isDated || (later.time === NOW && (shared > 1 || (one.isOurs && other.isOurs)));
}

/** "The 14 sessions of June", "the 31 complaints received in May". */
const isOfItsTime = ({ times, end }: StatedCount): boolean =>
  times.some(({ at }) => end < at && at <= end + 2);

/** "There were 12 complaints" and "12 complaints were received". */
function telling({ about }: StatedCount): string[] {
  const words = [...about.keys()];
  return words.length === 1 && words[0] === "receive" ? [] : words;
}

const isIn = (word: string, other: StatedCount): boolean =>
  telling(other).some((same) => isSameName(word, same));

/**
 * Where the words end that limit a count and are not in the other. Of known things those limit that stand between the
 * noun and the last word that is in both; then something new is told.
 */
function limitsOf(count: StatedCount, other: StatedCount): number[] {
  const own = telling(count).map((word) => ({ word, end: count.about.get(word) ?? 0 }));
  const limiting = own.flatMap(({ word, end }) => (isIn(word, other) ? [] : [end]));
  if (!isKnown(count)) return limiting;
  const [first, last] = describedBy(count, other);
  const next = LIMITING.has(count.reading.tokens[last]?.word ?? "") ? [last] : [];
  return [...limiting.filter((end) => first < end && end <= last), ...next];
}

/** The positions between which a sentence says which things it means that are known. */
function describedBy(count: StatedCount, other: StatedCount): readonly [first: number, last: number] {
  const { about, end, times, reading } = count;
  const shared = [...about].flatMap(([word, position]) => (isIn(word, other) ? [position] : []));
  const first = LIMITING.has(reading.tokens[0]?.word ?? "") ? 0 : count.at;
  return [first, Math.max(end, ...shared, ...times.map((time) => time.end))];
}

/** Whether only the text around it says of whom a count is. */
function isOfText(count: StatedCount, other: StatedCount): boolean {
  const [first, last] = isKnown(count) ? describedBy(count, other) : [0, Infinity];
  return count.ofText.some((at) => first <= at && at < last);
}

const LIMITING: ReadonlySet<string> = new Set(
  "in of for among amongst within across at with under on about from to by who whom whose which that".split(
    " ",
  ),
);

/** "The Board" is short for "Improvement Board". */
const isSameName = (one: string, other: string): boolean =>
  one === other || one.endsWith(` ${other}`) || other.endsWith(` ${one}`);

/** Whether both numbers can be right, as their hedges have it, and as percentages and sums of money are rounded. */
function canAgree(one: StatedCount, other: StatedCount): boolean {
  const [hedge, otherHedge] = [one.quantity.hedge, other.quantity.hedge];
  if (one.value === other.value || (hedge !== null && otherHedge !== null)) return true;
  const rounded = [one, other].filter(
    ({ thing, quantity }) => hasSign({ thing }) || isRounded(quantity.hedge),
  );
  if (rounded.some(({ value }) => Math.abs(one.value - other.value) <= roundingOf(value) / 2)) return true;
  if (hedge !== null) return isHedged(one.value, hedge, other.value);
  return otherHedge !== null && isHedged(other.value, otherHedge, one.value);
}

const isRounded = (hedge: Hedge | null): boolean => hedge === "about" || hedge === "nearly";

/** What a number may be rounded to: 10,000 of 240,000. */
const roundingOf = (value: number): number => 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0);

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
    const isLimited = LIMITING.has(reading.tokens[end]?.word ?? "");
    return !isLimited && before === earlier.reading && OCCASIONS.has(thing) && value > earlier.value;
  }
  if (determiner !== "these") return false;
  return value > earlier.value || (value > LONGEST_LIST && between.length === 0);
}
