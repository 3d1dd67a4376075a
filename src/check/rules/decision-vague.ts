import { within } from "../../diagnostics/origin.ts";
import { isForCabinet } from "../../plan/reports.ts";
import { reportTexts } from "../report-prose.ts";
import type { Rule } from "../rule.ts";
import { findDecisionFaults } from "../wording/decision-faults.ts";

export const decisionVague: Rule = {
  id: "decision-vague",
  severity: "warning",
  summary: "A recommendation cannot stand as a decision in the minutes.",
  why: 'The minutes lift each recommendation into "RESOLVED – That …". One that asks Members only to consider something, or leaves open what they decide, cannot be recorded as a decision, and nobody can be held to it.',
  bad: `\
reports:
  - id: cabinet-2016-09
    decisions: Members consider the report and agree whether further information is required.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    decisions:
      - the progress described in this report be noted;
      - the Director report on whether the target for visits has been met in December.
`,
  *check({ reports }) {
    for (const report of reports.filter(isForCabinet)) {
      const decisions = reportTexts(report).filter(({ field }) => field === "decisions");
      for (const { text, origin } of decisions) {
        for (const { says, hint, span } of findDecisionFaults(text)) {
          const words = text.slice(...span);
          yield {
            message: `The recommendation ${says} "${words}": expected words that can stand after "RESOLVED – That"`,
            origin: within(origin, ...span),
            entity: report.id,
            hint,
          };
        }
      }
    }
  },
};
