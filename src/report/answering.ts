import type { EventDocument, Finding } from "../plan/events.ts";
import { findingPath } from "../plan/lookup.ts";
import type { KnownAction, KnownKpi, KnownRecommendation, PlanAsAt } from "../plan/replay.ts";

/** The actions that answer a recommendation. */
export const actionsOf = (plan: PlanAsAt, recommendation: KnownRecommendation): KnownAction[] =>
  plan.actions.filter(({ answers }) => answers.includes(recommendation.id));

/** The measures that show whether a recommendation is met: its own, and those its actions name. */
export function kpisOf(plan: PlanAsAt, recommendation: KnownRecommendation): KnownKpi[] {
  const named = new Set(actionsOf(plan, recommendation).flatMap(({ measuredBy = [] }) => measuredBy));
  return plan.kpis.filter(({ id, answers = [] }) => answers.includes(recommendation.id) || named.has(id));
}

/** The recommendations a measure answers: its own, or if it names none, those whose actions it measures. */
export function recommendationsOf(plan: PlanAsAt, { id, answers = [] }: KnownKpi): KnownRecommendation[] {
  const own = plan.recommendations.filter((one) => answers.includes(one.id));
  return own.length > 0
    ? own
    : plan.recommendations.filter((one) =>
        actionsOf(plan, one).some(({ measuredBy = [] }) => measuredBy.includes(id)),
      );
}

/** Where a finding is addressed: recommendations by number, and actions. */
export function addressedBy(plan: PlanAsAt, event: string, document: EventDocument, finding: Finding) {
  const path = findingPath(event, document, finding);
  const recommendations = plan.recommendations.filter(({ id }) => finding.answers?.includes(id));
  const actions = plan.actions.filter(
    ({ answers, status }) => answers.includes(path) && status !== "withdrawn",
  );
  return { recommendations, actions };
}
