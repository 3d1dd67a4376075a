import {
  ACTS,
  AFTER_IT,
  ANOTHER,
  BEFORE_NOUNS,
  BESIDE_VERBS,
  BETWEEN,
  COUNCIL,
  DETERMINERS,
  GOVERNING,
  ISSUES,
  KINDS,
  OBJECTS,
  OCCASIONS,
  type OccasionNoun,
  ORDINALS,
  OTHER_SUBJECTS,
  OWNERS,
  TELLING,
} from "./lexicons/occasions.ts";
import { type Found, phraseAt, phrasesIn, phrasesOf } from "./phrases.ts";
import { afterWeekday, beforeWeekday } from "./ranges.ts";
import type { Reading } from "./reading.ts";
import type { Time } from "./times.ts";
import type { Token } from "./tokens.ts";

/** An event or paper that a sentence gives a day, by a noun ("the letter of") or a verb ("inspectors came on"). */
export interface Occasion {
  readonly noun: OccasionNoun;
  /** Whether the words leave no doubt that the day is its own. Otherwise it is so only if it is theirs who are named. */
  readonly isLabel: boolean;
  /** "The third visit", "our letter", "a staffing review": not one in the plan. */
  readonly isAnother: boolean;
  /** Where the name of whose it is must end, just before its words; null where a determiner stands there. */
  readonly ownerEnd: number | null;
  /** The words before a noun that say which it is: "mid-term", "peer"; not its number. */
  readonly kind: readonly string[];
  /** "second" of "the second visit", or "next". */
  readonly ordinal: string | null;
  /** From and to which positions another may be named: "by the Board". */
  readonly agents: readonly (readonly [from: number, to: number])[];
}

/** One that is told, of nobody in particular. */
const TOLD = {
  isLabel: false,
  isAnother: false,
  ownerEnd: null,
  kind: [],
  ordinal: null,
  agents: [],
} as const;

const NOUN_PHRASES = phrasesOf(OCCASIONS);
const ACT_PHRASES = phrasesOf(ACTS);
/** A longer way from a word to a date is hardly about it. */
const REACH = 16;

