import { countsChildren, smallCountIn, USUAL_THRESHOLD } from "../../../disclosure/policy.ts";
import { type KnownKpi, whereSet } from "../../../plan/history/replay.ts";
import { speaksOfChildren } from "../../../plan/measures/people.ts";
import type { Point } from "../../../plan/measures/series.ts";
import { writtenFigure } from "../../../plan/schema/extracts.ts";
import { isForPublic } from "../../../plan/schema/reports.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import type { Origin } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";

export const smallNumber: Rule = {
  id: "small-number",
  severity: "error",
  summary: "A measure may count children but does not say so, and its small counts would be printed.",
  why: "Official statistics do not print counts of children from 1 to 5: for somebody who already knows a name, a school or a street, the figure reveals something about one child. A report suppresses them in every measure whose subject is child. A measure whose unit names children but whose subject is something else would be printed in full. So would one that has no subject, where only its name or its definition mentions children.",
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
      const unclear = unclearSubject(kpi);
      if (unclear === null) continue;
      const threshold = kpi.disclosure?.threshold ?? known.header?.disclosure?.threshold ?? USUAL_THRESHOLD;
      const newest = smallPoints(kpi, threshold).at(-1);
      if (newest === undefined) continue;
      const { figure, count, period, origin } = newest;
      yield {
        message: `KPI "${kpi.id}" ${unclear.words}, and "${writtenFigure(figure)}" for ${inPeriod(period)} would be printed, a count of ${count}: expected subject child, as counts of children from 1 to ${threshold} are suppressed`,
        origin: unclear.origin,
        entity: kpi.id,
        hint: unclear.hint,
        related: origin === null ? [] : [{ message: "The newest of these figures is here", origin }],
      };
    }
  },
};

interface UnclearSubject {
  readonly words: string;
  readonly hint: string;
  readonly origin: Origin;
}

/** Why a measure may count children although it is not treated so; null where it is, or where nothing suggests it. */
function unclearSubject(kpi: KnownKpi): UnclearSubject | null {
  const { subject, unit, name, definition, origin } = kpi;
  if (countsChildren(kpi)) return null;
  if (subject === undefined) {
    const [field] = Object.entries({ name, definition }).find(([, text]) => speaksOfChildren(text)) ?? [];
    const words = `has no subject, but its ${field} mentions children`;
    const hint = "Write subject: child, or staff or process where it does not count children.";
    return field === undefined ? null : { words, hint, origin };
  }
  if (!speaksOfChildren(unit)) return null;
  const hint = "Write subject: child; the report then prints [c] instead of them.";
  return {
    words: `has subject "${subject}", but its unit is "${unit}"`,
    hint,
    origin: whereSet(kpi, "subject"),
  };
}

function smallPoints(kpi: KnownKpi, threshold: number) {
  return kpi.series.flatMap((point: Point) => {
    const { figure } = point;
    const count = figure === null ? null : smallCountIn(kpi, figure, threshold);
    return figure === null || count === null ? [] : [{ ...point, figure, count }];
  });
}
