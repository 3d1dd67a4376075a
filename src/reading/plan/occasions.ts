import { ORDINALS } from "../lexicons/numbers.ts";
import {
  ANOTHER,
  BEFORE_NOUNS,
  BETWEEN,
  DETERMINERS,
  GOVERNING,
  ISSUES,
  KINDS,
  OCCASIONS,
  type OccasionNoun,
  OTHER_SUBJECTS,
  OWNERS,
  TELLING,
} from "../lexicons/occasions.ts";
import type { Reading } from "../reading.ts";
import { monthAt } from "../times/dates.ts";
import { beforeWeekday } from "../times/ranges.ts";
import type { Time } from "../times/times.ts";
import { type Found, phraseAt, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { actsOf } from "./acts.ts";
import {
  isAfterIt,
  isCut,
  isDecided,
  isPaper,
  nameEnd,
  type Occasion,
  ON,
  REACH,
  subjectEnd,
  TOLD,
  wordsOf,
} from "./occasion-words.ts";

const NOUN_PHRASES = phrasesOf(OCCASIONS);

/** What a day may be the day of: in so many words, then by what is told before it, then by what follows it. */
export function occasionsOf({ tokens, times }: Reading, time: Time): Occasion[] {
  const end = beforeWeekday(tokens, time.at);
  const start = Math.max(0, end - REACH);
  const words = phrasesIn(tokens, NOUN_PHRASES, start, end).map((found) => headOf(tokens, found, end));
  const isOne = ({ end: after }: Found<OccasionNoun>): boolean =>
    !/[^'’]s$/.test(tokens[after - 1]?.text ?? "");
  const nouns = words.filter((one, index) => words[index + 1]?.at !== one.at && isOne(one));
  const all = [
    ...nouns.slice(-1).flatMap((noun) => labelled(tokens, noun, end, times)),
    ...nouns.flatMap((noun) => told(tokens, noun, end)),
    ...actsOf(tokens, time),
  ];
  const ordinal = ordinalBefore(tokens, time.at) ?? ordinalAfter(tokens, time.end);
  return all.map((one) => ({ ...one, ordinal }));
}

/** "The letter about the visit is dated": the letter is, and not the visit. */
function headOf(tokens: readonly Token[], found: Found<OccasionNoun>, end: number): Found<OccasionNoun> {
  const isOfPaper = tokens
    .slice(found.end, end)
    .some(({ word }) => BETWEEN.paper.has(word) && TELLING.has(word) && !BETWEEN.event.has(word));
  const lead = leadOf(tokens, found.at);
  const about = DETERMINERS.has(tokens[lead - 1]?.word ?? "") ? lead - 1 : lead;
  const joiner = tokens[about - 1]?.word ?? "";
  const head = phraseAt(tokens, about - 2, NOUN_PHRASES);
  const isAbout = ["about", "after", "following", "on", "of"].includes(joiner) && head?.end === about - 1;
  return isOfPaper && isAbout && isPaper(head.meaning) ? { ...head, end: found.end } : found;
}

/** The position of the first word that says which kind it is: "monitoring visit". */
function leadOf(tokens: readonly Token[], at: number): number {
  let lead = at;
  while (KINDS.has(tokens[lead - 1]?.word ?? "") && !/['’]s?$/.test(tokens[lead - 1]?.text ?? "")) lead -= 1;
  return lead;
}

/** "The letter of", "the visit (", "approved by the Board on", "the letter about the visit of July 2016, dated". */
function labelled(
  tokens: readonly Token[],
  { meaning, at, end }: Found<OccasionNoun>,
  to: number,
  times: readonly Time[],
): Occasion[] {
  const isDated = tokens[to - 1]?.word === "dated";
  const other = isDated ? times.findLast((time) => time.at >= end && time.end < to) : undefined;
  const gap = wordsOf(tokens, other?.end ?? end, to);
  const isVerb = VERB_FORM.test(tokens[at]?.text ?? "");
  const isPlain = LABELS.has(gap.join(" "));
  const isEnded =
    !isCut(gap) && (ENDS.test(gap.join(" ")) || (isVerb && isDecided(meaning) && gap.at(-1) === "on"));
  const isOther = gap.some((word) => OTHER_SUBJECTS.has(word));
  if (!(isPlain || isEnded) || isOther) return [];
  if (gap.length === 1 && gap[0] === "on" && isGoverned(tokens, at)) return [];
  const lead = wordsOf(tokens, Math.max(0, at - 4), at);
  const isAnother =
    lead.some((word) => ANOTHER.has(word)) ||
    lead
      .slice(-3)
      .some((word, index, three) => OWNERS.has(ownWord(tokens, at - three.length + index, word))) ||
    gap[0] === "to" ||
    (!isVerb && isOtherKind(tokens[at - 1]));
  return [{ ...TOLD, noun: meaning, isLabel: true, isAnother }];
}

const VERB_FORM = /(?:ed|met)$/i;
const LABELS: ReadonlySet<string> = new Set(["on", "dated", ", dated", "(", "–", "-"]);
const ENDS = /(?:^| )(?:of|dated|date from|dated from|date back to|published|held|published on|held on)$/;

/** "Council's", as written in small letters: the reading folds it to "council". */
const ownWord = (tokens: readonly Token[], at: number, word: string): string =>
  /['’]s$/.test(tokens[at]?.text ?? "") ? `${word}'s` : word;

const isOtherKind = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === "word" &&
  /^[a-z][\w-]*$/.test(token.text) &&
  !DETERMINERS.has(token.word) &&
  !BEFORE_NOUNS.has(token.word) &&
  !KINDS.has(token.word);

/** A verb earlier in the clause that has the date: "discussed the letter on". */
function isGoverned(tokens: readonly Token[], at: number): boolean {
  const words = wordsOf(tokens, 0, at);
  return words
    .slice(words.findLastIndex((word) => /^[.;]$/.test(word)) + 1)
    .some((word) => GOVERNING.has(word));
}

/** "Their second monitoring visit, on", "the letter from Ofsted, sent on", "Ofsted published its report on". */
function told(tokens: readonly Token[], { meaning, at, end }: Found<OccasionNoun>, to: number): Occasion[] {
  const isVerb = VERB_FORM.test(tokens[at]?.text ?? "");
  if (isVerb || meaning === "meeting" || isAfterIt(tokens, to)) return [];
  const lead = leadOf(tokens, at);
  const before = tokens[lead - 1];
  const agents = passed(tokens, end, to, isPaper(meaning) ? BETWEEN.paper : BETWEEN.event);
  if (agents === null) return [];
  const isTheirs = before?.word === "our" && agents.length > 0;
  const isOwned = before !== undefined && !DETERMINERS.has(before.word) && !isTheirs;
  const kind = wordsOf(tokens, isOwned ? lead - 1 : lead, at).filter((word) => !ORDINALS.includes(word));
  const occasion = { ...TOLD, noun: meaning, kind, agents };
  const gap = wordsOf(tokens, end, to);
  if (gap.some((word) => TELLING.has(word)) && isOfAnother(tokens, isOwned ? lead : lead - 1)) return [];
  const isBare = ON.has(gap.at(-1) ?? "") && !gap.some((word) => TELLING.has(word));
  if (!isBare || !isGoverned(tokens, at)) return [{ ...occasion, ownerEnd: isOwned ? lead : null }];
  const verb = lead - (isOwned ? 1 : 2);
  return ISSUES.has(tokens[verb]?.text.toLowerCase() ?? "")
    ? [{ ...occasion, ownerEnd: subjectEnd(tokens, verb) }]
    : [];
}

/** "Preparations for the visit begin in September": they do, and not the visit. */
const isOfAnother = (tokens: readonly Token[], at: number): boolean =>
  ["for", "of", "about", "to"].includes(tokens[at - 1]?.word ?? "") && tokens[at - 2]?.kind === "word";

const LAST_WORDS: ReadonlySet<string> = new Set(["on", "in", "of", "from", "for", "dated"]);

/** The agents named between a noun and its date; null where other words stand there. */
function passed(
  tokens: readonly Token[],
  from: number,
  to: number,
  between: ReadonlySet<string>,
): Occasion["agents"] | null {
  const agents: [number, number][] = [];
  for (let at = from; at < to; ) {
    const { word = "", text = "" } = tokens[at] ?? {};
    const name = ["by", "from", "of", "to"].includes(word) ? nameEnd(tokens, at + 1, to) : at + 1;
    const about = nounAbout(tokens, at, to);
    if (name > at + 1) {
      if (word !== "to") agents.push([at + 1, name]);
      at = name;
    } else if (about !== null) at = about;
    else if (
      text === "," ||
      (text === "(" && at === to - 1) ||
      between.has(word) ||
      (at >= to - 2 && LAST_WORDS.has(word))
    )
      at += 1;
    else return null;
  }
  return agents;
}

/** "About the visit": the end of it. */
function nounAbout(tokens: readonly Token[], at: number, to: number): number | null {
  if (!["about", "after", "following"].includes(tokens[at]?.word ?? "")) return null;
  let noun = at + 1;
  if (["it", "this", "them"].includes(tokens[noun]?.word ?? "")) return noun + 1;
  while (
    DETERMINERS.has(tokens[noun]?.word ?? "") ||
    KINDS.has(tokens[noun]?.word ?? "") ||
    monthAt(tokens, noun) !== null
  )
    noun += 1;
  const found = phraseAt(tokens, noun, NOUN_PHRASES);
  return found === null || found.end > to ? null : found.end;
}

/** "The second visit", "the next review": the number before a date. */
function ordinalBefore(tokens: readonly Token[], to: number): string | null {
  for (let at = to - 1; at >= 0; at--) {
    const word = tokens[at]?.word ?? "";
    const isNumber = word === "next" || ORDINALS.includes(word);
    if (isNumber && phrasesIn(tokens, NOUN_PHRASES, at + 1, Math.min(at + 4, to)).length > 0) return word;
  }
  return null;
}

/** "Came back on 4 May for its first monitoring visit": the number after a date. */
function ordinalAfter(tokens: readonly Token[], from: number): string | null {
  const at = from + 2;
  const isFor = tokens[from]?.word === "for" && DETERMINERS.has(tokens[from + 1]?.word ?? "");
  const word = tokens[at]?.word ?? "";
  const isNoun = phrasesIn(tokens, NOUN_PHRASES, at + 1, at + 4).length > 0;
  return isFor && isNoun && ORDINALS.includes(word) ? word : null;
}
