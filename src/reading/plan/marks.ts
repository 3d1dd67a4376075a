import { type CountedActions, STANDINGS, TASKS } from "../lexicons/actions.ts";
import type { Hedge } from "../lexicons/numbers.ts";
import {
  AMOUNTS,
  AS_AT_NOW,
  BOUNDS,
  type Bound,
  LINKS,
  MADE,
  MORE_STANDINGS,
  MOVES,
  NEGATING,
  NEUTRAL,
  THESE,
  TRACK_WORDS,
} from "../lexicons/plan-counts.ts";
import { ASKED_FOR } from "../lexicons/recommendations.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { isDated, type Time } from "../times/times.ts";
import { numberAt } from "../words/numbers.ts";
import { type Phrases, phraseAt, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { recommendationNumbersAt } from "./recommendation-numbers.ts";

/** What a plan counts, and a report with it. */
export type PlanThing = "action" | "recommendation";

/** How many things a sentence counts. */
export type Amount =
  | {
      readonly kind: "count";
      readonly value: number;
      readonly hedge: Hedge | null;
      /** The 16 of "seven of the 16". */
      readonly whole: number | null;
    }
  | {
      readonly kind: "share";
      readonly value: number;
      readonly hedge: Hedge | null;
      readonly isPerCent: boolean;
    }
  /** "All but two". */
  | { readonly kind: "but"; readonly value: number }
  | { readonly kind: "rest" }
  /** The numbers of recommendations in "R8 and R9". */
  | { readonly kind: "named"; readonly ids: readonly string[] };

/** The names that sentences about a plan use, by what they mean. */
export interface PlanNames {
  readonly posts: Phrases<string>;
  readonly bodies: Phrases<string>;
  /** Their meaning is the number of the recommendation. */
  readonly recommendations: Phrases<string>;
  /** Their titles, by their numbers: a sentence or heading that has one may tell of no others. */
  readonly titles: Phrases<string>;
  /** The inspectorate and its inspection, whose recommendations they are. */
  readonly makers: Phrases<string>;
  /** Days on which they published. */
  readonly makerDays: ReadonlySet<string>;
  /** Words of the plan's title and of the council's name. */
  readonly own: ReadonlySet<string>;
}

interface MarkedWords {
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  /** The words, folded. */
  readonly words: readonly string[];
}

/** What some words of a sentence say, for a number of the plan's things. */
export type Mark = MarkedWords &
  (
    | { readonly kind: "amount"; readonly amount: Amount }
    | { readonly kind: "thing"; readonly thing: PlanThing; readonly isPlain: boolean }
    | { readonly kind: "standing"; readonly of: MarkedStanding }
    | { readonly kind: "track"; readonly of: keyof typeof TRACK_WORDS }
    | {
        readonly kind: "name";
        readonly of: "post" | "body" | "recommendation" | "maker";
        readonly ids: readonly string[];
        /** "The Director's". */
        readonly isPossessive: boolean;
      }
    | { readonly kind: "link"; readonly of: readonly (keyof typeof LINKS)[] }
    | { readonly kind: "time"; readonly time: Time; readonly bound: Bound }
    | { readonly kind: "now" | "not" | "these" | "move" | "make" | "plan" | "neutral" | "unknown" | "sign" }
  );
export type MarkedStanding = CountedActions | "in-progress";

const STANDING_PHRASES = phrasesOf(STANDINGS);
const MORE_PHRASES = phrasesOf(MORE_STANDINGS);
const TRACK_PHRASES = phrasesOf(TRACK_WORDS);
const LINK_PHRASES = (Object.keys(LINKS) as (keyof typeof LINKS)[]).map(
  (of) => [of, phrasesOf({ [of]: LINKS[of] })] as const,
);
const AMOUNT_PHRASES = phrasesOf(AMOUNTS);
const NOT_PHRASES = phrasesOf(NEGATING);
const BOUND_PHRASES = phrasesOf(BOUNDS);
const NOW_PHRASES = phrasesOf(AS_AT_NOW);
const ASKED_PHRASES = phrasesOf(ASKED_FOR);
const TASK_PHRASES = phrasesOf(TASKS);

/** Whether a sentence may name what a plan has; most name none. */
export const mayNameThings = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ word }) =>
      word === "action" ||
      word === "what" ||
      ASKED_PHRASES.has(word) ||
      TASK_PHRASES.has(word) ||
      /^r\d/.test(word),
  );

