import type { Audit } from "./audit/audit-pdf.ts";
import type { PlanFolder } from "./load/folder.ts";
import type { ReportModel } from "./model/report-model.ts";
import type { BuiltReport, ReportChoice } from "./pipeline/build-report.ts";
import type { CheckedPlan, CheckPlanOptions } from "./pipeline/check-plan.ts";
import type { DiffOptions, DiffResult, DiffSide } from "./pipeline/diff-reports.ts";
import type { ExportOptions, PlanExport } from "./pipeline/export-plan.ts";
import type { LoadedPlan, LoadOptions, Look } from "./pipeline/loaded-plan.ts";
import type { MadeSite, SiteOptions } from "./pipeline/make-site.ts";
import type { Mending } from "./pipeline/mend-plan.ts";
import type { ReportOptions } from "./pipeline/plan-reports.ts";
import type { Publication, PublicationOptions } from "./pipeline/publish-report.ts";
import type {
  BeginFiles,
  Printer,
  Publish,
  Publishable,
  PublishFiles,
  PublishOptions,
} from "./pipeline/publisher.ts";
import type { CheckSettings, SettingsOptions } from "./pipeline/settings.ts";
import type { UndonePublication } from "./pipeline/undo-publication.ts";
import type { LocatedProblem } from "./problems/locate.ts";
import type { ReportFormat } from "./publish/publication.ts";
import type { Output } from "./publish/write.ts";
import type { RenderOptions } from "./render/render-html.ts";

/**
 * The library: everything that the command line does, to be called from a program.
 *
 *     const plan = await loadPlan("data");
 *     const { problems } = await checkPlan(plan);
 *     const report = await buildReport(plan, { report: "cabinet-2016-09" });
 *     const html = await renderHtml(report.model);
 *     const pdf = await publish(report, "pdf");
 *     const { comparison } = await diffReports("2016-05", report.model, { plan: "data" });
 *
 * What is behind a function is loaded when it is called first: a check never loads templates or a browser.
 */

export { BrowserError, UsageError, UserError } from "./errors.ts";
export * from "./library-intake.ts";
export * from "./library-lists.ts";
export type * from "./library-types.ts";
export { memoryFolder, type PlanFolder } from "./load/folder.ts";
export { VERSION } from "./package.ts";

/**
 * Finds the plan that a command means: in the folder that is named or, where none is, the one that it runs in, or the only
 * one here.
 * @returns its path; `data` where there is none.
 * @throws UsageError where several could be meant.
 */
export async function findPlanFolder(named?: string): Promise<string> {
  // A plan that was being begun when the program was killed is whole before it is looked for.
  if (named !== undefined) await (await import("./disk/file-set.ts")).finishSets(named);
  return (await import("./load/folder.ts")).findPlanFolder(named);
}

/**
 * Reads a plan: every YAML file below a folder of the disk, of memory (`memoryFolder`) or of any `PlanFolder`, and the
 * files they name. What is wrong with them is in `problems`, and the entries that could be read are in the plan.
 * @throws UsageError when the folder cannot be read or holds no YAML.
 */
export async function loadPlan(folder: string | PlanFolder, options: LoadOptions = {}): Promise<LoadedPlan> {
  return (await import("./pipeline/loaded-plan.ts")).loadPlan(folder, options);
}

/**
 * Judges a plan and every report of it that is not yet published. Everything wrong is in the result, with file, line
 * and column; nothing is thrown for it. Without `asAt` the plan is judged as at its newest report not yet published.
 */
export async function checkPlan(plan: LoadedPlan, options: CheckPlanOptions = {}): Promise<CheckedPlan> {
  return (await import("./pipeline/check-plan.ts")).checkPlan(plan, options);
}

/**
 * Works out how the files of a plan are put right wherever a problem has one right answer: quotes, dates, ranges, words for
 * a status, dashes, and ids that can only mean one entry. Nothing is written: `writeFiles` does that.
 * @throws UsageError when the folder cannot be read or holds no YAML.
 */
export async function mendPlan(folder: string, settings: CheckPlanOptions = {}): Promise<Mending> {
  return (await import("./pipeline/mend-plan.ts")).mendPlan(folder, settings);
}

/**
 * Makes the model of one report: the one named, else the newest not yet published. The model is plain JSON and holds
 * only what its audience may see. A published report's is read from the record that it was frozen as, and `publish`
 * passes that record on as it is.
 * @throws UsageError when there is no such report, or the plan has no entry of its own.
 */
export async function buildReport(plan: LoadedPlan, options: ReportOptions = {}): Promise<BuiltReport> {
  const [built] = await buildReports(plan, options);
  return built as BuiltReport;
}

/** The same for every report of a plan (`all`), or for the one that `buildReport` would make. */
export async function buildReports(plan: LoadedPlan, options: ReportChoice = {}): Promise<BuiltReport[]> {
  return (await import("./pipeline/build-report.ts")).buildReports(plan, options);
}

/** The same one after another, each when it is asked for: many take no more memory than a few. */
export async function* buildEach(plan: LoadedPlan, options: ReportChoice = {}): AsyncGenerator<BuiltReport> {
  yield* (await import("./pipeline/build-report.ts")).buildEach(plan, options);
}

/** The ids of the reports that `buildReports` would make. A shard may hold none of a plan. */
export async function chooseReports(plan: LoadedPlan, options: ReportChoice = {}): Promise<string[]> {
  const { chooseReports: choose } = await import("./pipeline/build-report.ts");
  return choose(plan, options).map(({ id }) => id);
}

/**
 * Lays a report out as one HTML document that needs no other file, no network and no script. Unlike the HTML that
 * `publish` makes it does not carry its model.
 * @throws UsageError when a template is wrong or reads something that the report does not have.
 */
