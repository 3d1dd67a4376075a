import { BEFORE_STATES, DIVIDERS, ELSE, OPPOSITES, OVERLAP, STATES, TOTALS } from "../lexicons/arithmetic.ts";
import type { Quantity } from "../quantities.ts";
import type { Reading } from "../reading.ts";
import { phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

const STATE_PHRASES = phrasesOf(STATES);
const DIVIDER_PHRASES = phrasesOf(DIVIDERS);
const OPPOSITE_PHRASES = OPPOSITES.map(([one = "", other = ""]) => phrasesOf({ one, other }));

/** A whole and all its parts, in a list: "30 milestones: 8 complete, 10 on track and 12 at risk". */
export interface StatedDivision {
  /** Null where the whole is 100%. */
  readonly total: Quantity | null;
  readonly parts: readonly Quantity[];
  /** Whether the list may leave some out: "of the 30, 8 are complete and 10 on track". */
  readonly isOpen: boolean;
}

/** The items of a list, and the sentence before it. */
interface List {
  readonly opening: Reading | null;
  readonly items: readonly Reading[];
}

/** The division that a sentence states, and that of the list that ends with it, if it does. */
export const statedDivisions = (
  reading: Reading,
  before: Reading | null,
  list: List | null,
): { readonly inSentence: StatedDivision | null; readonly inList: StatedDivision | null } => ({
  inSentence: dividedIn(reading, before),
  inList: list === null ? null : dividedInList(list),
});

/** By its last item, or by the sentence before it. */
const dividedInList = ({ opening, items }: List): StatedDivision | null =>
  totalledInList(items) ?? sharesInList(items) ?? (opening === null ? null : dividedAfter(opening, items));

/** The division that a sentence states, or that it goes on with after the one before: "30 actions. 8 complete, …". */
function dividedIn(reading: Reading, before: Reading | null): StatedDivision | null {
  const { quantities, tokens } = reading;
  for (const [index, total] of quantities.entries()) {
    const first = quantities[index + 1];
    const isDivided = first !== undefined && isAll(openingBefore(tokens, total, first));
    if (!isWhole(total) && !(isDivided && isPlain(total))) continue;
    const bracketed = partsInBrackets(reading, index);
    if (bracketed !== null) return { total, parts: bracketed, isOpen: false };
    const opening = first === undefined ? null : openingBefore(tokens, total, first);
    if (opening === null) continue;
    const parts = partsFrom(reading, index + 1, opening);
    if (parts === null) continue;
    const areStates = parts.every(({ end }) => isInState(tokens, end));
    if (opening !== "," || areStates)
      return { total, parts, isOpen: (opening === "," || opening === "some") && parts.length < SURELY_ALL };
  }
  return dividedShares(reading) ?? dividedByState(reading) ?? dividedBefore(reading, before);
}

/** The parts of 100% that a sentence states: "40% were good, 45% adequate and 20% inadequate". */
function dividedShares(reading: Reading): StatedDivision | null {
  const { quantities, tokens } = reading;
  const index = quantities.findIndex(({ form }) => form === "per-cent");
  const first = quantities[index];
  if (first === undefined) return null;
  const parts = partsFrom(reading, index, ",", "per-cent");
  const isOfOne = /^of(?: the| all| our)?$/i.test(wordsBefore(tokens, 2));
  if (parts !== null && (isOfOne || parts.every(({ end }) => isInState(tokens, end))))
    return { total: null, parts, isOpen: true };
  const shares = quantities.filter(({ form }) => form === "per-cent");
  if (shares.length < 2 || !shares.every((one) => isAdded(one, "per-cent"))) return null;
  const isLabelled = areLabelled(reading, shares) || areOpposite(reading, shares);
  return isLabelled ? { total: null, parts: shares, isOpen: true } : null;
}

/** "48 audits were graded: outstanding 3, good 19, requires improvement 20, inadequate 9": each number after its state. */
function dividedByState(reading: Reading): StatedDivision | null {
  const { quantities, tokens } = reading;
  const [total, ...parts] = quantities;
  if (total === undefined || !isWhole(total) || parts.length < SURELY_ALL) return null;
  const areStates = parts.every(
    (part) =>
      isAdded(part, "count") &&
      phraseBefore(tokens, part.start, STATE_PHRASES) !== null &&
      /^[,.;)]$|^and$/i.test(tokens[part.end]?.text ?? "."),
  );
  const isList = tokens.slice(total.end, parts[0]?.start).some(({ text }) => text === ":" || text === "(");
  return areStates && isList ? { total, parts, isOpen: false } : null;
}

