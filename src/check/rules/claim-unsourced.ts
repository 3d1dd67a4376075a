import { tellsHowTheyDid } from "../claims/how-others-did.ts";
import { isSourced } from "../claims/named-sources.ts";
import { type FindOthers, findOthersIn, type Others } from "../claims/other-bodies.ts";
import { placeInSentence, type ReportSentence, reportSentences } from "../report-prose.ts";
import type { Rule } from "../rule.ts";

export const claimUnsourced: Rule = {
  id: "claim-unsourced",
  severity: "warning",
  summary: "A sentence says how other councils did, and not where that is from.",
  why: "The council's own statements are computed or proved; one about others rests on what somebody published. Without its source it cannot be checked by a Member, or defended when the other council reads it.",
  bad: `\
reports:
  - id: cabinet-2016-09
    main: Several other councils have not shown such improvement.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    main: According to the regional board, several other councils have not improved as fast.
`,
  *check({ plan, reports }) {
    const findOthers = findOthersIn(plan);
    for (const report of reports) {
      for (const sentence of reportSentences(report)) {
        const others = judge(sentence, findOthers);
        if (others === undefined) continue;
        const words = sentence.text.slice(...others.span);
        if (isSourced(sentence, report, words)) continue;
        yield {
          message: `The sentence says how "${words}" did, and not who says so: expected its source`,
          origin: placeInSentence(sentence, ...others.span),
          entity: report.id,
          hint: "Name the source in the sentence, add a link or a computed figure, or leave the comparison out.",
        };
      }
    }
  },
};

/** What is asked, wished or expected says nothing of how anybody did. */
const MAY_BE = /\b(?:[Ii]f|[Ww]hether|[Hh]ow|may|might|could|would|will|should|must|aims?|wants?)\b|\?/;

function judge({ kind, text }: ReportSentence, findOthers: FindOthers): Others | undefined {
  if (kind === "heading" || MAY_BE.test(text)) return undefined;
  return findOthers(text).find((others) => tellsHowTheyDid(text, others));
}
