import { isForPublic } from "../../plan/reports.ts";
import { type Cell, givenAway, type Sum, sumsOf } from "../disclosure/sums.ts";
import { writtenFigure } from "../measures/figures.ts";
import type { Rule } from "../rule.ts";

export const secondarySuppression: Rule = {
  id: "secondary-suppression",
  severity: "error",
  summary: "A suppressed count follows from a total and the other parts of it.",
  why: "Where a total and all but one of its parts are printed, the part that is suppressed is what is left; where all the parts are printed, a suppressed total is their sum. A second figure has to be suppressed with it. A measure says what adds up to it in parts:.",
  bad: `\
kpis:
  - { id: missing, name: Missing, definition: Children who went missing., unit: children, frequency: monthly,
      better: lower, subject: child, parts: [once, often] }
  - { id: once, name: Once, definition: Children missing once., unit: children, frequency: monthly,
      better: lower, subject: child }
  - { id: often, name: Often, definition: Children missing more often., unit: children, frequency: monthly,
      better: lower, subject: child }
extracts:
  - { date: 2016-09-02, values: { missing: { 2016-08: 14 }, once: { 2016-08: 11 }, often: { 2016-08: c } } }
reports:
  - id: cabinet-2016-09
`,
  good: `\
kpis:
  - { id: missing, name: Missing, definition: Children who went missing., unit: children, frequency: monthly,
      better: lower, subject: child, parts: [once, often] }
  - { id: once, name: Once, definition: Children missing once., unit: children, frequency: monthly,
      better: lower, subject: child }
  - { id: often, name: Often, definition: Children missing more often., unit: children, frequency: monthly,
      better: lower, subject: child }
extracts:
  - { date: 2016-09-02, values: { missing: { 2016-08: 14 }, once: { 2016-08: c }, often: { 2016-08: c } } }
reports:
  - id: cabinet-2016-09
`,
  *check({ known, reports }) {
    if (!reports.some(isForPublic)) return;
    for (const sum of sumsOf(known)) {
      const { total, period } = sum;
      const hidden = givenAway(sum, ({ count }) => count);
      if (hidden === null) continue;
      const what =
        hidden.kpi === total.kpi
          ? "and all its parts are shown, which add up to it"
          : `and its other parts are shown, which leaves "${hidden.kpi.id}", the one that is "c"`;
      yield {
        message: `KPI "${total.kpi.id}" has "${writtenFigure(total.point.figure)}" for ${period}, ${what}: expected a second figure to be suppressed`,
        origin: total.point.origin,
        entity: total.kpi.id,
        hint: hintFor(sum, hidden),
        related:
          hidden.point === undefined || hidden.kpi === total.kpi
            ? []
            : [{ message: `"${hidden.kpi.id}" is suppressed here`, origin: hidden.point.origin }],
      };
    }
  },
};

function hintFor({ parts }: Sum, hidden: Cell): string {
  const shown = parts.filter((part) => part !== hidden).sort((a, b) => (a.count ?? 0) - (b.count ?? 0));
  const next = shown.find(({ count }) => count !== 0) ?? shown[0];
  if (next === undefined) return "Write c for the total as well.";
  return `Write c for "${next.kpi.id}" as well, the smallest of the parts that are shown.`;
}
