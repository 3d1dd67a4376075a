import type { Collection } from "./pipeline/collect-returns.ts";
import type { FiguresImport, FiguresOptions } from "./pipeline/import-figures.ts";
import type { ReturnsImport } from "./pipeline/import-returns.ts";
import type {
  TrackerAnswers,
  TrackerImport,
  TrackerOptions,
  TrackerReading,
} from "./pipeline/import-tracker.ts";
import type { PlanBeginning, PlanRoom, PlanStart } from "./pipeline/start-plan.ts";

/** The part of the library by which a plan is begun, and by which spreadsheets come into it. `index.ts` exports it. */

/**
 * Works out a new plan in a folder, with a README, a workflow and hooks that check it, to be written by `writeFiles`.
 * @param ask what the plan is made of: called once it is known that there is room for it.
 * @throws UsageError where anything is in the way, or there is no time for the plan before its first report.
 */
export async function startPlan(
  folder: string,
  ask: (room: PlanRoom) => Promise<PlanBeginning>,
): Promise<PlanStart> {
  return await (await import("./pipeline/start-plan.ts")).startPlan(folder, ask);
}

/**
 * Reads a tracker kept in a spreadsheet, and the plan in a folder if there is one. What is not understood is in
 * `tracker.questions`, for which the options give answers.
 * @throws UsageError for a file that is no tracker, or options that do not fit it.
 */
export async function readTrackerFile(
  file: string,
  folder: string,
  options: TrackerOptions,
): Promise<TrackerReading> {
  return await (await import("./pipeline/import-tracker.ts")).readTrackerFile(file, folder, options);
}

/** Works out what a tracker brings to its plan: the files, to be written by `writeFiles`, and what `check` says of them. */
export async function importTracker(
  reading: TrackerReading,
  answers: TrackerAnswers,
): Promise<TrackerImport> {
  return await (await import("./pipeline/import-tracker.ts")).importTracker(reading, answers);
}

/**
 * Makes the workbooks in which the owners of a plan answer for a month, to be written by `writeFiles`.
 * @param into the folder that they go into.
 * @throws UsageError for a plan of which nothing is asked.
 */
export async function collectReturns(folder: string, month: string, into: string): Promise<Collection> {
  return await (await import("./pipeline/collect-returns.ts")).collectReturns(folder, month, into);
}

/**
 * Says who has answered for a month, who has not, and what is still missing.
 * @throws UsageError for a plan of which nothing is asked.
 */
export async function sayReturns(folder: string, month: string): Promise<string> {
  return await (await import("./pipeline/collect-returns.ts")).sayReturns(folder, month);
}

/**
 * Works out what the returns of owners bring to their plan: the files, to be written by `writeFiles`, and what is said to
 * each owner. Null for one file that is no return.
 * @throws UsageError if one of them cannot be taken as it is. It names every place.
 */
export async function importReturns(
  files: readonly string[],
  folder: string,
  month: string | null = null,
): Promise<ReturnsImport | null> {
  return await (await import("./pipeline/import-returns.ts")).importReturns(files, folder, month);
}

/**
 * Works out what an export of figures brings to the plan in a folder, as the feed describes it: the files, to be written
 * by `writeFiles`, and what it brought, restated and lacked.
 * @param files one file.
 * @throws UsageError for a file that is not as its feed says, holds rows about children, or changes figures without a
 *   reason.
 */
export async function importFigures(
  files: readonly string[],
  folder: string,
  options: FiguresOptions,
): Promise<FiguresImport> {
  return await (await import("./pipeline/import-figures.ts")).importFigures(files, folder, options);
}
