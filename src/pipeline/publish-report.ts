import { realpath } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "../errors.ts";
import { diskFolder, overlayFolder, type PlanFolder, steadyFolder } from "../load/folder.ts";
import { layOutPack, whyNoPack } from "../pack/pack.ts";
import { attachmentPath } from "../plan/schema/entry.ts";
import { lastDayToPublish, type Report } from "../plan/schema/reports.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { showPlace } from "../problems/locate.ts";
import { encodeModel } from "../publish/json.ts";
import { withLock } from "../publish/lock.ts";
import { placeFolder, readFolderFiles } from "../publish/place-folder.ts";
import { type JsonValue, REPORT_FORMATS, type ReportFormat } from "../publish/publication.ts";
import { findTarget } from "../publish/targets.ts";
import { asRead, writeOutputs } from "../publish/write.ts";
import { asPublished } from "../report/published-model.ts";
import { uncommittedIn } from "../sides/git.ts";
import { sha256Of } from "../text/digest.ts";
import { replaceValue } from "../writing/replace-value.ts";
import { type BuiltReport, buildReports, findReport } from "./build-report.ts";
import { type CheckedPlan, type CheckPlanOptions, checkPlan } from "./check-plan.ts";
import { type LoadedPlan, loadPlan } from "./loaded-plan.ts";
import { type PublicationDay, requirePublishable } from "./may-publish.ts";
import { makePackFiles } from "./pack-files.ts";
import type { PublishOptions } from "./publisher.ts";
import { readSettings, type SettingsOptions } from "./settings.ts";

/** Which report is published, when, and where its pack goes. */
export interface PublicationOptions
  extends PublicationDay,
    Omit<SettingsOptions, "baseline">,
    Pick<PublishOptions, "browser" | "timeoutSeconds" | "notice"> {
  readonly report: string;
  /** The folder of the pack. */
  readonly into: string;
  /** Put before the names of the plan's files, such as `data/`. */
  readonly prefix?: string | undefined;
  /** All of them, if it is left out. */
  readonly formats?: readonly ReportFormat[] | undefined;
  /** Called with what is done next. */
  readonly step?: ((text: string) => void) | undefined;
}

/** What came of it. With an error in the plan nothing is published. */
export interface Publication {
  /** Judged without the baseline. */
  readonly checked: CheckedPlan;
  readonly published: PublishedFiles | null;
}

interface PublishedFiles {
  /** The last day that leaves five clear days before the meeting; null where the law sets none. */
  readonly lastDay: IsoDate | null;
  /** The files of the plan that hold the state and the record. */
  readonly state: string;
  readonly record: string;
  /** The files of the pack by their paths in it. */
  readonly pack: ReadonlyMap<string, Uint8Array>;
  /** Files of the plan that differed from what git holds; null where there is no git. */
  readonly uncommitted: readonly string[] | null;
}

/**
 * Publishes a report as one act: checks the plan, freezes the report's model into it, writes the state, and lays out the
 * pack. Whatever fails, plan and pack are left as they were; the state is written last.
 * @throws UsageError where the report may not be published, or something cannot be written.
 */
export async function publishReport(folder: string, options: PublicationOptions): Promise<Publication> {
  const { report: id, into } = options;
  // Before the lock is there, which nobody commits.
  const uncommitted = await uncommittedIn(folder);
  return await withLock(folder, `is publishing "${id}"`, async () => {
    await requireOutside(into, folder);
    requireEarlierPack(into, await readFolderFiles(into), id);
    const { baseline: _, ...settings } = await readSettings(folder, options);
    const disk = steadyFolder(diskFolder(folder));
    const plan = await loadPlan(disk, { ...settings, place: folder, notice: options.notice });
    const isUnread = plan.plan.unreadableIds.has(id);
    const report = isUnread ? null : findReport(plan.plan.reports, id);
    if (report !== null) requirePublishable(plan.plan, report, options);
    const how = { ...settings, fonts: plan.fonts, prefix: options.prefix };
    const checked = await checkPlan(plan, { ...how, report: id });
    const hasErrors = checked.ruleStopped || checked.problems.some(({ severity }) => severity === "error");
    if (report === null || hasErrors) return { checked, published: null };
    const files = await makeAndWrite(folder, { disk, plan, report, checked, how }, options);
    return { checked, published: { ...files, uncommitted } };
  });
}

/** What somebody has put there, or changed, is never replaced. */
function requireEarlierPack(into: string, held: ReadonlyMap<string, Uint8Array>, id: string): void {
  const reason = held.size === 0 ? null : whyNoPack(held, id);
  if (reason === null) return;
  throw new UsageError(`"${into}" ${reason}`, "Choose another folder with --output, or move that one away.");
}

