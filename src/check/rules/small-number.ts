import { namesChildren } from "../../disclosure/children.ts";
import { smallCountIn } from "../../disclosure/counts.ts";
import { USUAL_THRESHOLD } from "../../disclosure/policy.ts";
import { type KnownKpi, whereSet } from "../../plan/replay.ts";
import { isForPublic } from "../../plan/reports.ts";
import type { Point } from "../../plan/series.ts";
import { writtenFigure } from "../measures/figures.ts";
import type { Rule } from "../rule.ts";

export const smallNumber: Rule = {
  id: "small-number",
  severity: "error",
  summary: "A measure that counts children says that it does not, and its small counts would be printed.",
  why: "Official statistics do not print counts of children from 1 to 5: with a name, a school or a street that is known already, the figure tells something of one child. A report suppresses them in every measure whose subject is child. One whose unit names children, and whose subject is another, would be printed whole.",
  bad: `\
kpis:
  - id: missing
    name: Children missing from care
    definition: Children looked after who went missing in the month, over all children looked after.
    unit: "% of children"
    frequency: monthly
    better: lower
    subject: process
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
  - { date: 2016-09-02, values: { missing: { 2016-08: 3/201 } } }
reports:
  - id: cabinet-2016-09
`,
  *check({ known, reports }) {
    if (!reports.some(isForPublic)) return;
    for (const kpi of known.kpis) {
      if (kpi.subject === undefined || kpi.subject === "child" || !namesChildren(kpi)) continue;
      const threshold = kpi.disclosure?.threshold ?? known.header?.disclosure?.threshold ?? USUAL_THRESHOLD;
      const newest = smallPoints(kpi, threshold).at(-1);
      if (newest === undefined) continue;
      const { figure, count, period, origin } = newest;
      yield {
        message: `KPI "${kpi.id}" has subject "${kpi.subject}", its unit is "${kpi.unit}", and "${writtenFigure(figure)}" for ${period.key} would be printed, a count of ${count}: expected subject child, as counts of children from 1 to ${threshold} are suppressed`,
        origin: whereSet(kpi, "subject"),
        entity: kpi.id,
        hint: "Write subject: child; the report then prints [c] in their place.",
        related: origin === null ? [] : [{ message: "The newest of these figures is here", origin }],
      };
    }
  },
};

function smallPoints(kpi: KnownKpi, threshold: number) {
  return kpi.series.flatMap((point: Point) => {
    const { figure } = point;
    const count = figure === null ? null : smallCountIn(kpi, figure, threshold);
    return figure === null || count === null ? [] : [{ ...point, figure, count }];
  });
}
