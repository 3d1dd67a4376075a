import type { Cell } from "../../../disclosure/cells.ts";
import { isPublished } from "../../../plan/schema/reports.ts";
import { sayPeriod } from "../../../plan/time/periods.ts";
import { below } from "../../../problems/origin.ts";
import { list } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";
import { leaksIn, nameFigures, type PlacedLeak } from "./leaks.ts";

export const differencingLeak: Rule = {
  id: "differencing-leak",
  severity: "error",
  summary: "An earlier report gives away a count that is suppressed.",
  why: "Reports are read side by side. A figure that is suppressed now and was printed last month is not secret. Neither is one that follows from a total and a part printed in different reports, nor the month between two counts for the year to date. A report suppresses further figures, so that none can be worked out; this rule fires where the figures that give the count away are already published.",
  bad: {
    "plan.yaml": `\
kpis:
  - { id: missing, name: Missing, definition: Children who went missing., unit: children, frequency: monthly,
      better: lower, subject: child }
extracts:
  - { date: 2016-05-05, values: { missing: { 2016-04: 4 } } }
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
      better: lower, subject: child, disclosure: { threshold: 3 } }
extracts:
  - { date: 2016-05-05, values: { missing: { 2016-04: 4 } } }
  - { date: 2016-09-02, values: { missing: { 2016-05: 3 } } }
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
    for (const leak of leaksIn(context)) {
      if (leak.how === "sum" && leak.reports.length === 0) continue;
      const others = context.plan.reports.filter(({ id }) => leak.reports.includes(id));
      const related = others.map((report) => ({
        message: `"${report.id}" ${isPublished(report) ? "was published" : "is"} here`,
        origin: below(report.origin, "state"),
      }));
      const hint = others.some(isPublished) ? PUBLISHED : TO_COME;
      yield { message: sentence(leak), origin: leak.origin, entity: leak.kpi, hint, related };
    }
  },
};

const PUBLISHED =
  "Suppressing it now hides nothing: tell the person responsible for information governance what was printed.";

const TO_COME =
  "That report is not published yet: make the measure say from the start that it counts children, or write c for the figure there, too.";

function sentence({ kpi, period, how, from, reports }: PlacedLeak): string {
  const printed = `what report ${list(reports.map((id) => `"${id}"`))} printed`;
  const [first, second] = from;
  if (how === "printed" && first !== undefined) {
    return `KPI "${kpi}" is suppressed for ${sayPeriod(period)}, and report "${reports[0]}" printed "${writtenCounts(first)}": expected a figure to be suppressed in every report or in none`;
  }
  if (how === "year-to-date" && first !== undefined && second !== undefined) {
    const left = (second.count ?? 0) - (first.count ?? 0);
    return `KPI "${kpi}" counted "${writtenCounts(first)}" for the year to ${sayPeriod(first.period)} and "${writtenCounts(second)}" for the year to ${sayPeriod(period)}, which leaves ${left}, by ${printed}: expected a small count to be suppressed`;
  }
  return `KPI "${kpi}" is suppressed for ${sayPeriod(period)}, and follows from ${nameFigures(from, period)} with ${printed}: expected another figure to be suppressed`;
}

/** `5/201` or `22`. */
const writtenCounts = ({ count, base }: Cell): string => `${count ?? "?"}${base === null ? "" : `/${base}`}`;
