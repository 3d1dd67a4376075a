import { clauseAt } from "./clauses.ts";
import { DIRECTIONS } from "./lexicons/directions.ts";
import { BESIDE_MEASURES, OF_A_PART } from "./lexicons/figures.ts";
import { GRAMMAR_WORDS, QUANTITY_WORDS } from "./lexicons/names.ts";
import { FUNCTION_WORDS } from "./lexicons/words.ts";
import type { NameMention } from "./names.ts";
import { phrasesIn, phrasesOf } from "./phrases.ts";
import type { Quantity } from "./quantities.ts";
import type { Reading } from "./reading.ts";

/**
 * Whether a figure is said of a part of what a measure counts: "agency caseload", "caseload in the east team", "one
 * worker's caseload", "in Leeds, caseload", "40 children in care were missing"; or of something that has its name, such
 * as "the caseload extract". `own` are the words of the measure itself.
 */
export function isOfPart(
  name: NameMention,
  said: Pick<Quantity, "at" | "end"> & Partial<Pick<Quantity, "form" | "start">>,
  { tokens, times, clauses, quantities }: Reading,
  own: ReadonlySet<string>,
): boolean {
  const [first, last] = [clauseAt(clauses, Math.min(name.at, said.at)), clauseAt(clauses, said.at)];
  const isNumber = (at: number): boolean =>
    [...times, ...quantities].some((one) => one.at <= at && at < one.end);
  const isNeutral = (at: number): boolean => {
    const { kind, word = "" } = tokens[at] ?? {};
    if (kind !== "word" || name.words.includes(at) || isNumber(at)) return true;
    return own.has(word) || [GRAMMAR_WORDS, QUANTITY_WORDS, BESIDE_MEASURES].some((words) => words.has(word));
  };
  const owner = tokens.findIndex(({ text }, at) => at >= name.at - 1 && at < name.end && /['’]s$/.test(text));
  if (tokens.slice(Math.max(0, owner - 3), Math.max(0, owner)).some(({ text }) => IS_ONE.test(text)))
    return true;
  if (name.at > 0 && !isNeutral(name.at - 1)) return true;
  const isPlain = (from: number, to: number): boolean =>
    tokens
      .slice(from, Math.max(from, to))
      .every(({ word }, index) => isNeutral(from + index) || FUNCTION_WORDS.has(word));
  const after = tokens[name.end];
  if (after !== undefined && !isPlain(name.end, name.end + 1) && !/ed$/.test(after.word)) return true;
  if (said.form !== undefined && said.at < name.end) {
    if (said.end <= name.at && !isPlain(said.end, name.at)) return true;
    const isCount = said.form === "count";
    const before = tokens[(said.start ?? said.at) - 1]?.word ?? "";
    if (
      isCount &&
      OF_SOME.has(before) &&
      phrasesIn(tokens, DIRECTION_PHRASES, first.at, last.end).length === 0
    )
      return true;
    if (isCount && !isPlain(name.end, clauseAt(clauses, name.end - 1).end)) return true;
  }
  for (let at = first.at; at < Math.max(last.end, name.end); at++) {
    if (!OF_A_PART.has(tokens[at]?.word ?? "") || isNumber(at)) continue;
    let next = at + 1;
    while (GRAMMAR_WORDS.has(tokens[next]?.word ?? "") && !OF_A_PART.has(tokens[next]?.word ?? "")) next += 1;
    if (!isNeutral(next)) return true;
  }
  return false;
}

const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

/** "Incidents relating to 73 looked after children": not how many there are. */
const OF_SOME: ReadonlySet<string> = new Set(
  "of for to among with by about from between involving relating regarding including affecting".split(" "),
);

/** "One worker's caseload", "each team's": one of several. */
const IS_ONE = /^(?:an?|one|each|every|this|that)$/i;
