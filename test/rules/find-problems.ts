import { checkPlan } from "../../src/check/check-plan.ts";
import { controlProblems } from "../../src/check/control/control.ts";
import type { LoadedPlan } from "../../src/load/load-plan.ts";
import { RULES_BY_ID } from "../../src/pipeline/rule-catalogue.ts";
import type { LocatedProblem, Sources } from "../../src/problems/locate.ts";
import type { Problem } from "../../src/problems/problem.ts";
import { findReportProblems } from "../report/report-problems.ts";
import { asAtOf, type Files, loadWithBase } from "./load-fixture.ts";
import { partialModel } from "./partial-model.ts";

export interface FoundProblems {
  /** Whatever reading it, making its reports and every rule find. */
  readonly problems: readonly LocatedProblem[];
  readonly sources: Sources;
}

/** Judges a plan whose published reports were made from `then`. */
export async function findProblems(files: Files, then: Files | null): Promise<FoundProblems> {
  const loaded = await loadWithBase(files);
  const before = then === null ? loaded : await loadWithBase(then);
  const { problems } = controlProblems(problemsOf(files, loaded, before), loaded.sources, {
    rules: RULES_BY_ID,
    severities: new Map(),
    comments: loaded.ignoreComments,
    baseline: [],
    complete: true,
  });
  return { problems, sources: loaded.sources };
}

function problemsOf(files: Files, loaded: LoadedPlan, before: LoadedPlan): Problem[] {
  const { plan } = loaded;
  const models = plan.reports
    .filter(({ state }) => typeof state === "object")
    .map(
      (report) =>
        [
          report.id,
          { frozen: partialModel(before.plan, report), replayed: partialModel(plan, report) },
        ] as const,
    );
  const asAt = asAtOf(files, loaded);
  return [
    ...loaded.problems,
    ...findReportProblems(plan),
    ...checkPlan({ plan, asAt, published: new Map(models) }),
  ];
}
