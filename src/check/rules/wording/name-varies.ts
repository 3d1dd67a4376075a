import type { Report } from "../../../plan/schema/reports.ts";
import { inQuotes } from "../../../prose/sentences.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { spanOf } from "../../../reading/reading.ts";
import { namesOtherwise } from "../../facts/names.ts";
import { placeInSentence } from "../../prose/report-prose.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";

export const nameVaries: Rule = {
  id: "name-varies",
  severity: "warning",
  summary: "A report names a post, a body or a person otherwise than the plan does.",
  why: "A reader who meets the Children's Scrutiny Committee and the Childrens Scrutiny committee wonders whether they are two. People notice at once when their own name or post is wrong.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: The Director for Children's Services reports to the Improvement board each month.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The Director of Children's Services reports to the Improvement Board each month.
`,
  *check(context) {
    for (const report of context.reports) yield* variantsIn(context, report);
  },
};

function* variantsIn({ at, sentencesIn }: CheckContext, report: Report): Generator<RuleProblem> {
  const otherwise = namesOtherwise(at(report.asAt));
  const told = new Set<string>();
  for (const sentence of sentencesIn(report)) {
    if (sentence.kind === "heading" || sentence.in.field === "title") continue;
    for (const { name, at: first, end } of otherwise(sentence)) {
      const [from, to] = spanOf(sentence.reading, first, end);
      const written = sentence.text.slice(from, to).replaceAll(/\s+/g, " ");
      if (told.has(written) || inQuotes(sentence.text, from)) continue;
      if (clauseAt(sentence.reading.clauses, first).ofOthers) continue;
      told.add(written);
      yield {
        message: `"${written}" is not how the plan names it: expected "${name}"`,
        origin: placeInSentence(sentence, from, to),
        entity: report.id,
        hint: "Write the name as the plan has it, or correct it there.",
      };
    }
  }
}
