import type { SideIdentity } from "../diff/comparison.ts";
import type { Views } from "../disclosure/views.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { PlanHeader } from "../plan/schema/header.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Report } from "../plan/schema/reports.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import type { FrozenReport } from "../report/frozen-model.ts";

/** A plan without errors, and the models of its published reports. */
export interface ReadyPlan {
  readonly plan: Plan & { readonly header: PlanHeader };
  readonly views: Views;
  readonly published: readonly FrozenReport[];
  /** Absolute paths of the files that were read. */
  readonly files: readonly string[];
}

/** A plan at a date. It can be shown to any readers. */
export interface PlanSide extends ReadyPlan {
  readonly name: string;
  readonly asAt: IsoDate;
  /** The report, if the side was named by its id; null if it was named by a date. */
  readonly report: Report | null;
}

/** The model of a report. It can be shown to the readers it was made for, and to the public. */
export interface ModelSide {
  readonly name: string;
  /** Absolute paths of the files that were read. */
  readonly files: readonly string[];
  readonly model: ReportModel;
}

/** One side of a comparison, before it is reduced to what its readers may see. */
export type Side = PlanSide | ModelSide;

export interface SideContext {
  /** The folder of the plan that months, dates and ids of reports belong to. */
  readonly folder: () => Promise<string>;
  /** What a comparison calls a month, a day or a report: with its plan where the user did not say which that is. */
  readonly nameOf: (name: string) => Promise<string>;
  /** The date for a folder or a git revision that is named without one. */
  readonly asAt: IsoDate | undefined;
  /** Reads a folder; a second call for the same folder gives the same plan. */
  readonly readFolder: (folder: string) => Promise<ReadyPlan>;
}

/** A kind of thing that can be compared. */
export interface SideKind {
  /** In words, for an error message: "a month (2016-05)". */
  readonly accepts: string;
  /**
   * Opens the side of that name; null if the name is of another kind.
   * @throws UsageError if it is of this kind but cannot be compared.
   */
  readonly open: (name: string, context: SideContext) => Promise<Side | null>;
}

/** What a comparison says about a side. */
export function identityOf(side: Side): SideIdentity {
  const { name } = side;
  if ("model" in side) {
    const { authority, plan, report } = side.model.provenance;
    return { name, authority, plan, asAt: side.model.state.asAt, report };
  }
  const { authority, title } = side.plan.header;
  return { name, authority, plan: title, asAt: side.asAt, report: side.report?.id ?? null };
}

/** Splits `other-plan@2016-05` into the name and the month or day after it; `date` is null if there is none. */
export function splitDate(name: string): { rest: string; date: string | null } {
  const [, rest, date] = /^(.+)@(\d{4}-\d{1,2}(?:-\d{1,2})?)$/s.exec(name) ?? [];
  return rest === undefined || date === undefined ? { rest: name, date: null } : { rest, date };
}
