import { type Inline, textOf } from "../model/table.ts";
import type { Named } from "../plan/history/lookup.ts";
import { formatDate } from "../plan/time/dates.ts";
import type { Origin } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import type { Reference } from "../prose/references.ts";
import type { ReferenceContext, ReportContext } from "./context.ts";
import type { DraftBlock } from "./draft/draft.ts";
import type { Places } from "./draft/number.ts";
import { unknownProseReference } from "./rules.ts";

/** What a reference prints, or why it cannot. */
export type Outcome = readonly Inline[] | ReferenceProblem;

export interface ReferenceProblem {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** What one kind of reference prints: `{{date "ofsted-2016-07/letter"}}`. */
export type ReferenceKind = (reference: Reference, context: ReferenceContext, places: Places) => Outcome;

export const print = (text: string): Outcome => [textOf(text)];

export const refuse = (message: string, hint?: string): ReferenceProblem => ({ message, hint });

/** What a computed block prints: `{{block "findings" "ofsted-2016-07"}}` has the argument "ofsted-2016-07". */
export type BlockKind = (
  context: ReportContext,
  args: readonly string[],
  origin: Origin,
) => readonly DraftBlock[] | ReferenceProblem;

/** One section of a report: what it prints, nothing where it has nothing to say. */
export type Section = (context: ReportContext) => readonly DraftBlock[];

/**
 * Notes that prose names something that is not there. An entry that did not decode is named rightly: its own
 * problem says what is wrong.
 */
export function reportUnknown(
  context: ReportContext,
  refusal: ReferenceProblem,
  args: readonly string[],
  origin: Origin,
): void {
  const failed = args.some((path) => context.plan.unreadableIds.has(path.split("/")[0] ?? path));
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