/** The marks of a sentence, in order; every token is in one of them. */
export function marksOf(reading: Reading, names: PlanNames): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < reading.tokens.length; ) {
    const mark = markAt(reading, at, names);
    const words = reading.tokens
      .slice(at, mark.end)
      .map(({ word, text, kind }) => (kind === "sign" ? text : word));
    marks.push({ ...mark, words });
    at = mark.end;
  }
  return marks;
}

export type MarkOf<Kind extends Mark["kind"]> = Extract<Mark, { readonly kind: Kind }>;

function markAt(reading: Reading, at: number, names: PlanNames): Unread {
  const { tokens } = reading;
  const { kind, word = "" } = tokens[at] ?? { kind: "sign" };
  const here = { at, end: at + 1 };
  return (
    timeAt(reading, at) ??
    nameAt(tokens, at, names) ??
    amountAt(reading, at) ??
    longest([
      phrase(phraseAt(tokens, at, MORE_PHRASES), (of) => ({ kind: "standing", of })),
      phrase(phraseAt(tokens, at, STANDING_PHRASES), (of) => ({ kind: "standing", of })),
      phrase(phraseAt(tokens, at, TRACK_PHRASES), (of) => ({ kind: "track", of })),
      phrase(phraseAt(tokens, at, NOW_PHRASES), () => ({ kind: "now" })),
      phrase(phraseAt(tokens, at, NOT_PHRASES), () => ({ kind: "not" })),
      linkAt(tokens, at),
      thingAt(tokens, at),
    ]) ??
    (word === "of" && THESE.has(tokens[at + 1]?.word ?? "") ? { at, end: at + 2, kind: "these" } : null) ??
    (word === "plan" ? { ...here, kind: "plan" } : null) ??
    (MOVES.has(word) ? { ...here, kind: "move" } : null) ??
    (MADE.has(word) ? { ...here, kind: "make" } : null) ??
    (NEUTRAL.has(word) || names.own.has(word) ? { ...here, kind: "neutral" } : null) ??
    (kind === "sign" ? { ...here, kind: "sign" } : { ...here, kind: "unknown" })
  );
}

type Found<Meaning> = { readonly meaning: Meaning; readonly at: number; readonly end: number } | null;
type Said = Mark extends infer One ? (One extends Mark ? Omit<One, keyof MarkedWords> : never) : never;
type Unread = Mark extends infer One ? (One extends Mark ? Omit<One, "words"> : never) : never;

const phrase = <Meaning>(found: Found<Meaning>, say: (meaning: Meaning) => Said): Unread | null =>
  found === null ? null : ({ at: found.at, end: found.end, ...say(found.meaning) } as Unread);

const longest = (marks: readonly (Unread | null)[]): Unread | null =>
  marks.reduce<Unread | null>(
    (best, one) => (one !== null && (best === null || one.end > best.end) ? one : best),
    null,
  );

function linkAt(tokens: readonly Token[], at: number): Unread | null {
  const found = LINK_PHRASES.flatMap(([of, phrases]) => {
    const one = phraseAt(tokens, at, phrases);
    return one === null ? [] : [{ of, end: one.end }];
  });
  const end = Math.max(...found.map((one) => one.end));
  const of = found.filter((one) => one.end === end).map((one) => one.of);
  return of.length === 0 ? null : { at, end, kind: "link", of };
}

/** "Actions", "areas for improvement", "what Ofsted recommended". */
function thingAt(tokens: readonly Token[], at: number): Unread | null {
  const { word = "" } = tokens[at] ?? {};
  if (word === "action") return { at, end: at + 1, kind: "thing", thing: "action", isPlain: true };
  const asked = phraseAt(tokens, at, ASKED_PHRASES);
  if (asked !== null)
    return { at, end: asked.end, kind: "thing", thing: "recommendation", isPlain: asked.meaning !== "other" };
  const recommended = tokens.slice(at, at + 6).findIndex((one) => one.word === "recommended");
  if (word === "what" && recommended > 0)
    return { at, end: at + recommended + 1, kind: "thing", thing: "recommendation", isPlain: true };
  const task = phraseAt(tokens, at, TASK_PHRASES);
  return task === null ? null : { at, end: task.end, kind: "thing", thing: "action", isPlain: false };
}

