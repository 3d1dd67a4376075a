import { inQuotes } from "../prose/sentences.ts";
import { FORMS, HEDGES, type Hedge, ROLES, type Role, SHARES, TOLERANCE } from "./lexicons/numbers.ts";
import { FUNCTION_WORDS } from "./lexicons/words.ts";
import type { Time } from "./times/times.ts";
import { numberAt } from "./words/numbers.ts";
import { indexPhrases, phraseAt, phraseBefore, phrasesOf } from "./words/phrases.ts";
import { foldedWords, type Token } from "./words/tokens.ts";

/** A number that a sentence states, and what the words around it say it is. */
export interface Quantity {
  readonly form: "count" | "per-cent" | "points" | "share" | "pair" | "money" | "times";
  /** The number; of a percentage its number, of a share or pair the quotient. */
  readonly value: number;
  /** How many digits are written after the point. */
  readonly decimals: number;
  /** "17 of 20", "two thirds". */
  readonly pair: readonly [numerator: number, denominator: number] | null;
  readonly hedge: Hedge | null;
  /** What it is if not simply how many or how much: the name of something, a target, a change, a rate. */
  readonly role: Exclude<Role, "value"> | "range" | null;
  readonly inWords: boolean;
  /** Whether it stands in quotation marks, and is somebody else's. */
  readonly quoted: boolean;
  /** The words of the noun phrase after it, folded: "open action" of "17 open actions in the plan". */
  readonly noun: readonly string[];
  /** Position of its hedge, where it has one. */
  readonly start: number;
  /** Positions of the first token of the number, and of the one after the last; the noun is not among them. */
  readonly at: number;
  readonly end: number;
}

const HEDGE_PHRASES = phrasesOf(HEDGES);
const ROLE_PHRASES = phrasesOf(ROLES);
const FORM_PHRASES = phrasesOf(FORMS);
const SHARE_PHRASES = indexPhrases(
  Object.entries(SHARES).map(([text, meaning]) => ({ words: foldedWords(text), meaning })),
);

/** Every number of a sentence that is no time, in order. */
export function quantitiesIn(text: string, tokens: readonly Token[], times: readonly Time[]): Quantity[] {
  const quantities: Quantity[] = [];
  for (let at = 0; at < tokens.length; ) {
    const time = times.find((one) => one.at === at && (one.kind !== "relative" || one.shift !== null));
    const bare =
      time === undefined ? (shareAt(tokens, at) ?? pairAt(tokens, at) ?? plainAt(tokens, at)) : null;
    if (bare !== null) quantities.push(inContext(text, tokens, times, bare));
    at = time?.end ?? bare?.end ?? at + 1;
  }
  return quantities.map((one, index) => joined(one, tokens, quantities[index - 1], quantities[index + 1]));
}

/** "14 to 18" is a range, if nothing went from one to the other; "of the 20 due, 13" and "13 of them" are pairs. */
function joined(one: Quantity, tokens: readonly Token[], previous?: Quantity, next?: Quantity): Quantity {
  const isRange = (first: Quantity, second: Quantity): boolean => {
    const [between, before] = [
      tokens
        .slice(first.end, second.at)
        .map(({ text }) => text.toLowerCase())
        .join(" "),
      tokens[first.at - 1]?.word,
    ];
    if (between === "and") return before === "between";
    return (
      ["to", "-", "–"].includes(between) &&
      (before !== "from" || RANGES.has(tokens[first.at - 2]?.word ?? ""))
    );
  };
  if ((next !== undefined && isRange(one, next)) || (previous !== undefined && isRange(previous, one)))
    return { ...one, role: "range" };
  const isOfThem = tokens[one.end]?.word === "of" && THEM.has(tokens[one.end + 1]?.word ?? "");
  if (
    isOfThem &&
    previous?.form === "count" &&
    one.form === "count" &&
    one.role === null &&
    one.value <= previous.value
  )
    return asPair(one, previous);
  const isWhole =
    previous?.form === "count" &&
    /^of(?: the)?$/i.test(textBefore(tokens, previous.at)) &&
    one.form === "count";
  if (!isWhole || one.noun.length > 0 || one.value > previous.value || one.role !== null) return one;
  return asPair(one, previous);
}

