import { createViews } from "../../src/disclosure/views.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { Problem } from "../../src/problems/problem.ts";
import { buildReport } from "../../src/report/build-report.ts";
import { readFrozenModel } from "../../src/report/frozen-model.ts";

/** The problems found while a plan's reports are made, or their frozen models read. None without a plan entry. */
export function findReportProblems(plan: Plan): readonly Problem[] {
  const { header } = plan;
  if (header === null) return [];
  return plan.reports.flatMap((report): readonly Problem[] => {
    if (typeof report.state !== "object")
      return buildReport(createViews({ ...plan, header }), report, { version: "1.0.0" }).problems;
    const { problem } = readFrozenModel(plan, report);
    return problem === undefined ? [] : [problem];
  });
}
