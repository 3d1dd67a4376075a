import type { RuleGroup } from "../../problems/problem.ts";
import type { Rule } from "../rule.ts";
import { actionOverdue } from "./actions/action-overdue.ts";
import { actionStale } from "./actions/action-stale.ts";
import { completeWithoutEvidence } from "./actions/complete-without-evidence.ts";
import { dueAfterReinspection } from "./actions/due-after-reinspection.ts";
import { dueBeforeStart } from "./actions/due-before-start.ts";
import { embeddedWithoutImpact } from "./actions/embedded-without-impact.ts";
import { ownerIsATeam } from "./actions/owner-is-a-team.ts";
import { ownerMissing } from "./actions/owner-missing.ts";
import { reopenedWithoutReason } from "./actions/reopened-without-reason.ts";
import { repeatedSlip } from "./actions/repeated-slip.ts";
import { slipWithoutReason } from "./actions/slip-without-reason.ts";
import { statusContradictsDate } from "./actions/status-contradicts-date.ts";
import { withdrawnWithoutReason } from "./actions/withdrawn-without-reason.ts";
import { auditCountedTwice } from "./audits/audit-counted-twice.ts";
import { auditGradeUnknown } from "./audits/audit-grade-unknown.ts";
import { auditGradesSum } from "./audits/audit-grades-sum.ts";
import { auditIncomplete } from "./audits/audit-incomplete.ts";
import { auditModeration } from "./audits/audit-moderation.ts";
import { auditUnanswered } from "./audits/audit-unanswered.ts";
import { plannedAuditPast } from "./audits/planned-audit-past.ts";
import { claimAbsolute } from "./claims/claim-absolute.ts";
import { claimConflict } from "./claims/claim-conflict.ts";
import { claimFalse } from "./claims/claim-false.ts";
import { claimUnproven } from "./claims/claim-unproven.ts";
import { claimUnsourced } from "./claims/claim-unsourced.ts";
import { actionCountUnreconciled } from "./counts/action-count-unreconciled.ts";
import { recommendationCount } from "./counts/recommendation-count.ts";
import { dateConflict } from "./dates/date-conflict.ts";
import { dateImplausible } from "./dates/date-implausible.ts";
import { dateRangeStyle } from "./dates/date-range-style.ts";
import { dateWithoutYear } from "./dates/date-without-year.ts";
import { datedLater } from "./dates/dated-later.ts";
import { datesDisagree } from "./dates/dates-disagree.ts";
import { knownTooLate } from "./dates/known-too-late.ts";
import { rangeImpossible } from "./dates/range-impossible.ts";
import { differencingLeak } from "./disclosure/differencing-leak.ts";
import { exemptLeak } from "./disclosure/exempt-leak.ts";
import { exemptWithoutReason } from "./disclosure/exempt-without-reason.ts";
import { secondarySuppression } from "./disclosure/secondary-suppression.ts";
import { smallNumber } from "./disclosure/small-number.ts";
import { smallNumberTyped } from "./disclosure/small-number-typed.ts";
import { actionPlanLate } from "./events/action-plan-late.ts";
import { eventOnBankHoliday } from "./events/event-on-bank-holiday.ts";
import { eventOnWeekend } from "./events/event-on-weekend.ts";
import { firstMonitoringLetter } from "./events/first-monitoring-letter.ts";
import { judgementUnknown } from "./events/judgement-unknown.ts";
import { letterBeforeEvent } from "./events/letter-before-event.ts";
import { monitoringCadence } from "./events/monitoring-cadence.ts";
import { plannedEventPast } from "./events/planned-event-past.ts";
import { reinspectionWindow } from "./events/reinspection-window.ts";
import { tooFewMonitoringVisits } from "./events/too-few-monitoring-visits.ts";
import { figureInProse } from "./figures/figure-in-prose.ts";
import { figureUndated } from "./figures/figure-undated.ts";
import { figuresDisagree } from "./figures/figures-disagree.ts";
import { numberOrPerCent } from "./figures/number-or-per-cent.ts";
import { implicationContradicted } from "./implications/implication-contradicted.ts";
import { implicationEmpty } from "./implications/implication-empty.ts";
import { implicationMissing } from "./implications/implication-missing.ts";
import { implicationNamesAnother } from "./implications/implication-names-another.ts";
import { extractRepeated } from "./measures/extract-repeated.ts";
import { kpiBreakCompared } from "./measures/kpi-break-compared.ts";
import { kpiDefinition } from "./measures/kpi-definition.ts";
import { kpiOutOfBounds } from "./measures/kpi-out-of-bounds.ts";
import { kpiOutlier } from "./measures/kpi-outlier.ts";
import { kpiParts } from "./measures/kpi-parts.ts";
import { kpiPeriodInvalid } from "./measures/kpi-period-invalid.ts";
import { kpiPeriodMissing } from "./measures/kpi-period-missing.ts";
import { kpiPeriodNotOver } from "./measures/kpi-period-not-over.ts";
import { kpiPeriodTwice } from "./measures/kpi-period-twice.ts";
import { kpiPolarity } from "./measures/kpi-polarity.ts";
import { kpiRestatedWithoutReason } from "./measures/kpi-restated-without-reason.ts";
import { kpiRollUp } from "./measures/kpi-roll-up.ts";
import { kpiSameCount } from "./measures/kpi-same-count.ts";
import { kpiScale } from "./measures/kpi-scale.ts";
import { kpiStale } from "./measures/kpi-stale.ts";
import { kpiTargetContradiction } from "./measures/kpi-target-contradiction.ts";
import { kpiUnlinked } from "./measures/kpi-unlinked.ts";
import { spcOnCumulative } from "./measures/spc-on-cumulative.ts";
import { appendixMissing } from "./papers/appendix-missing.ts";
import { appendixUncited } from "./papers/appendix-uncited.ts";
import { appendixWithoutText } from "./papers/appendix-without-text.ts";
import { backgroundPaperIsAppendix } from "./papers/background-paper-is-appendix.ts";
import { backgroundPaperPublished } from "./papers/background-paper-published.ts";
import { backgroundPaperSplit } from "./papers/background-paper-split.ts";
import { decisionVague } from "./papers/decision-vague.ts";
import { meetingMissing } from "./papers/meeting-missing.ts";
import { publicationDeadline } from "./papers/publication-deadline.ts";
import { publishedLate } from "./papers/published-late.ts";
import { reportBefore } from "./papers/report-before.ts";
import { reportLength } from "./papers/report-length.ts";
import { typedReference } from "./papers/typed-reference.ts";
import { businessAsUsualGovernance } from "./plan/business-as-usual-governance.ts";
import { correctedWithoutReason } from "./plan/corrected-without-reason.ts";
import { correctsNothing } from "./plan/corrects-nothing.ts";
import { duplicateId } from "./plan/duplicate-id.ts";
import { findingUnaddressed } from "./plan/finding-unaddressed.ts";
import { publishedChanged } from "./plan/published-changed.ts";
import { recommendationWithoutAction } from "./plan/recommendation-without-action.ts";
import { recommendationWithoutKpi } from "./plan/recommendation-without-kpi.ts";
import { twoUpdatesInADay } from "./plan/two-updates-in-a-day.ts";
import { unknownReference } from "./plan/unknown-reference.ts";
import { evidenceWeak } from "./readiness/evidence-weak.ts";
import { findingCameBack } from "./readiness/finding-came-back.ts";
import { findingUnmeasured } from "./readiness/finding-unmeasured.ts";
import { measureUnclear } from "./readiness/measure-unclear.ts";
import { noRealChange } from "./readiness/no-real-change.ts";
import { acronymUnexpanded } from "./wording/acronym-unexpanded.ts";
import { duplicateText } from "./wording/duplicate-text.ts";
import { longCell } from "./wording/long-cell.ts";
import { longSentence } from "./wording/long-sentence.ts";
import { nameVaries } from "./wording/name-varies.ts";
import { openEnded } from "./wording/open-ended.ts";
import { termVariant } from "./wording/term-variant.ts";
import { unprintableCharacter } from "./wording/unprintable-character.ts";
import { actionWithoutWorkstream } from "./workstreams/action-without-workstream.ts";
import { workstreamWithoutAction } from "./workstreams/workstream-without-action.ts";
import { workstreamsNotListed } from "./workstreams/workstreams-not-listed.ts";

