import { inspectionCycle } from "../../../plan/history/inspection.ts";
import { whereSet } from "../../../plan/history/replay.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { formatInterval } from "../../../plan/time/intervals.ts";
import { addWorkingDays } from "../../../plan/time/working-days.ts";
import { below } from "../../../problems/origin.ts";
import { plural } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const actionPlanLate: Rule = {
  id: "action-plan-late",
  severity: "warning",
  summary: "The action plan was submitted later than the regime allows.",
  why: "A council has 70 working days from the inspection's report to send its action plan, and a report may tell Members that it was in time. The day of the report is not counted; bank holidays of England and Wales are not working days.",
  bad: `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
  regime: { action-plan-days: 70 }
events:
  - { id: action-plan, kind: submission, by: cabinet, held: 2015-12-09 }
`,
  good: `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
  regime: { action-plan-days: 70 }
events:
  - { id: action-plan, kind: submission, by: cabinet, held: 2015-12-08 }
`,
  *check({ known }) {
    const { header } = known;
    const days = header?.regime?.actionPlanDays;
    const { reportDate = null, submission = null } = inspectionCycle(known) ?? {};
    if (header === null || days === undefined || reportDate === null || submission === null) return;
    const last = addWorkingDays(reportDate, days);
    if (submission.held === undefined || submission.held.start <= last) return;
    yield {
      message: `The action plan was submitted on "${formatInterval(submission.held)}": expected it by ${formatDate(last)}, ${plural(days, "working day")} after the report of ${formatDate(reportDate)}`,
      origin: whereSet(submission, "held"),
      entity: submission.id,
      hint: "Check both dates; if they are right, do not say in a report that the plan was in time.",
      related: [
        {
          message: `${plural(days, "working day")} here`,
          origin: below(header.origin, "regime", "action-plan-days"),
        },
      ],
    };
  },
};