const asPair = (one: Quantity, whole: Quantity): Quantity => ({
  ...one,
  form: "pair",
  value: one.value / whole.value,
  pair: [one.value, whole.value],
  noun: whole.noun,
});

const THEM: ReadonlySet<string> = new Set(["them", "these", "those", "which", "whom"]);

const RANGES: ReadonlySet<string> = new Set(
  "range ranged ranging vary varied varying average averaged averaging fluctuate fluctuated fluctuating".split(
    " ",
  ),
);

/** The one or two words before a position, as written; only those after the last sign. */
function textBefore(tokens: readonly Token[], at: number): string {
  const before = tokens.slice(Math.max(0, at - 2), at);
  const sign = before.findLastIndex(({ kind }) => kind === "sign");
  const [first, ...rest] = before.slice(sign + 1).map(({ text }) => text);
  return (rest.length === 1 && !/^of$/i.test(first ?? "") ? rest : [first, ...rest]).join(" ");
}

type Bare = Omit<Quantity, "start" | "hedge" | "role" | "noun" | "quoted">;

/** "Two thirds", "half": not "the third", nor "half-way", which is one word. */
function shareAt(tokens: readonly Token[], at: number): Bare | null {
  const found = phraseAt(tokens, at, SHARE_PHRASES);
  // "Half a dozen" is a number.
  if (found === null || (numberAt(tokens, at)?.end ?? 0) > found.end) return null;
  const pair = found.meaning;
  return { form: "share", value: pair[0] / pair[1], decimals: 0, pair, inWords: true, at, end: found.end };
}

/** "17 of 20", "17 of the 20", "17 out of 20", "one in five", "17/20". */
function pairAt(tokens: readonly Token[], at: number): Bare | null {
  const first = numberAt(tokens, at);
  if (first === null || first.decimals > 0) return null;
  const joiner = JOINERS.find((words) =>
    words.every((word, index) => tokens[first.end + index]?.word === word),
  );
  if (joiner === undefined) return null;
  const second = numberAt(tokens, first.end + joiner.length);
  if (second === null || second.decimals > 0 || second.value < first.value || second.value === 0) return null;
  const isShare = joiner[0] === "in";
  if (isShare && !(second.inWords || first.value === 1)) return null;
  if (joiner[0] === "/" && tokens[first.end]?.from !== tokens[first.end - 1]?.to) return null;
  const pair = [first.value, second.value] as const;
  const inWords = first.inWords && second.inWords;
  return {
    form: isShare ? "share" : "pair",
    value: pair[0] / pair[1],
    decimals: 0,
    pair,
    inWords,
    at,
    end: second.end,
  };
}

const JOINERS = [
  "of",
  "of the",
  "of our",
  "of its",
  "of all",
  "of those",
  "of these",
  "of a total of",
  "out of",
  "out of the",
  "of every",
  "out of every",
  "in every",
  "in",
  "/",
]
  .map((words) => words.split(" "))
  .sort((a, b) => b.length - a.length);

function plainAt(tokens: readonly Token[], at: number): Bare | null {
  const read = numberAt(tokens, at);
  if (read === null) return null;
  const { value, decimals, inWords, end } = read;
  const plain = { value, decimals, inWords, pair: null, at, end };
  if (tokens[end]?.text === "%") return { ...plain, form: "per-cent", end: end + 1 };
  const form = phraseAt(tokens, end, FORM_PHRASES);
  if (form !== null) return { ...plain, form: form.meaning, end: form.end };
  return { ...plain, form: tokens[at - 1]?.text === "£" ? "money" : "count" };
}

