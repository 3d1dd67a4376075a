import type { ReportModel } from "../../src/model/report-model.ts";
import { latestProgress, planAsAt } from "../../src/plan/history/replay.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import { audienceOf, type Report } from "../../src/plan/schema/reports.ts";
import { formatInterval } from "../../src/plan/time/intervals.ts";

/** As much of a report's model as a comparison of states needs. */
export function partialModel(plan: Plan, report: Report): ReportModel {
  const { asAt } = report;
  const known = planAsAt(plan, asAt);
  const recommendations = known.recommendations.map(({ id, title, track, lead = null }) => ({
    id,
    title,
    track,
    lead,
  }));
  const actions = known.actions.map((action) => ({
    id: action.id,
    title: action.title,
    due: action.due ?? null,
    status: action.status,
    supersededBy: action.supersededBy ?? null,
    progress: latestProgress(action)?.progress ?? null,
    statusChanges: action.history.flatMap(({ date, patch }, index) => {
      const from = action.history.findLast((one, at) => at < index && "status" in one.patch)?.patch.status;
      return "status" in patch
        ? [{ date, from: from ?? action.written.status ?? "not-started", to: patch.status }]
        : [];
    }),
  }));
  const kpis = known.kpis.map(({ id, name, unit, targets, series }) => ({
    id,
    name,
    unit,
    points: series.map(({ period, figure, value }) => ({
      period: period.key,
      value,
      numerator: figure?.numerator ?? null,
      denominator: figure?.denominator ?? null,
      symbol: figure?.symbol ?? null,
      target: targets?.[0]
        ? { min: targets[0].min ?? targets[0].value ?? null, max: targets[0].max ?? null }
        : null,
      rag: null,
      restated: null,
    })),
  }));
  const events = known.events.map(({ id, held, documents = [] }) => ({
    id,
    held: held ? formatInterval(held) : null,
    documents: documents.map(({ id: document, date, findings = [] }) => ({
      id: document,
      date,
      findings: findings.map((finding) => ({ id: finding.id, kind: finding.kind, text: finding.text })),
    })),
  }));
  const provenance = { audience: audienceOf(report) };
  return { provenance, state: { asAt, recommendations, actions, kpis, events } } as unknown as ReportModel;
}
