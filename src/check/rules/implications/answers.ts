import { isNone } from "../../../plan/schema/header.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { sentencesOf } from "../../../prose/sentences.ts";
import { EXCEPTIONS, LIMITED, NONE } from "../../../reading/lexicons/answers.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { foldedWords, type Token, tokensOf } from "../../../reading/words/tokens.ts";
import { wordingsIn, wordingsOf } from "../../../reading/words/wordings.ts";
import type { CheckContext } from "../../rule.ts";

/** What a report says in one row of its implications. */
export interface ImplicationAnswer {
  readonly row: string;
  readonly title: string;
  readonly text: string;
  /** Whether it says, in whatever words, that there are no implications. */
  readonly none: boolean;
  readonly origin: Origin;
}

/** The answers to rows that the plan has, in the order of the plan. */
export function implicationAnswers(
  { plan }: Pick<CheckContext, "plan">,
  report: Report,
): ImplicationAnswer[] {
  return (plan.header?.implications ?? []).flatMap(({ id, title, none }) => {
    const text = report.implications?.get(id);
    if (text === undefined) return [];
    const origin = below(report.origin, "implications", id);
    return [{ row: id, title, text, none: saysNone(text, none), origin }];
  });
}

function saysNone(text: string, ownSentence: string): boolean {
  if (isNone(text)) return true;
  const [said, own] = [text, ownSentence].map((one) => foldedWords(one).join(" "));
  return said === own || (sentencesOf(text).length === 1 && saysNoImplications(tokensOf(text)));
}

const NONE_WORDINGS = wordingsOf(NONE);

const EXCEPTION_PHRASES = phrasesOf(EXCEPTIONS);

/** Whether the only sentence of an answer says that there are no implications at all. */
function saysNoImplications(tokens: readonly Token[]): boolean {
  if (tokens.some(({ text }) => text === "," || text === ";" || text === ":")) return false;
  if (phrasesIn(tokens, EXCEPTION_PHRASES).length > 0) return false;
  return wordingsIn(tokens, NONE_WORDINGS).some(
    ({ at, end }) => !tokens.slice(at, end).some(({ word }) => LIMITED.has(word)),
  );
}
