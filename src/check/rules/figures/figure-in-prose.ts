import type { PlanAsAt } from "../../../plan/history/replay.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { type Statement, statementsIn } from "../../../reading/figures/statements.ts";
import { contradictionOf } from "../../facts/contradictions.ts";
import { measureFacts } from "../../facts/figures.ts";
import { othersOf } from "../../facts/others.ts";
import { type FoundInSentence, inSentences, wordsOf } from "../../prose/in-sentences.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";
import { tableCells } from "../../prose/table-cells.ts";
import type { Rule } from "../../rule.ts";

export const figureInProse: Rule = {
  id: "figure-in-prose",
  severity: "error",
  summary:
    "A figure, change, direction or target that a report types beside a measure's name is not the measure's.",
  why: "Readers compare the sentence with the table beside it, and believe neither when they differ. A typed figure is often last month's, or a draft's.",
  bad: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-07: 18.1, 2016-08: 18.6 } } }
reports:
  - id: cabinet-2016-09
    summary: Average caseload was 18.1 in August 2016.
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-07: 18.1, 2016-08: 18.6 } } }
reports:
  - id: cabinet-2016-09
    summary: Average caseload was {{kpi "caseload" period="2016-08"}} in August 2016.
`,
  *check(context) {
    yield* inSentences(context, judgeIn);
    yield* inSentences({ ...context, sentencesIn: tableCells }, judgeIn);
  },
};

/** Holds what the report says of a measure as its own, and of all of it, against the measure's figures. */
function judgeIn(known: PlanAsAt): (sentence: ReportSentence) => FoundInSentence[] {
  const measures = measureFacts(known);
  const isOfOthers = othersOf(known);
  return (sentence) => {
    const isOwn = ({ clause, isOfAll }: Statement): boolean =>
      isOfAll &&
      !clause.attributed &&
      !clause.negated &&
      clause.tense !== "open" &&
      !isOfOthers(sentence, clause);
    const { reading, before } = sentence;
    const statements = statementsIn(reading, before?.reading ?? null, measures.names, measures.wordsOf);
    return statements.filter(isOwn).flatMap((stated): FoundInSentence[] => {
      const contradiction = contradictionOf(stated, sentence, measures);
      if (contradiction === null) return [];
      const { is, hint, points } = contradiction;
      const place = "at" in stated ? stated : { at: stated.quantity.start, end: stated.quantity.end };
      const related = points.flatMap(({ origin, period }) =>
        origin === null ? [] : [{ message: `the figure for ${inPeriod(period)}`, origin }],
      );
      return [
        {
          at: place.at,
          end: place.end,
          message: `${wordsOf(sentence, place)} is said of "${measures.kpi(stated.measure).name}"${is}`,
          hint,
          ...(related.length > 0 && { related }),
        },
      ];
    });
  };
}
