import path from "node:path";
import type { Print } from "../browser/print.ts";
import { withBrowser } from "../browser/print.ts";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import type { ReportModel } from "../model/report-model.ts";
import { VERSION } from "../package.ts";
import { type Judged, judgePlan } from "../pipeline/judge-plan.ts";
import { byAsAt, isPublished, type Report } from "../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { type FormatName, formats } from "../publish/formats.ts";
import type { JsonValue, Publication } from "../publish/publication.ts";
import { type Output, writeOutputs } from "../publish/write.ts";
import { renderHtml } from "../render/render-html.ts";
import { REPORTERS } from "../reporters/index.ts";
import { countProblems, summarise } from "../reporters/report.ts";
import { didYouMean, list, plural } from "../text/words.ts";
import { exitCodeOf } from "./check.ts";
import { type ControlOptions, readControl } from "./settings.ts";
import { type ColorChoice, Progress, wantsColor } from "./terminal.ts";

export interface BuildOptions extends ControlOptions {
  readonly report?: string;
  readonly all?: boolean;
  readonly asAt?: string;
  readonly edition: "public" | "exempt";
  readonly format: readonly FormatName[];
  readonly output: string;
  readonly templates?: string;
  readonly browser?: string;
  readonly timeout: number;
  readonly quiet?: boolean;
  readonly color: ColorChoice;
}

/**
 * `improve build [plan]`: writes each report in each format. A plan with errors is not built, and what
 * cannot be made leaves the last good files as they were.
 */
export async function build(folder: string, options: BuildOptions): Promise<ExitCode> {
  const progress = new Progress(options.quiet === true);
  try {
    progress.step(`Checking ${folder}`);
    const settings = await readControl(folder, options);
    const judged = await judgePlan(folder, options, settings);
    progress.done();
    if (refuseErrors(judged, folder, options)) return exitCodeOf(judged.check, "error");
    const reports = chooseReports(judged.plan.reports, options);
    await withBrowser(
      {
        browser: options.browser,
        timeoutSeconds: options.timeout,
        notice: (text) => process.stderr.write(`${text}\n`),
      },
      async (print) => {
        for (const report of reports) await publishReport(report, judged, options, print, progress);
      },
    );
    return EXIT.fine;
  } finally {
    progress.done();
  }
}

/** Errors stop the build; warnings are counted, and `check` shows them. */
function refuseErrors({ check }: Judged, folder: string, { quiet, color }: BuildOptions): boolean {
  const { errors, warnings } = summarise(check);
  if (errors > 0) {
    const only = { ...check, problems: check.problems.filter(({ severity }) => severity === "error") };
    process.stderr.write(
      REPORTERS.codeframe(only, {
        color: wantsColor(color, process.stderr),
        maxProblems: null,
        failOn: "error",
        version: VERSION,
      }),
    );
    process.stderr.write("Nothing was built.\n");
    return true;
  }
  const known = check.silenced.filter(({ by }) => by === "baseline");
  if (known.length > 0 && quiet !== true) {
    const counted = countProblems(known.map(({ problem }) => problem));
    process.stderr.write(
      `${counted} in the baseline ${known.length === 1 ? "does" : "do"} not stop the build.\n`,
    );
  }
  if (warnings > 0 && quiet !== true) {
    process.stderr.write(
      `${plural(warnings, "warning")}: improve check ${folder} shows ${warnings === 1 ? "it" : "them"}.\n`,
    );
  }
  return false;
}

async function publishReport(
  report: Report,
  { models }: Judged,
  options: BuildOptions,
  print: Print,
  progress: Progress,
): Promise<void> {
  const model = models.get(report.id);
  if (model === undefined) throw new UsageError(`The report "${report.id}" has no model`);
  progress.step(`Writing ${report.id}`);
  const publication = await toPublication(model, options);
  const inOrder = (Object.keys(formats) as FormatName[]).filter((name) => options.format.includes(name));
  const make = async (name: FormatName): Promise<Output> => ({
    path: path.join(options.output, `${publication.id}.${formats[name].name}`),
    bytes: await formats[name].publish(publication, { print }),
  });
  const write = async (names: readonly FormatName[]): Promise<void> => {
    const outputs = await Promise.all(names.map(make));
    await writeOutputs(outputs);
    progress.done();
    for (const { path: file, bytes } of outputs) process.stdout.write(`${file}  ${kilobytes(bytes)}\n`);
  };
  // What needs no browser is written first: it is there even if printing fails.
  await write(inOrder.filter((name) => name !== "pdf"));
  if (!inOrder.includes("pdf")) return;
  progress.step(`Printing ${report.id}`);
  await write(["pdf"]);
}

async function toPublication(model: ReportModel, { templates }: BuildOptions): Promise<Publication> {
  const { provenance, document } = model;
  const suffix = provenance.edition === "exempt" ? "-exempt" : "";
  return {
    id: provenance.report + suffix,
    title: document.title,
    language: document.language,
    asAt: provenance.asAt,
    html: await renderHtml(model, templates === undefined ? {} : { templates }),
    model: model as unknown as JsonValue,
  };
}

const kilobytes = (bytes: Uint8Array): string => `${Math.max(1, Math.round(bytes.length / 1024))} KB`;

export interface ReportChoice {
  readonly report?: string | undefined;
  readonly all?: boolean | undefined;
  /** Reports of a later date are left out, unless one is named. */
  readonly asAt?: IsoDate | undefined;
}

/**
 * The reports to build: the one named, all of them, or the newest not yet published.
 * @throws UsageError when there is none.
 */
export function chooseReports(reports: readonly Report[], { report, all, asAt }: ReportChoice): Report[] {
  if (reports.length === 0)
    throw new UsageError(
      "The plan holds no report",
      "Add an entry to the list reports: it needs an id, a template, an as-at date and its texts.",
    );
  if (report !== undefined) return [chooseNamed(reports, report, asAt)];
  const ordered = reports.filter((one) => asAt === undefined || one.asAt <= asAt).sort(byAsAt);
  if (asAt !== undefined && ordered.length === 0)
    throw new UsageError(
      `Every report of the plan is later than ${formatDate(asAt)}`,
      `Name the one to see as it would have been then, with --report: ${list(idsOf(reports), "or")}.`,
    );
  if (all === true) return ordered;
  const newest = ordered.findLast((one) => !isPublished(one));
  if (newest !== undefined) return [newest];
  throw new UsageError(
    `Every report of the plan${asAt === undefined ? "" : ` up to ${formatDate(asAt)}`} is already published`,
    `Add the next report to the plan, or print one again with --report: ${list(idsOf(ordered), "or")}.`,
  );
}

function chooseNamed(reports: readonly Report[], id: string, asAt: IsoDate | undefined): Report {
  const ids = idsOf(reports);
  const chosen = reports.find((one) => one.id === id);
  if (chosen === undefined)
    throw new UsageError(`The plan holds no report "${id}"`, didYouMean(id, ids) ?? `It holds ${list(ids)}.`);
  if (asAt !== undefined && isPublished(chosen) && asAt !== chosen.asAt)
    throw new UsageError(
      `The report "${id}" was published as at ${formatDate(chosen.asAt)}, and is printed as it was`,
      "Leave out --as-at.",
    );
  return chosen;
}

const idsOf = (reports: readonly Report[]): string[] => [...reports].sort(byAsAt).map(({ id }) => id);