/** In the plan the data of the pack would be taken for figures. */
async function requireOutside(into: string, folder: string): Promise<void> {
  const [target, plan] = [await findTarget(path.resolve(into)).catch(() => into), await realpath(folder)];
  if (target !== plan && !target.startsWith(plan + path.sep)) return;
  const message = `"${into}" lies in the plan itself, where the files of the pack would be taken for its own`;
  throw new UsageError(message, "Choose a folder outside it with --output.");
}

interface Checked {
  readonly disk: PlanFolder;
  readonly plan: LoadedPlan;
  readonly report: Report;
  readonly checked: CheckedPlan;
  readonly how: CheckPlanOptions & Pick<PublishOptions, "templates" | "reference">;
}

async function makeAndWrite(
  folder: string,
  { disk, plan, report, checked, how }: Checked,
  { on, urgent, into, browser, timeoutSeconds, notice, formats = REPORT_FORMATS, step }: PublicationOptions,
): Promise<Omit<PublishedFiles, "uncommitted">> {
  const { id, origin, asAt } = report;
  const model = asPublished(builtOf(plan, id).model, on);
  const exempt = asPublished(builtOf(plan, id, "exempt").model, on);
  const record = encodeModel(model as JsonValue).text;
  const named = `published/${id}.json`;
  const recordFile = attachmentPath(origin.file, named) as string;
  // As the report was read in it.
  const before = (await disk.read(origin.file)) as Buffer;
  const state = replaceValue(origin.file, before.toString("utf8"), [...origin.path, "state"], {
    published: on,
    model: named,
    sha256: sha256Of(record),
    ...(urgent !== undefined && { urgent: urgent.trim() }),
  });
  const written = new Map<string, string | Uint8Array>([
    [recordFile, record],
    [origin.file, state],
  ]);
  step?.(`Checking ${id} as published`);
  const next = await loadPlan(overlayFolder(disk, written), { place: folder });
  requireNoMoreErrors(id, checked, await checkPlan(next, { ...how, asAt, report: id }));
  const built = builtOf(next, id);
  step?.(`Making the pack of ${id}`);
  const { templates, reference } = how;
  const look = { theme: plan.theme, templates, reference, fonts: plan.fonts };
  const isExempt = JSON.stringify(exempt.document.parts) !== JSON.stringify(model.document.parts);
  const contents = { report: built, exempt: isExempt ? exempt : null };
  const files = await makePackFiles(next, contents, formats, { ...look, browser, timeoutSeconds, notice });
  const lastDay = lastDayToPublish(report);
  const pack = layOutPack(built.model, { published: on, lastDay, urgent: urgent?.trim() ?? null }, files);
  step?.(`Writing ${id}`);
  const placed = await placeFolder(into, pack, (held) => requireEarlierPack(into, held, id));
  try {
    const inPlan = (file: string): string => path.join(folder, file);
    const kept = { ...asRead("a record", record), refusal: ANOTHER_RECORD };
    const files = [
      { path: inPlan(recordFile), bytes: record, replaces: kept },
      {
        path: inPlan(origin.file),
        bytes: new TextEncoder().encode(state),
        replaces: asRead("the file", before),
      },
    ];
    await writeOutputs(files, folder);
  } catch (error) {
    await placed.undo();
    throw error;
  }
  await placed.keep();
  return { lastDay, state: origin.file, record: recordFile, pack };
}

const ANOTHER_RECORD = {
  message: "is there already, and holds another record",
  hint: "If a publish that was interrupted left it, delete it. If it was published, write the report's state as it was.",
};

function builtOf(plan: LoadedPlan, report: string, edition?: "exempt"): BuiltReport {
  const [built] = buildReports(plan, { report, edition });
  if (built === undefined) throw new Error(`"${report}" is not built`);
  return built;
}

/** What is wrong with a report once it is published must have been wrong before. Others are judged as they were. */
function requireNoMoreErrors(id: string, before: CheckedPlan, after: CheckedPlan): void {
  const known = new Set(before.problems.map(({ rule, message }) => `${rule} ${message}`));
  const found = after.problems.find(
    ({ severity, rule, message, entity }) =>
      severity === "error" &&
      (entity === id || OF_PUBLISHED.includes(rule)) &&
      !known.has(`${rule} ${message}`),
  );
  if (found === undefined) return;
  throw new UsageError(
    `Once it is published, improve check would find at ${showPlace(found)}: ${found.message}`,
    found.hint ?? "Put that right first.",
  );
}

/** Rules that compare a plan with what was published. */
const OF_PUBLISHED: readonly string[] = ["frozen-model", "published-changed", "differencing-leak"];
