import { crossedBreak } from "../../../plan/claims/prove-measure.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { below } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";
import { breaksOf } from "./figures.ts";

export const kpiBreakCompared: Rule = {
  id: "kpi-break-compared",
  severity: "error",
  summary: "A highlight compares figures from before and after a change of method.",
  why: "After a break of kind method a measure counts something else. Its figures before and after differ because of that, and a fall or rise between them shows nothing. A step is a real change, and may be compared.",
  bad: `\
updates:
  - { date: 2016-06-20, of: caseload, breaks: [{ from: 2016-06, kind: method, reason: Siblings count singly }] }
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-05: 18.9, 2016-08: 17.4 } } }
reports:
  - id: cabinet-2016-09
    highlights:
      - { text: Caseloads have fallen., shown-by: [{ kpi: caseload, has: fallen, since: 2016-05 }] }
`,
  good: `\
updates:
  - { date: 2016-06-20, of: caseload, breaks: [{ from: 2016-06, kind: method, reason: Siblings count singly }] }
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-06: 18.9, 2016-08: 17.4 } } }
reports:
  - id: cabinet-2016-09
    highlights:
      - { text: Caseloads have fallen., shown-by: [{ kpi: caseload, has: fallen, since: 2016-06 }] }
`,
  *check({ plan, reports, at }) {
    for (const { id: report, asAt, highlights = [], origin } of reports) {
      const known = at(asAt);
      for (const [index, { shownBy = [] }] of highlights.entries()) {
        for (const [place, claim] of shownBy.entries()) {
          const found = crossedBreak(claim, known);
          if (found === null) continue;
          const { crossed, kpi, since } = found;
          const placed = breaksOf(kpi, plan).find(({ from }) => from === crossed.from) ?? kpi;
          yield {
            message: `A highlight compares "${kpi.id}" with "${since}", before its method changed on ${formatDate(crossed.from)}: expected a period from then on`,
            origin: below(origin, "highlights", index, "shown-by", place, claim.since ? "since" : "for"),
            entity: report,
            hint: "Compare figures made the same way, or leave the highlight out.",
            related: [
              { message: crossed.reason.replace(/[.;]+$/, ""), origin: below(placed.origin, "from") },
            ],
          };
        }
      }
    }
  },
};
