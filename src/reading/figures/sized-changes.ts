import { clauseAt } from "../clauses.ts";
import { BASES, CHANGES, MULTIPLYING } from "../lexicons/arithmetic.ts";
import { DIRECTIONS } from "../lexicons/directions.ts";
import { UNITS } from "../lexicons/times.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import type { Time } from "../times/times.ts";
import { phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

const CHANGE_PHRASES = phrasesOf(CHANGES);
const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);
const MULTIPLYING_PHRASES = phrasesOf(MULTIPLYING);
const BASE_PHRASES = phrasesOf(BASES);

/** A change and the numbers that it lies between: "by 5% from 60% to 65%", "fell by a tenth, from 40 to 36". */
export interface SizedChange {
  readonly by: Change;
  readonly ends: Ends;
  /** Whether the sentence says which numbers it lies between; else they are the only other percentages in it. */
  readonly isSaid: boolean;
}

type Change = Pick<Quantity, "form" | "value" | "decimals" | "start" | "end" | "noun">;
type Ends = readonly [from: Quantity, to: Quantity];

/** Every change of a sentence that has both its ends beside it. */
export function sizedChanges(reading: Reading): SizedChange[] {
  const levels = reading.quantities.filter((one) => isLevel(one, reading));
  return changesIn(reading).flatMap((by): SizedChange[] => {
    const others = levels.filter((one) => one.start !== by.start);
    const said =
      fromAndTo(reading, by, others) ??
      comparedWith(reading, by, others) ??
      setAgainst(reading, by, others) ??
      atTimes(reading, by, others);
    if (said !== null) return [{ by, ends: said, isSaid: true }];
    const perCents = others.filter(({ form }) => form === "per-cent");
    const [from, to, ...more] = perCents.filter((one) => !isOfSubject(reading, one));
    const areTwo = from !== undefined && to !== undefined && more.length === 0 && perCents.length === 2;
    return areTwo && by.form !== "share" && by.form !== "times" && by.form !== "count"
      ? [{ by, ends: [from, to], isSaid: false }]
      : [];
  });
}

/** What can be the end of a change: no name, no "three or more", and no number of days but "from 8 days". */
const isLevel = ({ role, hedge, quoted, noun, start }: Quantity, { tokens }: Reading): boolean =>
  role !== "name" &&
  role !== "rate" &&
  hedge === null &&
  !quoted &&
  (!UNITS.has(noun[0] ?? "") || FROM_TO.has(tokens[start - 1]?.word ?? ""));

const FROM_TO: ReadonlySet<string> = new Set(["from", "to"]);

/** "60% of visits were on time": it is no end of a change, which comes after "from", "to", "at" or "was". */
const isOfSubject = ({ tokens }: Reading, { start, end }: Quantity): boolean =>
  tokens[end]?.word === "of" &&
  (tokens[start - 1] === undefined || !BEFORE_LEVEL.has(tokens[start - 1]?.word ?? ""));

const BEFORE_LEVEL: ReadonlySet<string> = new Set(
  "from to at of was is were are been being than the reached".split(" "),
);

/** Everything that a sentence says by how much something changed, or differs. */
function changesIn({ quantities, tokens, clauses }: Reading): Change[] {
  const isOpen = (at: number): boolean => clauseAt(clauses, at).tense === "open";
  const multiplied = phrasesIn(tokens, MULTIPLYING_PHRASES).flatMap(({ meaning, at, end }): Change[] =>
    HEDGING.has(tokens[at - 1]?.word ?? "") || isOpen(at)
      ? []
      : [{ form: "times", value: Number(meaning), decimals: 0, start: at, end, noun: [] }],
  );
  const counted = quantities.filter(
    (one) =>
      CHANGING.has(one.form) && !one.quoted && one.hedge === null && isChange(one, tokens) && !isOpen(one.at),
  );
  return [...(multiplied.length === 1 ? multiplied : []), ...counted];
}

const CHANGING: ReadonlySet<string> = new Set(["per-cent", "points", "share", "count"]);
/** "More than doubled" and "nearly halved" leave open how much. */
const HEDGING: ReadonlySet<string> = new Set("than almost nearly not over about roughly".split(" "));

const isChange = ({ role, start, end, form, noun }: Quantity, tokens: readonly Token[]): boolean =>
  role === "change" ||
  (role === null &&
    (phraseAt(tokens, end, CHANGE_PHRASES) !== null ||
      (form === "count" && phraseAt(tokens, end + noun.length - 1, CHANGE_PHRASES) !== null) ||
      phraseBefore(tokens, start, DIRECTION_PHRASES) !== null));

/** "From 60% to 65%", or "to 65% from 60%", next to the change, of one kind. */
function fromAndTo(reading: Reading, by: Change, levels: readonly Quantity[]): Ends | null {
  const { tokens } = reading;
  const ends = [
    levels.filter(({ at }) => at > by.start).slice(0, 2),
    levels.filter(({ at }) => at < by.start).slice(-2),
  ];
  for (const [one, other] of ends) {
    if (
      one === undefined ||
      other === undefined ||
      one.form !== other.form ||
      !isOneThing(reading, by, [one, other])
    )
      continue;
    const [first, second] = [tokens[one.start - 1]?.word, tokens[other.start - 1]?.word];
    if (first === "from" && second === "to") return [one, other];
    if (first === "to" && second === "from") return [other, one];
  }
  return null;
}

