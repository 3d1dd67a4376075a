import { same } from "../../model/compare.ts";
import type {
  ActionState,
  CorrectedField,
  CorrectionState,
  EventState,
  KpiPoint,
  KpiState,
  NamedPost,
  PlanState,
  RecommendationState,
  ReportState,
  TargetState,
  VariationState,
} from "../../model/state.ts";
import { movesOf, type Step } from "../../plan/history/actions.ts";
import {
  type KnownAction,
  type KnownEvent,
  type KnownKpi,
  type KnownRecommendation,
  latestProgress,
  type PlanAsAt,
} from "../../plan/history/replay.ts";
import type { EffectiveUpdate } from "../../plan/history/updates.ts";
import { decimalsOf } from "../../plan/measures/figures.ts";
import type { Point } from "../../plan/measures/series.ts";
import { ratingOf, targetAt } from "../../plan/measures/targets.ts";
import type { Evidence } from "../../plan/schema/actions.ts";
import { compareIds, kebabKey } from "../../plan/schema/entry.ts";
import type { Target } from "../../plan/schema/kpis.ts";
import type { Update } from "../../plan/schema/updates.ts";
import { assessSeries, type Latest } from "../../plan/spc/assess-series.ts";
import type { SpecialCause } from "../../plan/spc/xmr.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { formatInterval } from "../../plan/time/intervals.ts";
import { postTitle, whenPlanned } from "../context.ts";

/** The plan as plain data, for comparison. What an audience may not see must already have been taken out. */
export function planState(known: PlanAsAt, report: ReportState | null = null): PlanState {
  return {
    asAt: known.asAt,
    recommendations: known.recommendations.map((one) => recommendationState(one, known)),
    actions: known.actions.map((action) => actionState(action, known)),
    kpis: known.kpis.map((kpi) => kpiState(kpi, known)),
    events: known.events.map((event) => eventState(event, known)),
    report,
  };
}

function recommendationState(one: KnownRecommendation, known: PlanAsAt): RecommendationState {
  const { id, number, title, text, track, governance = null, measure = null } = one;
  const lead = postReference(known, one.lead);
  const correctedFields = correctedFieldsOf(one, known);
  return { id, number, title, text, lead, track, governance, measure, correctedFields };
}

function actionState(action: KnownAction, known: PlanAsAt): ActionState {
  const moves = movesOf(action);
  return {
    id: action.id,
    title: action.title,
    answers: action.answers,
    measuredBy: action.measuredBy ?? [],
    owner: postReference(known, action.owner),
    start: action.start ?? null,
    due: action.due ?? null,
    status: action.status,
    outcome: action.outcome ?? null,
    workstream: action.workstream ?? null,
    supersededBy: action.supersededBy ?? null,
    progress: latestProgress(action)?.progress ?? null,
    impact: action.impact ?? null,
    evidence: action.evidence.map(({ title, date = null, verifiedBy = null }) => ({
      title,
      date,
      verifiedBy,
    })),
    dueMoves: moves.due.map(([from, to]) => ({
      ...moved(from, to),
      rebaseline: to.update?.rebaseline ?? false,
    })),
    statusChanges: moves.status.map(([from, to]) => ({
      ...moved(from, to),
      corrected: to.update?.corrected?.date ?? null,
    })),
    corrections: action.history.flatMap(correctionsIn),
    correctedFields: correctedFieldsOf(action, known),
  };
}

/** The statuses and dates that an update gave wrongly at first, with the correction. */
function correctionsIn({ date: corrects, corrected, patch, reason }: EffectiveUpdate): CorrectionState[] {
  if (corrected === null) return [];
  const valueIn = (values: EffectiveUpdate["patch"], field: string) =>
    (values[field] ?? null) as CorrectionState["to"];
  return (["status", "due"] as const)
    .map((field) => ({ field, from: valueIn(corrected.before.patch, field), to: valueIn(patch, field) }))
    .filter(({ from, to }) => from !== to)
    .map(({ field, from, to }) => ({
      date: corrected.date,
      corrects,
      field,
      from,
      to,
      reason: reason ?? null,
    }));
}

function moved<Value>(from: Step<Value>, to: Step<Value>) {
  return { date: to.date ?? "", from: from.value, to: to.value, reason: to.update?.reason ?? null };
}

function kpiState(kpi: KnownKpi, known: PlanAsAt): KpiState {
  const { id, name, definition, unit, frequency, better } = kpi;
  const { points, latest } = assessSeries(kpi);
  return {
    id,
    name,
    definition,
    unit,
    decimals: decimalsOf(kpi),
    frequency,
    better,
    standard: kpi.standard ?? null,
    basis: kpi.basis ?? null,
    answers: kpi.answers ?? [],
    targets: targetsInForce(kpi.targets ?? []),
    screening: kpi.screening ?? false,
    comparators: (kpi.comparators ?? []).map(({ who, value, period }) => ({ who, value, period })),
    breaks: (kpi.breaks ?? []).map(({ from, kind, reason }) => ({ from, kind, reason })),
    variation: latest === null ? null : variationState(latest, kpi),
    points: kpi.series.map((point, index) => kpiPoint(point, points[index]?.cause ?? null, kpi, known)),
    correctedFields: correctedFieldsOf(kpi, known),
  };
}

