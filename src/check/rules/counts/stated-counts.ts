import { readNumber, SMALL_NUMBERS, TENS } from "../../../text/words.ts";
import { anySpaces } from "../../prose/words.ts";

/** A number of things that a sentence states, with its place in the sentence. */
export interface StatedCount {
  readonly value: number;
  /** "over", "nearly"; null where the number is meant exactly. */
  readonly qualifier: string | null;
  /** As written, with its qualifier: `over 150`, `fourteen`. */
  readonly written: string;
  readonly from: number;
  readonly to: number;
  /** What the pattern matched, and the sentence on either side of it. */
  readonly match: string;
  readonly before: string;
  readonly after: string;
}

const UP_TO_99 = `(?:(?:${TENS.join("|")})(?:[-\\s](?:${SMALL_NUMBERS.slice(1, 10).join("|")}))?|${SMALL_NUMBERS.slice(1).reverse().join("|")})`;
/** In digits or in words, from one to two hundred. */
export const NUMBER = `(?:\\d{1,4}|two\\s+hundred|(?:a|one)\\s+hundred(?:\\s+and\\s+${UP_TO_99})?|${UP_TO_99})`;
/** "Over", "nearly": words that make a number inexact. */
export const QUALIFIER =
  "over|more\\s+than|at\\s+least|fewer\\s+than|less\\s+than|nearly|almost|about|around|approximately|roughly|some";
const COUNT = `(?<![\\w.,/£-])(?:(?<qualifier>${QUALIFIER})\\s+)?(?<number>${NUMBER})(?![\\w%-])`;

/** "a further three", "three or four", "five to six", "the first two": numbers that are not totals. */
const NO_TOTAL = new RegExp(
  String.raw`\b(?:further|another|other|additional|extra|first|last|next|these|those|than|least|up to|or|${NUMBER}\s+to|each|per|every)\s+$`,
  "i",
);

/** A pattern in which `COUNT` is a number, in digits or in words from one to two hundred. */
export const counting = (source: string): RegExp =>
  new RegExp(anySpaces(source).replace("COUNT", COUNT), "dgi");

/** Every total that a pattern made by `counting` finds in a sentence. */
export function statedCounts(text: string, pattern: RegExp): StatedCount[] {
  return [...text.matchAll(pattern)].flatMap((found): StatedCount[] => {
    const { qualifier, number = "" } = found.groups ?? {};
    const [start = 0, to = 0] = found.indices?.groups?.number ?? [];
    const from = found.indices?.groups?.qualifier?.[0] ?? start;
    if (NO_TOTAL.test(text.slice(0, from))) return [];
    return [
      {
        value: readNumber(number),
        qualifier: qualifier?.toLowerCase().replace(/\s+/g, " ") ?? null,
        written: text.slice(from, to).replace(/\s+/g, " "),
        from,
        to,
        match: found[0],
        before: text.slice(0, found.index),
        after: text.slice(found.index + found[0].length),
      },
    ];
  });
}

/** "Over 100" is true of 170, but misleads. */
const MOST_OVER = 1.5;
const NEAR = 0.05;

/** Whether a total may be stated in this way. */
export function agrees({ value, qualifier }: StatedCount, total: number): boolean {
  const near = Math.max(1, value * NEAR);
  if (qualifier === null) return total === value;
  if (/^(?:over|more)/.test(qualifier)) return total > value && total <= value * MOST_OVER;
  if (qualifier === "at least") return total >= value && total <= value * MOST_OVER;
  if (/^(?:fewer|less)/.test(qualifier)) return total < value && total * MOST_OVER >= value;
  return Math.abs(total - value) <= near;
}

/** Whether more is stated than the total, which not even a part of it can be. */
export const exceeds = (count: StatedCount, total: number): boolean =>
  !/^(?:fewer|less)/.test(count.qualifier ?? "") && count.value > total && !agrees(count, total);