export async function renderHtml(
  model: Pick<ReportModel, "document">,
  options: RenderOptions = {},
): Promise<string> {
  return (await import("./render/render-html.ts")).renderHtml(model, options);
}

/**
 * Makes one file of a report, as `buildReport` returns it, or of a comparison: `html`, `pdf` or `json`. Nothing is
 * written. For several files with one browser see `withPublisher`.
 * @throws BrowserError when no browser can be found, started or made to print.
 */
export async function publish(
  what: Publishable,
  format: ReportFormat,
  options: PublishOptions = {},
): Promise<Uint8Array> {
  return await withPublisher(options, (publishOne) => publishOne(what, format));
}

/** Lends a browser for as long as the work lasts, to publishers that are given it. It can be begun before anything is printed. */
export async function withPrinter<Result>(
  options: Pick<PublishOptions, "browser" | "timeoutSeconds" | "notice">,
  work: (printer: Printer) => Promise<Result>,
): Promise<Result> {
  return await (await import("./pipeline/publisher.ts")).withPrinter(options, work);
}

/** Lends a publisher of one file, another of all files of a report in its layout, and one browser, for as long as the work lasts. */
export async function withPublisher<Result>(
  options: PublishOptions,
  work: (publishOne: Publish, publishFiles: PublishFiles, beginFiles: BeginFiles) => Promise<Result>,
): Promise<Result> {
  return await (await import("./pipeline/publisher.ts")).withPublisher(options, work);
}

/**
 * Says what changed from one side to the other: months, dates, reports, folders, git revisions and published files by
 * their names, models, or loaded plans. Both are reduced to what the narrower readers may see.
 * @throws UsageError when a side cannot be opened, or the two cannot be compared.
 */
export async function diffReports(
  base: DiffSide,
  head: DiffSide,
  options: DiffOptions = {},
): Promise<DiffResult> {
  return await (await import("./pipeline/diff-reports.ts")).diffReports(base, head, options);
}

/**
 * Makes the tables of a plan as its readers may see them: the action plan, every figure, findings and evidence. Nothing is
 * written; `outputs` makes the files of a format, to be written by `writeFiles`.
 * @throws UsageError where there is no such report, or it was made for fewer readers.
 */
export async function exportPlan(plan: LoadedPlan, options: ExportOptions = {}): Promise<PlanExport> {
  return (await import("./pipeline/export-plan.ts")).exportPlan(plan, options);
}

/**
 * Makes a folder of web pages of the reports to the public that a plan has published, and of nothing else: an earlier site
 * there is brought up to date. Nothing that improve did not write is touched.
 * @throws UsageError where no report is published, a record is not as it was published, or the folder holds something else.
 * @throws BrowserError when PDFs cannot be printed.
 */
export async function makeSite(
  plan: LoadedPlan,
  folder: string,
  options: SiteOptions = {},
): Promise<MadeSite> {
  return await (await import("./pipeline/make-site.ts")).makeSite(plan, folder, options);
}

/**
 * Reads `improve.config.yaml` and the baseline of a plan's folder; what the options say comes first.
 * @throws UsageError when either cannot be read, or something in it is wrong.
 */
export async function readSettings(folder: string, options: SettingsOptions = {}): Promise<CheckSettings> {
  return await (await import("./pipeline/settings.ts")).readSettings(folder, options);
}

/**
 * Reads the look of what is laid out: the theme and the templates of the options, or else of the configuration or the plan.
 * @throws UsageError when the theme cannot be read, or something in it is wrong.
 */
export async function readLook(folder: string, options: SettingsOptions = {}): Promise<Look> {
  return await (await import("./pipeline/loaded-plan.ts")).readLook(folder, options);
}

/**
 * Publishes a report as one act: checks the plan, freezes the report's model into it, writes its state and lays out the pack
 * for Democratic Services. Where something fails, all is as it was.
 * @throws UsageError where it may not be published, or something cannot be written.
 */
export async function publishReport(folder: string, options: PublicationOptions): Promise<Publication> {
  return await (await import("./pipeline/publish-report.ts")).publishReport(folder, options);
}

/**
 * Takes a publication back, which is possible until the day before the meeting.
 * @throws UsageError where it is too late, or something cannot be written.
 */
export async function undoPublication(
  folder: string,
  report: string,
  on: string,
): Promise<UndonePublication> {
  return await (await import("./pipeline/undo-publication.ts")).undoPublication(folder, report, on);
}

/** Writes a baseline that accepts the given problems. */
export async function writeBaseline(file: string, problems: readonly LocatedProblem[]): Promise<void> {
  await (await import("./pipeline/settings.ts")).writeBaseline(file, problems);
}

/** What a published file holds; null if improve did not publish it. */
export async function publishedKind(held: Uint8Array): Promise<"report" | "appendix" | "comparison" | null> {
  return await (await import("./pipeline/publisher.ts")).publishedKind(held);
}

/**
 * Writes files, all or none: the last good ones stay where one of them cannot be written. Missing folders are made. A
 * file that is there already is replaced only if the output says so of what it holds, or if it is empty.
 * @param whole a folder, such as that of a plan: all files below it take their places as one, even where the program is killed.
 * Else those of each folder do.
 * @throws UsageError with the path that cannot be written.
 */
export async function writeFiles(outputs: readonly Output[], whole?: string): Promise<void> {
  await (await import("./publish/write.ts")).writeOutputs(outputs, whole);
}

/**
 * Judges a PDF by PDF/UA-1 and PDF/A-3a and by what readers need besides, whoever made it. What is wrong is in `failures`.
 * @throws UsageError for what is no PDF, or one that cannot be read.
 */
export async function auditPdf(bytes: Uint8Array): Promise<Audit> {
  return await (await import("./audit/audit-pdf.ts")).auditPdf(bytes);
}
