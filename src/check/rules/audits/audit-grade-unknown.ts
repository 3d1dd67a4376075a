import { type KnownAudit, whereSet } from "../../../plan/history/replay.ts";
import { gradeOf, gradeScale } from "../../../plan/schema/audits.ts";
import { below, keyOf, type Origin } from "../../../problems/origin.ts";
import { didYouMean, list, plural } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const auditGradeUnknown: Rule = {
  id: "audit-grade-unknown",
  severity: "error",
  summary: "An audit gives a grade that is not on the plan's scale.",
  why: "Rounds can only be compared on one scale. A grade that is not on it has a column of its own, and no share that is good or better can be given of the round. The scale is Ofsted's, unless the plan gives its own under audit-grades.",
  bad: `\
audits:
  - { id: audit-2016-08, date: 2016-08-19, theme: Enquiries, cases: 24, grades: { Good: 15, RI: 9 }, answers: R1 }
`,
  good: `\
audits:
  - id: audit-2016-08
    date: 2016-08-19
    theme: Enquiries
    cases: 24
    grades: { Good: 15, Requires improvement to be good: 9 }
    answers: R1
`,
  *check({ known }) {
    const scale = gradeScale(known.header);
    const used = known.audits.flatMap((audit) =>
      [...(audit.grades?.keys() ?? [])]
        .filter((word) => gradeOf(word, scale) === undefined)
        .map((word) => ({ word, audit })),
    );
    // A word that the plan uses for a grade is one problem, in however many rounds.
    for (const [word, places] of Map.groupBy(used, ({ word }) => word)) {
      const [first, ...others] = places.map(({ audit }) => ({ audit, origin: gradeOrigin(audit, word) }));
      if (first === undefined) continue;
      const also =
        others.length === 0
          ? ""
          : `, and so ${others.length === 1 ? "does" : "do"} ${plural(others.length, "other")}`;
      const meant = scale.grades.find((grade) => initialsOf(grade) === word.toUpperCase());
      const hint = meant === undefined ? didYouMean(word, scale.grades) : `Did you mean "${meant}"?`;
      yield {
        message: `Audit "${first.audit.id}" has the grade "${word}"${also}: expected ${list(scale.grades, "or")}`,
        origin: first.origin,
        entity: first.audit.id,
        hint: hint ?? "Write a grade of the scale, or give the plan its own scale under audit-grades.",
        related: others.map(({ origin }) => ({ message: "and here", origin })),
      };
    }
  },
};

const gradeOrigin = (audit: KnownAudit, word: string): Origin =>
  keyOf(below(whereSet(audit, "grades"), word));

/** "RI" for "Requires improvement". */
const initialsOf = (grade: string): string =>
  grade
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
