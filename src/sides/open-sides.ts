import path from "node:path";
import { UsageError } from "../errors.ts";
import { findPlanFolder } from "../load/folder.ts";
import { readPlan } from "../load/read-plan.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { asTyped } from "../text/words.ts";
import { gitSide } from "./git-side.ts";
import { dateSide, folderSide, reportSide, requireReadablePlan } from "./plan-side.ts";
import { docxSide, htmlSide, modelSide, pdfSide } from "./published-side.ts";
import { identityOf, type ReadyPlan, type Side, type SideContext, type SideKind } from "./side.ts";
import { type AskedView, type ViewedSides, viewSides } from "./view-sides.ts";

export interface OpenSidesOptions extends AskedView {
  /** The folder of the plan whose months, dates and reports can be named. If it is left out, it is found. */
  readonly plan?: string | undefined;
  /** The date of a folder or of a git revision that is named without one. */
  readonly asAt?: IsoDate | undefined;
}

interface OpenedSides extends ViewedSides {
  /** Absolute paths of the files that were read, which must not be overwritten. */
  readonly files: ReadonlySet<string>;
  /** Why nothing can have changed; null where something can. */
  readonly notice: string | null;
}

/**
 * Opens both sides of a comparison, and reduces them to what the same readers may see.
 * @throws UsageError if a side cannot be opened, or the two cannot be compared.
 */
export async function openSides(
  baseAsked: string | Side,
  headAsked: string | Side,
  { plan, asAt, ...asked }: OpenSidesOptions,
): Promise<OpenedSides> {
  let found: string | undefined;
  const folder = async (): Promise<string> => {
    found = found ?? (await findPlanFolder(plan));
    return found;
  };
  const nameOf = async (name: string): Promise<string> => {
    const chosen = await folder();
    return plan === undefined ? `${path.basename(path.resolve(chosen))}@${name}` : name;
  };
  const context: SideContext = { folder, nameOf, asAt, readFolder: readOnce() };
  const base = await openSide(baseAsked, context);
  const head = await openSide(headAsked, context);
  for (const side of [base, head]) requireInForce(side);
  requireSamePlan(base, head);
  return {
    ...viewSides(base, head, asked),
    files: new Set([...base.files, ...head.files]),
    notice: sayBeyond(base, head),
  };
}

/** Two dates of a plan that knows nothing so new give the same state, which says little. */
function sayBeyond(base: Side, head: Side): string | null {
  if ("model" in base || "model" in head || base.plan !== head.plan) return null;
  const { updates, extracts, events, audits, reports } = base.plan;
  const { workstreams, recommendations, actions, kpis } = base.plan;
  const entries = [...workstreams, ...recommendations, ...actions, ...kpis, ...events, ...audits];
  const dates = [
    ...[...updates, ...extracts].map(({ date }) => date),
    ...audits.flatMap(({ date }) => date ?? []),
    ...entries.flatMap(({ added }) => added ?? []),
    ...events.flatMap(({ held, documents = [] }) => [
      ...(held === undefined ? [] : [held.end]),
      ...documents.map(({ date }) => date),
    ]),
    ...reports.map(({ asAt }) => asAt),
  ];
  const newest = dates.sort().at(-1);
  if (newest === undefined || [base, head].some(({ asAt }) => asAt <= newest)) return null;
  return `Nothing in the plan is dated after ${formatDate(newest)}, so "${base.name}" and "${head.name}" show the same.`;
}

async function openSide(asked: string | Side, context: SideContext): Promise<Side> {
  if (typeof asked !== "string") return asked;
  for (const { open } of SIDE_KINDS) {
    const side = await open(asked, context);
    if (side !== null) return side;
  }
  const accepted = SIDE_KINDS.map(({ accepts }) => `\n    ${accepts}`);
  throw new UsageError(
    `"${asked}" is not something that can be compared`,
    `Give one of these:${accepted.join("")}`,
  );
}

/** Reads each folder only once, even if both sides are months of it. */
function readOnce(): SideContext["readFolder"] {
  const read = new Map<string, Promise<ReadyPlan>>();
  return (folder) => {
    const reading = read.get(folder) ?? readFolder(folder);
    read.set(folder, reading);
    return reading;
  };
}

async function readFolder(folder: string): Promise<ReadyPlan> {
  const loaded = await readPlan(folder);
  const hint = `improve check ${asTyped(folder)} shows what is wrong.`;
  const files = [...loaded.files].map((file) => path.resolve(folder, file));
  return { ...requireReadablePlan(loaded, { name: folder, hint }), files };
}

/** What is left of a withdrawn report is a notice. */
function requireInForce(side: Side): void {
  if (!("model" in side) || side.model.provenance.state !== "withdrawn") return;
  throw new UsageError(
    `"${side.name}" cannot be compared: the report was withdrawn`,
    `Give another report, or the day that it was as at: ${side.model.state.asAt}.`,
  );
}

/** An id means the same entry only within one plan. */
function requireSamePlan(base: Side, head: Side): void {
  const [before, after] = [identityOf(base), identityOf(head)];
  const differs = (["authority", "plan"] as const).find((key) => before[key] !== after[key]);
  if (differs === undefined) return;
  throw new UsageError(
    `"${base.name}" belongs to "${before[differs]}" and "${head.name}" to "${after[differs]}"`,
    `Give two sides of one ${differs === "authority" ? "council's plan" : "plan"}.`,
  );
}

/** Every kind of side. They are tried in this order, and the first that recognises a name opens it. */
const SIDE_KINDS: readonly SideKind[] = [
  dateSide,
  gitSide,
  modelSide,
  htmlSide,
  pdfSide,
  docxSide,
  folderSide,
  reportSide,
];
