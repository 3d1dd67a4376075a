import type { Claim } from "../../../plan/schema/claims.ts";
import { below } from "../../../problems/origin.ts";
import { showValue } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";

export const claimUnproven: Rule = {
  id: "claim-unproven",
  severity: "warning",
  summary: "A highlight names nothing that shows it, or claims nothing about what it names.",
  why: "A highlight is what Members remember and the press quotes. One that names the figures, findings, actions or audits that show it is tested against them at every check; one that names nothing rests on its author's word, and so does one that names a KPI but claims nothing about it: any figure would show that. A finding, an action that is done and the grades of an audit show something by themselves. An exempt text needs its proof, too.",
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
        if (shownBy.some((claim) => !isBare(claim))) continue;
        const [bare] = shownBy;
        const place = below(origin, "highlights", index);
        const found = bare === undefined ? namesNothing(text) : claimsNothing(text, bare.kpi ?? "");
        yield {
          ...found,
          origin: bare === undefined ? below(place, "text") : below(place, "shown-by", 0),
          entity: id,
        };
      }
    }
  },
};

const namesNothing = (text: string) => ({
  message: `The highlight ${showValue(text)} names nothing that shows it: expected shown-by, with a KPI, a finding, an action or an audit`,
  hint: "Name what shows it, or leave the highlight out.",
});

const claimsNothing = (text: string, kpi: string) => ({
  message: `The highlight ${showValue(text)} names KPI "${kpi}" but claims nothing about it: expected has, is, at-least, at-most or better-than`,
  hint: "Say what the figure shows, such as is: on-target, or has: fallen with since: and a period.",
});

/** Whether a claim names a measure but says nothing about it: its figure is quoted, and no figure could refute it. */
const isBare = ({ kpi, has, is, atLeast, atMost, betterThan }: Claim): boolean =>
  kpi !== undefined && [has, is, atLeast, atMost, betterThan].every((made) => made === undefined);
