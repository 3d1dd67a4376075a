import type { EventState } from "../model/state.ts";
import { formatDate } from "../plan/dates.ts";
import type { Change } from "./change.ts";
import { matchById } from "./match.ts";

/** What was held, planned and received. */
export function diffEvents(before: readonly EventState[], after: readonly EventState[]): Change[] {
  const { added, both } = matchById(before, after);
  const unseen = (event: EventState): EventState => ({ ...event, planned: null, held: null, documents: [] });
  return [
    ...added.flatMap((event) => (event.held === null ? [planned(event)] : diffEvent(unseen(event), event))),
    ...both.flatMap(([old, now]) => diffEvent(old, now)),
  ];
}

const base = ({ id }: EventState) =>
  ({ severity: "info", entity: id, field: "held", from: null, to: null, reason: null }) as const;

const planned = (event: EventState): Change => ({
  ...base(event),
  kind: "event-added",
  field: "planned",
  to: event.planned,
  message: `${event.title} is planned: ${event.planned ?? "date not known"}.`,
});

function diffEvent(old: EventState, now: EventState): Change[] {
  const changes: Change[] = [];
  if (old.held === null && now.held !== null) {
    changes.push({
      ...base(now),
      kind: "event-held",
      to: now.held,
      message: `${now.title} took place: ${now.held}.`,
    });
  } else if (now.held === null && old.planned !== now.planned) {
    const message = `${now.title} moved from ${old.planned ?? "no date"} to ${now.planned ?? "no date"}.`;
    changes.push({
      ...base(now),
      kind: "event-rescheduled",
      field: "planned",
      from: old.planned,
      to: now.planned,
      message,
    });
  }
  const known = new Set(old.documents.map(({ id }) => id));
  for (const { id, title, date } of now.documents.filter((document) => !known.has(document.id))) {
    const message = `${title} was received, dated ${formatDate(date)}.`;
    changes.push({
      ...base(now),
      kind: "document-received",
      entity: `${now.id}/${id}`,
      field: "documents",
      to: date,
      message,
    });
  }
  return changes;
}
