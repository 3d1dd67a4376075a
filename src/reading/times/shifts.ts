import { SHIFTS_AFTER, SHIFTS_BEFORE } from "../lexicons/times.ts";
import { numberAt } from "../words/numbers.ts";
import { type Found, phraseAt, phrasesOf, wordSet } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

const SHIFT_BEFORE_PHRASES = phrasesOf(SHIFTS_BEFORE);
const SHIFT_AFTER_PHRASES = phrasesOf(SHIFTS_AFTER);

/** "The month before", "the following month", "two months earlier", "a year later": in months. "The month before it opened" is none. */
export function shiftAt(tokens: readonly Token[], at: number): Found<number> | null {
  const first = tokens[at]?.word ?? "";
  // "In the 12 months before" is a span.
  const isSpan = tokens[at - 1]?.word === "the";
  const number = isSpan ? null : first === "a" ? { value: 1, end: at + 1 } : numberAt(tokens, at);
  const isKnown = first === "the" || first === "that";
  const way = isKnown ? phraseAt(tokens, at + 1, SHIFT_BEFORE_PHRASES) : null;
  const unit = way?.end ?? number?.end ?? at + 1;
  const months = MONTHS_IN.get(tokens[unit]?.word ?? "");
  if (months === undefined || (!isKnown && number === null)) return null;
  const after = way === null ? phraseAt(tokens, unit + 1, SHIFT_AFTER_PHRASES) : null;
  const found = way ?? after;
  const next = tokens[after?.end ?? unit + 1];
  const isOther =
    after !== null && next !== undefined && next.kind !== "sign" && !AFTER_SHIFTS.has(next.word);
  if (found === null || isOther || /['’]s?$/.test(next?.text ?? "")) return null;
  const meaning = months * (number?.value ?? 1) * (found.meaning === "earlier" ? -1 : 1);
  return { meaning, at, end: after?.end ?? unit + 1 };
}

const MONTHS_IN: ReadonlyMap<string, number> = new Map([
  ["month", 1],
  ["quarter", 3],
  ["year", 12],
]);
/** What may follow "the month before" when it is told from a time, and not from something that happened. */
const AFTER_SHIFTS = wordSet(
  "and but it they this when while which was were is are had have has stood in there to when of the figure",
);
