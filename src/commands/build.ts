import path from "node:path";
import type { Print } from "../browser/print.ts";
import { withBrowser } from "../browser/with-browser.ts";
import { plural } from "../diagnostics/words.ts";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { Report } from "../plan/reports.ts";
import { type FormatName, formats } from "../publish/index.ts";
import type { JsonValue, Publication } from "../publish/publication.ts";
import { type Output, writeOutputs } from "../publish/write.ts";
import { renderHtml } from "../render/render-html.ts";
import { REPORTERS } from "../reporters/index.ts";
import { countProblems, summarise } from "../reporters/report.ts";
import { VERSION } from "../version.ts";
import { chooseReports } from "./choose-reports.ts";
import { exitCodeOf } from "./exit-code.ts";
import { type Judged, judgePlan } from "./judge-plan.ts";
import { type ControlOptions, readControl } from "./read-control.ts";
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
    const only = { ...check, diagnostics: check.diagnostics.filter(({ severity }) => severity === "error") };
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
    const counted = countProblems(known.map(({ diagnostic }) => diagnostic));
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
    path: path.join(options.output, `${publication.id}.${formats[name].extension}`),
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
