import {
  daysField,
  daysOf,
  type InspectionCycle,
  inspectionCycle,
  yearOf,
} from "../../../plan/history/inspection.ts";
import { type KnownEvent, whereSet } from "../../../plan/history/replay.ts";
import { daysBetween, formatDate } from "../../../plan/time/dates.ts";
import { formatInterval } from "../../../plan/time/intervals.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";

/** Four months are 123 days at most, and two more because a visit does not begin at a weekend. */
const LONGEST = 125;

export const monitoringCadence: Rule = {
  id: "monitoring-cadence",
  severity: "warning",
  summary: "Two monitoring visits are more than four months apart, or the next one is not planned.",
  why: "Monitoring visits are made about every three months until the re-inspection. A longer gap usually means that a visit was left out of the plan or has a wrong date. A visit planned in words, such as first half of 2017, counts as planned.",
  bad: `\
# As at 2016-12-02
events:
  - { id: visit-1, kind: monitoring-visit, by: ofsted, held: 2016-07-11/2016-07-12 }
`,
  good: `\
# As at 2016-12-02
events:
  - { id: visit-1, kind: monitoring-visit, by: ofsted, held: 2016-07-11/2016-07-12 }
  - { id: visit-2, kind: monitoring-visit, by: ofsted, added: 2016-08-05, planned: early 2017 }
`,
  *check(context) {
    const cycle = inspectionCycle(context.known);
    if (cycle === null) return;
    const end = cycle.reinspection?.held?.start;
    const visits = cycle.visits.filter((visit) => end === undefined || (daysOf(visit)?.start ?? "") < end);
    const dated = visits.filter((visit) => daysOf(visit) !== null);
    const worded = visits.filter((visit) => daysOf(visit) === null);
    for (const [index, visit] of dated.entries()) {
      const next = dated[index + 1];
      if (next !== undefined) yield* judgeGap(visit, next, worded);
    }
    if (end === undefined && !hasHadAll(visits, cycle, context)) yield* judgeNext(visits, context);
  },
};

function* judgeGap(
  visit: KnownEvent,
  next: KnownEvent,
  worded: readonly KnownEvent[],
): Generator<RuleProblem> {
  const [first, second] = [daysOf(visit), daysOf(next)];
  if (first === null || second === null) return;
  const days = daysBetween(first.end, second.start);
  if (days <= LONGEST || worded.some((one) => mayLieBetween(one, visit, next))) return;
  yield {
    message: `${days} days lie between the monitoring visits "${visit.id}" and "${next.id}", ${next.held === undefined ? "planned for" : "held"} "${formatInterval(second)}": expected about three months`,
    origin: whereSet(next, daysField(next)),
    entity: next.id,
    hint: "Correct the date, or add the visit that is missing between them.",
    related: [
      {
        message: `"${visit.id}" is here`,
        origin: whereSet(visit, daysField(visit)),
      },
    ],
  };
}

/** A visit planned in words has a year at best. */
function mayLieBetween(worded: KnownEvent, visit: KnownEvent, next: KnownEvent): boolean {
  const [year, from, to] = [yearOf(worded), yearOf(visit), yearOf(next)];
  return year === null || from === null || to === null || (from <= year && year <= to);
}

function* judgeNext(visits: readonly KnownEvent[], { asAt }: CheckContext): Generator<RuleProblem> {
  const last = visits.findLast(({ held }) => held !== undefined);
  if (last?.held === undefined || visits.some(({ held }) => held === undefined)) return;
  const days = daysBetween(last.held.end, asAt);
  if (days <= LONGEST) return;
  yield {
    message: `The last monitoring visit, "${last.id}", was held "${formatInterval(last.held)}", ${days} days before ${formatDate(asAt)}, and none is planned after it: expected one about every three months`,
    origin: whereSet(last, "held"),
    entity: last.id,
    hint: "Add the next visit, planned in words where no day is known.",
  };
}

/** After the visits that the regime asks for, only the re-inspection is left. */
function hasHadAll(
  visits: readonly KnownEvent[],
  { reinspection }: InspectionCycle,
  { known }: CheckContext,
): boolean {
  const required = known.header?.regime?.visits;
  const held = visits.filter((visit) => visit.held !== undefined).length;
  return reinspection !== null && required !== undefined && held >= required;
}
