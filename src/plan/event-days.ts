import type { IsoDate } from "./dates.ts";
import type { Event } from "./events.ts";
import type { Interval } from "./interval.ts";
import { latestDay, wordedDays } from "./worded-days.ts";

type Dated = Pick<Event, "held" | "planned">;

/** The days it was held on, else those it is planned for; null where it is planned in words. */
export const daysOf = ({ held, planned }: Dated): Interval | null => held ?? planned?.interval ?? null;

/** The field that says those days. */
export const daysField = ({ held }: Dated): "held" | "planned" => (held === undefined ? "planned" : "held");

/** The same days, or those its words stand for; null where they stand for none. */
export const likelyDays = (event: Dated): Interval | null =>
  daysOf(event) ?? wordedDays(event.planned?.words ?? "");

/** The year it was held in or is planned for; null for words that name none. */
export function yearOf(event: Dated): string | null {
  return daysOf(event)?.start.slice(0, 4) ?? /\b20\d\d\b/.exec(event.planned?.words ?? "")?.[0] ?? null;
}

/** The last day on which it can be held, as far as its plan says; null where its words name none. */
export const lastDayPlanned = ({ planned }: Dated): IsoDate | null =>
  planned?.interval?.end ?? latestDay(planned?.words ?? "");
