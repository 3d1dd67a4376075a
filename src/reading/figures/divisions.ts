import { BEFORE_STATES, DIVIDERS, OVERLAP, STATES } from "../lexicons/arithmetic.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

const STATE_PHRASES = phrasesOf(STATES);
const DIVIDER_PHRASES = phrasesOf(DIVIDERS);

/** A whole and all its parts, in a list: "30 milestones: 8 complete, 10 on track and 12 at risk". */
export interface StatedDivision {
  /** Null where the whole is 100%. */
  readonly total: Quantity | null;
  readonly parts: readonly Quantity[];
  /** Whether the list may leave some out: "of the 30, 8 are complete and 10 on track". */
  readonly isOpen: boolean;
}

/** The division that a sentence states, or that it goes on with after the one before: "30 actions. 8 complete, …". */
export function statedDivision(reading: Reading, before: Reading | null): StatedDivision | null {
  const { quantities, tokens } = reading;
  for (const [index, total] of quantities.entries()) {
    if (!isWhole(total)) continue;
    const first = quantities[index + 1];
    const bracketed = partsInBrackets(reading, index);
    if (bracketed !== null) return { total, parts: bracketed, isOpen: false };
    const opening = first === undefined ? null : openingBefore(tokens, total, first);
    if (opening === null) continue;
    const parts = partsFrom(reading, index + 1, opening);
    if (parts === null) continue;
    const areStates = parts.every(({ end }) => isInState(tokens, end));
    if (opening !== "," || areStates)
      return { total, parts, isOpen: opening === "," && parts.length < SURELY_ALL };
  }
  const shares = quantities.findIndex(({ form }) => form === "per-cent");
  const parts = shares === -1 ? null : partsFrom(reading, shares, ",", "per-cent");
  const isOfOne = /^of(?: the| all| our)?$/i.test(wordsBefore(tokens, 2));
  if (parts !== null && (isOfOne || parts.every(({ end }) => isInState(tokens, end))))
    return { total: null, parts, isOpen: true };
  return dividedBefore(reading, before);
}

/** Of so many states named in one list, none is left out. */
const SURELY_ALL = 3;

function dividedBefore(reading: Reading, before: Reading | null): StatedDivision | null {
  const { quantities, tokens } = reading;
  const [total, ...more] = before?.quantities ?? [];
  if (total === undefined || more.length > 0 || !isWhole(total) || quantities[0]?.start !== 0) return null;
  const parts = partsFrom(reading, 0, ".");
  const areStates = parts?.every(({ end }) => phraseAt(tokens, end, STATE_PHRASES) !== null);
  return parts !== null && areStates === true ? { total, parts, isOpen: false } : null;
}

/** The division that a list states: a sentence with one number and a colon, then items with one number each. */
export function dividedInList(opening: Reading, items: readonly Reading[]): StatedDivision | null {
  const counts = opening.quantities.filter(({ form }) => form === "count" || form === "times");
  const [total] = counts;
  if (total === undefined || counts.length > 1 || !isWhole(total) || opening.tokens.at(-1)?.text !== ":")
    return null;
  const parts = items.flatMap(({ quantities, tokens }) => {
    const [one, ...more] = quantities;
    const isPart = one !== undefined && more.length === 0 && isAdded(one, "count");
    const isFirstOrLast = one?.start === 0 || /^[.;,]?$/.test(tokens[one?.end ?? 0]?.text ?? "");
    const overlaps = tokens.some(({ word }) => OVERLAP.has(word) && !BEFORE_STATES.has(word));
    return isPart && isFirstOrLast && !overlaps ? [one] : [];
  });
  return parts.length > 1 && parts.length === items.length ? { total, parts, isOpen: false } : null;
}

const isWhole = ({ form, hedge, role, quoted, noun }: Quantity): boolean =>
  (form === "times" || (form === "count" && noun.length > 0)) && hedge === null && role === null && !quoted;

