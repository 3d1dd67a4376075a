import { actionsByAnswer, withWhatTheyAreAbout } from "../../facts/answers.ts";
import { type CheckContext, hasUnreadableEntries, type Rule } from "../../rule.ts";

export const recommendationWithoutKpi: Rule = {
  id: "recommendation-without-kpi",
  severity: "info",
  summary: "A recommendation in the improvement plan has no KPI.",
  why: "Actions say what was done, measures whether it helped. Without a measure the report can only list what is complete. A KPI counts if it answers the recommendation or a finding that belongs to it, or if one of its actions is measured by it. A plan that has no KPIs at all is not judged.",
  bad: `\
recommendations:
  - { id: R2, number: 2, title: Case records, text: Keep them up to date., source: inspection }
actions:
  - { id: 2.1, answers: R2, title: Audit case records monthly, owner: head-of-service }
`,
  good: `\
recommendations:
  - { id: R2, number: 2, title: Case records, text: Keep them up to date., source: inspection }
actions:
  - { id: 2.1, answers: R2, title: Audit case records monthly, owner: head-of-service, measured-by: assessments }
`,
  *check(context) {
    const { plan, known, asAt } = context;
    if (hasUnreadableEntries(context) || known.kpis.length === 0) return;
    // Before the plan starts, no action is known.
    if (plan.header !== null && asAt < plan.header.start) return;
    const measured = measuredIds(context);
    for (const { id, title, track, origin } of known.recommendations) {
      if (track !== "improvement-plan" || measured.has(id)) continue;
      yield {
        message: `No KPI shows progress on recommendation "${id}", ${title}: expected a KPI that answers it, or by which one of its actions is measured`,
        origin,
        entity: id,
        hint: `Add answers: ${id} to the KPI that would show it, or measured-by: to one of its actions.`,
      };
    }
  },
};

/** Recommendations with a measure of their own or of an action that counts. */
function measuredIds(context: CheckContext): Set<string> {
  const direct = context.known.kpis.flatMap(({ answers = [] }) => answers);
  const byAction = [...actionsByAnswer(context)]
    .filter(([, actions]) => actions.some(({ measuredBy }) => measuredBy !== undefined))
    .map(([answer]) => answer);
  return withWhatTheyAreAbout([...direct, ...byAction], context);
}
