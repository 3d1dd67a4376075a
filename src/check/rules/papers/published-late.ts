import { lastDayToPublish, type Report } from "../../../plan/schema/reports.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { below } from "../../../problems/origin.ts";
import type { Rule, RuleProblem } from "../../rule.ts";

export const publishedLate: Rule = {
  id: "published-late",
  severity: "warning",
  summary:
    "A report was published after its meeting, or without five clear days before it, and nothing says why.",
  why: "A meeting can take a report only if the public had five clear days to read it, or if the chair agreed that it is urgent, for a reason that the minutes give. A day of publication after the meeting is nearly always a wrong date.",
  bad: `\
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-06
    meeting: { body: cabinet, date: 2016-05-24 }
    state: { published: 2016-05-25, model: published/cabinet-2016-05.json }
`,
  good: `\
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-06
    meeting: { body: cabinet, date: 2016-05-24 }
    state: { published: 2016-05-16, model: published/cabinet-2016-05.json }
`,
  *check({ plan }) {
    for (const report of plan.reports) {
      const problem = judge(report);
      if (problem !== null) yield { ...problem, entity: report.id };
    }
  },
};

function judge(report: Report): RuleProblem | null {
  const { id, state, meeting, origin } = report;
  if (typeof state !== "object" || meeting?.date === undefined) return null;
  const { published, urgent } = state;
  const last = lastDayToPublish(report);
  const place = below(origin, "state", "published");
  const related = [{ message: "the meeting is here", origin: below(origin, "meeting", "date") }];
  if (published > meeting.date) {
    const message = `Report "${id}" was published on "${published}", after its meeting on ${formatDate(meeting.date)}`;
    return {
      message,
      origin: place,
      related,
      hint: "Correct the day of publication, or that of the meeting.",
    };
  }
  if (last === null || published <= last || urgent !== undefined) return null;
  const message = `Report "${id}" was published on "${published}", and ${formatDate(last)} was the last day that left five clear days before its meeting on ${formatDate(meeting.date)}`;
  const hint = "Correct the day, or write urgent: with the reason for which the chair agreed to take it.";
  return { message, origin: place, related, hint };
}
