import { reportedAudits } from "../../../plan/claims/audit-grades.ts";
import { whereSet } from "../../../plan/history/replay.ts";
import type { Audit } from "../../../plan/schema/audits.ts";
import { plainWord } from "../../../plan/schema/header.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { below } from "../../../problems/origin.ts";
import { list, times } from "../../../text/words.ts";
import type { Rule, RuleProblem } from "../../rule.ts";

export const auditGradesSum: Rule = {
  id: "audit-grades-sum",
  severity: "error",
  summary: "The grades of a round of audits do not add up to its cases, or a grade is given twice.",
  why: "Every case file has one grade. Where the numbers do not add up, one of them is wrong, and so is every share that is worked out from them. A file that could not be graded does not count as a case.",
  bad: `\
audits:
  - id: audit-2016-08
    date: 2016-08-19
    theme: Strategy meetings
    cases: 42
    grades: { Good: 19, Requires improvement: 17, Inadequate: 5 }
    answers: R1
`,
  good: `\
audits:
  - id: audit-2016-08
    date: 2016-08-19
    theme: Strategy meetings
    cases: 42
    grades: { Good: 19, Requires improvement: 17, Inadequate: 6 }
    answers: R1
`,
  *check({ plan, known }) {
    for (const audit of plan.audits) yield* spelledTwice(audit);
    for (const audit of reportedAudits(known)) {
      const counts = [...audit.grades.values()];
      const sum = counts.reduce((all, count) => all + count, 0);
      if (sum === audit.cases) continue;
      const added = counts.length > 1 ? `${counts.join(" + ")} = ${sum}` : String(sum);
      yield {
        message: `The grades of audit "${audit.id}", reported on ${formatDate(audit.date)}, are of "${added}" cases: expected ${audit.cases}, the number of its cases`,
        origin: whereSet(audit, "grades"),
        entity: audit.id,
        related: [{ message: `${audit.cases} cases here`, origin: whereSet(audit, "cases") }],
        hint: "Correct the number that is wrong; leave out of cases: the files that were not graded.",
      };
    }
  },
};

/** One word in two spellings, of which one number is a slip: they would be added up. Another name for a grade may stand beside it. */
function* spelledTwice({ id, grades = new Map(), origin }: Audit): Generator<RuleProblem> {
  for (const words of Map.groupBy(grades.keys(), plainWord).values()) {
    if (words.length === 1) continue;
    yield {
      message: `Audit "${id}" gives one grade ${times(words.length)}, as ${list(words.map((word) => `"${word}"`))}: expected one number of cases for each`,
      origin: below(origin, "grades"),
      entity: id,
      hint: "Leave one of them, with the number that is right.",
    };
  }
}
