import { type ExtractFigure, writtenFigure } from "../../../plan/schema/extracts.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { sayPeriod } from "../../../plan/time/periods.ts";
import type { Origin } from "../../../problems/origin.ts";
import type { Rule, RuleProblem } from "../../rule.ts";
import { measuresById } from "./figures.ts";

export const kpiPeriodTwice: Rule = {
  id: "kpi-period-twice",
  severity: "error",
  summary: "Extracts of one day give two figures for the same period of a KPI.",
  why: "The newer of two extracts counts, but of two on the same day neither is newer: chance would decide which figure the report prints. A CSV that gives the same figure twice does no harm, but one of the two rows may have been meant for another period.",
  bad: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-08: 17.2 } } }
  - { date: 2016-09-02, values: { caseload: { 2016-08: 18.0 } } }
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-08: 17.2 } } }
  - { date: 2016-09-05, restated: { caseload: Two cases were closed late }, values: { caseload: { 2016-08: 17.1 } } }
`,
  *check({ plan }) {
    const measures = measuresById(plan);
    for (const [date, extracts] of Map.groupBy(plan.extracts, (extract) => extract.date)) {
      const figures = extracts.flatMap((extract) => extract.figures).filter(({ kpi }) => measures.has(kpi));
      for (const same of Map.groupBy(figures, ({ kpi, period }) => `${kpi} ${period}`).values()) {
        const [first, ...others] = same as [ExtractFigure, ...ExtractFigure[]];
        for (const other of others) yield* judge(first, other, formatDate(date));
      }
    }
  },
};

function* judge(first: ExtractFigure, other: ExtractFigure, date: string): Generator<RuleProblem> {
  const { kpi, period, origin } = other;
  const [before, after] = [first, other].map(({ figure }) => writtenFigure(figure));
  const related = [{ message: `"${before}" here`, origin: first.origin }];
  if (before !== after) {
    yield {
      message: `KPI "${kpi}" has two figures for ${sayPeriod(period)} in the extracts of ${date}, "${before}" and "${after}": expected one`,
      origin,
      entity: kpi,
      related,
      hint: "Remove the one that is wrong, or give a later date to the extract that corrects it.",
    };
  } else if (isCell(origin) && origin.file === first.origin.file) {
    yield {
      message: `KPI "${kpi}" has "${after}" for ${sayPeriod(period)} twice in ${origin.file}: expected it once`,
      origin,
      entity: kpi,
      related,
      severity: "info",
      hint: "Check whether the row was meant for another period; remove it if it was not.",
    };
  }
}

const isCell = ({ offsets }: Origin): boolean => offsets !== undefined;
