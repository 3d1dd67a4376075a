import { clauseAt } from "./clauses.ts";
import {
  BEFORE_STATES,
  CHANGES,
  DIVIDERS,
  OF_ANOTHER,
  OVERLAP,
  SAME_AS,
  STATES,
} from "./lexicons/arithmetic.ts";
import { DIRECTIONS } from "./lexicons/directions.ts";
import { phraseAt, phraseBefore, phrasesOf } from "./phrases.ts";
import type { Quantity } from "./quantities.ts";
import type { Reading } from "./reading.ts";
import type { Token } from "./tokens.ts";

const STATE_PHRASES = phrasesOf(STATES);
const DIVIDER_PHRASES = phrasesOf(DIVIDERS);
const CHANGE_PHRASES = phrasesOf(CHANGES);
const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

/** What a sentence says of how its numbers hang together. */
export interface StatedArithmetic {
  readonly fractions: readonly StatedFraction[];
  readonly changes: readonly StatedChange[];
  /** Null where it divides nothing. */
  readonly division: StatedDivision | null;
}

/** Reads how the numbers of a sentence hang together. A division may go on after the sentence before it. */
export const statedArithmetic = (reading: Reading, before: Reading | null): StatedArithmetic => ({
  fractions: statedFractions(reading),
  changes: statedChanges(reading),
  division: statedDivision(reading, before),
});

/** A fraction and the percentage beside it that says the same: "71 of 498 (14.3%)". */
export interface StatedFraction {
  readonly counts: Quantity;
  readonly percentage: Quantity;
}

/** Every fraction of a sentence that has its percentage beside it. */
function statedFractions({ quantities, tokens }: Reading): StatedFraction[] {
  return quantities.slice(1).flatMap((second, index): StatedFraction[] => {
    const first = quantities[index] as Quantity;
    const counts = [first, second].find(({ form }) => form === "pair");
    const percentage = [first, second].find(({ form }) => form === "per-cent");
    if (counts === undefined || percentage === undefined) return [];
    if (first.quoted || percentage.role !== null || counts.role !== null) return [];
    if (OF_ANOTHER.has(tokens[percentage.end]?.word ?? "") && percentage === second) return [];
    return isBeside(tokens, first, second) ? [{ counts, percentage }] : [];
  });
}

/** More words than this before a bracket, and it may be about something else. */
const MOST_BEFORE_BRACKET = 8;

/** "71 of 498, or 14%", "71 of 498 contacts (14%)", "71 of the 498 led to an assessment (14%)". */
function isBeside(tokens: readonly Token[], first: Quantity, second: Quantity): boolean {
  const between = tokens.slice(first.end + first.noun.length, second.start);
  if (tokens[second.start - 1]?.text === "(") {
    const before = between.slice(0, -1);
    const isAlone = /^[),;]$/.test(tokens[second.end + second.noun.length]?.text ?? "");
    const isPlain = before.every(({ kind, word }) => kind === "word" && !OF_ANOTHER.has(word));
    const isOf = before.length === 0 || before[0]?.word === "of" || isPlain;
    return (
      isAlone && isOf && before.length <= MOST_BEFORE_BRACKET && before.every(({ kind }) => kind === "word")
    );
  }
  return between.length > 0 && between.every(({ word }) => SAME_AS.has(word));
}

/** A change and the numbers that it lies between: "by 5% from 60% to 65%". */
export interface StatedChange {
  readonly by: Quantity;
  readonly ends: readonly [from: Quantity, to: Quantity];
  /** Whether the sentence says "from" and "to"; else they are the only other numbers in it. */
  readonly isFromTo: boolean;
}

/** Every change of a sentence that has both its ends beside it. */
function statedChanges(reading: Reading): StatedChange[] {
  const { quantities, tokens, clauses } = reading;
  return quantities.flatMap((by, index): StatedChange[] => {
    if ((by.form !== "per-cent" && by.form !== "points") || by.quoted || by.hedge !== null) return [];
    if (!isChange(by, tokens) || clauseAt(clauses, by.at).tense === "open") return [];
    const [after, before] = [
      quantities.slice(index + 1, index + 3),
      quantities.slice(Math.max(0, index - 2), index),
    ];
    const fromTo = [after, before]
      .map((two) => fromAndTo(two, tokens))
      .find((ends) => ends !== null && isOneThing(reading, by, ends));
    if (fromTo != null) return [{ by, ends: fromTo, isFromTo: true }];
    const [from, to, ...more] = quantities.filter((one) => one !== by && one.role !== "name");
    const areTwo = more.length === 0 && from?.form === "per-cent" && to?.form === "per-cent";
    return areTwo ? [{ by, ends: [from, to], isFromTo: false }] : [];
  });
}

const isChange = ({ role, start, end }: Quantity, tokens: readonly Token[]): boolean =>
  role === "change" ||
  (role === null &&
    (phraseAt(tokens, end, CHANGE_PHRASES) !== null ||
      phraseBefore(tokens, start, DIRECTION_PHRASES) !== null));

/** "From 60% to 65%", or "to 65% from 60%", of one kind. */
function fromAndTo([one, other]: readonly Quantity[], tokens: readonly Token[]): StatedChange["ends"] | null {
  if (one === undefined || other === undefined || one.form !== other.form) return null;
  if (one.hedge !== null || other.hedge !== null) return null;
  const [first, second] = [tokens[one.start - 1]?.word, tokens[other.start - 1]?.word];
  if (first === "from" && second === "to") return [one, other];
  return first === "to" && second === "from" ? [other, one] : null;
}

