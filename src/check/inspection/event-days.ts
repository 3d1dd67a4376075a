import { type Origin, within } from "../../diagnostics/origin.ts";
import type { IsoDate } from "../../plan/dates.ts";
import { daysField, daysOf } from "../../plan/event-days.ts";
import { isWholeMonths } from "../../plan/interval.ts";
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
    const field = daysField(event);
    const interval = daysOf(event);
    if (interval === null || isWholeMonths(interval)) continue;
    const { start, end } = interval;
    const place = whereSet(event, field);
    yield { event: event.id, field, day: start, origin: within(place, 0, start.length) };
    if (end === start) continue;
    const at = start.length + 1;
    yield { event: event.id, field, day: end, origin: within(place, at, at + end.length) };
  }
}
