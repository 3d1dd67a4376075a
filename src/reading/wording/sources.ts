import {
  NO_PUBLISHERS,
  OFFICIAL,
  OFFICIAL_FIGURES,
  OWN_PAPERS,
  PUBLICATIONS,
  PUBLISHERS,
  SAYING,
  SOURCES,
  SPEAKERS,
  STATING,
} from "../lexicons/sources.ts";
import { SMALL_WORDS } from "../lexicons/spellings.ts";
import type { Token } from "../words/tokens.ts";
import { wordingsIn, wordingsOf } from "../words/wordings.ts";

const SOURCE_WORDINGS = wordingsOf(SOURCES);
/** A footnote's number. */
const RAISED = /[¹²³⁴-⁹]/;

/** Whether a sentence says who published what it says, or who said it. */
export const namesSource = (tokens: readonly Token[]): boolean =>
  wordingsIn(tokens, SOURCE_WORDINGS).length > 0 ||
  tokens.some(
    (token, at) =>
      RAISED.test(token.text) ||
      isOfficial(tokens, at) ||
      isInBrackets(tokens, at) ||
      (PUBLICATIONS.has(token.word) && isPublishedBy(tokens, at)) ||
      (SAYING.has(token.word) && isSaid(tokens, at)),
  );

const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? "";

/** "Official statistics". "The national figure" is no publication. */
const isOfficial = (tokens: readonly Token[], at: number): boolean =>
  OFFICIAL.has(textAt(tokens, at).toLowerCase()) &&
  OFFICIAL_FIGURES.has(textAt(tokens, at + 1).toLowerCase());

/** "(DfE, 2015)", "13.4% (Department for Education)". */
function isInBrackets(tokens: readonly Token[], at: number): boolean {
  if (textAt(tokens, at) !== "(") return false;
  const close = tokens.findIndex(({ text }, next) => next > at && text === ")");
  if (close === -1) return false;
  const inside = tokens.slice(at + 1, close);
  const isName = inside.some(({ text }) => /^\p{Lu}[\p{L}\d]+/u.test(text));
  const isDated = inside.some(({ text }) => /^(?:19|20)\d\d$/.test(text));
  const isAfterShare = textAt(tokens, at - (textAt(tokens, at - 1) === "," ? 2 : 1)) === "%";
  return isName && (isDated || (isAfterShare && /^\p{Lu}/u.test(textAt(tokens, at + 1))));
}

/** "Data from ADASS", "benchmarking published by the regional board". */
function isPublishedBy(tokens: readonly Token[], at: number): boolean {
  let next = at + 1;
  if (["published", "released", "collected"].includes(textAt(tokens, next))) next += 1;
  if (!["from", "by"].includes(textAt(tokens, next))) return false;
  return nameAt(tokens, textAt(tokens, next + 1) === "the" ? next + 2 : next + 1) !== null;
}

/** How many words may stand between those who say something and the verb. */
const MOST_BETWEEN = 8;

/** "A survey by the Association found", "CQC reports", "the Director explained", "says the Ombudsman". */
function isSaid(tokens: readonly Token[], verb: number): boolean {
  const start = Math.max(
    verb - MOST_BETWEEN - 1,
    tokens.findLastIndex(({ kind }, at) => at < verb && kind === "sign") + 1,
  );
  const isThat =
    tokens[verb + 1]?.word === "that" || ["said", "say", "told"].includes(tokens[verb]?.word ?? "");
  for (let at = start; at < verb; at++) {
    const word = tokens[at]?.word ?? "";
    const isOwn = OWN_PAPERS.has(tokens[at - 1]?.word ?? "");
    if (PUBLISHERS.has(word) && !isOwn) return true;
    if (SPEAKERS.has(word) && isThat) return true;
    const end = nameAt(tokens, at);
    if (end === null) continue;
    const between = tokens.slice(end, verb).map((one) => one.word);
    if (between.some((one) => PUBLICATIONS.has(one))) return true;
    if (between.every((one) => ["has", "have", "also", "recently"].includes(one)) && isSaying(tokens, verb))
      return true;
  }
  const after = textAt(tokens, verb + 1) === "the" ? verb + 2 : verb + 1;
  const end = textAt(tokens, verb - 1) === "," ? nameAt(tokens, after) : null;
  return end !== null && isClose(tokens, end);
}

/** "CQC found that", "ADASS says most"; ", CQC reports." */
const isSaying = (tokens: readonly Token[], verb: number): boolean =>
  STATING.has(tokens[verb]?.word ?? "") &&
  (["that", "most", "many", "some", "several", "other", "few", "all"].includes(textAt(tokens, verb + 1)) ||
    isClose(tokens, verb + 1));

const isClose = (tokens: readonly Token[], at: number): boolean =>
  ["", ".", ",", ";"].includes(textAt(tokens, at));

/** Where a publisher's name that begins at a position ends: "CQC", "NHS England"; a single word with a capital may just begin a sentence. */
function nameAt(tokens: readonly Token[], at: number): number | null {
  const first = textAt(tokens, at);
  if (NO_PUBLISHERS.has(first) || !/^\p{Lu}/u.test(first)) return null;
  let end = at + 1;
  for (let next = end; next < at + 12; next++) {
    if (/^\p{Lu}/u.test(textAt(tokens, next))) end = next + 1;
    else if (!SMALL_WORDS.has(tokens[next]?.word ?? "") && tokens[next]?.word !== "the") break;
  }
  return end > at + 1 || /^\p{Lu}.*\p{Lu}/u.test(first) ? end : null;
}
