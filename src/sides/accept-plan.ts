import { locateProblems, showPlace } from "../diagnostics/diagnostic.ts";
import { plural } from "../diagnostics/words.ts";
import { UsageError } from "../errors.ts";
import type { LoadedPlan } from "../load/load-plan.ts";
import { hasHeader } from "../plan/index.ts";
import { readFrozenModels } from "../report/frozen-model.ts";
import type { ReadyPlan } from "./side-kind.ts";

/**
 * A plan that was read without any error, for a comparison leaves nothing out.
 * @throws UsageError with how many errors there are and the first of them.
 */
export function acceptPlan(
  { plan, problems, sources }: LoadedPlan,
  { name, hint }: { readonly name: string; readonly hint: string },
): Omit<ReadyPlan, "files"> {
  const { published, problems: unread } = readFrozenModels(plan, plan.reports);
  const errors = [...problems, ...unread].filter(({ severity }) => severity === "error");
  if (errors.length === 0 && hasHeader(plan)) return { plan, published };
  const [first] = locateProblems(errors, sources);
  const at = errors.length === 1 ? "at" : "the first at";
  const where = first === undefined ? "" : `, ${at} ${showPlace(first)}: ${first.message}`;
  throw new UsageError(
    `"${name}" cannot be compared: it has ${plural(errors.length, "error")}${where}`,
    hint,
  );
}