/** "Good 41%, inadequate 19%", "from the police (42%), schools (31%) and others (15%)". */
function areLabelled({ tokens }: Reading, shares: readonly Quantity[]): boolean {
  const isClosed = shares.every(({ end }) => /^[,.;)]$|^and$/i.test(tokens[end]?.text ?? "."));
  const areStates = shares.every(({ start }) => phraseBefore(tokens, start, STATE_PHRASES) !== null);
  const last = shares.at(-1);
  const isElse =
    last !== undefined &&
    tokens[last.start - 1]?.text === "(" &&
    ELSE.has(tokens[last.start - 2]?.word ?? "") &&
    shares.every(({ start }) => tokens[start - 1]?.text === "(");
  return isClosed && shares.length > 2 && (areStates || isElse);
}

/** "62% of files were good and 48% required improvement": two states of which each excludes the other. */
function areOpposite({ tokens, times }: Reading, [first, second, ...more]: readonly Quantity[]): boolean {
  if (first === undefined || second === undefined || more.length > 0 || second.end - first.end > MOST_BETWEEN)
    return false;
  const isTimed = times.some(({ at }) => first.end <= at && at < second.start + MOST_BETWEEN);
  if (isTimed || second.noun.includes("of") || tokens[second.end]?.word === "of") return false;
  const isPlaced = tokens.slice(first.end, second.start).some(({ word }) => PLACES.has(word));
  return (
    !isPlaced &&
    OPPOSITE_PHRASES.some((phrases) => {
      const said = phrasesIn(tokens, phrases, first.end, second.start);
      const then = phrasesIn(tokens, phrases, second.end);
      const [one, other] = [
        new Set(said.map(({ meaning }) => meaning)),
        new Set(then.map(({ meaning }) => meaning)),
      ];
      return one.size === 1 && other.size === 1 && !other.has([...one][0] ?? "one");
    })
  );
}

/** More words than this between two shares, and they are of different things. */
const MOST_BETWEEN = 14;
const PLACES: ReadonlySet<string> = new Set("in for at among by when where".split(" "));

/** Of so many states named in one list, none is left out. */
const SURELY_ALL = 3;

function dividedBefore(reading: Reading, before: Reading | null): StatedDivision | null {
  const { quantities, tokens } = reading;
  const [total, ...more] = before?.quantities ?? [];
  const isFirst = quantities[0]?.start === 0 || /^of (?:these|those|them)$/i.test(wordsBefore(tokens, 2));
  if (total === undefined || more.length > 0 || !isWhole(total) || !isFirst) return null;
  const parts = partsFrom(reading, 0, ".");
  const areStates = parts?.every(({ end }) => phraseAt(tokens, end, STATE_PHRASES) !== null);
  return parts !== null && areStates === true ? { total, parts, isOpen: false } : null;
}

/** "Good: 45%", "Inadequate: 25%": states of one whole. */
function sharesInList(items: readonly Reading[]): StatedDivision | null {
  const parts = items.flatMap(({ quantities: [one, ...more], tokens }) => {
    const isState = phraseAt(tokens, 0, STATE_PHRASES)?.end === (one?.start ?? 0) - 1;
    return one !== undefined && more.length === 0 && isState && isAdded(one, "per-cent") ? [one] : [];
  });
  return parts.length > 1 && parts.length === items.length ? { total: null, parts, isOpen: true } : null;
}

