import type { Origin } from "../diagnostics/origin.ts";
import { problemOf } from "../diagnostics/rule-info.ts";
import type { ReportContext } from "./context.ts";
import type { Refusal } from "./references/reference.ts";
import { unknownProseReference } from "./rules/unknown-prose-reference.ts";

/**
 * Notes that prose names something that is not there. An entry that did not decode is named rightly: its own
 * problem says what is wrong.
 */
export function reportUnknown(
  context: ReportContext,
  refusal: Refusal,
  args: readonly string[],
  origin: Origin,
): void {
  const failed = args.some((path) => context.plan.failedIds.has(path.split("/")[0] ?? path));
  if (failed) return;
  const { message, hint } = refusal;
  context.problems.push(
    problemOf(unknownProseReference, { message, origin, entity: context.report.id, hint }),
  );
}
