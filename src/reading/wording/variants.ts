import { inQuotes } from "../../prose/sentences.ts";
import {
  BEFORE_PEOPLE,
  DIFFERENT_AFTER_RE,
  GROUPS_OF_PEOPLE,
  IN_NAMES,
  NEVER_FIRST,
  NEVER_LAST,
} from "../lexicons/variants.ts";
import type { Reading } from "../reading.ts";
import { phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

/** A word, two neighbours that may be one word, or a group of people, which may have capitals or not. */
export interface WrittenWord {
  /** The same for all ways of writing it: "liquidlogic". */
  readonly key: string;
  readonly written: string;
  /** The same for uses that are written the same way. */
  readonly way: string;
  /** Whether another way of writing it is another spelling of the same, and not two words that have nothing to do with each other. */
  readonly isJoined: boolean;
  readonly isPeople: boolean;
  /** Offsets into the sentence. */
  readonly from: number;
  readonly to: number;
}

/** Every word of a sentence that could be written in another way: joined, with a hyphen, or apart; then its groups of people. */
export const writtenWords = (reading: Reading): WrittenWord[] => [
  ...joinedOrApart(reading),
  ...groupsOfPeople(reading),
];

/** Shorter ones are too often two other words: "on line". */
const SHORTEST = 7;

function joinedOrApart({ tokens, text }: Reading): WrittenWord[] {
  return tokens
    .flatMap((first, at) => {
      if (!isPlain(first)) return [];
      const second = tokens[at + 1];
      const isPair =
        second !== undefined &&
        isPlain(second) &&
        second.from === first.to + 1 &&
        ![first, second].some((one) => bare(one).includes("-")) &&
        !NEVER_FIRST.has(first.text.toLowerCase()) &&
        !NEVER_LAST.has(bare(second).toLowerCase());
      const words = [bare(first), ...(isPair ? [text.slice(first.from, first.to + 1) + bare(second)] : [])];
      return words.map((written) => wordAt(written, first.from));
    })
    .filter(({ key }) => key.length >= SHORTEST && !isDifferent(key));
}

const isPlain = (token: Token): boolean => token.kind === "word" && /^[\p{L}-]+$/u.test(bare(token));

/** Without a possessive. */
const bare = ({ text }: Pick<Token, "text">): string => text.replace(/['’]s?$/, "");

const isDifferent = (key: string): boolean =>
  key.startsWith("re") && DIFFERENT_AFTER_RE.some((rest) => key.startsWith(rest, 2));

const wordAt = (written: string, from: number): WrittenWord => ({
  key: written.replace(/[\s-]/g, "").toLowerCase(),
  written: written.replace(/\s/g, " "),
  way: written.replace(/\s/g, " ").toLowerCase(),
  isJoined: !/[\s-]/.test(written),
  isPeople: false,
  from,
  to: from + written.length,
});

const PEOPLE_PHRASES = phrasesOf(GROUPS_OF_PEOPLE);

/** Groups named in small letters throughout, or with a capital in each word. At the start of a sentence the second word shows it. */
function groupsOfPeople({ tokens, text }: Reading): WrittenWord[] {
  return phrasesIn(tokens, PEOPLE_PHRASES).flatMap(({ at, end }) => {
    const from = tokens[at]?.from ?? 0;
    const words = bare({ text: text.slice(from, tokens[end - 1]?.to) });
    const [first = "", ...rest] = words.split(/[\s-]+/);
    const areCapital = rest.length > 0 && rest.every(isCapital);
    const isWithCapitals = areCapital && isCapital(first);
    const isSmall =
      words === words.toLowerCase() ||
      (at === 0 && rest.length > 0 && rest.every((word) => word === word.toLowerCase()));
    if ((!isWithCapitals && !isSmall) || inQuotes(text, from)) return [];
    if (isWithCapitals && isPartOfName(tokens, at, end)) return [];
    return [
      {
        key: `people ${words.toLowerCase().replace(/[\s-]/g, "").replace(/s$/, "")}`,
        written: words.replace(/\s+/g, " "),
        way: isSmall ? "small" : "capital",
        isJoined: true,
        isPeople: true,
        from,
        to: from + words.length,
      },
    ];
  });
}

const isCapital = (word: string): boolean => /^[A-Z]/.test(word);

/** "The Head of Looked After Children", "Social Worker of the Year", and what an acronym stands for: "Looked After Children (LAC)". */
function isPartOfName(tokens: readonly Token[], at: number, end: number): boolean {
  const isName = (token: Token | undefined): boolean => token?.kind === "word" && isCapital(token.text);
  const [before, after] = [tokens[at - 1], tokens[end]];
  if (before?.text === "(") return true;
  if (["(", "-", "–"].includes(after?.text ?? "") && /^[A-Z]{2}/.test(tokens[end + 1]?.text ?? ""))
    return true;
  const follows = IN_NAMES.after.has(after?.text ?? "") ? past(tokens, end + 1, 1) : end;
  if (isName(tokens[follows])) return true;
  const quoted = /^["“‘]$/.test(before?.text ?? "") ? at - 2 : at - 1;
  const joiner = past(tokens, quoted, -1);
  const precedes = IN_NAMES.before.has(tokens[joiner]?.text ?? "") ? joiner - 1 : quoted;
  return isName(tokens[precedes]) && !BEFORE_PEOPLE.has(tokens[precedes]?.text.toLowerCase() ?? "");
}

const past = (tokens: readonly Token[], at: number, step: 1 | -1): number =>
  tokens[at]?.text === "the" ? at + step : at;
