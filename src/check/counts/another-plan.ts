import { nameWords } from "../wording/names.ts";
import { NUMBER, QUALIFIER } from "./stated-counts.ts";

/** What tells the plan of the report from others. */
export interface OwnPlan {
  readonly title: string;
  readonly authority: string;
  /** From what it answers to the date of the report. */
  readonly years: readonly [first: number, last: number];
}

/** Words before "plan" that may all mean this one. */
const USUAL =
  "the this that our its a an one whole entire full overall original initial first revised rewritten updated refreshed new current existing latest agreed approved published improvement action single council children service services".split(
    " ",
  );
const SMALL = new Set(["and", "of", "for", "the"]);
const WORD = "[A-Za-z][\\w'’-]*";
const DIRECTLY_BEFORE = new RegExp(`(${WORD})\\s+plans?\\b`, "gi");
const CAPITALISED_BEFORE = /((?:[A-Z][\w'’-]*\s+(?:(?:and|for|of|the)\s+)*)+)Plan\b/g;
const OWNER = /([\w-]+)['’]s?\s+(?:[\w-]+\s+){0,3}plan\b/gi;
const COUNTED = `(?:(?:${QUALIFIER})\\s+)?${NUMBER}\\b`;
/** "The plan for Housing", "the plan that Scrutiny reviewed": which one has to be said. */
const SAID_WHICH = new RegExp(
  `\\bplan\\s+(?:(?:for|that|which)\\b|of\\b(?!\\s+${COUNTED}))\\s*(?:the\\s+|our\\s+)?(${WORD}(?:\\s+${WORD})?)?`,
  "gi",
);
const NOT_IN_IT =
  /\b(?:outside|beyond|apart\s+from|besides|other\s+than|not\s+in|not\s+part\s+of|separate\s+from|in\s+addition\s+to|alongside|as\s+well\s+as)\s+(?:of\s+)?(?:the|this|our)\b[^,.;]*\bplan\b/i;

/** Whether a sentence speaks of another plan than the report's, of what is not in it, or of another year. */
export function isOfAnotherPlan(text: string, { title, authority, years: [first, last] }: OwnPlan): boolean {
  const own = new Set([...USUAL, ...nameWords(title), ...nameWords(authority)]);
  const isOwn = (words: string | undefined): boolean =>
    words !== undefined && nameWords(words).every((word) => own.has(word) || SMALL.has(word));
  const years = (text.match(/\b(?:19|20)\d\d\b/g) ?? []).map(Number);
  return (
    NOT_IN_IT.test(text) ||
    years.some((year) => year < first || year > last) ||
    [DIRECTLY_BEFORE, CAPITALISED_BEFORE, OWNER, SAID_WHICH].some(
      (pattern) => ![...text.matchAll(pattern)].every(([, words]) => isOwn(words)),
    )
  );
}
