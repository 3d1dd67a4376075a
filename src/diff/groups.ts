import type { Change } from "./change.ts";
import type { ChangeKind } from "./kinds.ts";

interface Group {
  readonly title: string;
  readonly kinds: readonly ChangeKind[];
  /** Whether a report prints it in its list of changes. Its readers have its wording and the action plan before them. */
  readonly inReport: boolean;
}

const shown = (title: string, ...kinds: readonly ChangeKind[]): Group => ({ title, kinds, inReport: true });

const unshown = (title: string, ...kinds: readonly ChangeKind[]): Group => ({
  title,
  kinds,
  inReport: false,
});

/** Changes in the order in which a Director asks for them: what got worse first, wording last. */
export const GROUPS: readonly Group[] = [
  shown(
    "What got worse",
    "action-worse",
    "action-reopened",
    "recommendation-back-to-plan",
    "kpi-missed-target",
    "kpi-special-concern",
    "claim-no-longer-true",
    "event-not-held",
  ),
  shown("Dates that slipped", "due-slipped", "due-dropped"),
  shown("New dates agreed", "due-rebaselined", "due-brought-forward", "due-set"),
  shown("Actions completed", "action-completed"),
  shown("Completed actions now embedded", "action-embedded"),
  shown("Actions begun", "action-started"),
  shown("Actions going better", "action-better"),
  unshown("Actions back where they were", "action-back-where-it-was"),
  shown("Recommendations moved to business as usual", "recommendation-to-business-as-usual"),
  shown("Measures that now meet their target", "kpi-met-target"),
  shown("How the other measures moved", "kpi-moved"),
  shown("Special causes", "kpi-special-cause", "kpi-special-cause-ended"),
  shown("Figures restated", "kpi-restated"),
  shown("Figures no longer given", "kpi-figure-removed"),
  shown("Targets moved", "kpi-target-moved", "kpi-target-set", "kpi-target-dropped"),
  shown(
    "Corrections",
    "action-corrected",
    "due-corrected",
    "recommendation-corrected",
    "kpi-corrected",
    "event-corrected",
  ),
  shown("Events and documents", "event-held", "event-rescheduled", "event-added", "document-received"),
  shown("Findings", "finding-added", "finding-addressed", "finding-unaddressed"),
  shown("What is new in the plan", "recommendation-added", "action-added", "kpi-added"),
  shown(
    "What left the plan",
    "recommendation-removed",
    "action-withdrawn",
    "action-superseded",
    "action-removed",
    "evidence-removed",
    "kpi-removed",
    "event-removed",
    "document-removed",
    "finding-removed",
  ),
  shown(
    "Who does what",
    "owner-changed",
    "recommendation-lead-changed",
    "recommendation-oversight-changed",
    "action-moved",
  ),
  unshown("Evidence added", "evidence-added", "evidence-verified"),
  unshown("Progress and impact reported", "progress-reported", "impact-reported"),
  unshown("Other figures", "kpi-figure-added", "kpi-restatement-explained", "kpi-symbol-changed"),
  unshown("Figures suppressed or shown again", "kpi-suppressed", "kpi-shown-again"),
  shown(
    "How measures are counted",
    "kpi-rebased",
    "kpi-rebasing-dropped",
    "kpi-rebasing-reworded",
    "kpi-definition-changed",
    "kpi-method-changed",
  ),
  shown("Comparisons restated", "kpi-comparator-changed"),
  unshown(
    "What measures are compared with",
    "kpi-comparator-added",
    "kpi-comparator-removed",
    "kpi-answers-changed",
    "action-measures-changed",
  ),
  unshown("Claims", "claim-added", "claim-dropped", "claim-true-again", "claim-shown-otherwise"),
  unshown(
    "Ids that changed",
    "recommendation-id-changed",
    "action-id-changed",
    "kpi-id-changed",
    "event-id-changed",
    "document-id-changed",
    "finding-id-changed",
  ),
  unshown(
    "Wording of the plan",
    "recommendation-reworded",
    "recommendation-renumbered",
    "action-reworded",
    "start-changed",
    "kpi-renamed",
    "event-reworded",
    "document-reworded",
    "finding-reworded",
  ),
  unshown("Wording of the report", "wording-changed", "report-title-changed", "report-meeting-changed"),
];

/** Changes under one heading; never empty. */
export interface ChangeGroup {
  readonly title: string;
  readonly changes: readonly Change[];
}

/** Changes under their headings, in the order in which a Director asks for them. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = GROUPS.map(({ title, kinds }) => ({
    title,
    changes: changes.filter(({ kind }) => kinds.includes(kind)),
  }));
  return groups.filter((group) => group.changes.length > 0);
}
