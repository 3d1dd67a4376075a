import type { IsoDate } from "../../plan/time/dates.ts";
import type { Interval } from "../../plan/time/intervals.ts";
import { once } from "../../text/remember.ts";
import { clauseAt } from "../clauses.ts";
import type { Reading } from "../reading.ts";
import { phrasesIn } from "../words/phrases.ts";
import { type Part, partsOf } from "./count-parts.ts";
import {
  type Amount,
  type Mark,
  type MarkOf,
  marksOf,
  mayNameThings,
  type PlanNames,
  type PlanThing,
} from "./marks.ts";
import { filtersOf, type PlanFilter } from "./plan-filters.ts";

/** A number of a plan's actions or recommendations, all that is said of them, and nothing that is not understood. */
export interface PlanCount {
  readonly thing: PlanThing;
  readonly amount: Amount;
  /** What is said of them; more than one where what they belong to may be either. */
  readonly filters: readonly (readonly PlanFilter[])[];
  /** Whether it is said of the whole plan. */
  readonly isOfPlan: boolean;
  /** Of which they are so many: "half of the open actions". */
  readonly universe: readonly PlanFilter[];
  /** How many of the universe were counted before: "the rest" are the others. */
  readonly counted: number;
  /** Of other days than the report's. */
  readonly on: Interval | null;
  /** Positions of the first token of the number, and of the one after what it counts. */
  readonly at: number;
  readonly end: number;
}

/** What was counted before: a number without a noun counts the same. */
interface Counting {
  readonly thing: PlanThing;
  readonly universe: readonly PlanFilter[];
  readonly last: readonly PlanFilter[];
  readonly counted: number;
  /** The 16 of "of the 16 actions". */
  readonly size: number | null;
}

/** What the sentences before leave to the next. */
export interface CountsBefore {
  readonly counting: Counting | null;
  /** Whose actions, or which recommendation's, they or the heading named: the next may be about no others. */
  readonly named: readonly PlanFilter[];
  readonly namesMakers: boolean;
  /** Whether they told of some things that may not be the plan's: "social workers record actions on every file". */
  readonly isOfOthers: boolean;
}

export interface CountsRead extends CountsBefore {
  readonly counts: readonly PlanCount[];
  /** The recommendations that it names by their numbers. */
  readonly numbered: readonly MarkOf<"name">[];
}

interface SentenceOfCounts {
  readonly reading: Reading;
  readonly asAt: IsoDate;
  readonly marks: readonly Mark[];
  readonly around: readonly [before: CountsBefore, ...above: CountsBefore[]];
}

/** What a sentence counts of a plan, going on with what the one before it counted, and below a heading. */
export function planCounts(
  reading: Reading,
  around: readonly [before: CountsBefore, ...above: CountsBefore[]],
  names: PlanNames,
  asAt: IsoDate,
): CountsRead {
  const [{ counting: before }] = around;
  const marks = once(() => marksOf(reading, names));
  const isAbout = before !== null || mayNameThings(reading.tokens);
  return {
    ...(isAbout ? countsIn({ reading, asAt, marks: marks(), around }) : NO_COUNTS),
    get named() {
      const titles = phrasesIn(reading.tokens, names.titles);
      const byTitle = titles.map(({ meaning }): PlanFilter => ({ kind: "recommendation", ids: [meaning] }));
      return [...namedIn(marks()), ...byTitle];
    },
    get namesMakers() {
      return marks().some((mark) => isMaker(mark, names));
    },
  };
}

const NO_COUNTS = { counts: [], counting: null, numbered: [], isOfOthers: false } as const;

