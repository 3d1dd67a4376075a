import { isNone } from "../../../plan/schema/header.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { sentencesOf } from "../../../prose/sentences.ts";
import { saysNoImplications } from "../../../reading/wording/answers.ts";
import { foldedWords, tokensOf } from "../../../reading/words/tokens.ts";
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