/** Whether nothing between a change and its ends begins something new: "…to 11 days, and turnover by 3%". */
function isOneThing({ tokens, times }: Reading, by: Change, ends: Ends): boolean {
  const [at, end] = [Math.min(...ends.map(({ at }) => at)), Math.max(...ends.map((one) => one.end))];
  const isAfter = by.start > end;
  const nouns = ends.find((one) => one.end === end)?.noun.length ?? 0;
  const [from, to] = isAfter ? [end + nouns, by.start] : [by.end, at];
  if (by.form === "times" && (isAfter || to - from > MOST_BEFORE_ENDS)) return false;
  const isTime = (index: number): boolean => times.some((time) => time.at <= index && index < time.end);
  return tokens
    .slice(from, to)
    .every(
      ({ text, word }, index) =>
        isTime(from + index) ||
        (!NEW_SUBJECT.has(word) && text !== ";" && !(isAfter && isNoun(tokens, from + index))),
    );
}

/** More words than this after "doubled", and the ends may be of something else. */
const MOST_BEFORE_ENDS = 6;
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

/**
 * "12% more than the 60 of last year", "six points above the target of 78%", "a third down on the 45 of June": the number
 * that follows, and the only other of its kind.
 */
function comparedWith({ tokens }: Reading, by: Change, levels: readonly Quantity[]): Ends | null {
  const base = levels.find(({ at }) => at >= by.end);
  if (base === undefined || base.start - by.end > MOST_BEFORE_BASE) return null;
  const between = tokens.slice(by.end, base.start);
  const joiner = phrasesIn(tokens, BASE_PHRASES, by.end, base.start)[0];
  if (joiner === undefined || !between.every(({ kind }) => kind === "word")) return null;
  if (!tokens.slice(joiner.end, base.start).every(({ word }) => BEFORE_BASE.has(word))) return null;
  const [value, ...more] = levels.filter((one) => one !== base && one.form === base.form);
  if (value === undefined || more.length > 0) return null;
  return by.form === "points" || by.form === "per-cent" || by.form === base.form || base.form === "count"
    ? [base, value]
    : null;
}

const MOST_BEFORE_BASE = 7;
const BEFORE_BASE: ReadonlySet<string> = new Set(
  "the our its a target goal figure level average rate of".split(" "),
);

/** Two numbers of one thing, each at a time of its own: "50 in April 2015 and 35 in April 2016". */
function atTimes(reading: Reading, by: Change, levels: readonly Quantity[]): Ends | null {
  const counts = levels.filter(({ form }) => form === "count" || form === "money");
  const [one, other, ...more] = counts;
  if (one === undefined || other === undefined || more.length > 0 || one.form !== other.form) return null;
  if (one.role !== null || other.role !== null || by.form === "points") return null;
  const [first, second] = [timeBeside(reading, one), timeBeside(reading, other)];
  if (
    first === null ||
    second === null ||
    first === second ||
    first.relative !== null ||
    second.relative !== null
  )
    return null;
  const before = reading.tokens.slice(0, by.start).map(({ word }) => word);
  const isBare = ({ end }: Quantity): boolean => {
    const { kind, word = "" } = reading.tokens[end] ?? {};
    return kind !== "word" || TO_TIME.has(word) || AGAINST.has(word) || word === "and";
  };
  const isNamed = [one, other].every(
    (level) => (level.noun.length > 0 || isBare(level)) && level.noun.every((word) => before.includes(word)),
  );
  const isAfter = by.start > other.end;
  const isOfOne = other.noun.length === 0 || other.noun.at(-1) === one.noun.at(-1);
  if (!isOfOne || !(isAfter || isNamed)) return null;
  const isLater = first.days !== null && second.days !== null && first.days.start > second.days.start;
  return isLater ? [other, one] : [one, other];
}

/** "25% fewer than a year ago: 18 against 30", and no other numbers. */
function setAgainst({ tokens }: Reading, by: Change, levels: readonly Quantity[]): Ends | null {
  const [to, from, ...more] = levels.filter(({ form }) => form === "count" || form === "money");
  if (to === undefined || from === undefined || more.length > 0 || to.form !== from.form) return null;
  if (by.form === "points" || to.start > by.start !== from.start > by.start) return null;
  const between = tokens.slice(to.end, from.start);
  const isSet = between.some(({ word }) => word !== "to" && word !== "from");
  return isSet && between.every(({ word }) => AGAINST.has(word)) ? [from, to] : null;
}

const AGAINST: ReadonlySet<string> = new Set("against compared with to down up from".split(" "));

/** The time just after a number and its noun, "40 audits in June", or just before it. */
function timeBeside({ tokens, times, quantities }: Reading, { start, end, noun }: Quantity): Time | null {
  const isBetween = (at: number): boolean =>
    tokens.slice(end + noun.length, at).every(({ word }) => TO_TIME.has(word));
  const after = times.find(({ at }) => at >= end + noun.length && isBetween(at));
  const before = times.findLast((time) => time.end <= start && start - time.end <= MOST_AFTER_TIME);
  const isFree =
    !quantities.some((one) => one.end <= start && one.at >= (before?.end ?? start)) &&
    tokens.slice(before?.end, start).every(({ kind }) => kind === "word");
  return after ?? (isFree ? (before ?? null) : null);
}

/** "In 2015/16 we spent £630,000" */
const MOST_AFTER_TIME = 4;

const TO_TIME: ReadonlySet<string> = new Set("in at for during on of the end as by".split(" "));
