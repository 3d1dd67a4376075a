import { reportedAudits } from "../../../plan/claims/audit-grades.ts";
import { whereSet } from "../../../plan/history/replay.ts";
import { below } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";

export const auditModeration: Rule = {
  id: "audit-moderation",
  severity: "error",
  summary: "More cases of an audit were moderated than it has, or more grades agreed than were moderated.",
  why: "Moderation takes some of the cases of a round and grades them again. It cannot take more than there are, and no more of the grades can agree than were given again; the two numbers have usually been exchanged.",
  bad: `\
audits:
  - id: audit-2016-08
    date: 2016-08-19
    theme: Strategy meetings
    cases: 24
    grades: { Good: 15, Requires improvement: 9 }
    moderated: { cases: 5, agreed: 8 }
    answers: R1
`,
  good: `\
audits:
  - id: audit-2016-08
    date: 2016-08-19
    theme: Strategy meetings
    cases: 24
    grades: { Good: 15, Requires improvement: 9 }
    moderated: { cases: 8, agreed: 5 }
    answers: R1
`,
  *check({ known }) {
    for (const audit of reportedAudits(known)) {
      const { id, cases, moderated } = audit;
      if (moderated === undefined) continue;
      const origin = whereSet(audit, "moderated");
      const rest = { entity: id, hint: "Correct the number that is wrong." };
      if (moderated.cases > cases)
        yield {
          message: `"${moderated.cases}" cases of audit "${id}" were moderated: expected ${cases} at most, the number of its cases`,
          origin: below(origin, "cases"),
          ...rest,
        };
      if (moderated.agreed > moderated.cases)
        yield {
          message: `"${moderated.agreed}" grades of audit "${id}" agreed: expected ${moderated.cases} at most, the number of cases that were moderated`,
          origin: below(origin, "agreed"),
          ...rest,
        };
    }
  },
};
