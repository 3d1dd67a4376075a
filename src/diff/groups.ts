import type { Change } from "./change.ts";
import type { ChangeKind } from "./kinds.ts";

interface Group {
  readonly title: string;
  readonly kinds: readonly ChangeKind[];
  /**
   * How a report tells it. What is grave is told in words, and comes first in a summary, too. What is routine is only
   * named, if the report prints the words elsewhere: its readers have its wording and the action plan before them.
   */
  readonly told: "grave" | "words" | "named";
}

const groupsTold =
  (told: Group["told"]) =>
  (title: string, ...kinds: readonly ChangeKind[]): Group => ({ title, kinds, told });

const grave = groupsTold("grave");
const inWords = groupsTold("words");
const named = groupsTold("named");

/** Changes in the order in which a Director asks for them: what is gravest first, wording last. */
export const GROUPS: readonly Group[] = [
  grave(
    "What got worse",
    "action-worse",
    "action-reopened",
    "recommendation-back-to-plan",
    "kpi-missed-target",
    "kpi-special-concern",
    "claim-no-longer-true",
    "event-not-held",
    "audit-not-reported",
  ),
  grave("New gaps before re-inspection", "gap-added"),
  grave("Dates that slipped", "due-slipped", "due-dropped"),
  grave(
    "Corrections",
    "action-corrected",
    "due-corrected",
    "workstream-corrected",
    "recommendation-corrected",
    "kpi-corrected",
    "event-corrected",
    "audit-corrected",
    "document-corrected",
    "finding-corrected",
    "post-corrected",
    "body-corrected",
    "report-corrected",
  ),
  grave(
    "What left the plan",
    "workstream-removed",
    "recommendation-removed",
    "action-withdrawn",
    "action-superseded",
    "action-removed",
    "evidence-removed",
    "kpi-removed",
    "event-removed",
    "document-removed",
    "finding-removed",
    "audit-removed",
  ),
  grave("Figures restated", "kpi-restated", "audit-grades-changed"),
  grave("Figures no longer given", "kpi-figure-removed"),
  inWords("Targets moved", "kpi-target-moved", "kpi-target-set", "kpi-target-dropped"),
  inWords("New dates agreed", "due-rebaselined", "due-brought-forward", "due-set"),
  named("Actions completed", "action-completed"),
  named("Completed actions now embedded", "action-embedded"),
  named("Actions begun", "action-started"),
  inWords("Actions going better", "action-better"),
  named("Actions back where they were", "action-back-where-it-was"),
  named("Recommendations moved to business as usual", "recommendation-to-business-as-usual"),
  inWords("Gaps closed", "gap-closed"),
  inWords("Measures that now meet their target", "kpi-met-target"),
  inWords("How the other measures moved", "kpi-moved"),
  inWords("Special causes", "kpi-special-cause", "kpi-special-cause-ended"),
  inWords("Events and documents", "event-held", "event-rescheduled", "event-added", "document-received"),
  inWords("Findings", "finding-added", "finding-addressed", "finding-unaddressed"),
  named("Audits", "audit-added", "audit-planned"),
  inWords("Audits rescheduled or moderated differently", "audit-rescheduled", "audit-moderated"),
  named("What is new in the plan", "workstream-added", "recommendation-added", "action-added", "kpi-added"),
  inWords(
    "Who does what",
    "owner-changed",
    "post-holder-changed",
    "workstream-sponsor-changed",
    "workstream-lead-changed",
    "workstream-moved",
    "recommendation-lead-changed",
    "recommendation-oversight-changed",
    "action-moved",
  ),
  named("Evidence added", "evidence-added", "evidence-verified"),
  named("Progress and impact reported", "progress-reported", "impact-reported"),
  named("Other figures", "kpi-figure-added", "kpi-restatement-explained", "kpi-symbol-changed"),
  named("Figures suppressed or shown again", "kpi-suppressed", "kpi-shown-again"),
  inWords(
    "How measures are counted",
    "kpi-rebased",
    "kpi-rebasing-dropped",
    "kpi-rebasing-reworded",
    "kpi-definition-changed",
    "kpi-method-changed",
  ),
  inWords("Comparisons restated", "kpi-comparator-changed"),
  named(
    "What measures are compared with",
    "kpi-comparator-added",
    "kpi-comparator-removed",
    "kpi-answers-changed",
    "action-measures-changed",
  ),
  named("Claims", "claim-added", "claim-dropped", "claim-true-again", "claim-shown-otherwise"),
  named(
    "Ids that changed",
    "workstream-id-changed",
    "recommendation-id-changed",
    "action-id-changed",
    "kpi-id-changed",
    "event-id-changed",
    "document-id-changed",
    "finding-id-changed",
    "audit-id-changed",
  ),
  named(
    "Wording of the plan",
    "workstream-renamed",
    "post-renamed",
    "body-renamed",
    "recommendation-reworded",
    "recommendation-renumbered",
    "action-reworded",
    "start-changed",
    "kpi-renamed",
    "event-reworded",
    "document-reworded",
    "finding-reworded",
    "audit-reworded",
  ),
  named("Wording of the report", "wording-changed", "report-title-changed", "report-meeting-changed"),
];

/** Changes under one heading; never empty. */
export interface ChangeGroup extends Pick<Group, "title" | "told"> {
  readonly changes: readonly Change[];
}

/** Changes under their headings, in the order in which a Director asks for them. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = GROUPS.map(({ title, told, kinds }) => ({
    title,
    told,
    changes: changes.filter(({ kind }) => kinds.includes(kind)),
  }));
  return groups.filter((group) => group.changes.length > 0);
}
