import { rm, stat } from "node:fs/promises";
import path from "node:path";
import { readFile } from "../disk/read-file.ts";
import { diskFolder, steadyFolder } from "../load/folder.ts";
import { attachmentPath } from "../plan/schema/entry.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { withLock } from "../publish/lock.ts";
import { asRead, explain, writeOutputs } from "../publish/write.ts";
import { readFrozenModel } from "../report/frozen-model.ts";
import { replaceValue } from "../writing/replace-value.ts";
import { findReport } from "./build-report.ts";
import { loadPlan } from "./loaded-plan.ts";
import { requireUndoable } from "./may-publish.ts";

/** What became of the files of the plan. */
export interface UndonePublication {
  /** The file that holds the report. */
  readonly state: string;
  /** The record, and what became of it: one that is not as it was published is kept. */
  readonly record: { readonly file: string; readonly became: "removed" | "kept" | "missing" };
}

/**
 * Takes a publication back before the day of the meeting: the report is final again, and its record is removed from the
 * plan. If something cannot be written, everything is as it was.
 * @param on the day on which this is done.
 * @throws UsageError where it is too late for that, or something cannot be written.
 */
export async function undoPublication(folder: string, id: string, on: IsoDate): Promise<UndonePublication> {
  return await withLock(folder, `is taking back "${id}"`, async () => {
    const disk = steadyFolder(diskFolder(folder));
    const { plan } = await loadPlan(disk, { place: folder });
    const report = findReport(plan.reports, id);
    requireUndoable(plan, report, on);
    const { origin, state } = report;
    if (typeof state !== "object") throw new Error(`"${id}" is not published`);
    const file = path.join(folder, origin.file);
    // As the report was read in it.
    const before = (await disk.read(origin.file)) as Buffer;
    const text = replaceValue(origin.file, before.toString("utf8"), [...origin.path, "state"], "final");
    const record = attachmentPath(origin.file, state.model) ?? state.model;
    // With its digest in the plan it is known to be the file that was published.
    const isRemoved = state.sha256 !== undefined && readFrozenModel(plan, report).frozen !== undefined;
    const inPlan = path.join(folder, record);
    const held = isRemoved ? await readFile(inPlan) : null;
    // First, so that a run that is killed between the two is simply run again.
    if (isRemoved) await explain(inPlan, () => rm(inPlan));
    try {
      const bytes = new TextEncoder().encode(text);
      await writeOutputs([{ path: file, bytes, replaces: asRead("the file", before) }], folder);
    } catch (error) {
      if (held !== null)
        await writeOutputs([{ path: inPlan, bytes: held, replaces: asRead("a record", null) }], folder);
      throw error;
    }
    const isThere = isRemoved || (await stat(inPlan).catch(() => null)) !== null;
    const became = isRemoved ? "removed" : isThere ? "kept" : "missing";
    return { state: origin.file, record: { file: record, became } };
  });
}
