import { NEGATIONS } from "../lexicons/clauses.ts";
import { ASKED } from "../lexicons/others.ts";
import { APPROVED, CHECKABLE } from "../lexicons/praise.ts";
import type { Reading } from "../reading.ts";
import { type Found, phrasesIn, phrasesOf } from "../words/phrases.ts";
import { wordingsIn, wordingsOf } from "../words/wordings.ts";

const APPROVED_WORDINGS = wordingsOf(APPROVED);
const NEGATION_PHRASES = phrasesOf(NEGATIONS);

/**
 * What a sentence says that others think of the service, or how it stands among them: "widely regarded as best practice",
 * "partners have been very impressed". Null where it names a paper or counts those who said so, and where it is denied.
 */
export function approvalIn({ tokens, quantities, times }: Reading): Found<keyof typeof APPROVED> | null {
  if (quantities.some(({ value }) => value !== 1) || tokens.some(({ word }) => CHECKABLE.has(word)))
    return null;
  const isDenied = phrasesIn(tokens, NEGATION_PHRASES);
  const found = wordingsIn(tokens, APPROVED_WORDINGS).find(({ at, end }) => {
    const isBy = tokens[end]?.word === "by" && /^\p{Lu}/u.test(tokens[end + 1]?.text ?? "");
    const isAsked = tokens.slice(0, at).some(({ word }) => ASKED.has(word));
    return !isBy && !isAsked && isDenied.every((one) => at <= one.at && one.end <= end);
  });
  return found === undefined || times.some(({ kind }) => kind === "days") ? null : found;
}
