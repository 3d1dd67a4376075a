import { type Comparison, diffStates } from "../diff/comparison.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { openSides } from "../sides/open-sides.ts";
import { planAt, requireReadablePlan } from "../sides/plan-side.ts";
import type { Side } from "../sides/side.ts";
import type { AskedView } from "../sides/view-sides.ts";
import type { LoadedPlan } from "./loaded-plan.ts";

/**
 * What can be compared: anything that `improve diff` accepts as a name (a month, a date, the id of a report, a folder, a
 * git revision, a published file), the model of a report, or a loaded plan.
 */
export type DiffSide = string | ReportModel | PlanSideInput;

export interface PlanSideInput {
  readonly plan: LoadedPlan;
  /** What the comparison calls it. */
  readonly name: string;
  /** By default the newest date in the plan. */
  readonly asAt?: IsoDate | undefined;
}

export interface DiffOptions extends AskedView {
  /** The plan folder that months, dates and report ids refer to. If it is left out, it is found (`findPlanFolder`). */
  readonly plan?: string | undefined;
  /** The date of a folder or of a git revision that is named without one. */
  readonly asAt?: IsoDate | undefined;
}

export interface DiffResult {
  /** With every change, whatever its severity. */
  readonly comparison: Comparison;
  /** Absolute paths of the files that were read, which must not be overwritten. */
  readonly files: ReadonlySet<string>;
  /** Why nothing can have changed between two dates; null where something can. */
  readonly notice: string | null;
}

/**
 * Says what changed from one side to the other, both reduced to what the narrower readers may see.
 * @throws UsageError when a side cannot be opened, or the two cannot be compared.
 */
export async function diffReports(
  base: DiffSide,
  head: DiffSide,
  options: DiffOptions = {},
): Promise<DiffResult> {
  const {
    base: before,
    head: after,
    audience,
    edition,
    files,
    notice,
  } = await openSides(toSide(base), toSide(head), options);
  const comparison: Comparison = {
    version: 1,
    base: before.identity,
    head: after.identity,
    audience,
    edition,
    changes: diffStates(before.state, after.state),
    omitted: 0,
  };
  return { comparison, files, notice: comparison.changes.length === 0 ? notice : null };
}

function toSide(side: DiffSide): string | Side {
  if (typeof side === "string") return side;
  if ("provenance" in side) return { name: side.provenance.report, files: [], model: side };
  const { plan, name, asAt } = side;
  const ready = requireReadablePlan(plan, { name, hint: "checkPlan says what is wrong." });
  return planAt({ ...ready, files: [] }, { name, date: null, asAt });
}
