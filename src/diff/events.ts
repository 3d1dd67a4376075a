import type { EventState } from "../model/state.ts";
import { formatDate } from "../plan/dates.ts";
import { type Change, changeOf } from "./change.ts";
import { matchById } from "./match.ts";

/** What was held, planned and received. */
export function diffEvents(before: readonly EventState[], after: readonly EventState[]): Change[] {
  const { added, both } = matchById(before, after);
  return [
    ...added.flatMap((event) =>
      event.held === null ? [planned(event), ...diffDocuments([], event)] : diffEvent(unseen(event), event),
    ),
    ...both.flatMap(([old, now]) => diffEvent(old, now)),
  ];
}

const entry = ({ id, title }: EventState) => ({ entity: id, label: null, title });

const unseen = (event: EventState): EventState => ({ ...event, planned: null, held: null, documents: [] });

const planned = (event: EventState): Change =>
  changeOf(entry(event), "event-added", `planned for ${event.planned ?? "a date not yet known"}`, {
    field: "planned",
    to: event.planned,
  });

const diffEvent = (old: EventState, now: EventState): Change[] => [
  ...diffDate(old, now),
  ...diffDocuments(old.documents, now),
];

function diffDocuments(old: EventState["documents"], now: EventState): Change[] {
  const known = new Set(old.map(({ id }) => id));
  const received = now.documents.filter(({ id }) => !known.has(id));
  return received.map(({ id, title, date }) =>
    changeOf(
      { entity: `${now.id}/${id}`, label: null, title },
      "document-received",
      `received, dated ${formatDate(date)}`,
      {
        field: "documents",
        to: date,
      },
    ),
  );
}

function diffDate(old: EventState, now: EventState): Change[] {
  if (old.held === null && now.held !== null) {
    return [changeOf(entry(now), "event-held", `took place, ${now.held}`, { field: "held", to: now.held })];
  }
  if (now.held !== null || old.planned === now.planned) return [];
  const [from, to] = [old.planned, now.planned];
  const what = `moved from ${from ?? "no date"} to ${to ?? "no date"}`;
  return [changeOf(entry(now), "event-rescheduled", what, { field: "planned", from, to })];
}
