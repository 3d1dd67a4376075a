import type { Extract, ExtractFigure } from "../../../plan/schema/extracts.ts";
import type { Kpi } from "../../../plan/schema/kpis.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { inPeriod, type Period, parsePeriod } from "../../../plan/time/periods.ts";
import { below, keyOf } from "../../../problems/origin.ts";
import { list } from "../../../text/words.ts";
import type { Rule, RuleProblem } from "../../rule.ts";
import { measuresById } from "./figures.ts";

export const kpiPeriodNotOver: Rule = {
  id: "kpi-period-not-over",
  severity: "error",
  summary: "An extract gives a figure for a period that had not ended on the date of the extract.",
  why: "A mistyped month puts a figure into the future, where a report would print it as the newest there is. Such a figure is no part of the measure: no chart shows it, and nothing is judged by it.",
  bad: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-10: 17.2 } } }
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-08: 17.2 } } }
`,
  *check({ plan }) {
    const measures = measuresById(plan);
    for (const extract of plan.extracts) {
      const early = extract.early.flatMap((one): Early[] => {
        const kpi = measures.get(one.kpi);
        const period = kpi && parsePeriod(one.period, kpi.frequency);
        return kpi && period ? [{ ...one, kpi, period }] : [];
      });
      const periods = [...Map.groupBy(early, ({ period }) => period.label).values()];
      if (periods.length > 1 && extract.figures.length === 0) yield judgeDate(extract, early);
      else for (const figures of periods) yield judgePeriod(extract, figures);
    }
  },
};

type Early = Omit<ExtractFigure, "kpi" | "period"> & { readonly kpi: Kpi; readonly period: Period };

/** Several periods, and none of them over, are more likely one wrong date. */
function judgeDate({ date, origin }: Extract, early: readonly Early[]): RuleProblem {
  const [last] = early.map(({ period }) => period).sort((a, b) => (a.end < b.end ? 1 : -1));
  return {
    message: `The extract of ${formatDate(date)} has figures only for periods that were not over, the last of them ${last && inPeriod(last)}`,
    origin: below(origin, "date"),
    hint: "Correct the date of the extract, or the periods.",
  };
}

/** A mistyped heading of a column is one mistake, however many measures there are in its rows. */
function judgePeriod({ date }: Extract, figures: readonly Early[]): RuleProblem {
  const [first] = figures as [Early, ...Early[]];
  const ids = [...new Set(figures.map(({ kpi }) => `"${kpi.id}"`))];
  const named =
    ids.length > MOST_NAMED ? [...ids.slice(0, MOST_NAMED), `${ids.length - MOST_NAMED} more`] : ids;
  const have = ids.length === 1 ? `KPI ${list(named)} has a figure` : `KPIs ${list(named)} have figures`;
  const as = first.written === undefined ? "" : `, written "${first.written}",`;
  return {
    message: `${have} for ${inPeriod(first.period)}${as} in the extract of ${formatDate(date)}: that period was not over`,
    origin: keyOf(first.origin),
    entity: first.kpi.id,
    hint: "Correct the period, or the date of the extract.",
  };
}

/** The most measures that a message names. */
const MOST_NAMED = 3;
