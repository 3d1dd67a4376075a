import { type Origin, within } from "../../diagnostics/origin.ts";
import { type IsoDate, isWeekend, lastDayOf, weekdayOf } from "../../plan/dates.ts";
import type { Interval } from "../../plan/interval.ts";
import { whereSet } from "../../plan/replay.ts";
import type { Finding, Rule } from "../rule.ts";

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
    for (const event of known.events) {
      const field = event.held === undefined ? "planned" : "held";
      const interval = event.held ?? event.planned?.interval ?? null;
      if (interval === null || isWholeMonths(interval)) continue;
      yield* weekendDays(event.id, field, interval, whereSet(event, field));
    }
  },
};

/** Days of a month named as a whole were not chosen. */
const isWholeMonths = ({ start, end }: Interval): boolean =>
  start.endsWith("-01") && end === lastDayOf(end.slice(0, 7));

function* weekendDays(
  id: string,
  field: string,
  { start, end }: Interval,
  origin: Origin,
): Generator<Finding> {
  const days: [day: IsoDate, at: number][] =
    start === end
      ? [[start, 0]]
      : [
          [start, 0],
          [end, start.length + 1],
        ];
  for (const [day, at] of days) {
    if (!isWeekend(day)) continue;
    yield {
      message: `Event "${id}" is ${field} on "${day}", a ${weekdayOf(day)}: expected a day from Monday to Friday`,
      origin: within(origin, at, at + day.length),
      entity: id,
      hint: "Look the day up in the letter or the agenda.",
    };
  }
}
