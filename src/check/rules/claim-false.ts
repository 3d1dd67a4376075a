import { below } from "../../diagnostics/origin.ts";
import { type Claim, refuteClaim } from "../../plan/claims.ts";
import type { PlanAsAt } from "../../plan/replay.ts";
import { isDone } from "../../plan/status.ts";
import type { Rule } from "../rule.ts";

export const claimFalse: Rule = {
  id: "claim-false",
  severity: "error",
  summary: "A highlight says what the figures or actions it names do not show.",
  why: "A highlight is what Members remember and the press quotes. It names the figures that show it, so that the sentence and the scorecard cannot disagree.",
  bad: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-02: 17.4, 2016-08: 18.9 } } }

reports:
  - id: cabinet-2016-09
    highlights:
      - { text: Caseloads have fallen., shown-by: [{ kpi: caseload, has: fallen, since: 2016-02 }] }
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-02: 18.9, 2016-08: 17.4 } } }

reports:
  - id: cabinet-2016-09
    highlights:
      - { text: Caseloads have fallen., shown-by: [{ kpi: caseload, has: fallen, since: 2016-02 }] }
`,
  *check({ reports, at }) {
    for (const { id, asAt, highlights = [], origin } of reports) {
      const known = at(asAt);
      for (const [index, { text, shownBy = [] }] of highlights.entries()) {
        for (const [place, claim] of shownBy.entries()) {
          const reason = refute(claim, known);
          if (reason === null) continue;
          yield {
            message: `"${text.trim()}" is not shown by ${reason}`,
            origin: below(origin, "highlights", index, "shown-by", place),
            entity: id,
            hint: "Say what the figures show, name others, or leave the highlight out.",
          };
        }
      }
    }
  },
};

/** What is named does not exist where nothing is found, which another rule says. */
function refute(claim: Claim, known: PlanAsAt): string | null {
  const kpi = known.kpis.find(({ id }) => id === claim.kpi);
  const refuted = kpi === undefined ? null : refuteClaim(claim, kpi);
  if (kpi !== undefined && refuted !== null) return `${kpi.name}: ${refuted}`;
  const action = known.actions.find(({ id }) => id === claim.action);
  if (action === undefined || isDone(action.status)) return null;
  return `action ${action.id}: it is ${action.status}`;
}
