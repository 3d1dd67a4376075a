import {
  ACTS,
  DETERMINERS,
  HOLDING,
  ISSUES,
  KINDS,
  OBJECTS,
  OCCASIONS,
  TELLING,
} from "../lexicons/occasions.ts";
import { afterWeekday, beforeWeekday } from "../times/ranges.ts";
import type { Time } from "../times/times.ts";
import { type Found, phraseAt, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
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

const ACT_PHRASES = phrasesOf(ACTS);

const NOUN_PHRASES = phrasesOf(OCCASIONS);

/** What is done on a day, as a sentence says before it and after it. */
export const actsOf = (tokens: readonly Token[], time: Time): Occasion[] => {
  const end = beforeWeekday(tokens, time.at);
  const acts = phrasesIn(tokens, ACT_PHRASES, Math.max(0, end - REACH), end);
  return [...acts.flatMap((act) => done(tokens, act, end)), ...following(tokens, time)];
};

/** "Ofsted reviewed progress with the plan on", "Inspectors last called, on", "approved by the Board on". */
function done(
  tokens: readonly Token[],
  { meaning, at, end }: Found<keyof typeof ACTS>,
  to: number,
): Occasion[] {
  if (isAfterIt(tokens, to)) return [];
  if (!ON.has(tokens[to - 1]?.word ?? "") && tokens[to - 1]?.word !== "from") return [];
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

/** "On 10 June 2016 the Minister wrote", "In October the Department issued its notice", "Published on 1 September, the report". */
function following(tokens: readonly Token[], time: Time): Occasion[] {
  const before = beforeWeekday(tokens, time.at) - 1;
  if (before === 0 && tokens[0]?.word === "dated")
    return headed(tokens, tokens[time.end]?.text === "," ? time.end + 1 : time.end);
  if (!ON.has(tokens[before]?.text.toLowerCase() ?? "")) return [];
  const start = afterWeekday(tokens, tokens[time.end]?.text === "," ? time.end + 1 : time.end);
  if (before === 1 && TELLING.has(tokens[0]?.word ?? "")) return headed(tokens, start);
  const lead = tokens[before - 1]?.text.toLowerCase();
  const isFirst = before === 0 || [",", ";", "and", "but", "that", "was"].includes(lead ?? "");
  if (!isFirst) return [];
  const to = Math.min(tokens.length, start + REACH);
  const acts = phrasesIn(tokens, ACT_PHRASES, start, to).flatMap(({ meaning, at }): Occasion[] => {
    if (meaning === "submission")
      return wordsOf(tokens, start, at + 6).includes("plan") ? [{ ...TOLD, noun: meaning }] : [];
    return doneBy(tokens, start, at, meaning);
  });
  const verb = tokens.findIndex(
    ({ word }, at) => at >= start && at < to && (ISSUES.has(word) || HOLDING.has(word)),
  );
  const noun = phrasesIn(tokens, NOUN_PHRASES, verb + 1, verb + MOST_TO_NOUN).at(0)?.meaning;
  const isIts = verb !== -1 && noun !== undefined && isPaper(noun) === ISSUES.has(tokens[verb]?.word ?? "");
  return [...acts, ...(isIts ? doneBy(tokens, start, verb, noun) : [])];
}

/** "Carried out its first monitoring visit" */
const MOST_TO_NOUN = 7;

/** What somebody did whose name alone stands before the verb. */
function doneBy(tokens: readonly Token[], start: number, verb: number, noun: Occasion["noun"]): Occasion[] {
  const ownerEnd = subjectEnd(tokens, verb);
  const isOnlyName = ownerEnd > start && !isCut(wordsOf(tokens, start, ownerEnd));
  return isOnlyName ? [{ ...TOLD, noun, ownerEnd }] : [];
}

/** The noun that the words from a position on begin with: "the inspection report", "Ofsted's letter". */
function headed(tokens: readonly Token[], start: number): Occasion[] {
  let at = start;
  const isLeading = (word: string): boolean => DETERMINERS.has(word) || KINDS.has(word);
  const isOwned = /['’]s?$/.test(tokens[at]?.text ?? "");
  if (isOwned) at += 1;
  while (phraseAt(tokens, at, NOUN_PHRASES) === null && isLeading(tokens[at]?.word ?? "")) at += 1;
  const nouns = [phraseAt(tokens, at + 1, NOUN_PHRASES), phraseAt(tokens, at, NOUN_PHRASES)];
  const found = nouns.find((one) => one !== null);
  return found == null ? [] : [{ ...TOLD, noun: found.meaning, ownerEnd: isOwned ? start + 1 : null }];
}
