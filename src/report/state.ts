import type { EventState, PlanState, RecommendationState, ReportState } from "../model/state.ts";
import { formatInterval } from "../plan/interval.ts";
import type { KnownEvent, KnownRecommendation, PlanAsAt } from "../plan/replay.ts";
import { actionState } from "./state/action-state.ts";
import { kpiState } from "./state/kpi-state.ts";
import { postReference } from "./state/post-reference.ts";

/** The plan as one audience may see it, as plain data. */
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
  return { id, number, title, text, lead: postReference(known, one.lead), track, governance, measure };
}

function eventState(event: KnownEvent, known: PlanAsAt): EventState {
  const { id, kind, title = id, by, planned, held, documents = [] } = event;
  return {
    id,
    kind,
    title,
    by: by.map((body) => known.bodies.find((one) => one.id === body)?.name ?? body),
    planned:
      planned === undefined
        ? null
        : planned.interval === null
          ? planned.words
          : formatInterval(planned.interval),
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
  };
}
