import { below } from "../../diagnostics/origin.ts";
import type { Rule } from "../rule.ts";
import { showValue } from "../wording/show-value.ts";

export const claimUnproven: Rule = {
  id: "claim-unproven",
  severity: "warning",
  summary: "A highlight names nothing that shows it.",
  why: "A highlight is what Members remember and the press quotes. One that names the figures, findings, actions or audits that show it is tested against them at every check; one that names nothing rests on its author's word. A text that is exempt needs its proof as well.",
  bad: `\
reports:
  - id: cabinet-2016-09
    highlights: [{ text: Caseloads have fallen. }]
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-02: 18.9, 2016-08: 17.4 } } }

reports:
  - id: cabinet-2016-09
    highlights:
      - { text: Caseloads have fallen., shown-by: [{ kpi: caseload, has: fallen, since: 2016-02 }] }
`,
  *check({ reports }) {
    for (const { id, highlights = [], origin } of reports) {
      for (const [index, { text, shownBy = [] }] of highlights.entries()) {
        if (shownBy.length > 0) continue;
        yield {
          message: `The highlight ${showValue(text)} names nothing that shows it: expected shown-by, with a KPI, a finding, an action or an audit`,
          origin: below(origin, "highlights", index, "text"),
          entity: id,
          hint: "Name what shows it, or leave the highlight out.",
        };
      }
    }
  },
};
