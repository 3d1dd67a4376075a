import { below, type Origin } from "../../diagnostics/origin.ts";
import { leftOver, monthBetween, suppressedTooLate } from "../disclosure/differencing.ts";
import type { Rule } from "../rule.ts";

export const differencingLeak: Rule = {
  id: "differencing-leak",
  severity: "error",
  summary: "An earlier published report gives a suppressed count back.",
  why: "Reports are read side by side. A figure that is suppressed now and was printed last month is no secret; nor is one that follows from a total and a part printed in different reports, or the month between two counts for the year to date.",
  bad: {
    "plan.yaml": `\
kpis:
  - { id: missing, name: Missing, definition: Children who went missing., unit: children, frequency: monthly,
      better: lower, subject: child }
extracts:
  - { date: 2016-05-05, values: { missing: { 2016-04: 4 } } }
  - { date: 2016-09-02, values: { missing: { 2016-04: c } } }
reports:
  - id: cabinet-2016-09
`,
    "earlier.yaml": `\
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-16
    state: { published: 2016-05-16, model: cabinet-2016-05.json }
`,
  },
  good: {
    "plan.yaml": `\
kpis:
  - { id: missing, name: Missing, definition: Children who went missing., unit: children, frequency: monthly,
      better: lower, subject: child }
extracts:
  - { date: 2016-05-05, values: { missing: { 2016-04: 14 } } }
  - { date: 2016-09-02, values: { missing: { 2016-05: c } } }
reports:
  - id: cabinet-2016-09
`,
    "earlier.yaml": `\
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-16
    state: { published: 2016-05-16, model: cabinet-2016-05.json }
`,
  },
  *check(context) {
    const placeOf = (report: string): Origin[] =>
      context.plan.reports.filter(({ id }) => id === report).map(({ origin }) => below(origin, "state"));
    for (const { kpi, origin, message, hint, printed } of [
      ...suppressedTooLate(context),
      ...leftOver(context),
      ...monthBetween(context),
    ]) {
      const reports = [...new Set(printed.map(({ report }) => report))];
      const related = reports.flatMap((report) =>
        placeOf(report).map((place) => ({ message: `"${report}" was published here`, origin: place })),
      );
      yield { message, origin, entity: kpi, hint, related };
    }
  },
};
