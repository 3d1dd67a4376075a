import { type Inline, textOf } from "../model/table.ts";
import type { Named } from "../plan/history/lookup.ts";
import type { Evaluation } from "../plan/readiness/evaluation.ts";
import { formatDate } from "../plan/time/dates.ts";
import type { Origin } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import type { Reference } from "../prose/references.ts";
import type { ReferenceContext, ReportContext } from "./context.ts";
import type { DraftBlock, Places } from "./draft/draft.ts";
import { unknownProseReference } from "./rules.ts";

/** One section of a report. It drafts no blocks when it has nothing to say. */
export interface Section {
  readonly id: string;
  readonly draft: (context: ReportContext) => readonly DraftBlock[];
}

/** One part of what a report on readiness says of a recommendation or finding. */
export interface PagePart {
  readonly draft: (context: ReportContext, evaluation: Evaluation) => readonly DraftBlock[];
}

/** Blocks made from the plan. `{{block "findings" "ofsted-2016-07"}}` has the argument "ofsted-2016-07". */
export interface ComputedBlock {
  readonly name: string;
  /** What it prints, in a sentence, for those who look for one. */
  readonly summary: string;
  /** Of a block that has a summary: what the summary prints, and what is printed in full. */
  readonly details?: { readonly summary: string; readonly full: string };
  /** As it is written in a report. */
  readonly example: string;
  /** The title of an appendix that prints it and has no title of its own. */
  readonly title?: string;
  /** Why it cannot be built of its arguments; null where it can. Absent where it can be built of any. */
  readonly refuses?: (context: ReportContext, args: readonly string[]) => ReferenceProblem | null;
  /** Everything it has to say. */
  readonly build: BuildBlock;
  /** What it prints with `detail="summary"`: what a reader must know first. Absent where nothing can be left out. */
  readonly summarise?: BuildBlock;
}

type BuildBlock = (context: ReportContext, args: readonly string[]) => readonly DraftBlock[];

/** The summary of a block, as a section prints it. */
export const summaryOf = (
  { build, summarise = build }: ComputedBlock,
  context: ReportContext,
): readonly DraftBlock[] => summarise(context, []);

/** One kind of reference in prose, such as `{{date "ofsted-2016-07/letter"}}`. */
export interface ReferenceKind {
  readonly name: string;
  /** What it prints, in a sentence, for those who look for one. */
  readonly summary: string;
  /** As it is written in a text. */
  readonly example: string;
  /** The options it takes, none if absent; "own" if it checks them itself. */
  readonly options?: readonly string[] | "own";
  readonly print: (reference: Reference, context: ReferenceContext, places: Places) => Outcome;
}

/** What a reference prints, or why it cannot. */
export type Outcome = readonly Inline[] | ReferenceProblem;

export interface ReferenceProblem {
  readonly message: string;
  readonly hint?: string | undefined;
}

export const asText = (text: string): Outcome => [textOf(text)];

export const problem = (message: string, hint?: string): ReferenceProblem => ({ message, hint });

/**
 * Reports that prose names something unknown. Nothing is reported about an entry that could not be read: it has a
 * problem of its own.
 */
export function reportUnknown(
  context: ReportContext,
  unknown: ReferenceProblem,
  args: readonly string[],
  origin: Origin,
): void {
  const { unreadableIds, unreadFigures, kpis } = context.plan;
  const measures = new Set(kpis.map(({ id }) => id));
  const lacksFigures = (id: string): boolean =>
    measures.has(id) && unreadFigures.some(({ kpi }) => kpi === null || kpi === id);
  const failed = args.some((path) => unreadableIds.has(path.split("/")[0] ?? path) || lacksFigures(path));
  if (failed) return;
  const later = args.find((path) => context.namedAtAnyDate.has(path) && !context.named.has(path));
  const found = later === undefined ? unknown : knownLater(later, context);
  context.problems.push(problemOf(unknownProseReference, { ...found, origin, entity: context.report.id }));
}

/** An entry that became known only after the report's date usually has a wrong date. */
function knownLater(
  path: string,
  { namedAtAnyDate, plan }: ReportContext,
): Omit<Problem, "rule" | "severity" | "origin"> {
  const { origin } = namedAtAnyDate.get(path) as Named;
  return {
    message: `"${path}" was not known on ${formatDate(plan.asAt)}, the report's date`,
    hint: "Check its date: a report can only use what was known by its own date.",
    related: [{ message: `"${path}" is here`, origin }],
  };
}
