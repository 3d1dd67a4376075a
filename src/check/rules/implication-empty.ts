import { sentencesOf } from "../../prose/sentences.ts";
import { implicationAnswers } from "../implication-answers.ts";
import type { Rule } from "../rule.ts";
import { showValue } from "../show-value.ts";

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

const PLACEHOLDER =
  /^(?:n\/?a|not applicable|tb[acd]|to be (?:confirmed|advised|added|completed|decided|determined)|(?:to|will) follow|pending|as (?:above|before|below|previously)|see (?:above|below|attached|(?:the )?(?:main )?report)|x{2,}|[-–—.…?]+)[.…]?$/i;

const HAS_SOME =
  /^(?:yes, )?(?:(?:this|the) (?:report|plan|proposals?|recommendations?|decisions?)(?: does| do)? (?:has|have|will have|may have)|there (?:are|is|will be|may be)) (?!no\b|not\b)(?:[\w-]+ ){0,4}implications?(?: (?:for|on|to|in|regarding|relating to|about) [\w\s'’-]+)?\.?$/i;

/** Words that begin to say what the implications are, or where that is said. */
const SAYS_WHICH =
  /\b(?:as|because|by|if|since|so|that|through|when|where|which|who|whose|paragraphs?|appendix|section|set out|described|more|fewer|less|better|worse|positive|negative|beneficial|adverse|limited|minor|no|not|\d+)\b/i;

function whatLacks(text: string): string | null {
  if (PLACEHOLDER.test(text.trim())) return "says nothing";
  const [only, ...rest] = sentencesOf(text);
  if (only === undefined || rest.length > 0) return null;
  const isEmpty = HAS_SOME.test(only.text) && !SAYS_WHICH.test(only.text);
  return isEmpty ? "says that there are implications and not which" : null;
}
