import type { CheckContext } from "../check/rule.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { IsoDate } from "../plan/dates.ts";
import type { Plan } from "../plan/index.ts";
import type { PlanHeader } from "../plan/plan-header.ts";
import { buildReport } from "../report/build-report.ts";
import { readFrozenModel } from "../report/frozen-model.ts";
import { VERSION } from "../version.ts";

export interface BuiltModels {
  /** By report id; a published report's is the one frozen when it was published. */
  readonly models: ReadonlyMap<string, ReportModel>;
  readonly published: CheckContext["published"];
  readonly problems: readonly Problem[];
}

/** The model of every report of a plan; none without the plan's own entry. */
export function buildModels(
  plan: Plan,
  { edition, asAt }: { readonly edition: "public" | "exempt"; readonly asAt: IsoDate | undefined },
): BuiltModels {
  const problems: Problem[] = [];
  const models = new Map<string, ReportModel>();
  const published = new Map<string, { frozen: ReportModel; replayed: ReportModel }>();
  if (!hasHeader(plan)) return { models, published, problems };
  for (const report of plan.reports) {
    if (typeof report.state !== "object") {
      const built = buildReport(plan, report, { version: VERSION, edition, asAt });
      problems.push(...built.problems);
      models.set(report.id, built.model);
      continue;
    }
    const frozen = readFrozenModel(plan, report, report.state.model);
    if (frozen === null) continue;
    if ("problem" in frozen) {
      problems.push(frozen.problem);
      continue;
    }
    models.set(report.id, frozen.model);
    const then = { version: VERSION, edition: frozen.model.provenance.edition };
    published.set(report.id, { frozen: frozen.model, replayed: buildReport(plan, report, then).model });
  }
  return { models, published, problems };
}

const hasHeader = (plan: Plan): plan is Plan & { readonly header: PlanHeader } => plan.header !== null;
