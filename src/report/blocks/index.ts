import { DETAILS, type Detail } from "../../plan/schema/report-parts.ts";
import type { Origin } from "../../problems/origin.ts";
import type { Problem } from "../../problems/problem.ts";
import { sha256Of } from "../../text/digest.ts";
import { didYouMean, list } from "../../text/words.ts";
import { COLUMNS } from "../../theme/sections.ts";
import type { ReportContext } from "../context.ts";
import { type DraftBlock, say, unnumbered } from "../draft/draft.ts";
import { type ComputedBlock, problem, type ReferenceProblem, reportUnknown } from "../kinds.ts";
import { actionPlan } from "./action-plan.ts";
import { audits } from "./audits.ts";
import { changes } from "./changes.ts";
import { findings, judgements } from "./findings.ts";
import { businessAsUsual, recommendationsTable } from "./how-recommendations-continue.ts";
import { nextEvents } from "./next-events.ts";
import { dataNotes, glossary } from "./notes.ts";
import { progress } from "./progress.ts";
import { recommendations } from "./recommendations.ts";
import { scorecard } from "./scorecard/scorecard.ts";
import { timeline } from "./timeline.ts";
import { traceability } from "./traceability.ts";
import { workstreams } from "./workstreams.ts";

/** Every computed block, for prose and for appendices. */
export const BLOCKS: readonly ComputedBlock[] = [
  actionPlan,
  audits,
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
  traceability,
  workstreams,
];

/** A block as a report asks for it. */
interface Wanted {
  readonly name: string;
  readonly args?: readonly string[];
  /** As they are written: only `detail` is known. */
  readonly options?: Readonly<Record<string, string>>;
  /** What is printed of a block that is asked for without a detail, if it has a summary. */
  readonly usual: Detail;
}

/** Builds a block. One that cannot be built is a problem and is printed as it was written. */
export function buildBlock(context: ReportContext, wanted: Wanted, origin: Origin): readonly DraftBlock[] {
  const { name, args = [] } = wanted;
  if (context.layout.leaveOut?.includes(name)) return [];
  const outcome = buildOnce(context, wanted);
  if (!("message" in outcome)) {
    const chosen = context.layout.columns?.get(name);
    return chosen === undefined ? outcome : outcome.map((block) => withColumns(block, name, chosen));
  }
  reportUnknown(context, outcome, args, origin);
  return [unnumbered(say(`{{block "${name}"}}`))];
}

interface Built {
  readonly outcome: ReturnType<typeof build>;
  /** What was found to be wrong while it was built. */
  readonly problems: readonly Problem[];
  /** The draft that has it. A draft that prints a block twice needs two, as each has its own places. */
  of: ReportContext;
}

/**
 * A block follows from the plan that is shown, from its report but for its texts, and from which blocks that prints. So it is
 * built once, however often the texts are drafted.
 */
function buildOnce(context: ReportContext, wanted: Wanted): Built["outcome"] {
  let isNew = false;
  const make = (): Built => {
    isNew = true;
    const from = context.problems.length;
    const outcome = build(context, wanted);
    return { outcome, problems: context.problems.slice(from), of: context };
  };
  const built = context.remember(
    JSON.stringify([context.report.id, wanted, printedIn(context.report)]),
    make,
  );
  if (isNew) return built.outcome;
  if (built.of === context) return make().outcome;
  built.of = context;
  context.problems.push(...built.problems);
  return built.outcome;
}

/** What stands for the blocks that a report prints. Each of them asks. */
function printedIn(report: ReportContext["report"]): string {
  const { main = "", appendices = [] } = report;
  const printed = PRINTED.get(report) ?? sha256Of(JSON.stringify([main.match(ANY_BLOCK), appendices]));
  PRINTED.set(report, printed);
  return printed;
}

const PRINTED = new WeakMap<ReportContext["report"], string>();
const ANY_BLOCK = /\{\{\s*block\s+"[^"]*"/g;

/** A table with the columns that a theme wants, in its order, after those that it cannot leave out. */
function withColumns(block: DraftBlock, name: string, chosen: readonly string[]): DraftBlock {
  if (block.kind !== "table") return block;
  const { columns, rows } = block;
  const ids = columns.map(({ title }) => title.toLowerCase().replace(/\W.*$/, ""));
  const known: readonly string[] = COLUMNS[name as keyof typeof COLUMNS];
  if (!ids.some((id) => known.includes(id))) return block;
  const fixed = ids.flatMap((id, at) => (known.includes(id) ? [] : [at]));
  const places = [...fixed, ...chosen.map((id) => ids.indexOf(id)).filter((at) => at !== -1)];
  const widths = places.map((at) => columns[at]?.width ?? 0);
  const share = 100 / widths.reduce((sum, width) => sum + width, 0);
  const pick = <Item>(items: readonly Item[]): Item[] => places.flatMap((at) => items[at] ?? []);
  return {
    ...block,
    columns: pick(columns).map((column) => ({
      ...column,
      width: Math.round(column.width * share * 10) / 10,
    })),
    rows: rows.map((row) => {
      const [first] = row.cells;
      // The heading of a group of rows covers all columns.
      if (first?.span === columns.length) return { ...row, cells: [{ ...first, span: places.length }] };
      return { ...row, cells: pick(row.cells) };
    }),
  };
}

function build(context: ReportContext, wanted: Wanted): readonly DraftBlock[] | ReferenceProblem {
  const { name, args = [], options: { detail = wanted.usual } = {} } = wanted;
  const why = whyNotBuilt(context, wanted);
  if (why !== null) return why;
  const block = BLOCKS.find((one) => one.name === name) as ComputedBlock;
  const make = detail === "full" ? block.build : (block.summarise ?? block.build);
  return make(context, args);
}

/** Why a block cannot be built; null where it can, and where the theme leaves it out. */
export function whyNotBuilt(
  context: ReportContext,
  { name, args = [], options = {}, usual }: Wanted,
): ReferenceProblem | null {
  if (context.layout.leaveOut?.includes(name)) return null;
  const block = BLOCKS.find((one) => one.name === name);
  if (block === undefined) return unknownBlock(name);
  const { detail = usual, ...others } = options;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    return problem(
      `{{block}} has no option "${unknown}"`,
      didYouMean(unknown, ["detail"]) ?? `It has one: ${BOTH}.`,
    );
  if (!DETAILS.some((one) => one === detail))
    return problem(
      `A block has no detail "${detail}": expected ${list(DETAILS, "or")}`,
      didYouMean(detail, DETAILS) ?? `Write ${BOTH}.`,
    );
  if (options.detail === "summary" && block.summarise === undefined) return withoutSummary(name);
  return block.refuses?.(context, args) ?? null;
}

const BOTH = 'detail="summary" or detail="full"';

function unknownBlock(name: string): ReferenceProblem {
  const names = BLOCKS.map((block) => block.name);
  return problem(`There is no block "${name}"`, didYouMean(name, names) ?? `Known blocks: ${list(names)}.`);
}

function withoutSummary(name: string): ReferenceProblem {
  const names = BLOCKS.flatMap((one) => (one.summarise === undefined ? [] : [one.name]));
  return problem(
    `The block "${name}" has no summary`,
    `Leave detail out, and it is printed in full. Blocks with a summary: ${list(names)}.`,
  );
}
