import { fingerprintOf } from "../diagnostics/fingerprint.ts";
import type { Severity } from "../diagnostics/problem.ts";

/** Every kind of change there is. */
export const CHANGE_KINDS = [
  "recommendation-added",
  "recommendation-removed",
  "recommendation-to-business-as-usual",
  "recommendation-back-to-plan",
  "action-added",
  "action-removed",
  "action-completed",
  "action-embedded",
  "action-reopened",
  "action-withdrawn",
  "action-started",
  "action-better",
  "action-worse",
  "due-slipped",
  "due-rebaselined",
  "due-brought-forward",
  "kpi-added",
  "kpi-removed",
  "kpi-moved",
  "kpi-met-target",
  "kpi-missed-target",
  "kpi-restated",
  "event-added",
  "event-held",
  "event-rescheduled",
  "document-received",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One thing that differs between two states of a plan, as plain data. */
export interface Change {
  readonly kind: ChangeKind;
  readonly severity: Severity;
  /** The id of the entry that changed. */
  readonly entity: string;
  /** "Action 2.1"; null for what is known by its title alone. */
  readonly label: string | null;
  /** The entry's own title or name. */
  readonly title: string;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  /** What happened to it, as the end of a sentence: "slipped from 31 May 2016 to 30 June 2016". */
  readonly what: string;
  readonly reason: string | null;
  /** One sentence that says it all: "Action 2.1, Audit records: slipped from 31 May 2016 to 30 June 2016." */
  readonly message: string;
  /** The same for the same change wherever it is found: made of kind, entity, field, from and to. */
  readonly fingerprint: string;
}

/** What an entry's changes have in common. */
export function changeOf(
  entry: Pick<Change, "entity" | "label" | "title">,
  kind: ChangeKind,
  what: string,
  details: Partial<Pick<Change, "severity" | "field" | "from" | "to" | "reason">> = {},
): Change {
  const { field = "id", from = null, to = null } = details;
  return {
    kind,
    severity: details.severity ?? "info",
    ...entry,
    field,
    from,
    to,
    what,
    reason: details.reason ?? null,
    message: messageOf(entry, what),
    fingerprint: fingerprintOf(kind, entry.entity, field, from ?? "", to ?? ""),
  };
}

const messageOf = ({ label, title }: Pick<Change, "label" | "title">, what: string): string =>
  `${label === null ? title : `${label}, ${title}`}: ${what}.`;
