import { type Origin, within } from "../../diagnostics/origin.ts";
import { type IsoDate, lastDayOf } from "../../plan/dates.ts";
import type { Interval } from "../../plan/interval.ts";
import { type PlanAsAt, whereSet } from "../../plan/replay.ts";

/** A day on which an event begins or ends, chosen for it. */
export interface EventDay {
  readonly event: string;
  readonly field: "held" | "planned";
  readonly day: IsoDate;
  readonly origin: Origin;
}

/** The first and the last day of every event; of one planned for whole months none was chosen. */
export function* eventDays({ events }: PlanAsAt): Generator<EventDay> {
  for (const event of events) {
    const field = event.held === undefined ? "planned" : "held";
    const interval = event.held ?? event.planned?.interval ?? null;
    if (interval === null || isWholeMonths(interval)) continue;
    const { start, end } = interval;
    const place = whereSet(event, field);
    yield { event: event.id, field, day: start, origin: within(place, 0, start.length) };
    if (end === start) continue;
    const at = start.length + 1;
    yield { event: event.id, field, day: end, origin: within(place, at, at + end.length) };
  }
}

const isWholeMonths = ({ start, end }: Interval): boolean =>
  start.endsWith("-01") && end === lastDayOf(end.slice(0, 7));
