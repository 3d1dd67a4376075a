import { LIGHT_VERBS, PROSPECTS, RELATIVES } from "../lexicons/counts.ts";
import type { Time } from "../times/times.ts";
import type { Token } from "../words/tokens.ts";
import type { StatedCount } from "./counts.ts";
import { deedOf, isVerb, tellingWords } from "./telling-words.ts";

/** By which words a sentence says which things it means that are known: "the 14 carers who left in May". */
export interface Description {
  /** The telling words, each with the position after it. */
  readonly words: ReadonlyMap<string, number>;
  readonly times: readonly Time[];
  /** Whether it says what they did, or what was done with them. */
  readonly hasVerb: boolean;
  /** Position after its last token. */
  readonly end: number;
}

/**
 * The description of a count that is known: from its noun up to the verb of the sentence that says something new of it.
 * Without such a verb it goes on to the end of its part of the sentence.
 */
export function descriptionOf(count: StatedCount): Description {
  const { reading, at, end, segment, quantity } = count;
  const { tokens, times } = reading;
  const to = endOfDescription(count);
  const { about } = tellingWords(reading, end, to, { at, end, quantity });
  const isIn = (one: Time): boolean => end <= one.at && one.at < to;
  const before = times.filter((one) => segment[0] <= one.at && one.end <= at);
  const own = [...times.filter(isIn), ...(LIMITS.has(tokens[segment[0]]?.word ?? "") ? before : [])];
  return {
    words: about,
    times: own.filter(({ relative }) => relative !== "now" || own.length === 1),
    hasVerb: tokens.slice(end, to).some(isDeed),
    end: to,
  };
}

function endOfDescription({ at, end, segment: [from, to], reading }: StatedCount): number {
  const { tokens, times } = reading;
  const verbs = tokens.map((token, index) =>
    times.some((time) => time.at <= index && index < time.end)
      ? null
      : isAuxiliary(token)
        ? "auxiliary"
        : isDeed(token)
          ? "deed"
          : null,
  );
  const [first, next] = verbGroups(tokens, verbs, end, to);
  if (first === undefined) return to;
  // "It is from this sum that the cost is met"
  if (tokens[from]?.word === "it")
    return tokens.findIndex(({ word }, index) => index >= end && word === "that");
  const second = next === undefined ? undefined : subjectBefore(tokens, verbs, first, next);
  // "With 35 members", "wrote to the 46 visitors": what is known ends with its part of the sentence.
  if (verbs.slice(from, at).some((verb) => verb !== null)) return second ?? to;
  const isRelative = tokens.slice(end, first).some(({ word }) => RELATIVES.has(word));
  if (second !== undefined && (isRelative || first === end)) return second;
  return isRelative || LIMITS.has(tokens[from]?.word ?? "") ? to : first;
}

/** Where the subject of a verb begins, if it stands just before it: "drawn in May the auditors learned". */
function subjectBefore(
  tokens: readonly Token[],
  verbs: readonly unknown[],
  first: number,
  verb: number,
): number {
  const at = tokens.slice(0, verb).findLastIndex(({ word }) => SUBJECTS.has(word));
  const isSubject =
    at > first &&
    verb - at <= LONGEST_SUBJECT &&
    !LIMITS.has(tokens[at - 1]?.word ?? "") &&
    verbs[at - 1] === null;
  return isSubject ? at : verb;
}

const SUBJECTS: ReadonlySet<string> = new Set("the a we they it he she our their its".split(" "));
const LONGEST_SUBJECT = 4;

/** Where verbs begin: "have all had" and "was made" are one each, "observed are" two. */
function verbGroups(
  tokens: readonly Token[],
  verbs: readonly ("auxiliary" | "deed" | null)[],
  from: number,
  to: number,
): number[] {
  const groups: number[] = [];
  let last = -1;
  for (let at = from; at < to; at++) {
    if (verbs[at] === null) continue;
    const isSame =
      last !== -1 &&
      verbs[last] === "auxiliary" &&
      tokens.slice(last + 1, at).every(({ word, text }) => BETWEEN.has(word) || /ly$/.test(text));
    if (!isSame) groups.push(at);
    last = at;
  }
  return groups;
}

const BETWEEN: ReadonlySet<string> = new Set(
  "not also all each now since already been then to still only".split(" "),
);
const AUXILIARIES: ReadonlySet<string> = new Set(
  "is are was were has have had will would can could may might should must do does did".split(" "),
);
const isAuxiliary = ({ word }: Token): boolean => AUXILIARIES.has(word);

/** A verb that tells what is done, the light ones included. */
const isDeed = (token: Token): boolean =>
  (isVerb(token) && !isAuxiliary(token) && !PRONOUN.has(token.word)) || LIGHT_VERBS.has(token.word);
const PRONOUN: ReadonlySet<string> = new Set(["they", "it", "he", "she", "we"]);

/** Words after which it is said of which things something is told. */
export const LIMITS: ReadonlySet<string> = new Set(
  "in of for among amongst within across at with under on about from to by who whom whose which that".split(
    " ",
  ),
);

/** The telling words of the whole sentence that a count stands in; of people, also what their name says they did. */
export function contextOf({ reading, quantity, at, end, thing }: StatedCount): ReadonlySet<string> {
  const { about } = tellingWords(reading, 0, reading.tokens.length, { at, end, quantity });
  return new Set([...about.keys(), deedOf(thing)]);
}

/**
 * The words of a count that make it one of fewer things than one without them: those after a preposition behind its noun
 * or at the head of its part of the sentence, "64 visitors from other councils", and a deed that is only intended.
 */
export function limitingWords(count: StatedCount): ReadonlyMap<string, "place" | "deed" | "prospect"> {
  const { reading, about, end, at, segment } = count;
  const { tokens } = reading;
  const limiting = new Map<string, "place" | "deed" | "prospect">();
  for (const [word, after] of about) {
    const token = tokens[after - 1] as Token;
    if (isVerb(token)) {
      limiting.set(word, PROSPECT_WORDS.has(word) ? "prospect" : "deed");
      continue;
    }
    const from = after <= at ? segment[0] : end;
    const governor = tokens.slice(from, after - 1).findLast((one) => LIMITS.has(one.word) || isVerb(one));
    const isHead = after > at || LIMITS.has(tokens[segment[0]]?.word ?? "");
    if (governor !== undefined && LIMITS.has(governor.word) && isHead) limiting.set(word, "place");
  }
  return limiting;
}

const PROSPECT_WORDS: ReadonlySet<string> = new Set([...PROSPECTS].map(deedOf));
