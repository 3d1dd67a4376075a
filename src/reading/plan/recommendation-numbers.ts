import { ORDINALS } from "../lexicons/plan-counts.ts";
import { type Phrases, phraseAt } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

/** Numbers by which recommendations are named, and the position after them. */
interface NumbersFound {
  readonly numbers: readonly number[];
  readonly end: number;
}

const RANGES: ReadonlySet<string> = new Set(["to", "-", "–"]);
const LISTS: ReadonlySet<string> = new Set(["and", ",", "&"]);

/** "R8 and R9", "recommendations 1 to 6", "R1-R7", "a tenth recommendation"; `names` are those of the plan, by their numbers. */
export function recommendationNumbersAt(
  tokens: readonly Token[],
  at: number,
  names: Phrases<string>,
): NumbersFound | null {
  const { word = "" } = tokens[at] ?? {};
  const place = ORDINALS.indexOf(word);
  const isPlace =
    place !== -1 && tokens.slice(at + 1, at + MOST_TO_NOUN).some((one) => one.word === "recommendation");
  if (isPlace) return { numbers: [place + 10], end: at + 1 };
  const [, from, to] = /^r(\d{1,2})-r?(\d{1,2})$/.exec(word) ?? [];
  if (from !== undefined) return { numbers: range(Number(from), Number(to)), end: at + 1 };
  const isNoun = word === "recommendation";
  const known = phraseAt(tokens, at, names);
  const first =
    known === null
      ? (coded(tokens, at) ?? (isNoun ? numbered(tokens, at + 1) : null))
      : { number: Number(known.meaning), end: known.end };
  if (first === null) return null;
  const numbers = [first.number];
  let { end } = first;
  for (;;) {
    const joiner = tokens[end]?.text.toLowerCase() ?? "";
    const isJoined = RANGES.has(joiner) || LISTS.has(joiner);
    const next = isJoined ? (coded(tokens, end + 1) ?? (isNoun ? numbered(tokens, end + 1) : null)) : null;
    // "Under recommendation 4, 3 are open" goes on with something else.
    if (next === null || (joiner === "," && !LISTS.has(tokens[next.end]?.text ?? ""))) break;
    numbers.push(...(RANGES.has(joiner) ? range((numbers.at(-1) ?? 0) + 1, next.number) : [next.number]));
    end = next.end;
  }
  return { numbers, end };
}

/** "The tenth and last of Ofsted's recommendations" */
const MOST_TO_NOUN = 7;

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

interface NumberFound {
  readonly number: number;
  readonly end: number;
}

/** "R8" */
function coded(tokens: readonly Token[], at: number): NumberFound | null {
  const [, digits] = /^r(\d{1,2})$/.exec(tokens[at]?.word ?? "") ?? [];
  return digits === undefined ? null : { number: Number(digits), end: at + 1 };
}

/** The 8 of "recommendation 8"; not of "recommendations and 8 actions". */
function numbered(tokens: readonly Token[], at: number): NumberFound | null {
  const token = tokens[at];
  if (token?.kind !== "number" || !/^\d{1,2}$/.test(token.text)) return null;
  const noun = tokens[at + 1]?.word ?? "";
  return noun === "action" || noun === "recommendation" ? null : { number: Number(token.text), end: at + 1 };
}
