import { isRestated } from "../../../plan/measures/figures.ts";
import { type ExtractFigure, writtenFigure } from "../../../plan/schema/extracts.ts";
import type { IsoDate } from "../../../plan/time/dates.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { sayPeriod } from "../../../plan/time/periods.ts";
import { compareText } from "../../../problems/locate.ts";
import type { Rule } from "../../rule.ts";
import { measuresById } from "./figures.ts";

export const kpiRestatedWithoutReason: Rule = {
  id: "kpi-restated-without-reason",
  severity: "error",
  summary: "A later extract changes a figure already given, and gives no reason.",
  why: "Members compare this month's report with last month's. A figure that changed in between is either explained in a note, or is the beginning of a longer conversation. A figure that was not available before is not a change.",
  bad: `\
extracts:
  - { date: 2016-05-05, values: { assessments: { 2016-04: 66/82 } } }
  - { date: 2016-09-02, values: { assessments: { 2016-04: 68/82 } } }
`,
  good: `\
extracts:
  - { date: 2016-05-05, values: { assessments: { 2016-04: 66/82 } } }
  - date: 2016-09-02
    restated: { assessments: Two April sign-offs were recorded late }
    values: { assessments: { 2016-04: 68/82 } }
`,
  *check({ plan }) {
    const measures = measuresById(plan);
    const given = new Map<string, { figure: ExtractFigure; date: IsoDate }>();
    for (const { date, figures, restated } of plan.extracts.toSorted((a, b) => compareText(a.date, b.date))) {
      for (const figure of figures) {
        const kpi = measures.get(figure.kpi);
        if (kpi === undefined) continue;
        const key = `${kpi.id} ${figure.period}`;
        const earlier = given.get(key);
        given.set(key, { figure, date });
        if (earlier === undefined || earlier.date === date || restated?.has(kpi.id)) continue;
        if (!isRestated(kpi, earlier.figure.figure, figure.figure)) continue;
        yield {
          message: `KPI "${kpi.id}" is "${writtenFigure(figure.figure)}" for ${sayPeriod(figure.period, kpi.frequency)} in the extract of ${formatDate(date)}, but was ${writtenFigure(earlier.figure.figure)} in that of ${formatDate(earlier.date)}: expected a reason`,
          origin: figure.origin,
          entity: kpi.id,
          hint: `Add restated: { ${kpi.id}: why it changed } to the extract of ${formatDate(date)}.`,
          related: [
            { message: `"${writtenFigure(earlier.figure.figure)}" here`, origin: earlier.figure.origin },
          ],
        };
      }
    }
  },
};
