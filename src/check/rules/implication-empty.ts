import { implicationAnswers } from "../implications/answers.ts";
import { whatLacks } from "../implications/unsaid.ts";
import type { Rule } from "../rule.ts";
import { showValue } from "../wording/show-value.ts";

export const implicationEmpty: Rule = {
  id: "implication-empty",
  severity: "warning",
  summary: "A row of the implications says that there are implications and not which, or holds nothing.",
  why: "Members decide on what a row tells them. One that says only that there are implications, or n/a, or that something is to follow, is complete on paper and tells them nothing; where there are none, none says so.",
  bad: `\
reports:
  - id: cabinet-2016-09
    implications:
      crime: There are implications for crime and disorder.
      efficiency: To follow.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    implications:
      crime: Return interviews help to keep children who go missing safe from crime.
      efficiency: none
`,
  *check(context) {
    for (const report of context.reports) {
      for (const { row, title, text, none, origin } of implicationAnswers(context, report)) {
        const lacks = none ? null : whatLacks(text);
        if (lacks === null) continue;
        yield {
          message: `"${title}" is answered ${showValue(text)}, which ${lacks}: expected a sentence that says what the implications are, or none`,
          origin,
          entity: report.id,
          hint: `Say who or what is affected and how, or write ${row}: none.`,
        };
      }
    }
  },
};
