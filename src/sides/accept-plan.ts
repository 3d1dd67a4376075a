import { locateProblems, showPlace } from "../diagnostics/diagnostic.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { plural } from "../diagnostics/words.ts";
import type { PublishedReport } from "../disclosure/earlier-reports.ts";
import { UsageError } from "../errors.ts";
import type { LoadedPlan } from "../load/load-plan.ts";
import type { Plan } from "../plan/index.ts";
import type { PlanHeader } from "../plan/plan-header.ts";
import { readFrozenModel } from "../report/frozen-model.ts";
import type { ReadyPlan } from "./side-kind.ts";

/**
 * A plan that was read without any error, for a comparison leaves nothing out.
 * @throws UsageError with how many errors there are and the first of them.
 */
export function acceptPlan(
  { plan, problems, sources }: LoadedPlan,
  { name, hint }: { readonly name: string; readonly hint: string },
): Omit<ReadyPlan, "files"> {
  const published: PublishedReport[] = [];
  const frozen = plan.reports.flatMap((report): Problem[] => {
    const read = typeof report.state === "object" ? readFrozenModel(plan, report, report.state.model) : null;
    if (read !== null && "model" in read) published.push({ report, model: read.model });
    return read !== null && "problem" in read ? [read.problem] : [];
  });
  const errors = [...problems, ...frozen].filter(({ severity }) => severity === "error");
  if (errors.length === 0 && hasHeader(plan)) return { plan, published };
  const [first] = locateProblems(errors, sources);
  const at = errors.length === 1 ? "at" : "the first at";
  const where = first === undefined ? "" : `, ${at} ${showPlace(first)}: ${first.message}`;
  throw new UsageError(
    `"${name}" cannot be compared: it has ${plural(errors.length, "error")}${where}`,
    hint,
  );
}

const hasHeader = (plan: Plan): plan is Plan & { readonly header: PlanHeader } => plan.header !== null;
