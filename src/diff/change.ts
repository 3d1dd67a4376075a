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
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
  /** A whole sentence. */
  readonly message: string;
}
