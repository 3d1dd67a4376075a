import { MONTH_NAMES } from "../../plan/time/dates.ts";
import { BEING, type CountedActions, DONE_BY, HOW_DONE, PARTNERS, STANDINGS } from "../lexicons/actions.ts";
import type { Reading } from "../reading.ts";
import { phraseAt, phrasesOf } from "../words/phrases.ts";
import { isThisPlan } from "./own-plan.ts";

/** How counted things stand, as the words after them say: "are still open". */
export interface StandingSaid {
  readonly of: CountedActions;
  readonly end: number;
  /** Whether a verb says it; "8 complete" has none. */
  readonly isSaid: boolean;
  /** Whether it is told of a day that is past. */
  readonly isPast: boolean;
  /** Whether somebody else did it: "completed by Westmarch". */
  readonly isByOthers: boolean;
  /** "At risk or not started" counts both. */
  readonly isOneOfTwo: boolean;
}

const PHRASES = phrasesOf(STANDINGS);

/** What the words from a position on say of how the things before them stand; null if nothing. */
export function standingAfter({ tokens }: Reading, after: number): StandingSaid | null {
  let at = after;
  if (tokens[at]?.word === "in") {
    const plan = tokens.findIndex((_, next) => next > at && next < at + 8 && isThisPlan(tokens, next));
    if (plan === -1) return null;
    at = plan + 1;
  }
  const verb = at;
  while (BEING.has(tokens[at]?.word ?? "")) at += 1;
  const found = phraseAt(tokens, at, PHRASES);
  if (found === null) return null;
  const { end, meaning } = found;
  const next = tokens[end]?.word ?? "";
  if (DONE_BY.has(tokens[end - 1]?.word ?? "") && HOW_DONE.has(next)) return null;
  const words = tokens.slice(verb, at).map(({ word }) => word);
  const or = tokens[end]?.text === "," ? end + 1 : end;
  const isJoined = ["or", "and"].includes(tokens[or]?.word ?? "");
  return {
    of: meaning,
    end,
    isSaid: words.length > 0,
    isPast: words.some((word) => ["were", "was", "had"].includes(word)),
    isByOthers: next === "by" && isOther(tokens[end + 1], tokens[end + 2]),
    isOneOfTwo: isJoined && phraseAt(tokens, or + 1, PHRASES) !== null,
  };
}

/** "Partners", "the police", "Leeds"; not "June" or "the Council". */
function isOther(first: Reading["tokens"][number] | undefined, second: typeof first): boolean {
  const one = ["the", "our"].includes(first?.word ?? "") ? second : first;
  const { word = "", text = "" } = one ?? {};
  const isOwn = MONTH_NAMES.includes(text) || word === "council";
  return PARTNERS.has(word) || (/^\p{Lu}/u.test(text) && !isOwn);
}
