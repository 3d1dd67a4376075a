import { sayPeriod } from "../../../plan/time/periods.ts";
import type { Rule } from "../../rule.ts";
import { leaksIn, nameFigures } from "./leaks.ts";

export const secondarySuppression: Rule = {
  id: "secondary-suppression",
  severity: "error",
  summary: "A suppressed count can be worked out from a total and its other parts.",
  why: "Where a total and all but one of its parts are printed, the suppressed part is the difference; where all the parts are printed, a suppressed total is their sum. So is a month between two counts for the year to date, and a month whose quarter and other months are printed; a percentage follows from its numerator and its base. A report therefore suppresses a second figure; which one depends on how the figures hang together and not on their size, as otherwise the choice would tell something. This rule fires where no such figure may be suppressed. A measure lists in parts: the measures that add up to it, names in of: one that counts the same over other periods, and in numerator-of: or denominator-of: the percentage that it is a part of.",
  bad: `\
kpis:
  - { id: episodes, name: Episodes, definition: All episodes., unit: episodes, frequency: monthly,
      better: lower, subject: process, parts: [once, often] }
  - { id: once, name: Once, definition: Episodes of going missing once., unit: episodes, frequency: monthly,
      better: lower, subject: process }
  - { id: often, name: Often, definition: Children missing more often., unit: children, frequency: monthly,
      better: lower, subject: child }
extracts:
  - { date: 2016-09-02, values: { episodes: { 2016-08: 14 }, once: { 2016-08: 11 }, often: { 2016-08: 3 } } }
reports:
  - id: cabinet-2016-09
`,
  good: `\
kpis:
  - { id: episodes, name: Episodes, definition: All episodes., unit: episodes, frequency: monthly,
      better: lower, subject: process, parts: [once, often] }
  - { id: once, name: Once, definition: Children missing once., unit: children, frequency: monthly,
      better: lower, subject: child }
  - { id: often, name: Often, definition: Children missing more often., unit: children, frequency: monthly,
      better: lower, subject: child }
extracts:
  - { date: 2016-09-02, values: { episodes: { 2016-08: 14 }, once: { 2016-08: 11 }, often: { 2016-08: 3 } } }
reports:
  - id: cabinet-2016-09
`,
  *check(context) {
    for (const { kpi, period, how, from, reports, origin } of leaksIn(context)) {
      if (how !== "sum" || reports.length > 0) continue;
      yield {
        message: `KPI "${kpi}" is suppressed for ${sayPeriod(period)} and follows from ${nameFigures(from, period)}: expected a second figure to be suppressed, and none of them may be`,
        origin,
        entity: kpi,
        hint: "Give one of them subject: child, or write c for it; a figure that the Board sees in full, a count of staff or a 0 is not suppressed.",
      };
    }
  },
};
