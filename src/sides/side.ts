import type { PublishedReport } from "../disclosure/knowledge.ts";
import type { Views } from "../disclosure/views.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { PlanHeader } from "../plan/schema/header.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Report } from "../plan/schema/reports.ts";
import type { IsoDate } from "../plan/time/dates.ts";

/** A plan without errors, and the models of its reports that are out. */
export interface ReadyPlan {
  readonly plan: Plan & { readonly header: PlanHeader };
  readonly views: Views;
  readonly published: readonly PublishedReport[];
  /** Whole paths of the files of the disk that were read. */
  readonly files: readonly string[];
}

/** A plan at a date: it can be shown to anybody. */
export interface PlanSide extends ReadyPlan {
  readonly name: string;
  readonly asAt: IsoDate;
  /** The one that was asked for by its id; null where a date was. */
  readonly report: Report | null;
}

/** The model of a report: it can be shown to those it was made for, and to the public. */
export interface ModelSide {
  readonly name: string;
  /** Whole paths of the files of the disk that were read. */
  readonly files: readonly string[];
  readonly model: ReportModel;
}

export type OpenSide = PlanSide | ModelSide;

export interface SideContext {
  /** The folder that months, dates and reports are of. */
  readonly folder: string;
  /** Where a folder or a git revision stands that names no date. */
  readonly asAt: IsoDate | undefined;
  /** Reads a folder, once. */
  readonly readFolder: (folder: string) => Promise<ReadyPlan>;
}

/** One kind of what can be compared. */
export interface SideKind {
  /** In words, for an error: "a month (2016-05)". */
  readonly accepts: string;
  /**
   * Opens what is named; null where the name is of another kind.
   * @throws UsageError where it is of this kind and cannot be compared.
   */
  readonly open: (name: string, context: SideContext) => Promise<OpenSide | null>;
}
