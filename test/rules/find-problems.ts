import { createViews } from "../../src/disclosure/views.ts";
import { checkPlan, type LocatedProblem } from "../../src/index.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import type { Sources } from "../../src/problems/locate.ts";
import { buildReport } from "../../src/report/build-report.ts";
import { asAtOf, type Files, loadWithBase } from "./load-fixture.ts";

export interface FoundProblems {
  /** Everything found by reading it, building its reports and running every rule. */
  readonly problems: readonly LocatedProblem[];
  readonly sources: Sources;
}

/** Checks a plan. Its published reports were made from `then`. */
export async function findProblems(files: Files, then: Files | null): Promise<FoundProblems> {
  const plan = await loadWithBase(files, await frozenModels(files, then ?? files));
  const asAt = asAtOf(files);
  const { problems } = await checkPlan(plan, { asAt });
  return { problems, sources: plan.sources };
}

/** The models of the published reports of a plan, as they would have been made from what was written then. */
async function frozenModels(files: Files, then: Files): Promise<Record<string, string>> {
  if (![...files.values()].some((text) => text.includes("model:"))) return {};
  const now = await loadWithBase(files);
  const { plan } = then === files ? now : await loadWithBase(then);
  const { header } = plan;
  if (header === null) return {};
  const views = createViews({ ...plan, header: header as PlanHeader });
  return Object.fromEntries(
    now.plan.reports.flatMap((report) => {
      if (typeof report.state !== "object") return [];
      const { model } = buildReport(views, report, { version: "1.0.0" });
      return [[report.state.model, JSON.stringify(model)]];
    }),
  );
}