/** The sign or the words by which a list begins just before a number. */
function openingBefore(tokens: readonly Token[], total: Quantity, first: Quantity): string | null {
  const sign = tokens[first.start - 1]?.text ?? "";
  if (/^[:(–—-]$/.test(sign)) return sign;
  if (sign === "," && /^of(?: the)?$/i.test(wordsBefore(tokens, total.start))) return sign;
  const found = phraseBefore(tokens, first.start, DIVIDER_PHRASES);
  return found !== null && found.at > total.end ? found.meaning : null;
}

/** The one or two words that begin a sentence before a number. */
const wordsBefore = (tokens: readonly Token[], start: number): string =>
  tokens
    .slice(0, start)
    .map(({ text }) => text)
    .join(" ");

/** The parts of a list that begins with a number and runs to the end of what it stands in; null where it is no such list. */
function partsFrom(
  { quantities, tokens }: Reading,
  index: number,
  opening: string,
  form: "count" | "per-cent" = "count",
): Quantity[] | null {
  const parts: Quantity[] = [];
  let areStates = true;
  let mayOverlap = false;
  for (const [offset, part] of quantities.slice(index).entries()) {
    if (!isAdded(part, form)) return null;
    const next = quantities[index + offset + 1];
    const said = tokens.slice(part.end, next?.start);
    const close = said.findIndex(({ kind }) => kind === "sign");
    const words = said.slice(0, next === undefined || close !== -1 ? close : lastAnd(said));
    areStates &&= isInState(tokens, part.end);
    mayOverlap ||= words.some(({ word }) => OVERLAP.has(word));
    parts.push({ ...part, value: part.form === "pair" ? (part.pair?.[0] ?? 0) : part.value });
    const rest = said.slice(words.length).map(({ text }) => text.toLowerCase());
    const isEnd = rest.length === 0 || rest[0] === "." || (rest[0] === CLOSINGS[opening] && words.length > 0);
    if (isEnd) return parts.length > 1 && words.length > 0 && (areStates || !mayOverlap) ? parts : null;
    if (words.length === 0 || !SEPARATORS.has(rest.join(" "))) return null;
  }
  return null;
}

/** "52 posts are divided between social workers (30), call handlers (12) and managers (8)". */
function partsInBrackets({ quantities, tokens }: Reading, index: number): Quantity[] | null {
  const [total, ...parts] = quantities.slice(index);
  const [divider] = total === undefined ? [] : phrasesIn(tokens, DIVIDER_PHRASES, total.end, parts[0]?.start);
  if (divider === undefined || parts.length < 2) return null;
  const areParts = parts.every(
    (part, at) =>
      isAdded(part, "count") &&
      tokens[part.start - 1]?.text === "(" &&
      tokens[part.end]?.text === ")" &&
      /^(?:,|and|\.|;)?$/.test(tokens[part.end + 1]?.text ?? "") &&
      tokens
        .slice((parts[at - 1]?.end ?? divider.end) + 1, part.start - 1)
        .every(({ kind, text }) => kind === "word" || text === ","),
  );
  const last = tokens[(parts.at(-1)?.end ?? 0) + 1]?.text ?? ".";
  return areParts && last === "." ? parts : null;
}

/** In "of the 30, 8 are complete" the 8 is read as one of a pair. */
const isAdded = ({ form, hedge, role, at, end }: Quantity, wanted: "count" | "per-cent"): boolean =>
  (form === wanted || (wanted === "count" && (form === "times" || (form === "pair" && end === at + 1)))) &&
  hedge === null &&
  (role === null || role === "increment");

const SEPARATORS: ReadonlySet<string> = new Set([",", ";", "and", ", and", "; and", "plus"]);
const CLOSINGS: Readonly<Record<string, string>> = { "(": ")", "–": "–", "—": "—", "-": "-" };

const lastAnd = (said: readonly Token[]): number =>
  said.at(-1)?.word === "and" || said.at(-1)?.word === "plus" ? said.length - 1 : said.length;

function isInState(tokens: readonly Token[], end: number): boolean {
  let at = end;
  while (BEFORE_STATES.has(tokens[at]?.word ?? "")) at += 1;
  return phraseAt(tokens, at, STATE_PHRASES) !== null;
}
