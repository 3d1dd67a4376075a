import { whereSet } from "../../../plan/history/replay.ts";
import { below } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";
import { breaksOf } from "./figures.ts";

export const spcOnCumulative: Rule = {
  id: "spc-on-cumulative",
  severity: "warning",
  summary: "A rolling or cumulative measure is given a step, as if it had control limits.",
  why: "At a step, control limits are calculated again. Each figure of a rolling year or of a year to date contains most of the figure before it, so such a series has no limits: its points drift together, and every change would look like a signal.",
  bad: `\
kpis:
  - id: placements
    name: Children with three or more placements
    definition: Children with three or more placements in the 12 months before, over all looked after children.
    unit: "% of children"
    frequency: monthly
    basis: rolling-12
    better: lower
    breaks: [{ from: 2016-04, kind: step, reason: New foster carers }]
`,
  good: `\
kpis:
  - id: placements
    name: Children with three or more placements
    definition: Children with three or more placements in the 12 months before, over all looked after children.
    unit: "% of children"
    frequency: monthly
    basis: rolling-12
    better: lower
    breaks: [{ from: 2016-04, kind: method, reason: Respite care is no longer counted }]
`,
  *check({ plan, known }) {
    for (const kpi of known.kpis) {
      if (kpi.basis !== "rolling-12" && kpi.basis !== "year-to-date") continue;
      for (const { kind, origin } of breaksOf(kpi, plan)) {
        if (kind !== "step") continue;
        yield {
          message: `KPI "${kpi.id}" has a break of kind "step", but its basis is "${kpi.basis}": expected none, as such a series has no control limits`,
          origin: below(origin, "kind"),
          entity: kpi.id,
          hint: "Remove the step and say in the text what changed, or write kind: method if the way of counting did.",
          related: [{ message: `basis: ${kpi.basis}`, origin: whereSet(kpi, "basis") }],
        };
      }
    }
  },
};
