import { lastDayPlanned } from "../../../plan/history/inspection.ts";
import { whereSet } from "../../../plan/history/replay.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { formatInterval } from "../../../plan/time/intervals.ts";
import type { Rule } from "../../rule.ts";

export const plannedAuditPast: Rule = {
  id: "planned-audit-past",
  severity: "warning",
  summary: "The time for which a round of audits was planned has passed, and it is not reported.",
  why: "The report would announce as still to come a round that has been held, or that nobody held. Either is something to tell the Board.",
  bad: `\
# As at 2016-11-04
audits:
  - { id: audit-2016-09, added: 2016-08-05, planned: 2016-09, theme: Neglect, answers: R1 }
`,
  good: `\
# As at 2016-11-04
audits:
  - { id: audit-2016-09, added: 2016-08-05, planned: 2016-09, theme: Neglect, cases: 24, answers: R1 }
updates:
  - { date: 2016-10-07, of: audit-2016-09, grades: { Good: 15, Requires improvement: 9 } }
`,
  *check({ known, asAt }) {
    for (const audit of known.audits) {
      const { id, theme, date, planned } = audit;
      const { interval = null, words = null } = planned ?? {};
      const end = lastDayPlanned(audit);
      if (date !== undefined || end === null || end >= asAt) continue;
      const when = interval === null ? words : formatInterval(interval);
      yield {
        message: `Audit "${id}", ${theme}, was planned for "${when}" and is not reported by ${formatDate(asAt)}`,
        origin: whereSet(audit, "planned"),
        entity: id,
        hint: "Add an update with its cases: and grades:, or one with a new planned:, in words where no day is set.",
      };
    }
  },
};
