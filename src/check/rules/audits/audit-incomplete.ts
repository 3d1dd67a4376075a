import type { Audit } from "../../../plan/schema/audits.ts";
import type { Plan } from "../../../plan/schema/plan.ts";
import { below } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";

export const auditIncomplete: Rule = {
  id: "audit-incomplete",
  severity: "error",
  summary: "A round of audits has no day, or lacks its cases or its grades.",
  why: "A round is planned for a time, or it was reported on a day with its cases and their grades. One that is neither is in no report, and nothing else would show that it is missing.",
  bad: `\
audits:
  - { id: audit-2016-08, date: 2016-08-19, theme: Strategy meetings, cases: 24, answers: R1 }
`,
  good: `\
audits:
  - id: audit-2016-08
    date: 2016-08-19
    theme: Strategy meetings
    cases: 24
    grades: { Good: 9, Requires improvement: 9, Inadequate: 6 }
    answers: R1
`,
  *check({ plan }) {
    for (const audit of plan.audits) {
      const lacks = lackOf(audit, plan);
      if (lacks === null || plan.idsWithUnreadableUpdates.has(audit.id)) continue;
      yield {
        message: `Audit "${audit.id}", ${audit.theme}, ${lacks.what}`,
        origin: lacks.field === null ? audit.origin : below(audit.origin, lacks.field),
        entity: audit.id,
        hint: lacks.hint,
      };
    }
  },
};

interface Lack {
  readonly what: string;
  /** The field that asks for another; null where there is none. */
  readonly field: string | null;
  readonly hint: string;
}

/** What an entry and its updates leave out. */
function lackOf(audit: Audit, { updates }: Plan): Lack | null {
  const later = updates.filter(({ of }) => of === audit.id);
  const has = (field: "cases" | "grades"): boolean =>
    audit[field] !== undefined || later.some(({ patch }) => field in patch);
  if (audit.date === undefined && audit.grades !== undefined)
    return {
      what: "has grades and no date: expected the day on which they were reported",
      field: "grades",
      hint: "Add date:, or give the grades in an update of that day.",
    };
  if (audit.date === undefined && audit.planned === undefined && !has("grades"))
    return {
      what: "has neither a date nor a time that it is planned for: expected one of the two",
      field: null,
      hint: "Add date: with its cases and grades, or planned: with days, a month or words.",
    };
  const field = audit.date === undefined ? null : "date";
  if (audit.date !== undefined && !has("grades"))
    return {
      what: `is dated "${audit.date}" and has no grades: expected how many of its cases have each`,
      field,
      hint: "Add grades:, or write planned: in place of date: until it is reported.",
    };
  if (has("grades") && !has("cases"))
    return {
      what: "has grades and does not say of how many cases: expected cases",
      field,
      hint: "Add cases:.",
    };
  if (audit.cases === 0)
    return {
      what: 'is of "0" cases: expected how many case files were audited',
      field: "cases",
      hint: "Correct cases:, or take the round out.",
    };
  return null;
}
