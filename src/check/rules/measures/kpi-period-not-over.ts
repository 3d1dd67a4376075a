import { formatDate } from "../../../plan/time/dates.ts";
import { parsePeriod } from "../../../plan/time/periods.ts";
import { keyOf } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";
import { measuresById } from "./figures.ts";

export const kpiPeriodNotOver: Rule = {
  id: "kpi-period-not-over",
  severity: "error",
  summary: "An extract gives a figure for a period that had not ended on the date of the extract.",
  why: "A mistyped month puts a figure into the future, and the report prints it as the newest there is.",
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
    for (const { date, figures } of plan.extracts) {
      for (const { kpi: id, period: key, origin } of figures) {
        const kpi = measures.get(id);
        const period = kpi === undefined ? null : parsePeriod(key, kpi.frequency);
        if (period === null || period.end <= date) continue;
        yield {
          message: `KPI "${id}" has a figure for ${period.label} in the extract of ${formatDate(date)}: that period was not over`,
          origin: keyOf(origin),
          entity: id,
          hint: "Correct the period, or the date of the extract.",
        };
      }
    }
  },
};
