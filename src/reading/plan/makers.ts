import { MONTH_NAMES } from "../../plan/time/dates.ts";
import {
  ARE_MADE,
  COMING,
  DID,
  GIVEN_TO,
  JUDGED,
  MAKING,
  OTHER_MAKERS,
  OTHER_PLACES,
  PREPOSITIONS,
  RELATIVE,
  USUAL_CAPITALS,
  WITH_MAKERS,
} from "../lexicons/recommendations.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Reading } from "../reading.ts";
import { type Phrases, phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import { foldWord } from "../words/tokens.ts";

/** Who made the recommendations that a plan answers, and when. */
export interface Makers {
  /** The inspectorate, its inspectors and its inspection. */
  readonly phrases: Phrases<string>;
  /** What references to their events begin with. */
  readonly references: readonly string[];
  /** The folded words of names that are theirs or the council's. */
  readonly known: ReadonlySet<string>;
  /** Of the inspections and their reports. */
  readonly years: readonly number[];
}

/** What one sentence says of the makers; positions are those of its tokens. */
export interface MakersInSentence {
  /** Whether tokens from one position up to another name them. */
  isNamed(from: number, to: number): boolean;
  /** Whether a word is one of their names. */
  isAt(at: number): boolean;
  /** Whether the sentence names somebody else who makes recommendations. */
  readonly hasOthers: boolean;
  /** Whether they are the subject of a verb of making that ends at a position. */
  madeBefore(end: number): boolean;
  /** How the words after a noun say that it came from them: "came" in a verb, "of" in a preposition; null if not. */
  comingAfter(noun: number): "came" | "of" | null;
  /**
   * Whether what is said around a number is somebody else's, another place's, or of another year. Years may be those
   * of the inspection "only", or any "since" it. `end` is the position after the number, `after` that after its noun.
   */
  isOfOthers(end: number, after: number, years: "only" | "since"): boolean;
}

export const makersIn = (reading: Reading, before: Reading | null, makers: Makers): MakersInSentence => ({
  isNamed: (from, to) => namesMakers(reading, from, to, makers),
  isAt: (at) => phraseAt(reading.tokens, at, makers.phrases) !== null,
  hasOthers: namesOtherMakers(reading),
  madeBefore: (end) => madeBefore(reading, before, end, makers),
  comingAfter: (noun) => comesFromMakers(reading, noun, makers),
  isOfOthers: (end, after, years) => isOfOtherMakers(reading, end, after, years, makers),
});

const MAKING_PHRASES = phrasesOf(MAKING);
const COMING_PHRASES = phrasesOf(COMING);
const GIVEN_PHRASES = phrasesOf(GIVEN_TO);
const DID_PHRASES = phrasesOf(DID);
const OTHER_MAKER_PHRASES = phrasesOf(OTHER_MAKERS);
const PLACE_PHRASES = phrasesOf(OTHER_PLACES);

/** Whether tokens from one position up to another name the makers. */
function namesMakers(
  { tokens }: Reading,
  from: number,
  to: number,
  { phrases, references }: Makers,
): boolean {
  if (phrasesIn(tokens, phrases, from, to).length > 0) return true;
  return tokens
    .slice(from, to)
    .some(({ kind, text }) => kind === "reference" && references.some((one) => text.includes(one)));
}

/** Whether tokens name somebody else who makes recommendations. */
const namesOtherMakers = ({ tokens }: Reading, from = 0, to = tokens.length): boolean =>
  phrasesIn(tokens, OTHER_MAKER_PHRASES, from, to).length > 0;

/**
 * Whether the makers are the subject of a verb of making that ends at a position: "Ofsted's report made", "the report,
 * which came out in May and made", and "It made" after a sentence about the report.
 */
function madeBefore(reading: Reading, before: Reading | null, end: number, makers: Makers): boolean {
  const { tokens } = reading;
  const given = phraseBefore(tokens, end, GIVEN_PHRASES)?.at ?? end;
  const verb = phraseBefore(tokens, phraseBefore(tokens, given, GIVEN_PHRASES)?.at ?? given, MAKING_PHRASES);
  if (verb === null || namesOtherMakers(reading, 0, verb.at)) return false;
  const from = segmentStart(reading, verb.at);
  const own = tokens.slice(from, verb.at).filter(({ word }) => word !== "also" && word !== "has");
  if (from === 0 && before !== null && own.length === 1 && PRONOUNS.has(own[0]?.word ?? ""))
    return isAbout(before, makers);
  if (own.some(({ word }) => !RELATIVE.has(word))) return isSubject(reading, from, verb.at, makers);
  const last = from - 1;
  const start = segmentStart(reading, last);
  if (own.length > 0) return isSubject(reading, start, last, makers);
  if (RELATIVE.has(tokens[start]?.word ?? ""))
    return isSubject(reading, segmentStart(reading, start - 1), start - 1, makers);
  const judged = tokens.findIndex(({ word }, at) => at >= start && at < last && JUDGED.has(word));
  return judged !== -1 && isSubject(reading, start, judged, makers);
}

const PRONOUNS: ReadonlySet<string> = new Set(["it", "they", "this"]);

/** Whether a sentence begins with the makers as its subject. */
function isAbout(reading: Reading, makers: Makers): boolean {
  const end = ownRun(reading, 0, makers);
  const verb = reading.tokens[end];
  return (
    namesMakers(reading, 0, end, makers) &&
    !namesOtherMakers(reading) &&
    verb !== undefined &&
    (JUDGED.has(verb.word) || FUNCTION_WORDS.has(verb.word) || /ed$/.test(verb.text))
  );
}

const BREAKS: ReadonlySet<string> = new Set(["and", "but", "because", "as", "where"]);

function segmentStart({ tokens }: Reading, end: number): number {
  let from = end;
  while (from > 0) {
    const { kind, word, text } = tokens[from - 1] ?? { kind: "sign", word: "", text: "" };
    if ((kind === "sign" && /^[,;:]$/.test(text)) || BREAKS.has(word)) break;
    // "Cabinet noted that the inspection": what is told begins anew.
    if (word === "that" && from < end) break;
    from -= 1;
  }
  return from;
}

/** Whether these tokens are the makers and nothing that would make them others. */
function isSubject(reading: Reading, from: number, to: number, makers: Makers): boolean {
  return ownRun(reading, from, makers) >= to && namesMakers(reading, from, to, makers);
}

/** Where the run of words ends that may stand with the makers' name. */
function ownRun({ tokens, times }: Reading, from: number, { phrases }: Makers): number {
  let at = from;
  while (at < tokens.length) {
    const time = times.find((one) => one.at <= at && at < one.end);
    const found = phraseAt(tokens, at, phrases);
    const { kind = "sign", word = "", text = "" } = tokens[at] ?? {};
    const isPlural = /inspections$/i.test(text);
    if (time !== undefined) at = time.end;
    else if (found !== null && !isPlural) at = found.end;
    else if (kind === "reference" || (WITH_MAKERS.has(word) && !isPlural)) at += 1;
    else if (/^[*_()]$/.test(text)) at += 1;
    else break;
  }
  return at;
}

function comesFromMakers(reading: Reading, after: number, makers: Makers): "came" | "of" | null {
  const { tokens } = reading;
  let at = after;
  const isRelative = RELATIVE.has(tokens[at]?.word ?? "");
  if (isRelative) at += 1;
  const own = ownRun(reading, at, makers);
  if (namesMakers(reading, at, own, makers) && phraseAt(tokens, own, DID_PHRASES) !== null) return "of";
  while (["were", "was", "have", "had", "has", "been"].includes(tokens[at]?.word ?? "")) at += 1;
  const coming = phraseAt(tokens, at, COMING_PHRASES) ?? madeFor(reading, at);
  if (coming === null) return null;
  const end = ownRun(reading, coming.end, makers);
  if (PREPOSITIONS.has(tokens[end - 1]?.word ?? "") || !namesMakers(reading, coming.end, end, makers))
    return null;
  return coming.meaning === "came" && !isRelative ? "came" : "of";
}

/** "Were placed on the Council by". */
function madeFor({ tokens }: Reading, at: number): { meaning: "came"; end: number } | null {
  if (!ARE_MADE.has(tokens[at]?.word ?? "")) return null;
  const by = tokens.findIndex(({ word }, next) => next > at && next <= at + MOST_BEFORE_BY && word === "by");
  const isPlain = by !== -1 && tokens.slice(at, by).every(({ kind }) => kind === "word");
  return isPlain ? { meaning: "came", end: by + 1 } : null;
}

const MOST_BEFORE_BY = 5;

function isOfOtherMakers(
  reading: Reading,
  end: number,
  after: number,
  years: "only" | "since",
  makers: Makers,
): boolean {
  const { tokens } = reading;
  const { known, years: ours } = makers;
  const next = tokens.findIndex(
    ({ kind, text }, at) => at >= end && kind === "sign" && /^[,.;:]$/.test(text),
  );
  const to = next === -1 ? tokens.length : next;
  const by = ["made", "given", "issued"].includes(tokens[after]?.word ?? "") ? after + 1 : after;
  const isElsewhere =
    by > after && ["in", "at"].includes(tokens[by]?.word ?? "") && tokens[by + 1]?.word === "that";
  const isFrom = ["from", "by"].includes(tokens[by]?.word ?? "");
  if ((isFrom || isElsewhere) && !namesMakers(reading, by, to, makers)) return true;
  const written = tokens.slice(0, to).map(({ text }) => text);
  const first = Math.min(...ours);
  const others = written
    .filter((text) => /^(?:19|20)\d\d$/.test(text))
    .map(Number)
    .filter((year) => !ours.includes(year));
  if (others.some((year) => years === "only" || year < first)) return true;
  if (
    written.some((text) => /^inspections$/i.test(text)) ||
    phrasesIn(tokens, PLACE_PHRASES, 0, to).length > 0
  )
    return true;
  return tokens.slice(0, to).some(({ kind, text, word }, at) => {
    const isName = kind === "word" && /^\p{Lu}/u.test(text);
    const beginsName = /^\p{Lu}{2,}/u.test(text) || /^\p{Lu}/u.test(tokens[1]?.text ?? "");
    return isName && (at > 0 || beginsName) && !FUNCTION_WORDS.has(word) && !isUsual(word, known);
  });
}

const MONTHS: ReadonlySet<string> = new Set(
  MONTH_NAMES.flatMap((name) => [name, name.slice(0, 3), "Sept"]).map(foldWord),
);

const isUsual = (word: string, known: ReadonlySet<string>): boolean =>
  known.has(word) ||
  USUAL_CAPITALS.has(word) ||
  MONTHS.has(word) ||
  word.split("-").every((part) => known.has(part) || USUAL_CAPITALS.has(part));
