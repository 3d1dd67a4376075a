import { type ReportedAudit, reportedAudits } from "../../../plan/claims/audit-grades.ts";
import { whereSet } from "../../../plan/history/replay.ts";
import { plainWord } from "../../../plan/schema/header.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import type { Rule } from "../../rule.ts";

export const auditCountedTwice: Rule = {
  id: "audit-counted-twice",
  severity: "warning",
  summary:
    "Two rounds of audits look like one: the same day and theme, or the same cases and grades on that day or of that theme.",
  why: "A round that is entered by those who held it and again by those who reported it counts its cases twice, in the chart and in every sum. Two rounds of one theme on one day are one; and cases and grades that are all the same as those of another round of that day or that theme are rarely chance.",
  bad: `\
audits:
  - { id: audit-2016-08, date: 2016-08-19, theme: Neglect, cases: 24, grades: { Good: 15, Inadequate: 9 }, answers: R1 }
  - { id: neglect-2016, date: 2016-08-26, theme: Neglect, cases: 24, grades: { Good: 15, Inadequate: 9 }, answers: R1 }
`,
  good: `\
audits:
  - { id: audit-2016-08, date: 2016-08-19, theme: Neglect, cases: 24, grades: { Good: 15, Inadequate: 9 }, answers: R1 }
  - { id: audit-2016-09, date: 2016-09-23, theme: Neglect, cases: 24, grades: { Good: 17, Inadequate: 7 }, answers: R1 }
`,
  *check({ known }) {
    const rounds = reportedAudits(known);
    for (const [index, audit] of rounds.entries()) {
      const [twin] = rounds.slice(0, index).flatMap((other) => {
        const shared = sharedBy(audit, other);
        return shared === null ? [] : [{ other, shared }];
      });
      // An id that is used twice has a problem of its own.
      if (twin === undefined || twin.other.id === audit.id) continue;
      const { other, shared } = twin;
      yield {
        message: `Audit "${audit.id}", ${audit.theme}, ${formatDate(audit.date)}, has the ${shared} of audit "${other.id}", ${other.theme}, ${formatDate(other.date)}: expected each case to be counted once`,
        origin: shared === "day and theme" ? whereSet(audit, "theme") : whereSet(audit, "grades"),
        entity: audit.id,
        related: [{ message: `"${other.id}" is here`, origin: other.origin }],
        hint: "Delete one of the two; if they are two rounds, say in their themes how they differ.",
      };
    }
  },
};

/** What two rounds share that makes one of them; null where they are two. */
function sharedBy(one: ReportedAudit, other: ReportedAudit): "day and theme" | "cases and grades" | null {
  const isSameDay = one.date === other.date;
  const isSameTheme = plainWord(one.theme) === plainWord(other.theme);
  if (isSameDay && isSameTheme) return "day and theme";
  return (isSameDay || isSameTheme) && hasSameGrades(one, other) ? "cases and grades" : null;
}

/** All the same, of cases that were graded: one without any says nothing. */
const hasSameGrades = (one: ReportedAudit, other: ReportedAudit): boolean =>
  one.cases > 0 &&
  one.cases === other.cases &&
  JSON.stringify(countsOf(one)) === JSON.stringify(countsOf(other));

const countsOf = ({ grades }: ReportedAudit): (readonly [string, number])[] =>
  [...grades].filter(([, count]) => count > 0);
