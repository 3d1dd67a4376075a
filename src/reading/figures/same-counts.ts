import type { IsoDate } from "../../plan/time/dates.ts";
import { isHedged } from "../quantities.ts";
import { daysMeant, type Time } from "../times/times.ts";
import type { StatedCount } from "./counts.ts";

/** A count of a text, and what tells where it stands. */
export interface PlacedCount {
  readonly count: StatedCount;
  /** The same for all that stands under one heading. */
  readonly section: string;
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
  const all = [...pointed(placed), ...repeated(placed, asAt)];
  return all.filter(([one, other]) => !canAgree(one.count, other.count));
}

/** Counts of the same things, each with the first of them. */
function repeated<Placed extends PlacedCount>(
  placed: readonly Placed[],
  asAt: IsoDate,
): (readonly [Placed, Placed])[] {
  const timed = placed.flatMap((one) => {
    const time = isTotal(one.count) ? timeOf(one.count, one.earlier, asAt) : null;
    return time === null ? [] : [{ one, time }];
  });
  const groups = Map.groupBy(timed, ({ one, time }) => `${one.count.thing} ${time}`);
  return [...groups.values()].flatMap((group) =>
    group.slice(0, MOST).flatMap(({ one, time }, index) => {
      const first = group
        .slice(0, index)
        .find(({ one: { count, section } }) => isOfSame(count, one.count, time, section === one.section));
      return first === undefined ? [] : [[one, first.one] as const];
    }),
  );
}

/** No text counts the same more often than this. */
const MOST = 100;

const isTotal = ({ value, ofPart, quantity, clause: { negated, tense, attributed } }: StatedCount): boolean =>
  value > 1 && !(ofPart || quantity.quoted || negated || attributed || tense === "open");

/** "Those 28 social workers", with the count that the sentences just before it give. */
function pointed<Placed extends PlacedCount>(placed: readonly Placed[]): (readonly [Placed, Placed])[] {
  return placed.flatMap((one, index) => {
    if (one.count.determiner !== "these" || one.count.quantity.quoted) return [];
    const from = placed.findLastIndex(
      ({ count, section }, at) => at < index && section === one.section && count.thing === one.count.thing,
    );
    const [other, ...between] = from === -1 ? [] : placed.slice(from, index);
    if (other === undefined) return [];
    const isPointedAt = pointsAt(
      one.count,
      other.count,
      between.map(({ count }) => count),
    );
    return isPointedAt ? [[one, other] as const] : [];
  });
}

/**
 * The time that a count is said to be of, as one text: two counts with the same text are of the same time. Null where
 * nobody can say. `earlier` are the times of the sentences before it: what is past is told of then.
 */
function timeOf({ times, clause }: StatedCount, earlier: readonly Time[], asAt: IsoDate): string | null {
  const own = times.length === 0 && clause.tense === "past" ? earlier : times;
  if (own.length === 0) return clause.tense === "present" ? NOW : UNDATED;
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

/**
 * Whether two counts of the same time are of the same things: the same deed by the same people, and not of one of
 * several teams. `isNear` says whether they stand under one heading.
 */
function isOfSame(one: StatedCount, other: StatedCount, time: string, isNear: boolean): boolean {
  const isOfText = (count: StatedCount): boolean => count.isLocal || count.hasPronoun;
  if (one.reading === other.reading || one.thing !== other.thing) return false;
  if (!isNear && (isOfText(one) || isOfText(other))) return false;
  const isEnough = (shared: number): boolean => {
    if (isNear) return shared > 0 || (time !== NOW && time !== UNDATED);
    return time === UNDATED ? false : time !== NOW || shared > 1 || (one.isOurs && other.isOurs);
  };
  const [a, b] = [tellingOf(one), tellingOf(other)];
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  if (!fewer.every((word) => more.some((same) => isSameName(word, same)))) return false;
  if (a.length === b.length) return isEnough(a.length);
  // "The 40 files that auditors read were good" says more of what is known.
  const [wider, narrower] = fewer === a ? [one, other] : [other, one];
  if (narrower.determiner === "the" && !narrower.isLimited) return fewer.length > 0 && isEnough(fewer.length);
  return wider.hasPronoun && more.length - fewer.length === 1 && fewer.length > 0;
}

/** "There were 12 complaints" and "12 complaints were received". */
function tellingOf({ about }: StatedCount): string[] {
  const words = [...about];
  return words.length === 1 && words[0] === "receive" ? [] : words;
}

/** "The Board" is short for "Improvement Board". */
const isSameName = (one: string, other: string): boolean =>
  one === other || one.endsWith(` ${other}`) || other.endsWith(` ${one}`);

/** Whether both numbers can be right, as their hedges have it. */
function canAgree(
  { value, quantity: { hedge } }: StatedCount,
  { value: other, quantity: { hedge: otherHedge } }: StatedCount,
): boolean {
  if (value === other || (hedge !== null && otherHedge !== null)) return true;
  if (hedge !== null) return isHedged(value, hedge, other);
  return otherHedge !== null && isHedged(other, otherHedge, value);
}

/** No list of things is longer than this: "these five" may be some of those named before. */
const LONGEST_LIST = 5;

/**
 * Whether "these 28 social workers" are the ones that a sentence before counted. `between` are the numbers of things
 * from there on: any of them may say how many are left.
 */
function pointsAt(one: StatedCount, earlier: StatedCount, between: readonly StatedCount[]): boolean {
  if (one.determiner !== "these" || one.thing !== earlier.thing || earlier.ofPart) return false;
  if (between.some(({ value }) => value === one.value)) return false;
  return one.value > earlier.value || (one.value > LONGEST_LIST && between.length === 0);
}
