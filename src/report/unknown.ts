import type { Origin } from "../diagnostics/origin.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { problemOf } from "../diagnostics/rule-info.ts";
import { formatDate } from "../plan/dates.ts";
import type { Named } from "../plan/lookup.ts";
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
  const later = args.find((path) => context.everNamed.has(path) && !context.named.has(path));
  const problem = later === undefined ? refusal : knownLater(later, context);
  context.problems.push(problemOf(unknownProseReference, { ...problem, origin, entity: context.report.id }));
}

/** What is there, but not yet at the report's date, is mostly dated wrongly. */
function knownLater(
  path: string,
  { everNamed, plan }: ReportContext,
): Omit<Problem, "rule" | "severity" | "origin"> {
  const { origin } = everNamed.get(path) as Named;
  return {
    message: `"${path}" was not known on ${formatDate(plan.asAt)}, the report's date`,
    hint: "Look at its date; what a report tells must have been known by then.",
    related: [{ message: `"${path}" is here`, origin }],
  };
}
