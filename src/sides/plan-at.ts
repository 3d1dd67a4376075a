import { UsageError } from "../errors.ts";
import { formatDate, type IsoDate, isIsoDate, isIsoMonth, lastDayOf } from "../plan/dates.ts";
import { defaultAsAt } from "../plan/default-as-at.ts";
import type { PlanSide, ReadyPlan } from "./side-kind.ts";

export interface PlanPlace {
  /** As it was typed. */
  readonly name: string;
  /** The month or day in the name, null where it has none. */
  readonly date: string | null;
  /** Used where the name has no date; without either a plan stands where `check` judges it. */
  readonly asAt: IsoDate | undefined;
}

/** @throws UsageError for a date that does not exist, or on which there was no plan yet. */
export function planAt(ready: ReadyPlan, { name, date, asAt }: PlanPlace): PlanSide {
  const { header } = ready.plan;
  const asked = date === null ? asAt : readDate(date);
  if (asked !== undefined && asked < header.start) {
    throw new UsageError(
      `"${name}" ${date === null ? `as at ${formatDate(asked)} ` : ""}is before the plan began, on ${formatDate(header.start)}`,
      "Give that date or a later one.",
    );
  }
  return { ...ready, name, asAt: asked ?? defaultAsAt(ready.plan) ?? header.start, report: null };
}

function readDate(text: string): IsoDate {
  if (isIsoMonth(text)) return lastDayOf(text);
  if (isIsoDate(text)) return text;
  throw new UsageError(`"${text}" is no month or day that exists`, "Write it as 2016-08 or as 2016-08-31.");
}