/** Whether nothing between a change and its ends begins something new: "…to 11 days, and turnover by 3%". */
function isOneThing({ tokens, times }: Reading, by: Quantity, ends: StatedChange["ends"]): boolean {
  const [at, end] = [Math.min(...ends.map(({ at }) => at)), Math.max(...ends.map((one) => one.end))];
  const isAfter = by.at > end;
  const [from, to] = isAfter ? [end, by.start] : [by.end, at];
  const isTime = (index: number): boolean => times.some((time) => time.at <= index && index < time.end);
  return tokens
    .slice(from, to)
    .every(
      ({ text, word }, index) =>
        !NEW_SUBJECT.has(word) &&
        text !== ";" &&
        (!isAfter || isTime(from + index) || !isNoun(tokens, from + index)),
    );
}

const NEW_SUBJECT: ReadonlySet<string> = new Set(["and", "but", "while", "whereas", "with"]);

/** After the ends only "a rise of" and the like may come before the change. */
const isNoun = (tokens: readonly Token[], at: number): boolean => {
  const { kind, word = "" } = tokens[at] ?? {};
  const isOf =
    phraseAt(tokens, at, CHANGE_PHRASES) !== null || phraseAt(tokens, at, DIRECTION_PHRASES) !== null;
  return kind === "word" && !isOf && !BETWEEN_ENDS.has(word);
};

const BETWEEN_ENDS: ReadonlySet<string> = new Set(
  "a an of or that is this which by in at day week month case hour year the over same period".split(" "),
);

/** A whole and all its parts, in a list: "30 milestones: 8 complete, 10 on track and 12 at risk". */
export interface StatedDivision {
  readonly total: Quantity;
  readonly parts: readonly Quantity[];
}

/** The division that a sentence states, or that it goes on with after the one before: "30 actions. 8 complete, …". */
function statedDivision(reading: Reading, before: Reading | null): StatedDivision | null {
  const { quantities, tokens } = reading;
  for (const [index, total] of quantities.entries()) {
    if (!isWhole(total)) continue;
    const first = quantities[index + 1];
    const opening = first === undefined ? null : openingBefore(tokens, total, first);
    if (opening === null) continue;
    const parts = partsFrom(reading, index + 1, opening);
    if (parts !== null) return { total, parts };
  }
  const [total, ...more] = before?.quantities ?? [];
  if (total === undefined || more.length > 0 || !isWhole(total) || quantities[0]?.start !== 0) return null;
  const parts = partsFrom(reading, 0, ".");
  const areStates = parts?.every(({ end }) => phraseAt(tokens, end, STATE_PHRASES) !== null);
  return parts !== null && areStates === true ? { total, parts } : null;
}

const isWhole = ({ form, hedge, role, quoted, noun }: Quantity): boolean =>
  (form === "times" || (form === "count" && noun.length > 0)) && hedge === null && role === null && !quoted;

/** The sign or the words by which a list begins just before a number. */
function openingBefore(tokens: readonly Token[], total: Quantity, first: Quantity): string | null {
  const sign = tokens[first.start - 1]?.text ?? "";
  if (/^[:(–—-]$/.test(sign)) return sign;
  const found = phraseBefore(tokens, first.start, DIVIDER_PHRASES);
  return found !== null && found.at > total.end ? found.meaning : null;
}

/** The parts of a list that begins with a number and runs to the end of what it stands in; null where it is no such list. */
function partsFrom({ quantities, tokens }: Reading, index: number, opening: string): Quantity[] | null {
  const parts: Quantity[] = [];
  let areStates = true;
  let mayOverlap = false;
  for (const [offset, part] of quantities.slice(index).entries()) {
    if (!ADDED.has(part.form) || part.hedge !== null || (part.role !== null && part.role !== "increment"))
      return null;
    const next = quantities[index + offset + 1];
    const said = tokens.slice(part.end, next?.start);
    const close = said.findIndex(({ kind }) => kind === "sign");
    const words = said.slice(0, next === undefined || close !== -1 ? close : lastAnd(said));
    areStates &&= isInState(tokens, part.end);
    mayOverlap ||= words.some(({ word }) => OVERLAP.has(word));
    parts.push(part);
    const rest = said.slice(words.length).map(({ text }) => text.toLowerCase());
    const isEnd = rest.length === 0 || rest[0] === "." || (rest[0] === CLOSINGS[opening] && words.length > 0);
    if (isEnd) return parts.length > 1 && words.length > 0 && (areStates || !mayOverlap) ? parts : null;
    if (words.length === 0 || !SEPARATORS.has(rest.join(" "))) return null;
  }
  return null;
}

const ADDED: ReadonlySet<string> = new Set(["count", "times"]);
const SEPARATORS: ReadonlySet<string> = new Set([",", ";", "and", ", and", "; and", "plus"]);
const CLOSINGS: Readonly<Record<string, string>> = { "(": ")", "–": "–", "—": "—", "-": "-" };

const lastAnd = (said: readonly Token[]): number =>
  said.at(-1)?.word === "and" || said.at(-1)?.word === "plus" ? said.length - 1 : said.length;

function isInState(tokens: readonly Token[], end: number): boolean {
  let at = end;
  while (BEFORE_STATES.has(tokens[at]?.word ?? "")) at += 1;
  return phraseAt(tokens, at, STATE_PHRASES) !== null;
}
