import { daysOf, inspectionCycle, yearOf } from "../../../plan/history/inspection.ts";
import { type KnownEvent, whereSet } from "../../../plan/history/replay.ts";
import { formatInterval } from "../../../plan/time/intervals.ts";
import { below } from "../../../problems/origin.ts";
import { plural } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const tooFewMonitoringVisits: Rule = {
  id: "too-few-monitoring-visits",
  severity: "warning",
  summary: "A re-inspection is planned after fewer monitoring visits than the regime asks for.",
  why: "An inspectorate makes a number of monitoring visits before it re-inspects. A plan that announces the re-inspection but has too few visits has left one out, or promises Members a date that cannot be kept. A visit planned in words, such as first half of 2017, counts.",
  bad: `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
  regime: { visits: 2 }
events:
  - { id: visit-1, kind: monitoring-visit, by: ofsted, held: 2016-07-11/2016-07-12 }
  - { id: second-inspection, kind: inspection, by: ofsted, added: 2016-06-01, planned: towards summer 2017 }
`,
  good: `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
  regime: { visits: 2 }
events:
  - { id: visit-1, kind: monitoring-visit, by: ofsted, held: 2016-07-11/2016-07-12 }
  - { id: visit-2, kind: monitoring-visit, by: ofsted, added: 2016-08-05, planned: first half of 2017 }
  - { id: second-inspection, kind: inspection, by: ofsted, added: 2016-06-01, planned: towards summer 2017 }
`,
  *check({ known }) {
    const expected = known.header?.regime?.visits;
    const { reinspection = null, visits = [] } = inspectionCycle(known) ?? {};
    if (expected === undefined || known.header === null) return;
    if (reinspection === null || reinspection.planned === undefined || reinspection.held !== undefined)
      return;
    const before = visits.filter((visit) => mayComeBefore(visit, reinspection)).length;
    if (before >= expected) return;
    const { words, interval } = reinspection.planned;
    const when = interval === null ? words : formatInterval(interval);
    yield {
      message: `Re-inspection "${reinspection.id}" is planned for "${when}" after ${before === 0 ? "no monitoring visit" : plural(before, "monitoring visit")}: expected at least ${expected}`,
      origin: whereSet(reinspection, "planned"),
      entity: reinspection.id,
      hint: "Add the visits that are missing, planned in words where no day is known, or move the re-inspection.",
      related: [
        {
          message: `${plural(expected, "visit")} required here`,
          origin: below(known.header.origin, "regime", "visits"),
        },
      ],
    };
  },
};

/** An event planned in words has a year at best. */
function mayComeBefore(visit: KnownEvent, reinspection: KnownEvent): boolean {
  const [days, end] = [daysOf(visit), daysOf(reinspection)?.end];
  if (days !== null && end !== undefined) return days.start <= end;
  const [year, last] = [yearOf(visit), yearOf(reinspection)];
  return year === null || last === null || year <= last;
}
