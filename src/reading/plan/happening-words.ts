import type { Interval } from "../../plan/time/intervals.ts";
import { UNSURE } from "../lexicons/happenings.ts";
import { COUNCIL, type OccasionNoun } from "../lexicons/occasions.ts";
import type { Reading } from "../reading.ts";
import type { Phrases } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";

/** An event or paper of a plan, as far as words can name it. */
export interface Dated {
  readonly nouns: readonly OccasionNoun[];
  readonly days: Interval;
  readonly shortNames: Phrases<"name">;
  /** The folded words of its title that tell it from others. */
  readonly titleWords: ReadonlySet<string>;
  /** The event that it is, or is a paper of. */
  readonly event: string;
}

/** Words that name an event or paper of a plan, or tell that it happened: "the mid-term review", "the Minister wrote". */
export interface Happening<Fact> {
  /** Those that may be meant; at least one. */
  readonly facts: readonly Fact[];
  /** Positions of the first token of the name, or of the subject, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  /** Position of the subject of the verb that tells. */
  readonly from: number;
  /** Where it is told to have happened, the position after that; null where it is only named. */
  readonly told: number | null;
  /** Whether the words leave no doubt which kind of event it is. */
  readonly isSure: boolean;
}

/** Whether a word leaves open what happened or when: "may", which is no month, "postponed". */
export const isUnsure = ({ word, text }: Token): boolean => UNSURE.has(word) && text !== "May";

/** "To us", "to the Council", "to our Director". */
export function isUs(tokens: readonly Token[], at: number): boolean {
  const first = isDeterminer(tokens[at]) ? at + 1 : at;
  const word = tokens[first]?.word ?? "";
  return COUNCIL.has(word) || word === "me" || tokens[first + 1]?.word === "council";
}

export const isDeterminer = (token: Token | undefined): boolean =>
  ["the", "our", "a", "its", "their"].includes(token?.word ?? "");

/** Where the name before a position begins, with its article; the position itself where no name stands there. */
export function subjectStart({ tokens, times }: Reading, end: number): number {
  const isName = (at: number): boolean => {
    const token = tokens[at];
    const isInTime = times.some((time) => time.at <= at && at < time.end);
    const word = token?.word ?? "";
    const isCapital = /^\p{Lu}/u.test(token?.text ?? "") && !ARTICLES.has(word) && !SUBJECT_ENDS.has(word);
    return token?.kind === "word" && !isInTime && (isCapital || PEOPLE.has(token.word));
  };
  const isJoined = (at: number): boolean => JOINING.has(tokens[at]?.word ?? "") && at > 0 && isName(at - 1);
  let at = end;
  while (isName(at - 1) || (at < end && isJoined(at - 1))) at -= 1;
  return at < end && ARTICLES.has(tokens[at - 1]?.word ?? "") ? at - 1 : at;
}

const ARTICLES: ReadonlySet<string> = new Set(["the", "our", "their", "its"]);
const JOINING: ReadonlySet<string> = new Set(["of", "for", "and", "from"]);
const PEOPLE: ReadonlySet<string> = new Set(
  "inspector peer reviewer team colleague we inspectorate".split(" "),
);

/** What stands before a subject. */
export const SUBJECT_ENDS: ReadonlySet<string> = new Set(
  "after before when since that by time until and but following as while because where although month week".split(
    " ",
  ),
);

/** Two distinctive words in common with what was decided. */
export const shares = (tokens: readonly Token[], { titleWords }: Dated): boolean =>
  new Set(tokens.flatMap(({ word }) => (titleWords.has(word) && !COMMON.has(word) ? [word] : []))).size >= 2;

/** Words of many decisions, and of the names of those who decide. */
const COMMON: ReadonlySet<string> = new Set(
  "board improvement cabinet approval decision meeting committee report".split(" "),
);
