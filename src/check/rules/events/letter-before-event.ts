import { whereSet } from "../../../plan/history/replay.ts";
import { isLookedAt } from "../../../plan/schema/events.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { formatInterval } from "../../../plan/time/intervals.ts";
import { below } from "../../../problems/origin.ts";
import { knownDocuments } from "../../facts/documents.ts";
import type { Rule } from "../../rule.ts";

export const letterBeforeEvent: Rule = {
  id: "letter-before-event",
  severity: "error",
  summary: "A letter or report is dated before the visit it is about was over.",
  why: "A letter about a visit follows the visit. A date before it is nearly always last year's, or has day and month swapped, and it puts the findings into reports in which nobody could have known them.",
  bad: `\
events:
  - id: review-2016
    kind: review
    by: ofsted
    held: 2016-05-17
    documents: [{ id: letter, date: 2015-06-15 }]
`,
  good: `\
events:
  - id: review-2016
    kind: review
    by: ofsted
    held: 2016-05-17
    documents: [{ id: letter, date: 2016-06-15 }]
`,
  *check(context) {
    for (const { event, document, path, origin } of knownDocuments(context)) {
      const { held } = event;
      // A meeting's papers come before it.
      if (held === undefined || document.date >= held.end || !isLookedAt(event)) continue;
      const when = document.date < held.start ? "before the event began" : "before the event was over";
      yield {
        message: `"${path}" is dated "${document.date}", ${when}: expected a date from ${formatDate(held.end)} on`,
        origin: below(origin, "date"),
        entity: event.id,
        hint: "Correct the year, the month or the day of one of the two.",
        related: [{ message: `held ${formatInterval(held)}`, origin: whereSet(event, "held") }],
      };
    }
  },
};
