import type { PlanAsAt } from "../../plan/history/replay.ts";
import type { Report } from "../../plan/schema/reports.ts";
import { spanOf } from "../../reading/reading.ts";
import type { CheckContext, RuleProblem } from "../rule.ts";
import { placeInSentence, type ReportSentence } from "./report-prose.ts";

/** What a rule finds in a sentence, at the words from one token up to another. */
export interface FoundInSentence extends Omit<RuleProblem, "origin" | "entity"> {
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
}

/**
 * Looks into every sentence that authors of reports answer for. `judgeIn` is given the plan as known at a report's date,
 * once for each report, and returns what judges its sentences, each with the next of the same text.
 */
export function* inSentences(
  { reports, sentencesIn, at }: CheckContext,
  judgeIn: (
    known: PlanAsAt,
    report: Report,
  ) => (sentence: ReportSentence, next: ReportSentence | null) => Iterable<FoundInSentence>,
): Generator<RuleProblem> {
  for (const report of reports) {
    const judge = judgeIn(at(report.asAt), report);
    const sentences = sentencesIn(report);
    for (const [index, sentence] of sentences.entries()) {
      const after = sentences[index + 1];
      const next = after?.in === sentence.in ? after : null;
      for (const { at: first, end, ...rest } of judge(sentence, next)) {
        const origin = placeInSentence(sentence, ...spanOf(sentence.reading, first, end));
        yield { ...rest, origin, entity: report.id };
      }
    }
  }
}

/** The words from one token up to another, in quotation marks. */
export const wordsOf = (
  { text, reading }: ReportSentence,
  { at, end }: Pick<FoundInSentence, "at" | "end">,
): string => `"${text.slice(...spanOf(reading, at, end))}"`;
