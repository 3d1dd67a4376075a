import type { Origin } from "../../problems/origin.ts";
import { didYouMean, list } from "../../text/words.ts";
import type { ReportContext } from "../context.ts";
import { type DraftBlock, say, unnumbered } from "../draft/draft.ts";
import { type ComputedBlock, problem, type ReferenceProblem, reportUnknown } from "../kinds.ts";
import { actionPlan } from "./action-plan.ts";
import { changes } from "./changes.ts";
import { findings, judgements } from "./findings.ts";
import { nextEvents } from "./next-events.ts";
import { dataNotes, glossary } from "./notes.ts";
import { progress } from "./progress.ts";
import { businessAsUsual, recommendations, recommendationsTable } from "./recommendations.ts";
import { scorecard } from "./scorecard/scorecard.ts";
import { timeline } from "./timeline.ts";

/** Every computed block, for prose and for appendices. */
export const BLOCKS: readonly ComputedBlock[] = [
  actionPlan,
  businessAsUsual,
  changes,
  dataNotes,
  findings,
  glossary,
  judgements,
  nextEvents,
  progress,
  recommendations,
  recommendationsTable,
  scorecard,
  timeline,
];

/** Builds the block of that name. An unknown name is a problem and is printed as it was written. */
export function buildBlock(
  context: ReportContext,
  name: string,
  args: readonly string[],
  origin: Origin,
): readonly DraftBlock[] {
  const outcome = BLOCKS.find((block) => block.name === name)?.build(context, args) ?? unknownBlock(name);
  if (!("message" in outcome)) return outcome;
  reportUnknown(context, outcome, args, origin);
  return [unnumbered(say(`{{block "${name}"}}`))];
}

function unknownBlock(name: string): ReferenceProblem {
  const names = BLOCKS.map((block) => block.name);
  return problem(`There is no block "${name}"`, didYouMean(name, names) ?? `Known blocks: ${list(names)}.`);
}