/** A sentence with one number and a colon, then items with one number each. */
function dividedAfter(opening: Reading, items: readonly Reading[]): StatedDivision | null {
  // "They fall into three groups:"
  const counts = opening.quantities.filter(
    ({ form, value }, index) =>
      (form === "count" || form === "times") && !(index > 0 && value === items.length),
  );
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

/** The division that a list states whose last item is the total: "Total: 31 files". */
function totalledInList(items: readonly Reading[]): StatedDivision | null {
  const counts = items.map(({ quantities, tokens }) => {
    const [one, ...more] = quantities.filter(({ role }) => role !== "name");
    const isOnly = more.length === 0 && !tokens.some(({ word }) => OVERLAP.has(word));
    return one !== undefined && isOnly && isAdded(one, "count") ? one : null;
  });
  const [total, parts] = [counts.at(-1), counts.slice(0, -1)];
  const isTotal = TOTALS.has(items.at(-1)?.tokens[0]?.word ?? "");
  if (!isTotal || total == null || parts.length < 2 || parts.includes(null)) return null;
  return { total, parts: parts.flatMap((one) => one ?? []), isOpen: false };
}

const isWhole = (one: Quantity): boolean =>
  isPlain(one) && (one.form === "times" || one.form === "money" || one.noun.length > 0);

const isPlain = ({ form, hedge, role, quoted }: Quantity): boolean =>
  (form === "times" || form === "count" || form === "money") && hedge === null && role === null && !quoted;

/** The sign or the words by which a list begins just before a number. */
function openingBefore(tokens: readonly Token[], total: Quantity, first: Quantity): string | null {
  const sign = tokens[first.start - 1]?.text ?? "";
  if (/^[:(–—-]$/.test(sign)) return sign;
  if (sign === "," && /^of(?: the)?$/i.test(wordsBefore(tokens, total.start))) return sign;
  const found = phraseBefore(tokens, first.start, DIVIDER_PHRASES);
  return found !== null && found.at >= total.end ? found.meaning : null;
}

/** Whether the words before a list say that it leaves none out. */
const isAll = (opening: string | null): boolean => opening === "all";

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
    const isAllSaid = next === undefined && rest.some((word) => NOBODY.has(word));
    const isEnd =
      rest.length === 0 ||
      rest[0] === "." ||
      isAllSaid ||
      (rest[0] === CLOSINGS[opening] && words.length > 0);
    if (isEnd)
      return parts.length > 1 && words.length > 0 && (areStates || isAll(opening) || !mayOverlap)
        ? parts
        : null;
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
      isAdded(part, total?.form === "money" ? "money" : "count") &&
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
const isAdded = ({ form, hedge, role, at, end }: Quantity, wanted: "count" | "per-cent" | "money"): boolean =>
  (form === wanted || (wanted === "count" && (form === "times" || (form === "pair" && end === at + 1)))) &&
  hedge === null &&
  (role === null || role === "increment");

/** "And nobody else" */
const NOBODY: ReadonlySet<string> = new Set(["nobody", "none", "nothing"]);
const SEPARATORS: ReadonlySet<string> = new Set([",", ";", "and", ", and", "; and", "plus"]);
const CLOSINGS: Readonly<Record<string, string>> = { "(": ")", "–": "–", "—": "—", "-": "-" };

const lastAnd = (said: readonly Token[]): number =>
  said.at(-1)?.word === "and" || said.at(-1)?.word === "plus" ? said.length - 1 : said.length;

function isInState(tokens: readonly Token[], end: number): boolean {
  let at = end;
  while (BEFORE_STATES.has(tokens[at]?.word ?? "")) at += 1;
  return phraseAt(tokens, at, STATE_PHRASES) !== null;
}
