import type { ReportModel } from "../model/report-model.ts";
import type { PlanAsAt } from "../plan/history/replay.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import type { Origin } from "../problems/origin.ts";
import type { LoadedPlan } from "./loaded-plan.ts";

/** A place in a file of the plan, counted from 1. */
export interface ValuePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where a value that a report prints comes from. */
export interface ExplainedValue {
  /** "Due date of action 1.3, Plan visits" */
  readonly title: string;
  /** As it is in the plan; null for what is worked out of the parts. */
  readonly value: string | null;
  readonly place: ValuePlace | null;
  /** What the readers of the report are not told, or how it was made; null where there is nothing to say. */
  readonly note: string | null;
  /** Each day on which it was given or changed, in order of days. */
  readonly history: readonly ValueStep[];
  /** The report before, with what it was as at its date; null if it was not in it, or if there is no such report. */
  readonly before: { readonly report: string; readonly date: string; readonly value: string | null } | null;
  /** What it was worked out from, and how many more there are. */
  readonly parts: readonly ValuePart[];
  readonly more: number;
}

export interface ValueStep {
  /** In words; null if the day is not known. */
  readonly date: string | null;
  readonly place: ValuePlace;
  readonly from: string | null;
  readonly to: string | null;
  /** What a correction puts right, or why a figure was restated; null for any other. */
  readonly why: string | null;
}

interface ValuePart {
  readonly title: string;
  readonly value: string | null;
  readonly place: ValuePlace;
}

/** What values are explained from: the plan as at the report and as at the one before, to those who keep it. */
export interface ValueContext {
  readonly plan: LoadedPlan["plan"];
  readonly now: PlanAsAt;
  /** As at the report before; null in a first report. */
  readonly before: PlanAsAt | null;
  readonly state: ReportModel["state"];
  readonly placeOf: (origin: Origin) => ValuePlace;
}

/** What a kind of stamp says, without the report before, which is the same for all. */
export type Told = Omit<ExplainedValue, "before"> & {
  /** What it was as at the report before; undefined where that cannot be told. */
  readonly was?: string | null;
};

/** A day in words. */
export const dayInWords = (date: IsoDate | null | undefined): string | null =>
  date === null || date === undefined ? null : formatDate(date);
