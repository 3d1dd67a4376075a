import { type Origin, within } from "../../problems/origin.ts";
import type { Reference } from "../../prose/references.ts";
import { didYouMean, list } from "../../text/words.ts";
import type { ReportContext } from "../context.ts";
import { type DraftBlock, say, unnumbered } from "../draft/draft.ts";
import { type BlockKind, type ReferenceProblem, refuse, reportUnknown } from "../parts.ts";
import { actionPlan } from "./action-plan.ts";
import { changes } from "./changes.ts";
import { findings, judgements } from "./findings.ts";
import { dataNotes, glossary } from "./notes.ts";
import { progress } from "./progress.ts";
import { recommendations } from "./recommendations.ts";
import { businessAsUsual, recommendationsTable } from "./recommendations-table.ts";
import { scorecard } from "./scorecard/scorecard.ts";
import { nextEvents, timeline } from "./timeline.ts";

/** Every computed block, for prose and for appendices. */
export const BLOCKS: Readonly<Record<string, BlockKind>> = {
  "action-plan": actionPlan,
  "business-as-usual": businessAsUsual,
  changes,
  "data-notes": dataNotes,
  findings,
  glossary,
  judgements,
  "next-events": nextEvents,
  progress,
  recommendations,
  "recommendations-table": recommendationsTable,
  scorecard,
  timeline,
};

/** The blocks a `{{block …}}` stands for; one that names nothing is a problem and is printed as written. */
export function buildBlock(
  context: ReportContext,
  reference: Reference,
  origin: Origin,
): readonly DraftBlock[] {
  const [name = "", ...args] = reference.args;
  const place = within(origin, ...(reference.span as [number, number]));
  return buildNamedBlock(context, name, args, place);
}

/** The same for an appendix that names its block. */
export function buildNamedBlock(
  context: ReportContext,
  name: string,
  args: readonly string[],
  origin: Origin,
): readonly DraftBlock[] {
  const kind = Object.hasOwn(BLOCKS, name) ? BLOCKS[name] : undefined;
  const outcome = kind === undefined ? unknownBlock(name) : kind(context, args, origin);
  if (!("message" in outcome)) return outcome;
  reportUnknown(context, outcome, args, origin);
  return [unnumbered(say(`{{block "${name}"}}`))];
}

function unknownBlock(name: string): ReferenceProblem {
  const names = Object.keys(BLOCKS);
  return refuse(`There is no block "${name}"`, didYouMean(name, names) ?? `Known blocks: ${list(names)}.`);
}
