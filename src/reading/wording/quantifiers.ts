import {
  ABSOLUTES,
  AFTER_NO,
  ALSO_DELAYED,
  AUTHORITIES,
  CARED_FOR,
  CARED_FOR_PAIRS,
  DELAYS,
  DUTIES,
  EACH_OTHER,
  FAULTY,
  GOES_WRONG,
  INTENTS,
  IS_WRONG,
  LAWS,
  NOT_COUNTED,
  NOT_DONE,
  OTHER_MATTER,
  PREPOSITIONS,
  THEIR_ACTS,
  WEAKENED,
} from "../lexicons/quantifiers.ts";
import type { Reading } from "../reading.ts";
import { numberAt } from "../words/numbers.ts";
import { phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

/** Words about every case ("all", "no"), every time ("always") or how far ("wholly"). */
export interface Quantifier {
  readonly kind: "all" | "no" | "always" | "wholly";
  /** The noun that it counts, folded; null where it has none. */
  readonly noun: string | null;
  /** False where it is denied, wished, what the law gives or what others did. */
  readonly claimed: boolean;
  /** Positions of the first token, and of the one after the last, the noun included. */
  readonly at: number;
  readonly end: number;
}

const ABSOLUTE_PHRASES = phrasesOf(ABSOLUTES);
const NOT_COUNTED_PHRASES = phrasesOf(NOT_COUNTED);
const INTENT_PHRASES = phrasesOf(INTENTS);
const NOT_DONE_PHRASES = phrasesOf(NOT_DONE);
const AUTHORITY_PHRASES = phrasesOf(AUTHORITIES);

type Bare = Omit<Quantifier, "claimed">;
type Reader = (tokens: readonly Token[], at: number) => Bare | null;

/** Every quantifier of a sentence that speaks of all, none, always or wholly, in order. */
export function quantifiersIn(reading: Reading): Quantifier[] {
  const { tokens } = reading;
  return tokens.flatMap((_, at) => {
    const found = READERS.map((read) => read(tokens, at)).find((one) => one !== null);
    const whole = found ?? wholeAt(reading, at);
    return whole === null ? [] : [{ ...whole, claimed: isClaimed(reading, whole) }];
  });
}

/** "100%", unless it is a target. */
function wholeAt({ quantities }: Reading, at: number): Bare | null {
  const found = quantities.find((one) => one.at === at && one.form === "per-cent" && one.value === 100);
  return found === undefined || found.role === "target"
    ? null
    : { kind: "all", noun: null, at, end: found.end };
}

/** "Without exception", "at all times". */
const phraseReader: Reader = (tokens, at) => {
  const found = phraseAt(tokens, at, ABSOLUTE_PHRASES);
  return found === null ? null : { kind: found.meaning, noun: null, at, end: found.end };
};

/** "Always", "never", "fully", unless a word beside it weakens it: "not always", "never busier", "fully funded". "Fully understood by all" is not weakened. */
const adverbReader: Reader = (tokens, at) => {
  const word = tokens[at]?.text.toLowerCase() ?? "";
  const weakened = Object.hasOwn(WEAKENED, word) ? WEAKENED[word] : undefined;
  if (weakened === undefined) return null;
  const [kind, before, after] = weakened;
  const next = tokens[at + 1]?.word === "been" ? at + 2 : at + 1;
  const byAll = tokens[next + 1]?.word === "by" && ["all", "every"].includes(tokens[next + 2]?.word ?? "");
  if (before.has(tokens[at - 1]?.word ?? "") || (after.has(tokens[next]?.word ?? "") && !byAll)) return null;
  return { kind, noun: null, at, end: at + 1 };
};

/** "All looked after children", "every file", "everyone"; "all 42 social workers" says how many, and can be checked. */
const allReader: Reader = (tokens, at) => {
  const word = tokens[at]?.text.toLowerCase() ?? "";
  if (phraseBefore(tokens, at, NOT_COUNTED_PHRASES) !== null) return null;
  if (["everyone", "everybody"].includes(word)) {
    const isKnown = ["know", "agree"].includes(tokens[at + 1]?.word ?? "");
    return isKnown ? null : { kind: "all", noun: null, at, end: at + 1 };
  }
  if (!["all", "every", "each"].includes(word) || EACH_OTHER.has(tokens[at + 1]?.word ?? "")) return null;
  // "Each team has its own list" says how work is shared out.
  if (word === "each" && tokens[at + 1]?.word === "team") return null;
  let first = at + 1;
  while (["of", "the", "our", "these", "those"].includes(tokens[first]?.word ?? "")) first += 1;
  const number = numberAt(tokens, first);
  return number !== null && number.value > 1 ? null : nounFrom(tokens, at, at + 1, 3, "all");
};

/** "No visits … are missed", "no unallocated cases", "not one of our families", "none is late", "there is no backlog". */
const noReader: Reader = (tokens, at) => {
  const [word, next] = [tokens[at]?.word ?? "", tokens[at + 1]?.word ?? ""];
  if (word === "nobody" || word === "no-one") return alone(tokens, at, at + 1);
  if (word === "none") {
    const isSubject = VERBS.has(next);
    if (isSubject) return { kind: "no", noun: null, at, end: at + 2 };
    return next === "of" ? nounFrom(tokens, at, at + 2, 1, "no") : null;
  }
  if (word === "not" && !["is", "are", "was", "were"].includes(tokens[at - 1]?.word ?? "")) {
    const single =
      next === "a" && tokens[at + 2]?.word === "single" ? at + 3 : next === "one" ? at + 2 : null;
    return single === null
      ? null
      : nounFrom(tokens, at, tokens[single]?.word === "of" ? single + 1 : single, 4, "no");
  }
  if (word !== "no") return null;
  if (next === "one") return alone(tokens, at, at + 2);
  const found = nounFrom(tokens, at, at + 1, 2, "no");
  if (found !== null && (FAULTY.has(next) || isAboutNoun(tokens, found.end))) return found;
  return delaysFrom(tokens, at);
};

const READERS: readonly Reader[] = [phraseReader, adverbReader, allReader, noReader];
const VERBS: ReadonlySet<string> = new Set(["is", "are", "was", "were", "has", "have"]);

/** "Nobody waits"; "nobody else bid" is about others. */
function alone(tokens: readonly Token[], at: number, end: number): Bare | null {
  const isOther = tokens[end]?.word === "else" || isPossessive(tokens[end - 1]);
  return isOther ? null : { kind: "no", noun: null, at, end };
}

const isPossessive = (token: Token | undefined): boolean => /['’]s?$/.test(token?.text ?? "");

/** The first thing cared for after a position, with at most so many words before it. */
function nounFrom(
  tokens: readonly Token[],
  at: number,
  first: number,
  most: number,
  kind: "all" | "no",
): Bare | null {
  for (let noun = first; noun <= first + most; noun++) {
    const { kind: sort, word = "" } = tokens[noun] ?? {};
    if (sort !== "word" || OTHER_MATTER.has(word)) return null;
    if (isPossessive(tokens[noun])) continue;
    const isPair = Object.hasOwn(CARED_FOR_PAIRS, word) && CARED_FOR_PAIRS[word] === tokens[noun - 1]?.word;
    if (CARED_FOR.has(word) || isPair) return { kind, noun: word, at, end: noun + 1 };
  }
  return null;
}

/** Whether what follows "no cases" is about the cases, and not a second noun. */
function isAboutNoun(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end];
  if (next === undefined || /^[.,;]$/.test(next.text) || AFTER_NO.has(next.word)) return true;
  if (!PREPOSITIONS.has(next.word)) return false;
  const more = tokens.slice(end + 2, end + 12);
  const stop = more.findIndex(({ kind }) => kind === "sign");
  const words = (stop === -1 ? more : more.slice(0, stop)).map(({ word }) => word);
  return words.some(
    (word, index) =>
      GOES_WRONG.has(word) ||
      (VERBS.has(word) && words.slice(index + 1, index + 4).some((one) => IS_WRONG.has(one))),
  );
}

/** "There is now no waiting list for adults"; "no delays to the lift works" is about something else. */
function delaysFrom(tokens: readonly Token[], no: number): Bare | null {
  const verb = tokens[no - 1]?.word === "now" ? no - 2 : no - 1;
  if (!VERBS.has(tokens[verb]?.word ?? "") || tokens[verb - 1]?.word !== "there") return null;
  const noun = [no + 1, no + 2].find((at) => DELAYS.has(tokens[at]?.word ?? ""));
  if (noun === undefined) return null;
  const found: Bare = { kind: "no", noun: tokens[noun]?.word ?? null, at: verb - 1, end: noun + 1 };
  const next = tokens[noun + 1];
  if (next === undefined || /^[.,;]$/.test(next.text)) return found;
  const isAbout =
    PREPOSITIONS.has(next.word) &&
    tokens.slice(noun + 2, noun + 6).some(({ word }) => CARED_FOR.has(word) || ALSO_DELAYED.has(word));
  return isAbout ? found : null;
}

/** Whether a sentence claims it of what was done, on its own authority. */
function isClaimed({ tokens, quantities }: Reading, { at, end }: Bare): boolean {
  const start = tokens.findLastIndex(({ text }, index) => index < at && /^[.;:]$/.test(text)) + 1;
  if (phrasesIn(tokens, INTENT_PHRASES, start, at).length > 0) return false;
  if (phraseAt(tokens, end, NOT_DONE_PHRASES) !== null) return false;
  const duty = tokens.findIndex(({ word }, index) => index >= end && DUTIES.has(word));
  if (duty !== -1 && tokens.slice(duty).some(({ word }) => LAWS.has(word))) return false;
  const act = tokens[at - 1]?.word === "of" ? at - 2 : at - 1;
  const isTheirs =
    THEIR_ACTS.has(tokens[act]?.word ?? "") &&
    phrasesIn(tokens, AUTHORITY_PHRASES, Math.max(0, act - 7), act).length > 0;
  const isScope = ["for", "across", "among", "over"].includes(tokens[at - 1]?.word ?? "");
  const isFigure = quantities.some(
    (one) => one.at > end && ["from", "to", "by", "at"].includes(tokens[one.at - 1]?.word ?? ""),
  );
  return !isTheirs && !(isScope && isFigure);
}
