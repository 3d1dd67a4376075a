import { valueIn } from "../../../plan/measures/figures.ts";
import { type ExtractFigure, writtenFigure } from "../../../plan/schema/extracts.ts";
import type { Kpi } from "../../../plan/schema/kpis.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { sayPeriod } from "../../../plan/time/periods.ts";
import type { Rule, RuleProblem } from "../../rule.ts";
import { isShare, measuresById } from "./figures.ts";

export const kpiOutOfBounds: Rule = {
  id: "kpi-out-of-bounds",
  severity: "error",
  summary: "A percentage is below 0 or above 100, or its numerator is larger than its denominator.",
  why: "Two columns of the extract were swapped, or a decimal point was left out, and the scorecard shows 109%. One such figure also widens the limits of the chart, so that real change no longer shows.",
  bad: `\
extracts:
  - { date: 2016-09-02, values: { assessments: { 2016-08: 78/71 } } }
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { assessments: { 2016-08: 71/78 } } }
`,
  *check({ plan }) {
    const measures = measuresById(plan);
    for (const { date, figures } of plan.extracts) {
      for (const figure of figures) {
        const kpi = measures.get(figure.kpi);
        if (kpi !== undefined && isBounded(kpi)) yield* judge(kpi, date, figure);
      }
    }
  },
};

/** A target above 100% says that figures may be, too: an occupancy. */
const isBounded = (kpi: Kpi): boolean =>
  isShare(kpi) && (kpi.targets ?? []).every(({ value = 0, max = 0 }) => value <= 100 && max <= 100);

function* judge(kpi: Kpi, date: string, { figure, period, origin }: ExtractFigure): Generator<RuleProblem> {
  const value = valueIn(kpi.unit, figure);
  if (value === null || (value >= 0 && value <= 100)) return;
  const { numerator, denominator } = figure;
  const isSwapped = numerator !== null && denominator !== null && numerator > denominator && denominator >= 0;
  const expected = isSwapped
    ? `expected a numerator of ${denominator} at most`
    : `expected a percentage from 0 to 100, as its unit is "${kpi.unit}"`;
  yield {
    message: `KPI "${kpi.id}" has "${writtenFigure(figure)}" for ${sayPeriod(period, kpi.frequency)} in the extract of ${formatDate(date)}: ${expected}`,
    origin,
    entity: kpi.id,
    hint: isSwapped
      ? "Check whether the two numbers are the wrong way round."
      : "Look for a missing decimal point, or a count in place of a percentage.",
  };
}
