import type { Track } from "../../plan/schema/actions.ts";
import { type CountedNumber, numbersIn } from "../figures/counted-numbers.ts";
import {
  ASKED_FOR,
  BUSINESS_AS_USUAL,
  HOW_THEY_ARE,
  LIMITING,
  ON_SOMETHING,
  RELATIVE,
} from "../lexicons/recommendations.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { numberAt } from "../words/numbers.ts";
import { type Found, phraseAt, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { type Makers, type MakersInSentence, makersIn } from "./makers.ts";
import { trackSaid } from "./tracks.ts";

/** A number of recommendations in a sentence, and which it counts. */
export interface StatedRecommendations {
  readonly of: "made" | Track;
  readonly value: number;
  readonly hedge: Quantity["hedge"];
  readonly inWords: boolean;
  /** Positions of the number with its hedge, and of the token after it. */
  readonly at: number;
  readonly end: number;
  /**
   * Whether it is a total: `certain`; `likely`, where the sentence may mean a group named before; or a `part`,
   * which can still not be larger than the whole.
   */
  readonly scope: "certain" | "likely" | "part";
  /** Whether it is told of a day that is past, whatever has happened since. */
  readonly isPast: boolean;
}

/** The recommendations that a sentence counts, where its meaning is certain. */
export function statedRecommendations(
  reading: Reading,
  before: Reading | null,
  makers: Makers,
): StatedRecommendations[] {
  const them = makersIn(reading, before, makers);
  return numbersOf(reading).flatMap((number): StatedRecommendations[] => {
    const { value, hedge, inWords, start: at } = number;
    const end = numberAt(reading.tokens, number.at)?.end ?? number.end;
    const stated = { value, hedge, inWords, at, end };
    const made = number.isRest
      ? null
      : (amountScope(reading, number, them) ?? madeScope(reading, number, them));
    const isWhole = number.at > number.quantity.at;
    const track = isWhole ? null : trackSaid(reading, number);
    return [
      ...(made === null ? [] : [{ ...stated, of: "made" as const, scope: made, isPast: false }]),
      ...(track === null
        ? []
        : [
            {
              ...stated,
              of: track.of,
              scope: isLimited(reading, track.after) ? ("part" as const) : ("certain" as const),
              isPast: track.isPast,
            },
          ]),
    ];
  });
}

const ASKED_PHRASES = phrasesOf(ASKED_FOR);
const USUAL_PHRASES = phrasesOf(BUSINESS_AS_USUAL);

/** A number, and the noun for recommendations after it. */
interface RecommendationNumber extends CountedNumber {
  readonly hedge: Quantity["hedge"];
  readonly inWords: boolean;
  readonly start: number;
  readonly noun: NounFound | null;
  /** "The remaining seven", "the other two": what is left of those made. */
  readonly isRest: boolean;
}

interface NounFound extends Found<keyof typeof ASKED_FOR> {
  /** Positions of the words between the number and it. */
  readonly between: readonly number[];
}

function numbersOf(reading: Reading): RecommendationNumber[] {
  const { tokens, quantities } = reading;
  if (phrasesIn(tokens, ASKED_PHRASES).length === 0 && phrasesIn(tokens, USUAL_PHRASES).length === 0)
    return [];
  return quantities
    .filter(
      ({ role, hedge, quoted }) => (role === null || role === "increment") && hedge !== "at-most" && !quoted,
    )
    .filter(({ role, start }) => role === null || REST.has(tokens[start - 1]?.word ?? ""))
    .flatMap((quantity) =>
      numbersIn(quantity, reading).map((number) => {
        const isFirst = number.at === quantity.at;
        const [hedge, start] = isFirst ? [quantity.hedge, quantity.start] : [null, number.at];
        return {
          ...number,
          hedge,
          start,
          inWords: quantity.inWords,
          isRest: quantity.role !== null,
          noun: nounAfter(tokens, number.end),
        };
      }),
    );
}

const REST: ReadonlySet<string> = new Set(["remaining", "other"]);

/** "Recommendations", "Ofsted recommendations", "of Ofsted's recommendations", "of the nine recommendations". */
function nounAfter(tokens: readonly Token[], end: number): NounFound | null {
  let at = end;
  const isOf = tokens[at]?.word === "of";
  while (isOf && OF_WORDS.has(tokens[at]?.word ?? "")) at += 1;
  if (isOf && (tokens[at]?.kind === "number" || phraseAt(tokens, at, ASKED_PHRASES) === null)) {
    // "Of the nine", "of the inspection's nine": the whole has its own number.
    const last = tokens.findIndex(({ word }, next) => next >= at && word === "recommendation");
    if (last === -1 || last > at + 3) return null;
    return { meaning: "recommendation", at: last, end: last + 1, between: range(at, last) };
  }
  for (let next = at; next < at + 3; next++) {
    const found = phraseAt(tokens, next, ASKED_PHRASES);
    if (found !== null) return { ...found, between: range(at, next) };
    const { kind = "sign", word = "" } = tokens[next] ?? {};
    if (kind !== "word" || FUNCTION_WORDS.has(word)) return null;
  }
  return null;
}

const OF_WORDS: ReadonlySet<string> = new Set(["of", "the", "its", "our", "all", "these", "those"]);
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

/** "The number of recommendations made by Ofsted was seven." */
function amountScope(
  { tokens }: Reading,
  { start, end, noun }: RecommendationNumber,
  them: MakersInSentence,
): "certain" | null {
  const verb = ["was", "is"].includes(tokens[start - 1]?.word ?? "");
  const number = tokens.findIndex(({ word }, at) => word === "number" && tokens[at + 1]?.word === "of");
  if (noun !== null || !verb || number === -1 || number > start) return null;
  const asked = phraseAt(tokens, number + 2, ASKED_PHRASES);
  if (asked === null || them.comingAfter(asked.end) === null || them.hasOthers) return null;
  return them.isOfOthers(end, asked.end, "only") ? null : "certain";
}

/** Whether a number is of those that the makers made, and how surely; null if not. */
function madeScope(
  reading: Reading,
  { start, end, noun, isSome }: RecommendationNumber,
  them: MakersInSentence,
): StatedRecommendations["scope"] | null {
  if (noun === null || isSome) return null;
  const { tokens } = reading;
  const isOfOthers = (years: "only" | "since"): boolean => them.isOfOthers(end, noun.end, years);
  const coming = them.comingAfter(noun.end);
  const isSubject = noun.between.length === 0 && them.madeBefore(start);
  if (isSubject) return isOfOthers("only") ? null : isOnSomething(tokens, noun.end) ? "part" : "certain";
  const words = [...describedBefore(tokens, start), ...noun.between];
  const isPlain = words.every((at) => tokens[at]?.word === "original" || them.isAt(at));
  if (!isPlain || them.hasOthers) return null;
  if (coming === "came" || cameBefore(tokens, start, them) || wereMade(tokens, noun.end, them))
    return isOfOthers("only") ? null : "certain";
  const isThere = tokens[start - 2]?.word === "there" && coming !== null;
  if ((!isDefinite(tokens, start) && !isThere) || isOfOthers("since")) return null;
  const isTheirs = words.length > 0 || coming !== null;
  if (!isTheirs) return noun.meaning === "other" ? null : isLimited(reading, noun.end) ? "part" : "likely";
  return coming === null && isOnSomething(tokens, noun.end) ? "part" : "certain";
}

/** Positions of "Ofsted's" and "original" before a number. */
function describedBefore(tokens: readonly Token[], start: number): number[] {
  let at = start;
  while (/['’]s?$/.test(tokens[at - 1]?.text ?? "") || tokens[at - 1]?.word === "original") at -= 1;
  return range(at, start);
}

function isDefinite(tokens: readonly Token[], start: number): boolean {
  const described = describedBefore(tokens, start);
  const before = tokens[(described[0] ?? start) - 1]?.word ?? "";
  return described.length > 0 || ["the", "all", "its"].includes(before);
}

/** "From the inspection came nine areas". */
function cameBefore(tokens: readonly Token[], start: number, them: MakersInSentence): boolean {
  const verb = tokens[start - 1]?.word === "out" ? start - 2 : start - 1;
  const from =
    tokens.findLastIndex(({ kind, text }, at) => at < start && kind === "sign" && text !== "'") + 1;
  const isCame = ["came", "arose", "followed", "resulted", "emerged"].includes(tokens[verb]?.word ?? "");
  return isCame && ["from", "out"].includes(tokens[from]?.word ?? "") && them.isNamed(from, verb);
}

/** "At the inspection 12 recommendations were made"; not since it. */
function wereMade(tokens: readonly Token[], after: number, them: MakersInSentence): boolean {
  const verb = ["were", "was"].includes(tokens[after]?.word ?? "") ? tokens[after + 1]?.word : undefined;
  const isLater = tokens
    .slice(0, after)
    .some(({ word }) => ["since", "before", "after", "until", "following"].includes(word));
  return verb === "made" && !isLater && them.isNamed(0, tokens.length);
}

const isOnSomething = (tokens: readonly Token[], at: number): boolean => {
  const [word = "", next = ""] = [tokens[at]?.word, tokens[at + 1]?.word];
  return (
    ON_SOMETHING.has(word) ||
    (word === "for" && next !== "improvement" && tokens[at + 2]?.word !== "council") ||
    (RELATIVE.has(word) && HOW_THEY_ARE.has(next))
  );
};

/** "That are late", "leading to", "agreed by the Board": the words after a noun say which are meant. A time does not. */
const isLimited = ({ tokens, times }: Reading, at: number): boolean => {
  const { kind = "sign", word = "" } = tokens[at] ?? {};
  const isTime = times.some((time) => time.at === at + 1);
  return kind === "word" && !isTime && (LIMITING.has(word) || /\w(?:ing|ed)$/.test(word));
};