/** A time with the words that bound it: "on or before 31 December 2016". */
function timeAt({ tokens, times }: Reading, at: number): Unread | null {
  const now = phraseAt(tokens, at, NOW_PHRASES);
  if (now !== null) return { at, end: now.end, kind: "now" };
  const bound = phraseAt(tokens, at, BOUND_PHRASES);
  const start = bound === null ? at : tokens[bound.end]?.word === "the" ? bound.end + 1 : bound.end;
  const time = times.find((one) => one.at === start) ?? times.find((one) => one.at === at);
  if (time === undefined || time.quoted) return null;
  if (time.relative === "now") return { at, end: time.end, kind: "now" };
  if (!isDated(time)) return { at, end: time.end, kind: "unknown" };
  return {
    at,
    end: time.end,
    kind: "time",
    time,
    bound: (time.at === start ? bound?.meaning : null) ?? (time.day === null ? "in" : "at-end"),
  };
}

function nameAt(tokens: readonly Token[], at: number, names: PlanNames): Unread | null {
  const numbered = recommendationNumbersAt(tokens, at, names.recommendations);
  if (numbered !== null) {
    const { end, numbers } = numbered;
    return {
      at,
      end,
      kind: "name",
      of: "recommendation",
      ids: numbers.map(String),
      isPossessive: isPossessive(tokens, end),
    };
  }
  const start = tokens[at]?.word === "the" ? at + 1 : at;
  const found = (["posts", "bodies", "makers"] as const).flatMap((of) => {
    const one = phraseAt(tokens, start, names[of]);
    return one === null ? [] : [{ of, ...one }];
  });
  const [best] = found.toSorted((a, b) => b.end - a.end);
  if (best === undefined) return null;
  const of = ({ posts: "post", bodies: "body", makers: "maker" } as const)[best.of];
  return {
    at,
    end: best.end,
    kind: "name",
    of,
    ids: [best.meaning],
    isPossessive: isPossessive(tokens, best.end),
  };
}

const isPossessive = (tokens: readonly Token[], end: number): boolean =>
  /['’]s?$/.test(tokens[end - 1]?.text ?? "");

/** "Six", "about half", "all but two", "none", "both", "the rest". */
function amountAt(reading: Reading, at: number): Unread | null {
  const { tokens, quantities } = reading;
  const say = (end: number, amount: Amount): Unread => ({ at, end, kind: "amount", amount });
  const other = phraseAt(tokens, at, AMOUNT_PHRASES);
  const count = (value: number): Amount => ({ kind: "count", value, hedge: null, whole: null });
  if (tokens[at]?.word === "all" && tokens[at + 1]?.word === "but") {
    const number = numberAt(tokens, at + 2);
    return number === null ? null : say(number.end, { kind: "but", value: number.value });
  }
  const isNumbered = other?.meaning === "rest" && numberAt(tokens, other.end) !== null;
  if (other !== null && !isNumbered && tokens[other.end]?.word !== "longer") {
    const { meaning, end } = other;
    if (meaning === "rest") return say(end, { kind: "rest" });
    if (meaning === "most") return say(end, { kind: "share", value: 0.5, hedge: "over", isPerCent: false });
    if (meaning === "none") return say(end, count(0));
    return say(tokens[end]?.word === "one" ? end + 1 : end, count(meaning === "both" ? 2 : 1));
  }
  const quantity = quantities.find(({ start }) => start === at);
  if (quantity === undefined) return null;
  const amount = amountOf(quantity, tokens);
  return amount === null ? { at, end: quantity.end, kind: "unknown" } : say(quantity.end, amount);
}

/** Null where a number is no number of things. */
function amountOf(quantity: Quantity, tokens: readonly Token[]): Amount | null {
  const { form, value, hedge, pair, role, quoted, start, decimals } = quantity;
  const before = tokens[start - 1]?.word ?? "";
  const isPlain =
    role === null ||
    // "Is answered by five".
    (role === "change" && before === "by") ||
    (role === "name" && before === "number") ||
    (role === "increment" && !["last", "first", "next", "past", "previous", "such"].includes(before));
  if (!isPlain || quoted || before === "or" || tokens[quantity.end]?.word === "or") return null;
  if (form === "share" || form === "per-cent") {
    const isPerCent = form === "per-cent";
    return { kind: "share", value: isPerCent ? value / 100 : value, hedge, isPerCent };
  }
  if (decimals > 0) return null;
  if (form === "count") return { kind: "count", value, hedge, whole: null };
  return form === "pair" && pair !== null ? { kind: "count", value: pair[0], hedge, whole: pair[1] } : null;
}