function countsIn(sentence: SentenceOfCounts): Omit<CountsRead, "named" | "namesMakers"> {
  const { reading, marks, around } = sentence;
  const counts: PlanCount[] = [];
  let [{ counting }] = around;
  let isAbout = reading.kind === "item";
  let isOfOthers = false;
  for (const part of partsOf(reading.tokens, marks)) {
    const found = countIn(sentence, part, counting);
    const [noun] = part.own.filter(({ kind }) => kind === "thing");
    if (found !== null) {
      isAbout = true;
      counting = found.counting;
      if (found.count !== null) counts.push(found.count);
    } else if (noun !== undefined) {
      counting = null;
      isOfOthers ||= !isDefinite(part.own, noun);
    }
  }
  return {
    counts,
    counting: isAbout ? counting : null,
    numbered: marks.filter((mark) => mark.kind === "name").filter(({ of }) => of === "recommendation"),
    isOfOthers: isOfOthers && !marks.some(({ kind }) => kind === "plan"),
  };
}

/** "The report of 1 September 2015" is theirs, if they published it that day. */
const isMaker = (mark: Mark, { makerDays }: PlanNames): boolean =>
  mark.kind === "time"
    ? makerDays.has(mark.time.days?.end ?? "")
    : mark.kind === "name" && mark.of === "maker";

const DEFINITE: ReadonlySet<string> = new Set([
  "the",
  "our",
  "its",
  "these",
  "those",
  "all",
  "both",
  "this",
  "of",
]);

const isDefinite = (part: readonly Mark[], { at }: Mark): boolean =>
  part.some(
    (mark) =>
      mark.end <= at && mark.end > at - 4 && (DEFINITE.has(mark.words.at(-1) ?? "") || mark.kind === "name"),
  );

/** The recommendations and owners that a sentence names. */
const namedIn = (marks: readonly Mark[]): PlanFilter[] =>
  marks.flatMap((mark): PlanFilter[] => {
    if (mark.kind !== "name") return [];
    if (mark.of === "recommendation") return [{ kind: "recommendation", ids: mark.ids }];
    return mark.of === "post" ? [{ kind: "owner", id: mark.ids[0] ?? "" }] : [];
  });

interface CountFound {
  readonly count: PlanCount | null;
  readonly counting: Counting;
}

