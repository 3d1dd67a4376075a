import type { ActionState } from "../model/state.ts";
import { STATUS_WORDS, STATUSES } from "../plan/schema/actions.ts";
import { dayCell, exportTable, statusCell } from "./export-table.ts";

interface EvidenceRow {
  readonly action: ActionState;
  readonly evidence: ActionState["evidence"][number];
  /** The title of the post or the name of the body that checked it. */
  readonly verifiedBy: string | null;
}

/** What shows that actions were done, one piece a row, the newest last for each action. */
export const EVIDENCE = exportTable<EvidenceRow>({
  name: "evidence",
  title: "Evidence",
  description: "What shows that actions were done, one piece of evidence a row.",
  key: [],
  actions: "shows",
  rows: ({ state, names }) =>
    state.actions.flatMap((action) =>
      action.evidence.map((evidence) => ({
        action,
        evidence,
        verifiedBy: evidence.verifiedBy === null ? null : (names.get(evidence.verifiedBy) ?? null),
      })),
    ),
  columns: [
    {
      heading: "Shows",
      name: "shows",
      holds: "text",
      means: "the reference of the action that it shows was done",
      width: 8,
      of: ({ action }) => ({ value: action.id, format: "text" }),
    },
    {
      heading: "What was done",
      name: "what_was_done",
      holds: "text",
      means: "that action",
      width: 50,
      of: ({ action }) => action.title,
    },
    {
      heading: "How it stands",
      name: "how_it_stands",
      holds: "text",
      means: "the status of that action",
      width: 13,
      allowed: STATUSES.map((status) => STATUS_WORDS[status]),
      of: ({ action }) => statusCell(action.status),
    },
    {
      heading: "Evidence",
      name: "evidence",
      holds: "text",
      means: "what it is",
      width: 60,
      of: ({ evidence }) => evidence.title,
    },
    {
      heading: "Dated",
      name: "dated",
      holds: "date",
      means: "its date",
      width: 12,
      of: ({ evidence }) => dayCell(evidence.date),
    },
    {
      heading: "Checked by",
      name: "checked_by",
      holds: "text",
      means: "the post or body that checked it",
      width: 30,
      of: ({ verifiedBy }) => verifiedBy,
    },
  ],
});
