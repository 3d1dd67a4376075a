import type { EventState } from "../../model/state.ts";
import { type Change, changeOf, type Entry } from "../change.ts";
import { matchById } from "../match.ts";
import type { Names } from "../names.ts";
import { reworded } from "../reworded.ts";
import { diffDocuments } from "./documents.ts";

/** What was held, planned and received. */
export function diffEvents(
  before: readonly EventState[],
  after: readonly EventState[],
  names: Names,
): Change[] {
  const { added, removed, both } = matchById(before, after);
  return [
    ...added.flatMap((event) => [
      event.held === null ? planned(event) : held(event, event.held),
      ...diffDocuments([], event, names),
    ]),
    ...removed.map((event) =>
      changeOf(entry(event), "event-removed", "is no longer there", { from: event.title }),
    ),
    ...both.flatMap(([old, now]) => [
      ...diffDate(old, now),
      ...diffDocuments(old.documents, now, names),
      ...reworded(entry(now), "event-reworded", { field: "title", name: "its title" }, old.title, now.title),
      ...reworded(entry(now), "event-reworded", { field: "kind", name: "its kind" }, old.kind, now.kind),
      ...reworded(entry(now), "event-reworded", { field: "by", name: "who holds it" }, by(old), by(now)),
    ]),
  ];
}

const entry = ({ id, title }: EventState): Entry => ({ entity: id, label: null, title });

const by = ({ by }: EventState): string => by.toSorted().join(", ");

const planned = (event: EventState): Change =>
  changeOf(entry(event), "event-added", `planned for ${event.planned ?? "a date not yet known"}`, {
    field: "planned",
    to: event.planned,
  });

const held = (event: EventState, to: string): Change =>
  changeOf(entry(event), "event-held", `took place, ${to}`, { field: "held", to });

function diffDate(old: EventState, now: EventState): Change[] {
  if (old.held === null && now.held !== null) return [held(now, now.held)];
  if (old.held !== null && now.held === null) {
    const what = `did not take place, ${old.held}; planned for ${now.planned ?? "a date not yet known"}`;
    return [changeOf(entry(now), "event-not-held", what, { field: "held", from: old.held, to: now.planned })];
  }
  return [
    ...rescheduled(now, "held", "was said to have taken place", old.held, now.held),
    ...rescheduled(now, "planned", "moved", old.planned, now.planned),
  ];
}

function rescheduled(
  now: EventState,
  field: "held" | "planned",
  how: string,
  from: string | null,
  to: string | null,
): Change[] {
  if (from === to) return [];
  const what =
    field === "held"
      ? `${how} ${from}; it was ${to}`
      : `${how} from ${from ?? "no date"} to ${to ?? "no date"}`;
  return [changeOf(entry(now), "event-rescheduled", what, { field, from, to })];
}
