import { reportedAudits } from "../../../plan/claims/audit-grades.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { actionsByAnswer } from "../../facts/answers.ts";
import { hasUnreadableEntries, type Rule } from "../../rule.ts";

export const auditUnanswered: Rule = {
  id: "audit-unanswered",
  severity: "warning",
  summary: "A round of audits is about no recommendation, and no action answers it.",
  why: "Inspectors ask what an authority does about what its own audits find. A round that names nothing it is about, and that no action names, is read by nobody who must act on it.",
  bad: `\
audits:
  - id: audit-2016-08
    date: 2016-08-19
    theme: Strategy meetings
    cases: 24
    grades: { Good: 15, Requires improvement: 9 }
`,
  good: `\
audits:
  - id: audit-2016-08
    date: 2016-08-19
    theme: Strategy meetings
    cases: 24
    grades: { Good: 15, Requires improvement: 9 }
    answers: R1
`,
  *check(context) {
    if (hasUnreadableEntries(context)) return;
    const answered = actionsByAnswer(context);
    for (const { id, theme, date, answers, origin } of reportedAudits(context.known)) {
      if (answers !== undefined || answered.has(id)) continue;
      yield {
        message: `Audit "${id}", ${theme}, reported on ${formatDate(date)}, is about no recommendation, and no action answers it`,
        origin,
        entity: id,
        hint: "Give it answers: with the recommendations or findings it is about, or name it in the answers: of an action.",
      };
    }
  },
};
