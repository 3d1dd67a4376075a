import type { ExtractFigure } from "../../../plan/schema/extracts.ts";
import type { Kpi } from "../../../plan/schema/kpis.ts";
import { parsePeriod } from "../../../plan/time/periods.ts";
import { keyOf } from "../../../problems/origin.ts";
import type { Rule, RuleProblem } from "../../rule.ts";
import { describePhase, FORMS, guessPeriod, measuresById, phaseOf, usualPhase } from "./figures.ts";

export const kpiPeriodInvalid: Rule = {
  id: "kpi-period-invalid",
  severity: "error",
  summary: "A figure is for a period that its KPI does not have.",
  why: "A period is named by its end: a month or a quarter by its last month, a week by its last day. A figure under any other name is in no table and no chart, and one whose quarters end in other months than the rest leaves gaps.",
  bad: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-08-31: 17.2 } } }
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-08: 17.2 } } }
`,
  *check({ plan }) {
    const measures = measuresById(plan);
    const figures = plan.extracts.flatMap((extract) => extract.figures);
    for (const [id, own] of Map.groupBy(figures, ({ kpi }) => kpi)) {
      const kpi = measures.get(id);
      if (kpi !== undefined) yield* judge(kpi, own);
    }
  },
};

function* judge(kpi: Kpi, figures: readonly ExtractFigure[]): Generator<RuleProblem> {
  const { id, frequency } = kpi;
  const periods = new Set(figures.map(({ period }) => period));
  const usual = usualPhase([...periods], frequency);
  for (const { period, origin } of figures) {
    if (parsePeriod(period, frequency) === null) {
      const guess = guessPeriod(period, frequency);
      yield {
        message: `"${period}" is not a period of KPI "${id}", which is ${frequency}: expected ${FORMS[frequency]}`,
        origin: keyOf(origin),
        entity: id,
        hint: guess === null ? `Write ${FORMS[frequency]}.` : `Write ${guess}.`,
      };
    } else if (usual !== null && phaseOf(period, frequency) !== usual) {
      yield {
        message: `"${period}" is out of step with the other periods of KPI "${id}", which is ${frequency}: expected one that ends ${describePhase(usual, frequency)}`,
        origin: keyOf(origin),
        entity: id,
        hint: "A period is named by its last month, or by its last day where it is a week.",
      };
    }
  }
}
