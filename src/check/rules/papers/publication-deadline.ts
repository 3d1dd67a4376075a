import { lastDayToPublish } from "../../../plan/schema/reports.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { below } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";

export const publicationDeadline: Rule = {
  id: "publication-deadline",
  severity: "warning",
  summary: "A report can no longer be published five clear days before its meeting.",
  why: "The law gives the public five clear days to read a report before the meeting: working days, counting neither the day of publication nor the day of the meeting. A later report needs the chair's agreement that it is urgent, with the reason in the minutes.",
  bad: `\
reports:
  - id: cabinet-2016-09
    as-at: 2016-09-02
    meeting: { body: cabinet, date: 2016-09-09 }
`,
  good: `\
reports:
  - id: cabinet-2016-09
    as-at: 2016-09-02
    meeting: { body: cabinet, date: 2016-09-12 }
`,
  *check({ reports, asAt }) {
    for (const report of reports) {
      const { id, meeting, origin } = report;
      const last = lastDayToPublish(report);
      if (last === null) continue;
      const late = report.asAt > last ? "as-at" : asAt > last ? "today" : null;
      if (late === null) continue;
      const reason =
        late === "as-at" ? `it is as at "${report.asAt}"` : `it is still unpublished on ${formatDate(asAt)}`;
      yield {
        message: `Report "${id}" goes to a meeting on "${meeting?.date}", for which ${formatDate(last)} is the last day to publish it, and ${reason}`,
        origin: late === "as-at" ? below(origin, "as-at") : below(origin, "meeting", "date"),
        entity: id,
        hint: `Take it to a later meeting, or ask the chair to agree that it is urgent: improve publish ${id} --on <day> --urgent "<reason>" publishes it then.`,
        related:
          late === "as-at"
            ? [{ message: "the meeting is here", origin: below(origin, "meeting", "date") }]
            : [],
      };
    }
  },
};
