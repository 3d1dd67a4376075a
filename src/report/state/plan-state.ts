import type { CorrectedField, NamedPost } from "../../model/parts.ts";
import type {
  ActionState,
  AuditState,
  CorrectionState,
  EventState,
  PlanState,
  PostState,
  RecommendationState,
  ReportState,
  WorkstreamState,
} from "../../model/state.ts";
import { goodOrBetter, gradesOf, isReported } from "../../plan/claims/audit-grades.ts";
import { movesOf, type Step } from "../../plan/history/actions.ts";
import {
  type KnownAction,
  type KnownAudit,
  type KnownEvent,
  type KnownRecommendation,
  type KnownWorkstream,
  latestProgress,
  type PlanAsAt,
} from "../../plan/history/replay.ts";
import { amendedAnd, type EffectiveUpdate, reasonFor } from "../../plan/history/updates.ts";
import type { Audience } from "../../plan/schema/report-words.ts";
import { isForPublic } from "../../plan/schema/reports.ts";
import { formatInterval } from "../../plan/time/intervals.ts";
import { bodyName, holderOf, postTitle, whenPlanned, workstreamTitle } from "../context.ts";
import { correctedFieldsOf } from "./corrected-fields.ts";
import { kpiStates } from "./kpi-state.ts";
import { earlierReports } from "./report-state.ts";

/**
 * The plan as plain data, for comparison. What an audience may not see must already have been taken out.
 * @param audience is told of no report that it never had
 */
export function planState(
  known: PlanAsAt,
  report: ReportState | null = null,
  audience: Audience = "public",
): PlanState {
  const workstreams = known.workstreams.map((one) => workstreamState(one, known));
  const recommendations = known.recommendations.map((one) => recommendationState(one, known));
  const actions = known.actions.map((action) => actionState(action, known));
  const named = [
    ...workstreams.flatMap(({ sponsor, lead }) => [sponsor, lead]),
    ...recommendations.map(({ lead }) => lead),
    ...actions.map(({ owner }) => owner),
  ].map((post) => post?.id);
  const checkers = actions.flatMap(({ evidence }) =>
    evidence.map(({ verifiedBy }) => verifiedBy ?? undefined),
  );
  return {
    asAt: known.asAt,
    workstreams,
    recommendations,
    actions,
    kpis: kpiStates(known),
    events: known.events.map((event) => eventState(event, known)),
    audits: known.audits.map((audit) => auditState(audit, known)),
    posts: postStates(known, [...named, ...checkers]),
    bodies: known.bodies.map(({ id, name, ...body }) => ({
      id,
      name,
      correctedFields: correctedFieldsOf(body, known),
    })),
    reports: earlierReports(known, audience),
    report,
  };
}

/** The posts that a state names, and those that reports to the public name with who holds them. */
function postStates(known: PlanAsAt, named: readonly (string | undefined)[]): PostState[] {
  const inReports = known.reports
    .filter((one) => one.asAt <= known.asAt && isForPublic(one))
    .flatMap(({ responsible, signed }) => [responsible?.member, responsible?.director, signed]);
  return known.posts
    .filter(({ id }) => named.includes(id) || inReports.includes(id))
    .map((post) => ({
      id: post.id,
      title: post.title,
      holder: inReports.includes(post.id) ? holderOf(known, post.id) : null,
      correctedFields: correctedFieldsOf(post, known),
    }));
}

function workstreamState(one: KnownWorkstream, known: PlanAsAt): WorkstreamState {
  const { id, title, programme = null } = one;
  const [sponsor, lead] = [postReference(known, one.sponsor), postReference(known, one.lead)] as const;
  return { id, title, programme, sponsor, lead, correctedFields: correctedFieldsOf(one, known) };
}

function recommendationState(one: KnownRecommendation, known: PlanAsAt): RecommendationState {
  const { id, number, title, text, track, governance = null, measure = null } = one;
  const lead = postReference(known, one.lead);
  const correctedFields = correctedFieldsOf(one, known);
  const workstream = one.workstream === undefined ? null : workstreamTitle(known, one.workstream);
  const body = one.body === undefined ? null : bodyName(known, one.body);
  return {
    id,
    number,
    title,
    text,
    lead,
    track,
    governance,
    measure,
    workstream,
    body,
    correctedFields,
  };
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
    workstream: action.workstream === undefined ? null : workstreamTitle(known, action.workstream),
    supersededBy: action.supersededBy ?? null,
    progress: latestProgress(action)?.progress ?? null,
    impact: action.impact ?? null,
    evidence: action.evidence.map(({ title, date = null, verifiedBy = null }) => ({
      title,
      date,
      verifiedBy,
    })),
    dueMoves: moves.due.map(([from, to]) => ({
      ...moved("due", from, to),
      rebaseline: to.update?.rebaseline ?? false,
    })),
    statusChanges: moves.status.map(([from, to]) => ({
      ...moved("status", from, to),
      corrected: to.update ? (correctionsIn(to.update).find(isOfStatus)?.date ?? null) : null,
    })),
    corrections: amendedAnd(action).flatMap(correctionsIn),
    correctedFields: correctedFieldsOf(action, known),
  };
}

const isOfStatus = ({ field }: CorrectionState): boolean => field === "status";

/** The statuses and dates that an update gave wrongly at first, with the correction that stands. */
function correctionsIn({ date: corrects, corrected, patch }: EffectiveUpdate): CorrectionState[] {
  if (corrected === null) return [];
  const valueIn = (values: EffectiveUpdate["patch"], field: string) =>
    (values[field] ?? null) as CorrectionState["to"];
  return (["status", "due"] as const)
    .map((field) => ({ field, from: valueIn(corrected.before.patch, field), to: valueIn(patch, field) }))
    .filter(({ from, to }) => from !== to)
    .map(({ field, from, to }) => {
      const last = corrected.by.findLast((one) => field in one.patch);
      const { date = corrected.date, reason = null } = last ?? {};
      return { date, corrects, field, from, to, reason };
    });
}

function moved<Value>(field: "status" | "due", from: Step<Value>, to: Step<Value>) {
  const reason = (to.update && reasonFor(to.update, field)) ?? null;
  return { date: to.date ?? "", from: from.value, to: to.value, reason };
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
    correctedFields: [...correctedFieldsOf(event, known), ...correctedParts(event, known)],
  };
}

function auditState(audit: KnownAudit, known: PlanAsAt): AuditState {
  const reported = isReported(audit) ? audit : null;
  const { cases, grades } = gradesOf(audit);
  return {
    id: audit.id,
    theme: audit.theme,
    planned: whenPlanned(audit),
    date: reported?.date ?? null,
    cases,
    grades: grades.map(({ grade, share }) => ({ grade, count: share?.count ?? null })),
    good: (reported && goodOrBetter(reported, known)?.count) ?? null,
    // How many were moderated could tell how many cases there were.
    moderated: (cases !== null && audit.moderated) || null,
    recurring: audit.recurring ?? [],
    answers: audit.answers ?? [],
    correctedFields: correctedFieldsOf(audit, known),
  };
}

/** Corrections of what a document or a finding says, with the path to it: `letter/d/text`. */
const correctedParts = ({ id, parts }: KnownEvent, known: PlanAsAt): CorrectedField[] =>
  [...parts].flatMap(([path, history]) =>
    correctedFieldsOf(history, known).map((one) => ({
      ...one,
      field: `${path.slice(id.length + 1)}/${one.field}`,
    })),
  );

/** A post with its title at that date. */
const postReference = (known: PlanAsAt, id: string | undefined): NamedPost | null =>
  id === undefined ? null : { id, title: postTitle(known, id) };