/** What a part counts, or only is about; null where it says more than is understood, or what is not certain. */
function countIn(sentence: SentenceOfCounts, part: Part, before: Counting | null): CountFound | null {
  const { marks, asAt, reading } = sentence;
  const { own, all, amount } = part;
  const has = (...kinds: readonly Mark["kind"][]): boolean => all.some(({ kind }) => kinds.includes(kind));
  if (amount === "several" || has("unknown", "sign")) return null;
  const [noun, ...more] = all.filter((mark) => mark.kind === "thing");
  const isNamed = amount?.amount.kind === "named";
  const thing = noun?.thing ?? (isNamed ? "recommendation" : before?.thing);
  if (thing === undefined || more.some((one) => one.thing !== thing)) return null;
  const isByMakers = namesMakers(sentence, all);
  const isOfPlan =
    all.some((mark) => mark.kind === "plan" || (mark.kind === "track" && mark.of !== "usual")) ||
    isOfAllThereAre(amount);
  if (noun?.isPlain === false && !(thing === "action" ? isOfPlan : isByMakers)) return null;
  const said = filtersOf(all, { thing, amount, last: before?.last ?? [], sentence: marks, asAt });
  if (said === null || !isSaidSo(reading, amount ?? own[0], said.filters)) return null;
  const { filters, ofNoun, on } = said;
  const isOfThese = has("these");
  const isElided = isOfThese || (noun === undefined && !isNamed);
  if (isElided && (filters.length === 0 || before === null)) return null;
  if (has("move") && !filters.some(({ kind }) => kind === "track")) return null;
  if (has("make") && thing === "action" && filters.length > 0 && !isWithdrawn(filters)) return null;
  const whole = amount?.amount.kind === "count" ? amount.amount.whole : null;
  const isOfAll = own
    .slice(0, 2)
    .some(({ words, at }) => words[0] === "of" && (amount === null || at < amount.at));
  const outer = isOfThese ? (before?.last ?? []) : isElided ? (before?.universe ?? []) : [];
  const counting: Counting = {
    thing,
    universe: isElided ? outer : amount === null || isOfAll ? filters : whole !== null ? ofNoun : [],
    last: [...outer, ...filters],
    counted:
      (isElided && !isOfThese ? (before?.counted ?? 0) : 0) +
      (isElided || whole !== null || isNamed ? sizeOf(amount?.amount) : 0),
    size: isElided
      ? (before?.size ?? null)
      : isOfAll && amount?.amount.kind === "count"
        ? amount.amount.value
        : null,
  };
  if (amount === null || (isNamed && filters.length === 0)) return { count: null, counting };
  if (filters.length === 0) {
    const isKnown = whole !== null || isOfAll || isOfPlan || isByMakers;
    const isTotal = thing === "action" ? isOfPlan : isByMakers && has("make", "name");
    if (!isKnown) return null;
    if (!isTotal || whole !== null || sizeOf(amount.amount) < 2) return { count: null, counting };
  }
  const isNarrow = filters.some(({ kind }) => kind === "owner" || kind === "recommendation");
  const mayBeNarrow = thing === "action" && !isOfPlan && !isNarrow && whole === null;
  const narrow = mayBeNarrow
    ? [
        ...sentence.around.flatMap(({ named }) => named),
        ...namedIn(marks.filter(({ end }) => end <= amount.at)),
      ]
    : [];
  // "R7 has two actions. Both are open": of R7; but "seven are complete. None is at risk" tells of others.
  const theirs = (before?.last ?? []).filter(({ kind }) => kind !== "standing" && kind !== "track");
  const mayBeTheirs = isElided && !isOfThese && theirs.length > 0;
  const carried = mayBeTheirs ? [counting.last, [...theirs, ...filters]] : [counting.last];
  return {
    count: {
      thing,
      amount: isElided && !isOfThese ? ofSize(amount.amount, before?.size ?? null) : amount.amount,
      filters: [...carried, ...narrow.flatMap((one) => carried.map((other) => [one, ...other]))],
      isOfPlan,
      universe: [...outer, ...ofNoun],
      counted: before?.counted ?? 0,
      on,
      at: amount.at,
      end: Math.max(...own.map(({ end }) => end)),
    },
    counting,
  };
}

/** "Seven out of ten actions"; "seven of the ten" may be of ten told of before. */
const isOfAllThereAre = (mark: Mark | null): boolean =>
  mark?.kind === "amount" &&
  mark.words.includes("of") &&
  !mark.words.some((word) => DEFINITE_WHOLES.has(word));
const DEFINITE_WHOLES: ReadonlySet<string> = new Set(["the", "its", "our", "those", "these"]);

/** "They set it out as ten recommendations", after a sentence about inspectors. */
const namesMakers = ({ around: [before] }: SentenceOfCounts, marks: readonly Mark[]): boolean =>
  marks.some((mark) => mark.kind === "name" && mark.of === "maker") ||
  (before.namesMakers && marks.some(({ words }) => ["it", "they", "their"].includes(words[0] ?? "")));

/** Whether it is said outright, of this council, and of what is so; what is due is so whatever will be. */
function isSaidSo(
  { clauses, quoted }: Reading,
  mark: Mark | undefined,
  filters: readonly PlanFilter[],
): boolean {
  const { tense, attributed, ofOthers } = clauseAt(clauses, mark?.at ?? 0);
  return (
    !quoted && !attributed && !ofOthers && (tense !== "open" || filters.some(({ kind }) => kind === "due"))
  );
}

const isWithdrawn = (filters: readonly PlanFilter[]): boolean =>
  filters.some((one) => one.kind === "standing" && one.of.includes("withdrawn"));

const ofSize = (amount: Amount, size: number | null): Amount =>
  amount.kind === "count" && amount.whole === null ? { ...amount, whole: size } : amount;

const sizeOf = (amount: Amount | undefined): number =>
  amount?.kind === "count" ? amount.value : amount?.kind === "named" ? amount.ids.length : 0;
