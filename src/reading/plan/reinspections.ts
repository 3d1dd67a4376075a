import { inQuotes } from "../../prose/sentences.ts";
import {
  BEFORE_DAYS,
  BEFORE_SPANS,
  BETWEEN,
  DUTIES,
  LIMITS,
  OTHERS_INSPECTED,
  PARTS,
  SURENESS,
  UNSURE,
} from "../lexicons/reinspections.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Reading } from "../reading.ts";
import { numberAt } from "../words/numbers.ts";
import { phraseAt, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { wordingAt, wordingsOf } from "../words/wordings.ts";

/** What a sentence says about the time within which a re-inspection takes place. */
export interface ReinspectionTime {
  /** Positions of the first token from the verb on, and of the one after the time. */
  readonly at: number;
  readonly end: number;
  /** Null for a date, or a time in other words. */
  readonly months: number | null;
  /** Whether it must be so, usually is, or is only expected this time. */
  readonly kind: "must" | "usual" | "expected";
  /** Whether the re-inspection is named; "it" may stand for something else. */
  readonly byName: boolean;
}

const PART_WORDINGS = Object.entries(PARTS).map(([part, text]) => ({
  part,
  wordings: wordingsOf({ [part]: text }),
}));
const OTHER_PHRASES = phrasesOf(OTHERS_INSPECTED);
const SURENESS_PHRASES = phrasesOf(SURENESS);
const SPAN_LIMITS = phrasesOf(BEFORE_SPANS);
const DAY_LIMITS = phrasesOf(BEFORE_DAYS);
const DUTY_WORDINGS = wordingsOf(DUTIES);
const LIMIT_WORDINGS = wordingsOf(LIMITS);

/**
 * Every such time that a sentence states: first those that are said in so many months of a re-inspection, or of "it" where
 * the sentence or the one before it names one.
 */
export function reinspectionTimes(reading: Reading, before: Reading | null): ReinspectionTime[] {
  const { tokens, times } = reading;
  if (!tokens.some(({ word }) => UNITS.has(word)) && times.every(({ days }) => days === null)) return [];
  const parts = partsOf(reading);
  const isNear = [reading, before].some((one) => one !== null && namesReinspection(one));
  const stated = parts.flatMap((part) => statedIn(part, reading)).filter(({ byName }) => byName || isNear);
  const duties = dutiesIn(parts, reading);
  const isSaid = (one: ReinspectionTime): boolean => one.kind !== "usual";
  return [
    ...stated.filter((one) => isSaid(one) || duties.every(({ end }) => end !== one.end)),
    ...duties.filter(({ end }) => !stated.some((one) => isSaid(one) && one.end === end)),
  ];
}

const UNITS: ReadonlySet<string> = new Set(["month", "year"]);

/** Whether a sentence names the re-inspection, if only by a reference. */
const namesReinspection = ({ tokens }: Reading): boolean =>
  tokens.some(({ kind, text }) => (kind === "word" || kind === "reference") && NAMED.test(text));

const NAMED = /\bre-?inspect/i;

/** Some tokens that are one part of such a sentence, as a token whose word says which; any other token as it is. */
interface Part extends Token {
  /** Positions of its first token, and of the one after its last. */
  readonly at: number;
  readonly end: number;
  /** How many months it is, for a length of time. */
  readonly months: number | null;
}

function partsOf(reading: Reading): Part[] {
  const { tokens } = reading;
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length; at = parts.at(-1)?.end ?? at + 1) {
    const token = tokens[at] as Token;
    const found = limitAt(reading, at) ?? spanAt(tokens, at) ?? dayAt(reading, at) ?? partAt(reading, at);
    if (found === null) parts.push({ ...token, at, end: at + 1, months: null });
    else
      parts.push({
        ...token,
        kind: "word",
        text: found.word,
        to: tokens[found.end - 1]?.to ?? token.to,
        months: null,
        at,
        ...found,
      });
  }
  return parts;
}

