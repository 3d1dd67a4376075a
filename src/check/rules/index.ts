import type { RuleGroup } from "../../diagnostics/rule-info.ts";
import type { Rule } from "../rule.ts";
import { acronymUnexpanded } from "./acronym-unexpanded.ts";
import { actionCountUnreconciled } from "./action-count-unreconciled.ts";
import { actionOverdue } from "./action-overdue.ts";
import { actionPlanLate } from "./action-plan-late.ts";
import { actionStale } from "./action-stale.ts";
import { appendixMissing } from "./appendix-missing.ts";
import { appendixUncited } from "./appendix-uncited.ts";
import { backgroundPaperIsAppendix } from "./background-paper-is-appendix.ts";
import { backgroundPaperPublished } from "./background-paper-published.ts";
import { backgroundPaperSplit } from "./background-paper-split.ts";
import { businessAsUsualGovernance } from "./business-as-usual-governance.ts";
import { claimAbsolute } from "./claim-absolute.ts";
import { claimConflict } from "./claim-conflict.ts";
import { claimFalse } from "./claim-false.ts";
import { claimUnproven } from "./claim-unproven.ts";
import { claimUnsourced } from "./claim-unsourced.ts";
import { completeWithoutEvidence } from "./complete-without-evidence.ts";
import { correctsNothing } from "./corrects-nothing.ts";
import { dateConflict } from "./date-conflict.ts";
import { dateImplausible } from "./date-implausible.ts";
import { dateRangeStyle } from "./date-range-style.ts";
import { dateWithoutYear } from "./date-without-year.ts";
import { decisionVague } from "./decision-vague.ts";
import { differencingLeak } from "./differencing-leak.ts";
import { dueAfterReinspection } from "./due-after-reinspection.ts";
import { dueBeforeStart } from "./due-before-start.ts";
import { duplicateId } from "./duplicate-id.ts";
import { duplicateText } from "./duplicate-text.ts";
import { embeddedWithoutImpact } from "./embedded-without-impact.ts";
import { eventOnBankHoliday } from "./event-on-bank-holiday.ts";
import { eventOnWeekend } from "./event-on-weekend.ts";
import { exemptLeak } from "./exempt-leak.ts";
import { exemptWithoutReason } from "./exempt-without-reason.ts";
import { findingUnaddressed } from "./finding-unaddressed.ts";
import { firstMonitoringLetter } from "./first-monitoring-letter.ts";
import { implicationContradicted } from "./implication-contradicted.ts";
import { implicationEmpty } from "./implication-empty.ts";
import { implicationMissing } from "./implication-missing.ts";
import { implicationNamesAnother } from "./implication-names-another.ts";
import { judgementUnknown } from "./judgement-unknown.ts";
import { kpiBreakCompared } from "./kpi-break-compared.ts";
import { kpiDefinition } from "./kpi-definition.ts";
import { kpiOutOfBounds } from "./kpi-out-of-bounds.ts";
import { kpiOutlier } from "./kpi-outlier.ts";
import { kpiParts } from "./kpi-parts.ts";
import { kpiPeriodInvalid } from "./kpi-period-invalid.ts";
import { kpiPeriodMissing } from "./kpi-period-missing.ts";
import { kpiPeriodNotOver } from "./kpi-period-not-over.ts";
import { kpiPeriodTwice } from "./kpi-period-twice.ts";
import { kpiPolarity } from "./kpi-polarity.ts";
import { kpiRestatedWithoutReason } from "./kpi-restated-without-reason.ts";
import { kpiRollUp } from "./kpi-roll-up.ts";
import { kpiStale } from "./kpi-stale.ts";
import { kpiTargetContradiction } from "./kpi-target-contradiction.ts";
import { kpiUnlinked } from "./kpi-unlinked.ts";
import { letterBeforeEvent } from "./letter-before-event.ts";
import { longSentence } from "./long-sentence.ts";
import { meetingMissing } from "./meeting-missing.ts";
import { monitoringCadence } from "./monitoring-cadence.ts";
import { ownerIsATeam } from "./owner-is-a-team.ts";
import { ownerMissing } from "./owner-missing.ts";
import { plannedEventPast } from "./planned-event-past.ts";
import { publicationDeadline } from "./publication-deadline.ts";
import { publishedChanged } from "./published-changed.ts";
import { recommendationCount } from "./recommendation-count.ts";
import { recommendationWithoutAction } from "./recommendation-without-action.ts";
import { recommendationWithoutKpi } from "./recommendation-without-kpi.ts";
import { reinspectionWindow } from "./reinspection-window.ts";
import { reopenedWithoutReason } from "./reopened-without-reason.ts";
import { repeatedSlip } from "./repeated-slip.ts";
import { reportLength } from "./report-length.ts";
import { secondarySuppression } from "./secondary-suppression.ts";
import { slipWithoutReason } from "./slip-without-reason.ts";
import { smallNumber } from "./small-number.ts";
import { spcOnCumulative } from "./spc-on-cumulative.ts";
import { statusContradictsDate } from "./status-contradicts-date.ts";
import { termVariant } from "./term-variant.ts";
import { tooFewMonitoringVisits } from "./too-few-monitoring-visits.ts";
import { twoUpdatesInADay } from "./two-updates-in-a-day.ts";
import { unknownReference } from "./unknown-reference.ts";
import { withdrawnWithoutReason } from "./withdrawn-without-reason.ts";

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
      kpiRestatedWithoutReason,
      kpiTargetContradiction,
      kpiPeriodMissing,
      kpiStale,
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
    title: "The report",
    rules: [
      meetingMissing,
      implicationMissing,
      implicationEmpty,
      implicationNamesAnother,
      implicationContradicted,
      appendixMissing,
      appendixUncited,
      backgroundPaperSplit,
      backgroundPaperPublished,
      backgroundPaperIsAppendix,
      decisionVague,
      reportLength,
      publicationDeadline,
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
    ],
  },
  {
    title: "Prose",
    rules: [acronymUnexpanded, termVariant, dateWithoutYear, dateRangeStyle, duplicateText, longSentence],
  },
  { title: "Disclosure", rules: [smallNumber, secondarySuppression, differencingLeak] },
];

export const RULES: readonly Rule[] = RULE_GROUPS.flatMap(({ rules }) => rules);
