import { plural } from "../../diagnostics/words.ts";
import type { EventState } from "../../model/state.ts";
import { formatDate } from "../../plan/dates.ts";
import { type Change, changeOf, type Entry } from "../change.ts";
import { matchById } from "../match.ts";
import type { Names } from "../names.ts";
import { reworded } from "../reworded.ts";
import { diffFindings } from "./findings.ts";

type DocumentState = EventState["documents"][number];

/** Letters and reports; the findings of one that is new are told by its own words. */
export function diffDocuments(old: EventState["documents"], event: EventState, names: Names): Change[] {
  const { added, removed, both } = matchById(old, event.documents);
  const entry = ({ id, title }: DocumentState): Entry => ({
    entity: `${event.id}/${id}`,
    label: null,
    title,
  });
  return [
    ...added.map((one) => {
      const findings = one.findings.length === 0 ? "" : `, with ${plural(one.findings.length, "finding")}`;
      const what = `received, dated ${formatDate(one.date)}${findings}`;
      return changeOf(entry(one), "document-received", what, { field: "documents", to: one.date });
    }),
    ...removed.map((one) => {
      const what = `is no longer there; it was dated ${formatDate(one.date)}`;
      return changeOf(entry(one), "document-removed", what, { field: "documents", from: one.date });
    }),
    ...both.flatMap(([then, now]) => [
      ...reworded(
        entry(now),
        "document-reworded",
        { field: "title", name: "its title" },
        then.title,
        now.title,
      ),
      ...diffDate(entry(now), then, now),
      ...diffFindings(entry(now), then.findings, now.findings, names),
    ]),
  ];
}

function diffDate(entry: Entry, { date: from }: DocumentState, { date: to }: DocumentState): Change[] {
  if (from === to) return [];
  const what = `is dated ${formatDate(to)}, before ${formatDate(from)}`;
  return [changeOf(entry, "document-reworded", what, { field: "date", from, to })];
}
