import { inQuotes } from "../../prose/sentences.ts";
import { type Clause, clauseAt } from "../clauses.ts";
import { NEGATIONS } from "../lexicons/clauses.ts";
import { DIRECTIONS } from "../lexicons/directions.ts";
import {
  ACTORS,
  ADVERBS,
  AFTER_OPEN,
  AFTER_WORK,
  DEADLINES,
  EXPLORES,
  GO_ON,
  GOES_ON,
  HOPES,
  LEFT_TO_DO,
  PERSONS,
  SOME_TIME,
  SOON,
  WILL_TRY,
  WORK,
  WORK_VERBS,
} from "../lexicons/open-ended.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Reading } from "../reading.ts";
import { isDated } from "../times/times.ts";
import { type Found, phraseAt, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

/** Words by which a sentence leaves open when work ends. */
export interface OpenEnd {
  readonly kind: "ongoing" | "continues" | "hoped" | "some-time";
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
}

const ONGOING_PHRASES = phrasesOf(GOES_ON);
const EXPLORE_PHRASES = phrasesOf(EXPLORES);
const GO_ON_PHRASES = phrasesOf(GO_ON);
const LEFT_PHRASES = phrasesOf(LEFT_TO_DO);
const HOPE_PHRASES = phrasesOf(HOPES);
const SOME_TIME_PHRASES = phrasesOf(SOME_TIME);
const SOON_PHRASES = phrasesOf(SOON);
const DEADLINE_PHRASES = phrasesOf(DEADLINES);
const TRY_PHRASES = phrasesOf(WILL_TRY);
const NEGATION_PHRASES = phrasesOf(NEGATIONS);
const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

/** The first words of a sentence that leave open when work ends. Null where it, or what follows it, names a day. */
export function openEndIn(reading: Reading, next: Reading | null): OpenEnd | null {
  if (hasDeadline(reading) || (next !== null && hasDeadline(next))) return null;
  const { text, tokens, clauses } = reading;
  for (let at = 0; at < tokens.length; at++) {
    const found =
      ongoingAt(reading, at) ??
      continuingAt(reading, at) ??
      goingOnAt(reading, at) ??
      leftAt(reading, at) ??
      hopeAt(tokens, at) ??
      someTimeAt(reading, at);
    if (found === null || inQuotes(text, tokens[at]?.from ?? 0)) continue;
    if (isSaid(clauseAt(clauses, at), tokens, at)) return found;
  }
  return null;
}

/** Whether a sentence names a day or a period, something that comes back, or an action, which has both day and owner. */
const hasDeadline = ({ tokens, times }: Reading): boolean =>
  times.some(isDated) ||
  phrasesIn(tokens, DEADLINE_PHRASES).length > 0 ||
  tokens.some(
    ({ kind, word }, at) =>
      kind === "reference" ||
      (["action", "recommendation"].includes(word) && /^\d/.test(tokens[at + 1]?.text ?? "")),
  );

/** What is denied, told of others, or only one case of several, leaves nothing open. */
const isSaid = (
  { at, end, negated, ofOthers, attributed }: Clause,
  tokens: readonly Token[],
  said: number,
): boolean =>
  !(
    (negated && phrasesIn(tokens, NEGATION_PHRASES, afterComma(tokens, at, said), end).length > 0) ||
    ofOthers ||
    attributed ||
    CONDITIONS.has(tokens[at]?.word ?? "") ||
    tokens.at(-1)?.text === "?"
  );

/** "Although they have not agreed, talks go on": what is denied before the comma is another thing. */
const afterComma = (tokens: readonly Token[], from: number, to: number): number =>
  ["although", "though"].includes(tokens[from]?.word ?? "")
    ? Math.max(from, tokens.findLastIndex(({ text }, at) => text === "," && at < to) + 1)
    : from;

const CONDITIONS: ReadonlySet<string> = new Set(
  "if unless until while whilst when where whether because".split(" "),
);

/** "Work on assessments is still ongoing", "there is ongoing work with schools", "screening: ongoing". */
function ongoingAt(reading: Reading, at: number): OpenEnd | null {
  const { tokens } = reading;
  const found = ongoingPhraseAt(tokens, at);
  if (found === null) return null;
  const last = tokens[found.end];
  const isStatus = at > 0 && /^[:–-]$/.test(tokens[at - 1]?.text ?? "");
  if (isStatus && (last === undefined || last.kind === "sign" || AFTER_OPEN.has(last.word)))
    return { kind: "ongoing", at, end: found.end };
  const verb = skipBack(tokens, at - 1);
  if (!["is", "are", "remain"].includes(tokens[verb]?.word ?? "")) return null;
  const isThere = tokens[verb - 1]?.word === "there" && WORK.has(tokens[found.end]?.word ?? "");
  const subject = subjectOf(reading, verb) ?? "";
  const isWork = WORK.has(subject) || (found.meaning === "open" && isThing(subject, tokens[found.end]));
  return isThere || isWork ? { kind: "ongoing", at: verb, end: found.end } : null;
}

/** A phrase, whose "being" may have an adverb after it: "being actively pursued". */
function ongoingPhraseAt(tokens: readonly Token[], at: number): Found<keyof typeof GOES_ON> | null {
  const [first] = tokens.slice(at, at + 1);
  const next = skipOn(tokens, at + 1);
  if (first?.word !== "being" || next === at + 1) return phraseAt(tokens, at, ONGOING_PHRASES);
  const found = phraseAt([first, ...tokens.slice(next, next + LONGEST_ONGOING)], 0, ONGOING_PHRASES);
  return found && { ...found, at, end: found.end + next - 1 };
}

const LONGEST_ONGOING = 4;

/** What is considered may be anything but a person, and not "considered for" something. */
const isThing = (subject: string, next: Token | undefined): boolean =>
  subject !== "" &&
  !PERSONS.has(subject) &&
  (next === undefined || next.kind === "sign" || AFTER_OPEN.has(next.word));

/** "Efforts to fill the posts go on", "the service will keep on improving records", "we are exploring ways". */
function goingOnAt(reading: Reading, at: number): OpenEnd | null {
  const { tokens } = reading;
  const explored = phraseAt(tokens, at, EXPLORE_PHRASES);
  if (explored !== null) {
    const verb = skipBack(tokens, at - 1);
    const isAt =
      ["is", "are"].includes(tokens[verb]?.word ?? "") && ACTORS.has(subjectOf(reading, verb) ?? "");
    return isAt ? { kind: "ongoing", at: verb, end: explored.end } : null;
  }
  const found = phraseAt(tokens, at, GO_ON_PHRASES);
  if (found === null) return null;
  const subject = subjectOf(reading, at) ?? "";
  const next = tokens[found.end];
  const done = stemsOfDoing(next?.word ?? "");
  const isDone = done.includes("work")
    ? AFTER_WORK.has(tokens[found.end + 1]?.word ?? "")
    : done.some((stem) => WORK_VERBS.has(stem));
  const isLast = next === undefined || next.kind === "sign" || next.word === "with";
  return (ACTORS.has(subject) && isDone) || (WORK.has(subject) && (isLast || isDone))
    ? { kind: "continues", at, end: found.end }
    : null;
}

/** "Improving" without its ending. */
const stemsOfDoing = (word: string): string[] =>
  word.endsWith("ing") ? [word.slice(0, -3), `${word.slice(0, -3)}e`] : [];

/** "The lessons of the audit will be taken forward". */
function leftAt(reading: Reading, at: number): OpenEnd | null {
  const { tokens } = reading;
  if (tokens[at]?.word !== "will") return null;
  const verb = skipOn(tokens, at + 1);
  const tried = phraseAt(tokens, verb, TRY_PHRASES);
  if (tried !== null)
    return ACTORS.has(subjectOf(reading, at) ?? "") ? { kind: "some-time", at, end: tried.end } : null;
  if (tokens[verb]?.word === "follow" && tokens[verb + 1]?.kind !== "word")
    return WORK.has(subjectOf(reading, at) ?? "") ? { kind: "some-time", at, end: verb + 1 } : null;
  if (tokens[verb]?.word !== "be") return null;
  const found = phraseAt(tokens, skipOn(tokens, skipOn(tokens, at + 1) + 1), LEFT_PHRASES);
  const isIt = found !== null && isThing(subjectOf(reading, at) ?? "", tokens[found.end]);
  return isIt ? { kind: "some-time", at, end: found.end } : null;
}

/** "The service continues to develop its offer", "training continues", "plans continue to be reviewed". */
function continuingAt(reading: Reading, at: number): OpenEnd | null {
  const { tokens } = reading;
  if (!["continue", "continuing"].includes(tokens[at]?.word ?? "")) return null;
  const subject = subjectOf(reading, at) ?? "";
  const next = tokens[at + 1];
  if (next?.word !== "to") {
    const isAlone = next === undefined || next.kind === "sign" || FUNCTION_WORDS.has(next.word);
    const isOwnWork = ACTORS.has(subject) && OWN.has(next?.word ?? "") && hasWork(tokens, at + 2);
    const isIt = tokens[at]?.word === "continue" && ((WORK.has(subject) && isAlone) || isOwnWork);
    return isIt ? { kind: "continues", at, end: at + 1 } : null;
  }
  const verb = skipOn(tokens, at + 2);
  const done = tokens[verb]?.word === "be" ? skipOn(tokens, verb + 1) : verb;
  const found: OpenEnd = { kind: "continues", at, end: at + 2 };
  if (done !== verb)
    return stemsOf(tokens[done]?.word ?? "").some((stem) => WORK_VERBS.has(stem)) ? found : null;
  if (!(ACTORS.has(subject) || WORK.has(subject))) return null;
  const after = tokens[verb + 1];
  if (tokens[verb]?.word === "work") return AFTER_WORK.has(after?.word ?? "") ? found : null;
  return WORK_VERBS.has(tokens[verb]?.word ?? "") && after?.kind === "word" ? found : null;
}

const OWN: ReadonlySet<string> = new Set(["our", "its", "their", "the", "with", "this"]);

/** Whether one of the next words is work: "its focused programme". */
const hasWork = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at, at + 3).some(({ word }) => WORK.has(word));

