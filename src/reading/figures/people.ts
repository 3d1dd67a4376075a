import { PEOPLE } from "../../plan/measures/people.ts";
import { DIRECTIONS } from "../lexicons/directions.ts";
import {
  BEFORE_PEOPLE,
  CAPACITY,
  CASE_OF,
  CASES,
  FOR_EACH,
  GROUPS,
  HOUSES,
  SAID_OF_PEOPLE,
  TOLD_OF,
} from "../lexicons/people.ts";
import { FUNCTION_WORDS } from "../lexicons/words.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { numberAt } from "../words/numbers.ts";
import { phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

const PEOPLE_PHRASES = phrasesOf({
  child: [PEOPLE.one, PEOPLE.several, PEOPLE.either].join(", "),
  others: PEOPLE.others,
});
const CASE_OF_PHRASES = phrasesOf(CASE_OF);
const FOR_EACH_PHRASES = phrasesOf(FOR_EACH);
const DIRECTION_PHRASES = phrasesOf(DIRECTIONS);

/** A number of children that a sentence states. */
export interface ChildCount {
  readonly value: number;
  /** Positions of the first token of the number, and of the one after the last that says whom it counts. */
  readonly at: number;
  readonly end: number;
}

/** Every exact number of children in a sentence; with those whose noun was said before, if the text is about children. */
export const childCounts = (reading: Reading, isAboutChildren: boolean): ChildCount[] => [
  ...namedCounts(reading),
  ...singleChildren(reading),
  ...(isAboutChildren ? ellipticalCounts(reading) : []),
];

/**
 * Numbers with the children they count: "three care leavers", "two of the children", "a sibling group of four",
 * "three cases of children", "of the children who went missing, two were found".
 */
function namedCounts(reading: Reading): ChildCount[] {
  if (phrasesIn(reading.tokens, PEOPLE_PHRASES).length === 0 && !reading.tokens.some(isOfAge)) return [];
  return reading.quantities.flatMap((quantity, index): ChildCount[] => {
    if (!isExact(quantity, reading) || isUnitOfCost(quantity, reading)) return [];
    const value = quantity.form === "pair" ? (quantity.pair?.[0] ?? 0) : quantity.value;
    const end =
      peopleAfter(reading, quantity, value) ??
      casesAfter(reading, quantity) ??
      groupOf(reading, quantity) ??
      partOf(reading, quantity, index);
    return end === null ? [] : [{ value, at: quantity.start, end }];
  });
}

/** "A single child had waited". */
const singleChildren = ({ tokens }: Reading): ChildCount[] =>
  tokens.flatMap(({ word }, at): ChildCount[] => {
    const people = word === "single" && tokens[at - 1]?.word === "a" ? peopleAt(tokens, at + 1) : null;
    return people?.number === "one" && isSaidOf(tokens, people.end)
      ? [{ value: 1, at: at - 1, end: people.end }]
      : [];
  });

/** Numbers whose noun was left out because it was said before: "4 in August". */
function ellipticalCounts(reading: Reading): ChildCount[] {
  const { tokens } = reading;
  const isPossible = tokens.some(
    ({ word }, at) => AT_TIME.has(word) && at > 0 && numberAt(tokens, at - 1) !== null,
  );
  if (!isPossible) return [];
  const { quantities, times } = reading;
  return quantities.flatMap((quantity, index): ChildCount[] => {
    const isOfAnother = (quantities[index - 1]?.noun.length ?? 0) > 0;
    const isBare =
      quantity.form === "count" &&
      quantity.noun.length === 0 &&
      AT_TIME.has(tokens[quantity.end]?.word ?? "");
    if (!isBare || isOfAnother || isOfThings(tokens, quantity.start) || !isExact(quantity, reading))
      return [];
    const time = times.find(({ at }) => at > quantity.end && at <= quantity.end + MOST_BEFORE_TIME);
    return time === undefined ? [] : [{ value: quantity.value, at: quantity.start, end: time.end }];
  });
}

/** "Enquiries fell from 6 in 2014-15 to 3 in 2015-16": the last plural before a number says what it counts. */
function isOfThings(tokens: readonly Token[], start: number): boolean {
  const last = tokens.findLastIndex(
    ({ kind, text, word }, at) =>
      at < start && kind === "word" && /[^s'’]s$/.test(text) && word !== text.toLowerCase(),
  );
  return last !== -1 && phraseBefore(tokens, last + 1, PEOPLE_PHRASES) === null;
}

const AT_TIME: ReadonlySet<string> = new Set(["in", "for", "during", "by", "at"]);
/** "At the end of August" */
const MOST_BEFORE_TIME = 4;

/** Whether a number says how many there were: not a limit, a change, a rate, a name, or room for so many. */
function isExact({ form, hedge, role, value, pair, start }: Quantity, { tokens }: Reading): boolean {
  if (hedge !== null || (form !== "count" && form !== "pair")) return false;
  const before = tokens[start - 1]?.word ?? "";
  const isAgent =
    role === "change" && before === "by" && phraseBefore(tokens, start - 1, DIRECTION_PHRASES) === null;
  if (role !== null && role !== "increment" && !isAgent) return false;
  if (NOT_EXACT.has(before)) return false;
  if (HOUSES.has(before) || (before === "for" && isRoom(tokens, start - 1))) return false;
  return Number.isInteger(pair?.[0] ?? value);
}

/** "£100,000 a year for just one child": what one costs. */
function isUnitOfCost({ value, start }: Quantity, { tokens, quantities }: Reading): boolean {
  const before = ["just", "only"].includes(tokens[start - 1]?.word ?? "") ? start - 2 : start - 1;
  return value === 1 && tokens[before]?.word === "for" && quantities.some(({ form }) => form === "money");
}

const NOT_EXACT: ReadonlySet<string> = new Set(["or", "than", "least", "any", "every"]);

const isRoom = (tokens: readonly Token[], end: number): boolean =>
  tokens.slice(Math.max(0, end - 3), end).some(({ word }) => CAPACITY.has(word));

/** The end of the people that a number counts: "unaccompanied children", "of the 40 children", "17-year-olds". */
function peopleAfter(reading: Reading, { end: after, form }: Quantity, value: number): number | null {
  const { tokens } = reading;
  const isOf = form === "pair" || tokens[after]?.word === "of";
  const young = yearOldsAt(tokens, after);
  if (young !== null) return isSaidOf(tokens, young) ? young : null;
  for (let at = after; at <= after + MOST_ADJECTIVES; at++) {
    const found = peopleAt(tokens, at);
    if (found !== null) {
      const isAll = found.number === "either" || (found.number === "several") === (value !== 1 || isOf);
      return isAll && isHead(reading, at, found, value, isOf) ? found.end : null;
    }
    const { kind, text = "", word = "" } = tokens[at] ?? {};
    if (word === "looked" && tokens[at + 1]?.word === "after") {
      at += 1;
      continue;
    }
    const isAdjective = kind === "word" && !FUNCTION_WORDS.has(word) && !/[^s]s$/.test(text);
    if (!isAdjective && !(isOf && BEFORE_PEOPLE.has(word))) return null;
  }
  return null;
}

const MOST_ADJECTIVES = 5;

interface FoundPeople {
  readonly number: "one" | "several" | "either";
  readonly end: number;
}

/** Children named at a position; null where the words name others, such as those who work with them, or what is theirs. */
function peopleAt(tokens: readonly Token[], at: number): FoundPeople | null {
  const found = phraseAt(tokens, at, PEOPLE_PHRASES);
  const last = tokens[(found?.end ?? 0) - 1]?.text ?? "";
  if (found === null || found.meaning === "others" || /['’]s?$/.test(last)) return null;
  if (/^[\p{Lu}&]{2,}s?$/u.test(last)) return { number: "either", end: found.end };
  const isPlural = /(?:s|children|people|women|men)$/i.test(last);
  return ABBREVIATION.test(last) ? null : { number: isPlural ? "several" : "one", end: found.end };
}

/** "Cin" and "cpp" in small letters are other words. */
const ABBREVIATION = /^(?:c(?:in|ic|la|pp|wd|yp|andyp)|yp|lac|ua[cm]|uasc|neet|sgo|ehcp)s?$/i;

/** Whether what follows is said of the people; if not they belong to another noun, or to a name: "Children in Care Council". */
function isHead(
  { tokens }: Reading,
  at: number,
  { number, end }: FoundPeople,
  value: number,
  isOf: boolean,
): boolean {
  const next = tokens[end];
  if (phraseAt(tokens, end, FOR_EACH_PHRASES) !== null || isShare(tokens, end)) return false;
  const isName =
    isCapital(tokens[end - 1]) && at > 0 && tokens.slice(end, end + 3).some((one) => isCapital(one));
  if (number !== "either" && isName) return false;
  if (value === 1 && number === "one" && !isOf)
    return next !== undefined && (TOLD_OF.has(next.word) || /^[a-z]+ed$/.test(next.text));
  return number === "several" || isSaidOf(tokens, end);
}

const isCapital = (token: Token | undefined): boolean => /^\p{Lu}\p{Ll}/u.test(token?.text ?? "");

/** "Two children in three" */
function isShare(tokens: readonly Token[], at: number): boolean {
  const number = tokens[at]?.word === "in" ? numberAt(tokens, at + 1) : null;
  const next = tokens[number?.end ?? 0];
  return number !== null && (next?.kind !== "word" || FUNCTION_WORDS.has(next.word));
}

function isSaidOf(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (next === undefined || next.kind !== "word") return next?.text !== "'" && next?.text !== "’";
  return FUNCTION_WORDS.has(next.word) || SAID_OF_PEOPLE.has(next.word) || /^[a-z]+ed$/.test(next.text);
}

const isOfAge = ({ word }: Token): boolean => word.startsWith("under") || word.endsWith("-old");

/** "Three 17-year-olds", "two under-fives": ages that stand for children. */
function yearOldsAt(tokens: readonly Token[], at: number): number | null {
  const [first, second, third] = tokens.slice(at, at + 3);
  if (/^under-?(?:\d+|one|two|three|four|five|sixteen|eighteen)s$/i.test(first?.text ?? "")) return at + 1;
  if (first?.word === "under" && /^\d{1,2}s$/.test(second?.text ?? "")) return at + 2;
  if (/^[a-z]+-(?:day|week|month|year)-olds$/i.test(first?.text ?? "")) return at + 1;
  const isOld = (token: Token | undefined): boolean =>
    /^(?:day|week|month|year)s?-olds$/i.test(token?.text ?? "");
  if (first?.kind !== "number") return null;
  if (second?.text === "-" && isOld(third)) return at + 3;
  return isOld(second) ? at + 2 : null;
}

/** "Three cases of children", "in two cases the child". */
function casesAfter({ tokens }: Reading, { end, noun }: Quantity): number | null {
  if (!CASES.has(noun[0] ?? "") || noun.length > 1) return null;
  const joiner = phraseAt(tokens, end + 1, CASE_OF_PHRASES);
  let at = joiner?.end ?? end + 1;
  const isThe = BEFORE_PEOPLE.has(tokens[at]?.word ?? "");
  if (joiner === null && !isThe) return null;
  while (BEFORE_PEOPLE.has(tokens[at]?.word ?? "")) at += 1;
  return peopleAt(tokens, at)?.end ?? null;
}

/** "A sibling group of four" */
function groupOf({ tokens }: Reading, { start, end, noun }: Quantity): number | null {
  const isGroup = tokens[start - 1]?.word === "of" && GROUPS.has(tokens[start - 2]?.word ?? "");
  const isOfPeople = isGroup && phraseBefore(tokens, start - 2, PEOPLE_PHRASES)?.meaning === "child";
  return isOfPeople && noun.length === 0 ? end : null;
}

/** "Of the children who went missing, two were found", "12 children, of whom two", "two of them". */
function partOf(reading: Reading, quantity: Quantity, index: number): number | null {
  const { tokens, clauses, quantities } = reading;
  const { form, start, end, noun } = quantity;
  const next = tokens[end];
  const isBare =
    form === "pair" ? next?.word !== noun[0] : noun.length === 0 || /^[a-z]+ed$/.test(next?.text ?? "");
  if (!isBare || next?.kind !== "word" || phraseAt(tokens, end, FOR_EACH_PHRASES) !== null) return null;
  const isOfThem = next.word === "of" && THEM.has(tokens[end + 1]?.word ?? "");
  const isOfWhom = tokens[start - 1]?.word === "whom";
  const previous = quantities[index - 1];
  if (isOfThem || isOfWhom) {
    const people = previous === undefined ? null : peopleAfter(reading, previous, MANY);
    return people === null ? null : isOfThem ? end + 2 : end;
  }
  if (next.word === "of" || tokens[start - 1]?.text !== ",") return null;
  const opening = clauses.findLast(({ at }) => at < start && tokens[at]?.word === "of")?.at;
  if (opening === undefined) return null;
  let at = opening + 1;
  while (BEFORE_PEOPLE.has(tokens[at]?.word ?? "") || /['’]s$/.test(tokens[at]?.text ?? "")) at += 1;
  const isOfAnother = previous !== undefined && previous.at > at && previous.noun.length > 0;
  const people = isOfAnother ? null : peopleFrom(tokens, numberAt(tokens, at)?.end ?? at);
  return people === null ? null : end;
}

const THEM: ReadonlySet<string> = new Set(["whom", "them"]);
/** Any number of which children can be counted in the plural. */
const MANY = 2;

/** The end of several people named from a position on, with adjectives before. */
function peopleFrom(tokens: readonly Token[], from: number): number | null {
  for (let at = from; at <= from + MOST_ADJECTIVES; at++) {
    const found = peopleAt(tokens, at);
    if (found !== null) return found.number === "one" ? null : found.end;
    const isLookedAfter = tokens[at]?.word === "looked" && tokens[at + 1]?.word === "after";
    if (isLookedAfter) at += 1;
    else if (tokens[at]?.kind !== "word" || FUNCTION_WORDS.has(tokens[at]?.word ?? "")) return null;
  }
  return null;
}