type FoundPart = Pick<Part, "word" | "end"> & Partial<Pick<Part, "months">>;

function partAt(reading: Reading, at: number): FoundPart | null {
  const { tokens } = reading;
  if (tokens[at]?.kind !== "word") return null;
  for (const { part, wordings } of PART_WORDINGS) {
    const end = wordingAt(tokens, at, wordings);
    if (end !== null) return { word: part, end: part === "reinspection" ? endOfWhose(reading, end) : end };
  }
  return null;
}

/** "The re-inspection of the Council's services", "by Ofsted". */
function endOfWhose(reading: Reading, at: number): number {
  const { tokens } = reading;
  if (!["of", "by"].includes(tokens[at]?.word ?? "") || limitAt(reading, at) !== null) return at;
  let end = at + 1;
  while (["the", "our", "its", "a"].includes(tokens[end]?.word ?? "")) end += 1;
  while (tokens[end]?.kind === "word" && !FUNCTION_WORDS.has(tokens[end]?.word ?? "")) end += 1;
  return end;
}

/** "Within the space of 24 months", "by the end of 2017". */
function limitAt(reading: Reading, at: number): FoundPart | null {
  const { tokens } = reading;
  const span = spanAt(tokens, skip(tokens, phraseAt(tokens, at, SPAN_LIMITS)?.end, BEFORE_SPAN));
  if (span !== null) return { ...span, word: span.isLong ? "long" : "limit" };
  const day = dayAt(reading, skip(tokens, phraseAt(tokens, at, DAY_LIMITS)?.end, BEFORE_DAY));
  return day === null ? null : { ...day, word: "limit" };
}

function skip(tokens: readonly Token[], from: number | undefined, words: ReadonlySet<string>): number {
  let at = from ?? tokens.length;
  while (words.has(tokens[at]?.word ?? "")) at += 1;
  return at;
}

const BEFORE_SPAN: ReadonlySet<string> = new Set(["the", "space", "period", "of"]);
const BEFORE_DAY: ReadonlySet<string> = new Set(
  "the end start beginning close middle spring summer autumn winter of".split(" "),
);

/** "24 months", "a year", "18-month": not "two years old". */
function spanAt(tokens: readonly Token[], at: number): (FoundPart & { readonly isLong: boolean }) | null {
  const number = numberAt(tokens, at) ?? (tokens[at]?.word === "a" ? { value: 1, end: at + 1 } : null);
  if (number === null) return null;
  const unit = tokens[number.end]?.text === "-" ? number.end + 1 : number.end;
  const { word } = tokens[unit] ?? {};
  const end = tokens[unit + 1]?.word === "time" ? unit + 2 : unit + 1;
  if (word === undefined || !UNITS.has(word) || tokens[unit + 1]?.word === "old") return null;
  const months = word === "year" ? 12 * number.value : number.value;
  return {
    word: "span",
    end,
    months,
    isLong: months >= 12 && !(word === "year" && number.value === 1),
  };
}

function dayAt({ times }: Reading, at: number): FoundPart | null {
  const time = times.find((one) => one.at === at && one.days !== null);
  return time === undefined ? null : { word: "day", end: time.end };
}

/** "It usually takes place within 24 months", up to the months of a part. */
function statedIn({ word, at: limit, end, months }: Part, { tokens }: Reading): ReinspectionTime[] {
  const isPlain = tokens[limit]?.word === "within" && numberAt(tokens, limit + 1) !== null;
  if (!["limit", "long"].includes(word) || months === null || !isPlain) return [];
  const from = startOfVerbs(tokens, limit);
  const subject = tokens[from - 1]?.text === "," ? from - 2 : from - 1;
  if (from === limit) return [];
  const verbs = phrasesIn(tokens, SURENESS_PHRASES, from, limit).map(({ meaning }) => meaning);
  const kind = (["usual", "must", "expected"] as const).find((one) => verbs.includes(one)) ?? "usual";
  const stated = { at: from, end, months, kind };
  if (PRONOUNS.has(tokens[subject]?.word ?? "")) return [{ ...stated, byName: false }];
  return isSubject(tokens, subject, from, limit) ? [{ ...stated, byName: true }] : [];
}