/** Every rule, in the order a reader would look for them. */
export const RULE_GROUPS: readonly RuleGroup<Rule>[] = [
  { title: "Identity", rules: [duplicateId, unknownReference] },
  {
    title: "The plan adds up",
    rules: [
      recommendationCount,
      actionCountUnreconciled,
      recommendationWithoutAction,
      recommendationWithoutKpi,
      businessAsUsualGovernance,
      findingUnaddressed,
      kpiUnlinked,
      workstreamsNotListed,
      actionWithoutWorkstream,
      workstreamWithoutAction,
    ],
  },
  {
    title: "Actions",
    rules: [
      ownerMissing,
      ownerIsATeam,
      dueBeforeStart,
      dueAfterReinspection,
      statusContradictsDate,
      actionOverdue,
      actionStale,
      slipWithoutReason,
      repeatedSlip,
      completeWithoutEvidence,
      embeddedWithoutImpact,
      withdrawnWithoutReason,
      reopenedWithoutReason,
      twoUpdatesInADay,
      dateImplausible,
      datedLater,
      datesDisagree,
      knownTooLate,
      correctedWithoutReason,
      correctsNothing,
      publishedChanged,
    ],
  },
  {
    title: "Measures",
    rules: [
      kpiOutOfBounds,
      kpiPeriodInvalid,
      kpiPeriodNotOver,
      kpiPeriodTwice,
      kpiParts,
      kpiRollUp,
      kpiSameCount,
      kpiRestatedWithoutReason,
      kpiTargetContradiction,
      kpiPeriodMissing,
      kpiScale,
      kpiStale,
      extractRepeated,
      spcOnCumulative,
      kpiOutlier,
      kpiPolarity,
      kpiDefinition,
    ],
  },
  {
    title: "Events",
    rules: [
      letterBeforeEvent,
      eventOnWeekend,
      eventOnBankHoliday,
      plannedEventPast,
      tooFewMonitoringVisits,
      monitoringCadence,
      reinspectionWindow,
      actionPlanLate,
      judgementUnknown,
    ],
  },
  {
    title: "Audits",
    rules: [
      auditIncomplete,
      auditGradesSum,
      auditGradeUnknown,
      auditModeration,
      auditCountedTwice,
      auditUnanswered,
      plannedAuditPast,
    ],
  },
  {
    title: "The report",
    rules: [
      meetingMissing,
      reportBefore,
      implicationMissing,
      implicationEmpty,
      implicationNamesAnother,
      implicationContradicted,
      appendixMissing,
      appendixWithoutText,
      typedReference,
      appendixUncited,
      backgroundPaperSplit,
      backgroundPaperPublished,
      backgroundPaperIsAppendix,
      decisionVague,
      reportLength,
      publicationDeadline,
      publishedLate,
      firstMonitoringLetter,
      exemptWithoutReason,
      exemptLeak,
    ],
  },
  {
    title: "Claims and dates",
    rules: [
      claimFalse,
      claimUnproven,
      claimAbsolute,
      claimUnsourced,
      claimConflict,
      kpiBreakCompared,
      dateConflict,
      rangeImpossible,
      figureInProse,
      numberOrPerCent,
      figuresDisagree,
    ],
  },
  {
    title: "Prose",
    rules: [
      acronymUnexpanded,
      termVariant,
      nameVaries,
      dateWithoutYear,
      dateRangeStyle,
      figureUndated,
      openEnded,
      duplicateText,
      longSentence,
      longCell,
      unprintableCharacter,
    ],
  },
  {
    title: "Readiness for re-inspection",
    rules: [findingCameBack, noRealChange, evidenceWeak, findingUnmeasured, measureUnclear],
  },
  { title: "Disclosure", rules: [smallNumber, smallNumberTyped, secondarySuppression, differencingLeak] },
];

export const RULES: readonly Rule[] = RULE_GROUPS.flatMap(({ rules }) => rules);
