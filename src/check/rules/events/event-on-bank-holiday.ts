import { bankHolidayName } from "../../../plan/time/working-days.ts";
import { eventDays } from "../../facts/documents.ts";
import type { Rule } from "../../rule.ts";

export const eventOnBankHoliday: Rule = {
  id: "event-on-bank-holiday",
  severity: "warning",
  summary: "An event begins or ends on a bank holiday.",
  why: "Offices are closed on the bank holidays of England and Wales: nobody inspects, meets or decides on them. A visit planned for a bank holiday will move, and one recorded on a bank holiday has the wrong day.",
  bad: `\
events:
  - { id: visit-1, kind: monitoring-visit, by: ofsted, held: 2016-08-29/2016-08-30 }
`,
  good: `\
events:
  - { id: visit-1, kind: monitoring-visit, by: ofsted, held: 2016-08-30/2016-08-31 }
`,
  *check({ known }) {
    for (const { event, field, day, origin } of eventDays(known)) {
      const holiday = bankHolidayName(day);
      if (holiday === null) continue;
      yield {
        message: `Event "${event}" is ${field} on "${day}", ${holiday}: expected a working day`,
        origin,
        entity: event,
        hint: "Check the day in the letter or the agenda.",
      };
    }
  },
};
