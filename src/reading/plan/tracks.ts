import type { Track } from "../../plan/schema/actions.ts";
import {
  AUXILIARIES,
  BEFORE_MOVED,
  BUSINESS_AS_USUAL,
  COVERING,
  GOING_ON,
  MOST_OF_IT,
  UNCERTAIN,
} from "../lexicons/recommendations.ts";
import type { Reading } from "../reading.ts";
import { phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

/** A number, and the noun after it where it has one; "six remain" has none. */
interface NumberWithNoun {
  /** Positions of its hedge, and of the token after it. */
  readonly start: number;
  readonly end: number;
  readonly noun: { readonly end: number } | null;
}

/** That some recommendations are on a track. */
interface TrackSaid {
  readonly of: Track;
  /** Position after the words that say it. */
  readonly after: number;
  /** Whether it is told of a day that is past, whatever has happened since. */
  readonly isPast: boolean;
}

const USUAL_PHRASES = phrasesOf(BUSINESS_AS_USUAL);
const GOING_PHRASES = phrasesOf(GOING_ON);
const UNCERTAIN_PHRASES = phrasesOf(UNCERTAIN);
const COVERING_PHRASES = phrasesOf(COVERING);
const BEFORE_MOVED_PHRASES = phrasesOf(BEFORE_MOVED);
const HOLDING_PHRASES = phrasesOf(MOST_OF_IT);

/** The track that a sentence says some recommendations are on; null where it says none, or not for certain. */
export function trackSaid(reading: Reading, number: NumberWithNoun): TrackSaid | null {
  const { tokens, times } = reading;
  const isMonth = (at: number): boolean => times.some((time) => time.at <= at && at < time.end);
  const isNamed = tokens.some(({ word }) => word === "recommendation");
  if (tokens.some(({ word }) => word === "action") && isNamed) return null;
  if (phrasesIn(tokens, UNCERTAIN_PHRASES).some(({ at }) => !isMonth(at))) return null;
  const said = isNamed ? (asUsual(tokens, number) ?? inPlan(tokens, number)) : inAreas(tokens, number);
  if (said === null) return null;
  const verb = tokens.slice(number.end, said.end).map(({ word }) => word);
  const isPast =
    verb.some((word) => PAST.has(word)) && !verb.some((word) => ["has", "have", "are", "is"].includes(word));
  const isDated = times.some(({ kind, days }) => kind === "computed" || days !== null);
  return { of: said.of, after: said.end, isPast: isPast || isDated };
}

interface Said {
  readonly of: Track;
  readonly end: number;
}

const PAST: ReadonlySet<string> = new Set([
  "moved",
  "transferred",
  "passed",
  "stayed",
  "remained",
  "continued",
]);

/** "Two (recommendations) are now business as usual", "continue as business as usual", "moved to business as usual". */
function asUsual(tokens: readonly Token[], { start, end, noun }: NumberWithNoun): Said | null {
  const found = (at: number): Said | null => {
    const usual = phraseAt(tokens, at, USUAL_PHRASES);
    return usual === null ? null : { of: "business-as-usual", end: usual.end };
  };
  const covering = phraseBefore(tokens, start, COVERING_PHRASES);
  const before =
    covering === null ? null : phraseBefore(tokens, skipBack(tokens, covering.at), USUAL_PHRASES, 3);
  if (before !== null) return { of: "business-as-usual", end: noun?.end ?? end };
  const after = noun?.end ?? afterThem(tokens, end);
  if (
    phraseBefore(tokens, start, BEFORE_MOVED_PHRASES) !== null &&
    ["to", "into"].includes(tokens[after]?.word ?? "")
  )
    return found(after + 1);
  const verb = skip(tokens, after);
  const isBe = tokens.slice(after, verb).some(({ word }) => ["are", "is", "become", "became"].includes(word));
  if (isBe) {
    const direct = found(verb);
    if (direct !== null) return direct;
  }
  const going = phraseAt(tokens, verb, GOING_PHRASES);
  if (going === null) return null;
  for (let at = going.end; at <= going.end + MOST_BETWEEN; at++) {
    const usual = found(at);
    if (usual !== null) return usual;
    const { kind = "sign", word = "" } = tokens[at] ?? {};
    if (kind === "sign" || ["and", "but", "plan"].includes(word)) return null;
  }
  return null;
}

const MOST_BETWEEN = 4;

const skip = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (AUXILIARIES.has(tokens[at]?.word ?? "")) at += 1;
  return at;
};

const skipBack = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (["now", "already", "currently", "also"].includes(tokens[at - 1]?.word ?? "")) at -= 1;
  return at;
};

/** "Six of them". */
const afterThem = (tokens: readonly Token[], end: number): number =>
  tokens[end]?.word === "of" && ["them", "these", "those"].includes(tokens[end + 1]?.word ?? "")
    ? end + 2
    : end;

/** "Six stay in the improvement plan", "the plan still holds six", "leaving six in the plan". */
function inPlan(tokens: readonly Token[], { start, end, noun }: NumberWithNoun): Said | null {
  const after = noun?.end ?? afterThem(tokens, end);
  const place = (at: number): Said | null => {
    const inside = tokens[at]?.word === "part" ? at + 1 : at;
    if (!["in", "within", "under", "of", "for"].includes(tokens[inside]?.word ?? "")) return null;
    if (!["the", "this", "our"].includes(tokens[inside + 1]?.word ?? "")) return null;
    const plan = tokens.findIndex(({ word }, next) => next > inside + 1 && word === "plan");
    return plan === -1 || plan > inside + 6 ? null : { of: "improvement-plan", end: plan + 1 };
  };
  if (["leave", "leaving", "left"].includes(tokens[start - 1]?.word ?? "")) return place(after);
  if (phraseBefore(tokens, start, HOLDING_PHRASES) !== null && noun !== null)
    return { of: "improvement-plan", end: noun.end };
  const verb = skip(tokens, after);
  const isStill =
    tokens[verb - 1]?.word === "still" &&
    tokens.slice(after, verb).some(({ word }) => ["are", "is"].includes(word));
  if (isStill) return place(verb);
  const going = phraseAt(tokens, verb, GOING_PHRASES);
  return going === null ? null : place(going.end);
}

/** "In two areas enough has been achieved for the work to go on as business as usual". */
function inAreas(tokens: readonly Token[], { start, end }: NumberWithNoun): Said | null {
  const isAreas =
    tokens[start - 1]?.word === "in" && tokens[end]?.word === "area" && tokens[end + 1]?.word !== "of";
  const [usual] = isAreas ? phrasesIn(tokens, USUAL_PHRASES, end) : [];
  return usual === undefined ? null : { of: "business-as-usual", end: usual.end };
}
