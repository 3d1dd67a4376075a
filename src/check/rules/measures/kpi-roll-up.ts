import { type KnownKpi, type PlanAsAt, whereSet } from "../../../plan/history/replay.ts";
import { isCount, type Point, ROLLING_UP } from "../../../plan/measures/series.ts";
import { EXAMPLE_FRACTION, writtenFigure } from "../../../plan/schema/extracts.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import type { Related } from "../../../problems/problem.ts";
import { list } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const kpiRollUp: Rule = {
  id: "kpi-roll-up",
  severity: "error",
  summary: "A KPI is to be made of the weeks of another KPI, and cannot be.",
  why: "A month is made of the weeks that end in it: their counts are added up, or the last week stands for the month. That takes a weekly KPI in the same unit, and a basis that says which is meant: in-period or snapshot. Percentages and averages cannot be added up; their numerators and denominators can.",
  bad: `\
kpis:
  - id: weekly-visits
    name: Visits made on time, by week
    definition: Visits made in time, over the visits due in the week.
    unit: "% of visits"
    frequency: weekly
    better: higher
  - id: visits
    name: Visits made on time, by month
    definition: Visits made in time, over the visits due in the month.
    unit: "% of visits"
    frequency: monthly
    basis: in-period
    rolls-up: weekly-visits
    better: higher
    answers: R1
extracts:
  - { date: 2016-09-02, values: { weekly-visits: { 2016-08-28: 91 } } }
`,
  good: `\
kpis:
  - id: weekly-visits
    name: Visits made on time, by week
    definition: Visits made in time, over the visits due in the week.
    unit: "% of visits"
    frequency: weekly
    better: higher
  - id: visits
    name: Visits made on time, by month
    definition: Visits made in time, over the visits due in the month.
    unit: "% of visits"
    frequency: monthly
    basis: in-period
    rolls-up: weekly-visits
    better: higher
    answers: R1
extracts:
  - { date: 2016-09-02, values: { weekly-visits: { 2016-08-28: 71/78 } } }
`,
  *check({ known }) {
    for (const kpi of known.kpis) {
      const found = problemWith(kpi, known);
      if (found === null) continue;
      const { problem, hint, related } = found;
      yield {
        message: `KPI "${kpi.id}" rolls up "${kpi.rollsUp}": ${problem}`,
        origin: whereSet(kpi, "rolls-up"),
        entity: kpi.id,
        hint,
        related,
      };
    }
  },
};

interface RollUpProblem {
  readonly problem: string;
  readonly hint: string;
  readonly related?: readonly Related[] | undefined;
}

/** The first thing that is wrong. A KPI that does not exist is reported by `unknown-reference`. */
function problemWith(kpi: KnownKpi, { kpis }: PlanAsAt): RollUpProblem | null {
  const weekly = kpis.find(({ id }) => id === kpi.rollsUp);
  if (weekly === undefined || weekly.id === kpi.id) return null;
  const related = [{ message: `"${weekly.id}" is here`, origin: weekly.origin }];
  if (kpi.frequency === "weekly") {
    return {
      problem: "it is weekly itself, expected monthly, quarterly or annual",
      hint: "Leave rolls-up out.",
    };
  }
  if (kpi.basis === undefined || !ROLLING_UP.includes(kpi.basis)) {
    const basis = kpi.basis === undefined ? "not given" : `"${kpi.basis}"`;
    return {
      problem: `its basis is ${basis}, expected ${list(ROLLING_UP, "or")}`,
      hint: "Write in-period where the weeks add up, and snapshot where the last week stands for the period.",
    };
  }
  if (weekly.frequency !== "weekly") {
    return {
      problem: `that is ${weekly.frequency}, expected a weekly KPI`,
      hint: "Name a weekly KPI.",
      related,
    };
  }
  if (weekly.rollsUp !== undefined) {
    return { problem: "that rolls up another itself", hint: "Name the KPI that has the figures.", related };
  }
  if (weekly.unit !== kpi.unit) {
    return {
      problem: `its unit is "${kpi.unit}" and that of the other "${weekly.unit}", expected the same`,
      hint: "Give both the same unit.",
      related,
    };
  }
  return kpi.basis === "in-period" ? cannotAdd(weekly) : null;
}

/** The first figure that cannot be added to the others. */
function cannotAdd({ unit, series }: KnownKpi): RollUpProblem | null {
  const counted = series.filter(({ value }) => value !== null);
  const asFractions = counted.some(({ figure }) => figure !== null && figure.numerator !== null);
  const fits = ({ figure }: Point): boolean =>
    figure !== null && (asFractions ? figure.numerator !== null : isCount(unit, figure));
  const found = counted.find((point) => !fits(point));
  if (found?.figure == null || found.origin === null) return null;
  const written = writtenFigure(found.figure);
  return {
    problem: `"${written}" for ${inPeriod(found.period)} cannot be added up, expected a numerator and a denominator${asFractions ? ", as other weeks have" : ""}`,
    hint: `Give the counts, such as ${EXAMPLE_FRACTION}, or write basis: snapshot where the last week stands for the period.`,
    related: [{ message: `"${written}" here`, origin: found.origin }],
  };
}
