import { proveHighlight } from "../../../plan/claims/prove.ts";
import { crossedBreak } from "../../../plan/claims/prove-measure.ts";
import type { Claim } from "../../../plan/schema/claims.ts";
import { below } from "../../../problems/origin.ts";
import { isPartlyUnread, type Rule } from "../../rule.ts";

export const claimFalse: Rule = {
  id: "claim-false",
  severity: "error",
  summary: "A highlight says what the figures, findings, actions or audits it names do not show.",
  why: "A highlight is what Members remember and the press quotes. It names the figures that show it, so that the sentence and the scorecard cannot disagree. A change (has) and a comparison (better-than) are judged as the figures are printed, with the digits of the measure: a figure that looks the same has not moved and is not better. A target (is) and bounds (at-least, at-most) are judged exactly: 89.6% does not meet 90%, though it rounds to it, and is then printed as 89.6%. A suppressed figure shows nothing, and neither does a concern on its own.",
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
  *check(context) {
    const { reports, shownIn, named } = context;
    for (const report of reports) {
      const { id, highlights = [], origin } = report;
      const known = shownIn(report).plan;
      for (const [index, { text, shownBy = [] }] of highlights.entries()) {
        for (const { index: place, outcome } of proveHighlight(shownBy, known).refuted) {
          const claim = shownBy[place] as Claim;
          if (
            !namesOf(claim).every(({ kind, path }) => named.get(path ?? "")?.kind === kind) ||
            namesOf(claim).some(({ path }) => isPartlyUnread(context, path ?? "")) ||
            crossedBreak(claim, known) !== null
          )
            continue;
          yield {
            message: `"${text.trim()}" is not shown by ${outcome.reason}`,
            origin: below(origin, "highlights", index, "shown-by", place),
            entity: id,
            hint: outcome.hint ?? "Say what the figures show, name others, or leave the highlight out.",
          };
        }
      }
    }
  },
};

/** The entries that a claim names. Other rules judge one that does not exist or is of another kind, and a change of method. */
const namesOf = ({ kpi, finding, action, audit, betterThan }: Claim) =>
  [
    { kind: "kpi", path: kpi },
    { kind: "finding", path: finding },
    { kind: "action", path: action },
    { kind: "audit", path: audit },
    { kind: "audit", path: audit && betterThan },
  ].filter(({ path }) => path !== undefined);
