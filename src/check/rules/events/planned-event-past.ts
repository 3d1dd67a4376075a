import { lastDayPlanned } from "../../../plan/history/inspection.ts";
import { whereSet } from "../../../plan/history/replay.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { formatInterval } from "../../../plan/time/intervals.ts";
import type { Rule } from "../../rule.ts";

export const plannedEventPast: Rule = {
  id: "planned-event-past",
  severity: "warning",
  summary: "The time for which an event was planned has passed, and it is not recorded as held.",
  why: "The report would announce as still to come an event that has already happened, or was postponed.",
  bad: `\
# As at 2016-11-04
events:
  - { id: visit-2, kind: monitoring-visit, by: ofsted, added: 2016-08-05, planned: 2016-10-12/2016-10-13 }
`,
  good: `\
# As at 2016-11-04
events:
  - id: visit-2
    kind: monitoring-visit
    by: ofsted
    added: 2016-08-05
    planned: 2016-10-12/2016-10-13
    held: 2016-10-12/2016-10-13
`,
  *check({ known, asAt }) {
    for (const event of known.events) {
      const { interval = null, words = null } = event.planned ?? {};
      const end = lastDayPlanned(event);
      if (event.held !== undefined || end === null || end >= asAt) continue;
      const when = interval === null ? words : formatInterval(interval);
      yield {
        message: `Event "${event.id}" was planned for "${when}" and is not recorded as held by ${formatDate(asAt)}`,
        origin: whereSet(event, "planned"),
        entity: event.id,
        hint: "Add held: with its days, or an update with a new planned:, in words where no day is set.",
      };
    }
  },
};