/** If two targets begin on the same day, the last one counts. */
const targetsInForce = (targets: readonly Target[]): TargetState[] =>
  [...new Map(targets.map((target) => [target.from ?? "", targetState(target)]))]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([, target]) => target);

function targetState({ from, value, min = value, max = value, tolerance }: Target): TargetState {
  return { from: from ?? null, min: min ?? null, max: max ?? null, tolerance: tolerance ?? null };
}

function variationState({ phase, signal, assurance }: Latest, kpi: KnownKpi): VariationState {
  const { mean, upper, lower } = phase.limits;
  return {
    mean,
    upper,
    lower,
    from: kpi.series[phase.from]?.period.key ?? "",
    specialCause: signal?.cause ?? null,
    side: signal?.side ?? null,
    mark: signal?.mark ?? null,
    assurance,
  };
}

function kpiPoint(point: Point, specialCause: SpecialCause | null, kpi: KnownKpi, known: PlanAsAt): KpiPoint {
  const target = targetAt(kpi, point.period.end);
  const band = target && targetState(target);
  return {
    period: point.period.key,
    label: point.period.label,
    value: point.value,
    numerator: point.figure?.numerator ?? null,
    denominator: point.figure?.denominator ?? null,
    symbol: point.figure?.symbol ?? null,
    target: band && { min: band.min, max: band.max },
    rag: ratingOf(point, kpi),
    specialCause,
    restated: point.before === null ? null : reasonFor(point, kpi, known),
  };
}

/** Why the figure was restated. A figure that weeks roll up to takes the reason given for the weeks. */
function reasonFor({ before }: Point, kpi: KnownKpi, known: PlanAsAt): string | null {
  const reasons = known.extracts
    .filter(({ date }) => date === before?.changed)
    .map(({ restated }) => restated?.get(kpi.id) ?? restated?.get(kpi.rollsUp ?? ""));
  return reasons.find((reason) => reason !== undefined) ?? null;
}

function eventState(event: KnownEvent, known: PlanAsAt): EventState {
  const { id, kind, title = id, by, held, documents = [] } = event;
  return {
    id,
    kind,
    title,
    by: by.map((body) => known.bodies.find((one) => one.id === body)?.name ?? body),
    planned: whenPlanned(event),
    held: held === undefined ? null : formatInterval(held),
    documents: documents.map((document) => ({
      id: document.id,
      title: document.title ?? document.id,
      date: document.date,
      findings: (document.findings ?? []).map((finding) => ({
        id: finding.id,
        kind: finding.kind,
        text: finding.text,
        answers: finding.answers ?? [],
      })),
    })),
    correctedFields: correctedFieldsOf(event, known),
  };
}

/** A post with its title at that date. */
const postReference = (known: PlanAsAt, id: string | undefined): NamedPost | null =>
  id === undefined ? null : { id, title: postTitle(known, id) };

/**
 * What updates of an entry said wrongly at first, field by field, in the order of what was corrected. Statuses and due
 * dates are not among them, because an action has a history of these.
 */
const correctedFieldsOf = (
  { history }: { readonly history: readonly EffectiveUpdate[] },
  known: PlanAsAt,
): CorrectedField[] =>
  history.flatMap((update, index) => correctionsOf(update, history.slice(index + 1), known));

function correctionsOf(
  { date: corrects, corrected, exempt }: EffectiveUpdate,
  later: readonly EffectiveUpdate[],
  known: PlanAsAt,
): CorrectedField[] {
  if (corrected === null) return [];
  let said = fieldsOf(corrected.before);
  return corrected.by.flatMap((correction) => {
    const now = fieldsOf(correction);
    const before = said;
    said = { ...said, ...now };
    return Object.keys(now)
      .filter((field) => isCorrected(field, correction) && !same(before[field], now[field]))
      .map((field) => ({
        date: correction.date,
        corrects,
        field: kebabKey(field),
        to: exempt === undefined ? wordsOf(field, now[field], known) : null,
        until: isAdded(field) ? null : (later.find((one) => field in fieldsOf(one))?.date ?? null),
        reason: field === "reason" ? null : (correction.reason ?? null),
      }));
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** All that an update says. Its note is not part of it, because only the Board may read that. */
function fieldsOf({ patch, progress, impact, evidence, rebaseline, reason }: Update): Fields {
  const given = { ...patch, progress, impact, evidence, rebaseline, reason };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** A correction gives its own reason, unless the reason is all that it gives. */
function isCorrected(field: string, correction: Update): boolean {
  if (field !== "reason") return field !== "status" && field !== "due";
  const { note, exempt } = correction;
  return note === undefined && exempt === undefined && Object.keys(fieldsOf(correction)).length === 1;
}

/** Whether a later update adds to the field, or is about something else, and so leaves it as it is. */
const isAdded = (field: string): boolean => ["evidence", "rebaseline", "reason"].includes(field);

/** Null where the words would be those of data, such as the targets of a measure, or names of other entries. */
function wordsOf(field: string, value: unknown, known: PlanAsAt): string | null {
  if (field === "owner" || field === "lead") return postTitle(known, String(value));
  if (field === "evidence") return (value as readonly Evidence[]).map(titleOf).join("; ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

const titleOf = ({ title, date }: Evidence): string =>
  date === undefined ? title : `${title}, ${formatDate(date)}`;
