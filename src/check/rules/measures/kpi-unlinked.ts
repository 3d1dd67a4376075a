import { hasUnreadableEntries, type Rule } from "../../rule.ts";

export const kpiUnlinked: Rule = {
  id: "kpi-unlinked",
  severity: "info",
  summary: "A KPI answers no recommendation or finding, and no action is measured by it.",
  why: "A measure that belongs to nothing in the plan is printed in the scorecard but explains nothing there. Either a link was forgotten, or the measure need not be collected. Withdrawn actions do not count.",
  bad: `\
kpis:
  - id: visits
    name: Child protection visits made on time
    definition: Visits made in time, over the visits due in the month.
    unit: "% of visits"
    frequency: monthly
    better: higher
`,
  good: `\
kpis:
  - id: visits
    name: Child protection visits made on time
    definition: Visits made in time, over the visits due in the month.
    unit: "% of visits"
    frequency: monthly
    better: higher
    answers: R1
`,
  *check(context) {
    if (hasUnreadableEntries(context)) return;
    const { known } = context;
    const counting = known.actions.filter(({ status }) => status !== "withdrawn");
    const measuring = new Set([
      ...counting.flatMap(({ measuredBy = [] }) => measuredBy),
      ...known.kpis.map(({ rollsUp }) => rollsUp),
    ]);
    for (const { id, name, answers, origin } of known.kpis) {
      if (answers !== undefined || measuring.has(id)) continue;
      yield {
        message: `KPI "${id}", ${name}, answers no recommendation or finding, and no action is measured by it: expected one or the other`,
        origin,
        entity: id,
        hint: `Give it answers: with what it shows progress on, or name it in an action's measured-by.`,
      };
    }
  },
};