/** What a day may be the day of: in so many words, then by what is told before it, then by what follows it. */
export function occasionsOf({ tokens, times }: Reading, time: Time): Occasion[] {
  const end = beforeWeekday(tokens, time.at);
  const start = Math.max(0, end - REACH);
  const words = phrasesIn(tokens, NOUN_PHRASES, start, end).map((found) => headOf(tokens, found, end));
  const nouns = words.filter(({ at }, index) => words[index + 1]?.at !== at);
  const acts = phrasesIn(tokens, ACT_PHRASES, start, end);
  const all = [
    ...nouns.slice(-1).flatMap((noun) => labelled(tokens, noun, end, times)),
    ...nouns.flatMap((noun) => told(tokens, noun, end)),
    ...acts.flatMap((act) => done(tokens, act, end)),
    ...following(tokens, time),
  ];
  const ordinal = ordinalBefore(tokens, time.at);
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

const isPaper = (noun: OccasionNoun): boolean => noun === "letter" || noun === "report" || noun === "notice";

/** The position of the first word that says which kind it is: "monitoring visit". */
function leadOf(tokens: readonly Token[], at: number): number {
  let lead = at;
  while (KINDS.has(tokens[lead - 1]?.word ?? "") && !/['’]s?$/.test(tokens[lead - 1]?.text ?? "")) lead -= 1;
  return lead;
}

const wordsOf = (tokens: readonly Token[], from: number, to: number): string[] =>
  tokens.slice(from, to).map(({ kind, word, text }) => (kind === "word" ? word : text));

const isCut = (words: readonly string[]): boolean => words.some((word) => /^(?:[.;:,(]|\d.*)$/.test(word));

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

const isDecided = (noun: OccasionNoun): boolean => noun === "decision" || noun === "meeting";

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
  const isOwned = before !== undefined && !DETERMINERS.has(before.word);
  const agents = passed(tokens, end, to, isPaper(meaning) ? BETWEEN.paper : BETWEEN.event);
  if (agents === null) return [];
  const kind = wordsOf(tokens, isOwned ? lead - 1 : lead, at).filter((word) => !ORDINALS.includes(word));
  const occasion = { ...TOLD, noun: meaning, kind, agents };
  const gap = wordsOf(tokens, end, to);
  const isBare = gap.at(-1) === "on" && !gap.some((word) => TELLING.has(word));
  if (!isBare || !isGoverned(tokens, at)) return [{ ...occasion, ownerEnd: isOwned ? lead : null }];
  const verb = lead - (isOwned ? 1 : 2);
  return ISSUES.has(tokens[verb]?.text.toLowerCase() ?? "")
    ? [{ ...occasion, ownerEnd: subjectEnd(tokens, verb) }]
    : [];
}

/** "After the visit, on 20 July": a day after it. */
function isAfterIt(tokens: readonly Token[], to: number): boolean {
  const comma = tokens[to - 1]?.word === "on" ? to - 2 : to - 1;
  return (
    tokens[comma]?.text === "," &&
    wordsOf(tokens, Math.max(0, comma - 7), comma).some((word) => AFTER_IT.has(word))
  );
}

const LAST_WORDS: ReadonlySet<string> = new Set(["on", "of", "from", "for", "dated"]);

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

/** The end of a name in capitals, of "inspectors" or of the council, with "the" before it or not. */
function nameEnd(tokens: readonly Token[], at: number, to: number): number {
  let end = tokens[at]?.word === "the" ? at + 1 : at;
  const first = end;
  while (
    end < to &&
    (isName(tokens[end]) ||
      (end > first && isName(tokens[end + 1]) && /^(?:for|of|and)$/.test(tokens[end]?.text ?? "")))
  )
    end += 1;
  return end === first ? at : end;
}

const isName = (token: Token | undefined): boolean =>
  token?.kind === "word" &&
  (/^\p{Lu}/u.test(token.text) || COUNCIL.has(token.word) || token.word === "inspector");

/** "About the visit": the end of it. */
function nounAbout(tokens: readonly Token[], at: number, to: number): number | null {
  if (!["about", "after", "following"].includes(tokens[at]?.word ?? "")) return null;
  let noun = at + 1;
  while (DETERMINERS.has(tokens[noun]?.word ?? "") || KINDS.has(tokens[noun]?.word ?? "")) noun += 1;
  const found = phraseAt(tokens, noun, NOUN_PHRASES);
  return found === null || found.end > to ? null : found.end;
}

/** The end of the subject of a verb, before words such as "has" and "last". */
function subjectEnd(tokens: readonly Token[], verb: number): number {
  let end = verb;
  while (BESIDE_VERBS.has(tokens[end - 1]?.word ?? "")) end -= 1;
  return end;
}

/** "Ofsted reviewed progress with the plan on", "Inspectors last called, on", "approved by the Board on". */
function done(
  tokens: readonly Token[],
  { meaning, at, end }: Found<keyof typeof ACTS>,
  to: number,
): Occasion[] {
  if (isAfterIt(tokens, to)) return [];
  if (!["on", "from"].includes(tokens[to - 1]?.word ?? "")) return [];
  const by = tokens[end]?.word === "by" ? nameEnd(tokens, end + 1, to) : end;
  if (isDecided(meaning) && by > end) return [{ ...TOLD, noun: meaning, agents: [[end + 1, by]] }];
  const gap = wordsOf(tokens, end, to - 1);
  const isPlan = [...wordsOf(tokens, Math.max(0, at - 4), at), ...gap.slice(0, 4)].includes("plan");
  if (meaning === "submission") {
    const isClear = isPlan && !isCut(gap) && !gap.some((word) => OTHER_SUBMITTED.has(word));
    return isClear ? [{ ...TOLD, noun: meaning }] : [];
  }
  const isPast = (word: string, index: number): boolean =>
    OBJECTS.has(word) || (word === "," && index === gap.length - 1);
  const isOwn = isDecided(meaning) ? !isCut(gap) : gap.every(isPast);
  const ownerEnd = subjectEnd(tokens, at);
  const isNoun = /['’]s?$/.test(tokens[ownerEnd - 1]?.text ?? "");
  return isOwn && !isNoun ? [{ ...TOLD, noun: meaning, ownerEnd }] : [];
}

const OTHER_SUBMITTED: ReadonlySet<string> = new Set(["for", "about", "on", "director"]);

/** "On 10 June 2016 the Minister wrote". */
function following(tokens: readonly Token[], time: Time): Occasion[] {
  const before = beforeWeekday(tokens, time.at) - 1;
  const lead = tokens[before - 1]?.text.toLowerCase();
  const isFirst = before === 0 || [",", ";", "and", "but", "that", "was"].includes(lead ?? "");
  if (tokens[before]?.word !== "on" || !isFirst) return [];
  const start = afterWeekday(tokens, tokens[time.end]?.text === "," ? time.end + 1 : time.end);
  const acts = phrasesIn(tokens, ACT_PHRASES, start, Math.min(tokens.length, start + REACH));
  return acts.flatMap(({ meaning, at }): Occasion[] => {
    if (meaning === "submission")
      return wordsOf(tokens, at, at + 6).includes("plan") ? [{ ...TOLD, noun: meaning }] : [];
    const ownerEnd = subjectEnd(tokens, at);
    const isOnlyName = ownerEnd > start && !isCut(wordsOf(tokens, start, ownerEnd));
    return isOnlyName ? [{ ...TOLD, noun: meaning, ownerEnd }] : [];
  });
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