/** "Developed" and "improved" without their ending. */
const stemsOf = (participle: string): string[] =>
  participle.endsWith("ed") ? [participle.slice(0, -1), participle.slice(0, -2)] : [];

/** "It is hoped that". What is expected to rise or fall is a forecast. */
function hopeAt(tokens: readonly Token[], at: number): OpenEnd | null {
  const found = phraseAt(tokens, at, HOPE_PHRASES);
  if (found === null) {
    const isOwn = tokens[at]?.word === "hope" && tokens[at + 1]?.word === "to" && at > 0;
    return isOwn && ACTORS.has(tokens[skipBack(tokens, at - 1)]?.word ?? "")
      ? { kind: "hoped", at, end: at + 2 }
      : null;
  }
  const isForecast =
    found.meaning === "expected" && phrasesIn(tokens, DIRECTION_PHRASES, found.end).length > 0;
  return isForecast ? null : { ...found, kind: "hoped" };
}

/** "Will be reviewed in due course". */
function someTimeAt({ tokens, clauses }: Reading, at: number): OpenEnd | null {
  const clause = clauseAt(clauses, at);
  const isToBe = (): boolean =>
    tokens
      .slice(0, at)
      .some(
        ({ word }, will) =>
          ["will", "should"].includes(word) && tokens[skipOn(tokens, will + 1)]?.word === "be",
      );
  const isLast = (end: number): boolean => tokens[end]?.kind !== "word";
  const soon = phraseAt(tokens, at, SOON_PHRASES);
  const found =
    phraseAt(tokens, at, SOME_TIME_PHRASES) ?? (soon !== null && isLast(soon.end) && isToBe() ? soon : null);
  return found !== null && clause.tense === "open" ? { ...found, kind: "some-time" } : null;
}

/** The last word of the plain noun phrase that begins the clause of a verb, or its sentence if the clause has none. */
function subjectOf({ tokens, clauses }: Reading, verb: number): string | null {
  const comma = tokens.findLastIndex(({ text }, at) => text === "," && at < verb);
  const starts = [comma + 1, clauseAt(clauses, verb).at, 0];
  for (const start of starts) {
    let at = start;
    while (at < verb && FUNCTION_WORDS.has(tokens[at]?.word ?? "") && tokens[at]?.word !== "we") at += 1;
    if (tokens[at]?.word === "we" && at < verb) return "we";
    let end = at;
    while (end < verb && tokens[end]?.kind === "word" && !FUNCTION_WORDS.has(tokens[end]?.word ?? ""))
      end += 1;
    while (end > at && ADVERBS.has(tokens[end - 1]?.word ?? "")) end -= 1;
    if (end > at) return tokens[end - 1]?.word ?? null;
  }
  return null;
}

const skipBack = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (ADVERBS.has(tokens[at]?.word ?? "")) at -= 1;
  return at;
};

const skipOn = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (ADVERBS.has(tokens[at]?.word ?? "")) at += 1;
  return at;
};
