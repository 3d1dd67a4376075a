import { stat } from "node:fs/promises";
import { createViews } from "../disclosure/views.ts";
import { UsageError } from "../errors.ts";
import { findPlanFolder } from "../load/folder.ts";
import type { PlanReading } from "../load/read-plan.ts";
import { defaultAsAt } from "../plan/history/replay.ts";
import { hasHeader } from "../plan/schema/plan.ts";
import { isPublished } from "../plan/schema/reports.ts";
import {
  EXAMPLE_MONTH,
  formatDate,
  type IsoDate,
  isIsoDate,
  isIsoMonth,
  lastDayOf,
} from "../plan/time/dates.ts";
import { locateProblems, showPlace } from "../problems/locate.ts";
import { readFrozenModels } from "../report/frozen-model.ts";
import { withdrawnNotice } from "../report/published-model.ts";
import { didYouMean, list, plural } from "../text/words.ts";
import { type PlanSide, type ReadyPlan, type SideKind, splitDate } from "./side.ts";

/** A plan folder at a date. */
export const folderSide: SideKind = {
  accepts: "a folder (other-plan, other-plan@2016-05)",
  async open(name, { asAt, readFolder }) {
    const { rest: folder, date } = splitDate(name);
    const found = await stat(folder).catch(() => null);
    if (found?.isDirectory() !== true) return null;
    return planAt(await readFolder(await findPlanFolder(folder)), { name, date, asAt });
  },
};

/** The plan as it was known on a day, or on the last day of a month. */
export const dateSide: SideKind = {
  accepts: "a month or a day (2016-05, 2016-05-31)",
  async open(name, { folder, nameOf, readFolder }) {
    if (!/^\d{4}-\d{1,2}(-\d{1,2})?$/.test(name)) return null;
    const ready = await readFolder(await folder());
    return planAt(ready, { name: await nameOf(name), date: name, asAt: undefined });
  },
};

/** A report of the plan. If it is published, its frozen model is used; if not, the plan at the date of the report. */
export const reportSide: SideKind = {
  accepts: "a report's id",
  async open(asked, { folder, nameOf, readFolder }) {
    if (!/^[\w.-]+$/.test(asked)) return null;
    const ready = await readFolder(await folder());
    const name = await nameOf(asked);
    const report = ready.plan.reports.find(({ id }) => id === asked);
    if (report === undefined) {
      const ids = ready.plan.reports.map(({ id }) => id);
      const meant = didYouMean(asked, ids);
      if (meant === undefined) return null;
      throw new UsageError(
        `The plan "${await folder()}" holds no report "${asked}"`,
        `${meant} It holds ${list(ids)}.`,
      );
    }
    const frozen = ready.published.find((one) => one.report.id === report.id);
    if (isPublished(report) && frozen !== undefined) {
      const model = withdrawnNotice(frozen.model, report) ?? frozen.model;
      return { name, files: ready.files, model };
    }
    return { ...ready, name, asAt: report.asAt, report };
  },
};

interface PlanPlace {
  /** The side as the user typed it. */
  readonly name: string;
  /** The month or day in the name; null if it has none. */
  readonly date: string | null;
  /** Used if the name has no date. Without either, the plan is shown at the date by which `check` judges it. */
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
  throw new UsageError(
    `"${text}" is not a month or day that exists`,
    `Write it as ${EXAMPLE_MONTH} or as ${lastDayOf(EXAMPLE_MONTH)}.`,
  );
}

/**
 * Makes a plan ready to be compared. It must have been read without an error, because a comparison must not leave
 * anything out. A revision from before the digests of published reports were kept can still be compared.
 * @throws UsageError with the number of errors and the first of them.
 */
export function requireReadablePlan(
  { plan, problems, sources }: PlanReading,
  { name, hint }: { readonly name: string; readonly hint: string },
): Omit<ReadyPlan, "files"> {
  const { published, problems: frozen } = readFrozenModels(plan, plan.reports);
  const unread = frozen.filter(({ entity }) => !published.some(({ report }) => report.id === entity));
  const errors = [...problems, ...unread].filter(({ severity }) => severity === "error");
  if (errors.length === 0 && hasHeader(plan)) return { plan, views: createViews(plan), published };
  const [first] = locateProblems(errors, sources);
  const at = errors.length === 1 ? "at" : "the first at";
  const where = first === undefined ? "" : `, ${at} ${showPlace(first)}: ${first.message}`;
  throw new UsageError(
    `"${name}" cannot be compared: it has ${plural(errors.length, "error")}${where}`,
    hint,
  );
}
