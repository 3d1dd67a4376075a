import { isWeekend, weekdayOf } from "../../../plan/time/dates.ts";
import { eventDays } from "../../facts/documents.ts";
import type { Rule } from "../../rule.ts";

export const eventOnWeekend: Rule = {
  id: "event-on-weekend",
  severity: "warning",
  summary: "An event begins or ends on a Saturday or a Sunday.",
  why: "Inspectors visit and boards meet on working days, so a weekend usually means a wrong day, or the right day of another year. The report prints the date, and someone who was there will notice.",
  bad: `\
events:
  - { id: visit-1, kind: monitoring-visit, by: ofsted, held: 2016-07-10/2016-07-11 }
`,
  good: `\
events:
  - { id: visit-1, kind: monitoring-visit, by: ofsted, held: 2016-07-11/2016-07-12 }
`,
  *check({ known }) {
    for (const { event, field, day, origin } of eventDays(known)) {
      if (!isWeekend(day)) continue;
      yield {
        message: `Event "${event}" is ${field} on "${day}", a ${weekdayOf(day)}: expected a day from Monday to Friday`,
        origin,
        entity: event,
        hint: "Check the day in the letter or the agenda.",
      };
    }
  },
};