const PRONOUNS: ReadonlySet<string> = new Set(["it", "this", "which"]);

/** Where the words begin that may stand between a re-inspection and its months: "has to be", "re-inspects a council". */
function startOfVerbs(tokens: readonly Token[], limit: number): number {
  let start = limit;
  for (let count = 0; count < MOST_VERBS; count++) {
    const last = tokens[start - 1]?.text === "," && start < limit ? start - 2 : start - 1;
    const isBy = INSPECTORS.has(tokens[last]?.word ?? "") && tokens[last - 1]?.word === "by";
    const object = [0, 1, 2, 3, 4].find((back) => isAgain(tokens[last - back]));
    if (BETWEEN.has(tokens[last]?.word ?? "") || isBy) start = last;
    else if (object !== undefined && tokens.slice(last - object, last).every(({ kind }) => kind === "word"))
      start = last - object;
    else break;
  }
  return start;
}

const MOST_VERBS = 10;
const INSPECTORS: ReadonlySet<string> = new Set(["ofsted", "inspector"]);
const isAgain = (token: Token | undefined): boolean => /^re-?inspect(?:s|ed)?$/i.test(token?.text ?? "");

/** The re-inspection, also "of the Council"; inspectors where they re-inspect. */
function isSubject(tokens: readonly Token[], at: number, from: number, to: number): boolean {
  if (INSPECTORS.has(tokens[at]?.word ?? "") && tokens.slice(from, to).some(isAgain)) return true;
  const whose = [0, 1, 2, 3, 4, 5, 6].find((back) =>
    /^re-?inspections?$/i.test(tokens[at - back]?.text ?? ""),
  );
  if (whose === undefined) return false;
  return whose === 0 || ["of", "by"].includes(tokens[at - whose + 1]?.word ?? "");
}

/** What a sentence says has to be by some time, though no law and no framework does. */
function dutiesIn(parts: readonly Part[], reading: Reading): ReinspectionTime[] {
  const { tokens, text } = reading;
  const isOfOthers =
    phrasesIn(tokens, OTHER_PHRASES).length > 0 ||
    parts.some(
      ({ word }, at) =>
        word === "again" && parts[at + 1]?.word === "by" && parts[at + 2]?.word !== "inspector",
    );
  if (isOfOthers) return [];
  const has = (word: string, from = 0, to = parts.length): boolean =>
    parts.slice(from, to).some((one) => one.word === word);
  const isNamed = namesReinspection(reading);
  const isAbout = isNamed || has("reinspection") || (has("inspect") && has("anew"));
  const limitOf = (at: number): number | null => {
    const end = isAbout ? wordingAt(parts, at, LIMIT_WORDINGS) : null;
    return end !== null && (isNamed || OF_INSPECTORS.some((word) => has(word, at, end))) ? end : null;
  };
  const found: ReinspectionTime[] = [];
  for (let at = 0; at < parts.length; at++) {
    const end = parts[at]?.kind === "sign" ? null : (wordingAt(parts, at, DUTY_WORDINGS) ?? limitOf(at));
    if (end === null || inQuotes(text, parts[at]?.from ?? 0)) continue;
    const start = parts.findLastIndex(({ text: sign }, index) => index < at && /^[,;:]$/.test(sign)) + 1;
    if (!parts.slice(start, end).some(({ word }) => UNSURE.has(word)))
      found.push({
        at: parts[at]?.at ?? 0,
        end: parts[end - 1]?.end ?? tokens.length,
        months: null,
        kind: "must",
        byName: true,
      });
    at = end - 1;
  }
  return found;
}

/** A part that says that a limit is the inspectors'. */
const OF_INSPECTORS = ["inspector", "inspection", "reinspection", "again"];
