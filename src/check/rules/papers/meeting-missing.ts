import { isOnReadiness } from "../../../plan/schema/reports.ts";
import { below } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";

export const meetingMissing: Rule = {
  id: "meeting-missing",
  severity: "error",
  summary: "A report does not say which meeting it goes to, or when the meeting is.",
  why: "The heading of a Cabinet report names the meeting and its date, and the last day for publication is counted back from it. A final report without a meeting cannot be published; a draft may still wait for it, and a report on readiness goes to the inspectorate and needs none.",
  bad: `\
reports:
  - id: cabinet-2016-09
    state: final
`,
  good: `\
reports:
  - id: cabinet-2016-09
    state: final
    meeting: { body: cabinet, date: 2016-10-04 }
`,
  *check({ reports }) {
    for (const report of reports) {
      const { id, state, meeting, origin } = report;
      if (meeting === undefined && isOnReadiness(report)) continue;
      if (meeting?.date !== undefined) continue;
      const what =
        meeting === undefined ? "names no meeting" : `names no date for the meeting of "${meeting.body}"`;
      yield {
        message: `Report "${id}", ${state === "final" ? "which is final" : "a draft"}, ${what}: expected body and date`,
        severity: meeting === undefined && state === "final" ? "error" : "warning",
        origin: meeting === undefined ? origin : below(origin, "meeting"),
        entity: id,
        hint: "Add meeting: { body, date }, with the item once the agenda is known.",
      };
    }
  },
};