/** A hedge comes first, then the role: "a target of at least 90%". In "last year 22 left" the year is a time. */
function inContext(text: string, tokens: readonly Token[], times: readonly Time[], bare: Bare): Quantity {
  const sign = tokens[bare.at - 1]?.text === "£" ? bare.at - 1 : bare.at;
  const before = phraseBefore(tokens, sign, HEDGE_PHRASES);
  const hedge = before !== null && isMove(tokens, before.at) ? null : before;
  const start = hedge?.at ?? sign;
  const isAfterTime = times.some(({ end }) => end === start);
  const given = (isAfterTime ? null : phraseBefore(tokens, start, ROLE_PHRASES))?.meaning ?? "value";
  const isName = isCompound(tokens, bare) || isCode(tokens, bare) || isAge(tokens, bare, hedge?.at);
  const role = isName ? "name" : given === "value" ? null : given;
  const quoted = inQuotes(text, tokens[bare.at]?.from ?? 0);
  return {
    ...bare,
    start,
    hedge: hedge?.meaning ?? null,
    role,
    quoted,
    noun: nounAfter(tokens, times, bare.end),
  };
}

/** "Went up to 68%" says where it went, and not that it may be less. */
const isMove = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === "up" && MOVING.has(tokens[at - 1]?.word ?? "");

const MOVING: ReadonlySet<string> = new Set(
  "go going went gone move moved crept edged climbed come came shot is was are were".split(" "),
);

/** "NI 64": the number of an indicator. */
const isCode = (tokens: readonly Token[], { at, inWords, form }: Bare): boolean =>
  !inWords &&
  form === "count" &&
  /^(?!I$|A$)[A-Z]{1,4}$/.test(tokens[at - 1]?.text ?? "") &&
  tokens[at - 2]?.kind !== "number";

/** "Children under 18", "those over 16". */
const isAge = (tokens: readonly Token[], { value, form, end }: Bare, hedge: number | undefined): boolean =>
  hedge !== undefined &&
  form === "count" &&
  value <= OLDEST &&
  AGED.has(tokens[hedge - 1]?.word ?? "") &&
  (tokens[end] === undefined ||
    tokens[end].kind !== "word" ||
    FUNCTION_WORDS.has(tokens[end].word) ||
    tokens[end].word === "including");

/** A number larger than this is no age of somebody whom a children's service works with. */
const OLDEST = 25;
const AGED: ReadonlySet<string> = new Set(
  "child people person those pupil adult boy girl leaver carer parent".split(" "),
);

/** "16-year-old", "R8-9", "5a": the number is part of a word. */
const isCompound = (tokens: readonly Token[], { end }: Bare): boolean => {
  const [last, mark, next] = [tokens[end - 1], tokens[end], tokens[end + 1]];
  return mark?.text === "-" && mark.from === last?.to && next?.from === mark.to && next?.kind === "word";
};

/** More words than this before a verb are no plain noun phrase. */
const LONGEST_NOUN = 5;

/** A time ends it: "24 two months earlier". */
function nounAfter(tokens: readonly Token[], times: readonly Time[], end: number): string[] {
  const time = times.find(({ at }) => at >= end)?.at ?? tokens.length;
  const words: string[] = [];
  for (const { kind, word } of tokens.slice(end, Math.min(time, end + LONGEST_NOUN))) {
    if (kind !== "word" || FUNCTION_WORDS.has(word)) break;
    words.push(word);
  }
  return words;
}

/** Whether a hedged number may be said of a known one: "over 150" of 170, but not of 150 or 400. */
export function isHedged(said: number, hedge: Hedge, known: number): boolean {
  const near = Math.max(Math.abs(said) * TOLERANCE.near, 1);
  if (hedge === "over") return known > said && known <= said * TOLERANCE.most;
  if (hedge === "at-least") return known >= said && known <= said * TOLERANCE.most;
  if (hedge === "under") return known < said && known * TOLERANCE.most >= said;
  if (hedge === "at-most") return known <= said && known * TOLERANCE.most >= said;
  return Math.abs(known - said) <= near;
}

/** A number as a sentence states it. */
type Stated = Pick<Quantity, "value" | "hedge">;

/** Whether a total may be stated in this way. */
export const isStatedOf = ({ value, hedge }: Stated, total: number): boolean =>
  hedge === null ? value === total : isHedged(value, hedge, total);

/** Whether more is stated than the total, which not even a part of it can be. */
export const exceeds = ({ value, hedge }: Stated, total: number): boolean =>
  hedge !== "under" && hedge !== "at-most" && value > total && !isStatedOf({ value, hedge }, total);
