import { isPercentage } from "../../plan/figure.ts";
import type { Kpi } from "../../plan/kpis.ts";
import {
  countOf,
  isSmall,
  judgedKpis,
  pointsOf,
  type ShownPoint,
  thresholdOf,
} from "../disclosure/small-counts.ts";
import { writtenFigure } from "../measures/figures.ts";
import type { Rule } from "../rule.ts";

export const smallNumber: Rule = {
  id: "small-number",
  severity: "error",
  summary: "A figure about children counts so few that they could be identified.",
  why: "Official statistics do not print counts of children from 1 to 5: with a name, a school or a street that is known already, the figure tells something of one child. A numerator is a count, and so is what the numerator leaves of the denominator. Nobody is meant by 0, which is printed.",
  bad: `\
kpis:
  - id: missing
    name: Children missing from care
    definition: Children looked after who went missing in the month, over all children looked after.
    unit: "% of children"
    frequency: monthly
    better: lower
    subject: child
extracts:
  - { date: 2016-09-02, values: { missing: { 2016-08: 3/201 } } }
reports:
  - id: cabinet-2016-09
`,
  good: `\
kpis:
  - id: missing
    name: Children missing from care
    definition: Children looked after who went missing in the month, over all children looked after.
    unit: "% of children"
    frequency: monthly
    better: lower
    subject: child
extracts:
  - { date: 2016-09-02, values: { missing: { 2016-08: c } } }
reports:
  - id: cabinet-2016-09
`,
  *check(context) {
    const threshold = thresholdOf(context.known);
    for (const kpi of judgedKpis(context)) {
      for (const point of pointsOf(kpi)) {
        const reason = tellsOf(kpi, point, threshold);
        if (reason === null) continue;
        yield {
          message: `KPI "${kpi.id}" has "${writtenFigure(point.figure)}" for ${point.period.key}, ${reason}, and counts of children from 1 to ${threshold} are not printed: expected "c"`,
          origin: point.origin,
          entity: kpi.id,
          hint: "Write c in its place; the report prints it as [c], with a key.",
        };
      }
    }
  },
};

function tellsOf(kpi: Kpi, { figure }: ShownPoint, threshold: number): string | null {
  const { numerator, denominator } = figure;
  const count = countOf(kpi, figure);
  if (count !== null && isSmall(count, threshold)) return `a count of ${count}`;
  if (numerator === null || denominator === null || !isPercentage(kpi.unit)) return null;
  const others = denominator - numerator;
  return isSmall(others, threshold) ? `a count of ${others} who are left over` : null;
}
