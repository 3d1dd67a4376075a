import { type Origin, within } from "../../diagnostics/origin.ts";
import type { IsoDate } from "../../plan/dates.ts";
import { type Interval, isWholeMonths } from "../../plan/interval.ts";
import { latestDay } from "../../plan/latest-day.ts";
import { type KnownEvent, type PlanAsAt, whereSet } from "../../plan/replay.ts";

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

/** The days it was held on, else those it is planned for; null where it is planned in words. */
export const daysOf = ({ held, planned }: KnownEvent): Interval | null => held ?? planned?.interval ?? null;

/** The field that says those days. */
export const daysField = ({ held }: KnownEvent): "held" | "planned" =>
  held === undefined ? "planned" : "held";

/** The year it was held in or is planned for; null for words that name none. */
export function yearOf(event: KnownEvent): string | null {
  return daysOf(event)?.start.slice(0, 4) ?? /\b20\d\d\b/.exec(event.planned?.words ?? "")?.[0] ?? null;
}

/** The last day on which it can be held, as far as its plan says; null where its words name none. */
export const lastDayPlanned = ({ planned }: KnownEvent): IsoDate | null =>
  planned?.interval?.end ?? latestDay(planned?.words ?? "");
