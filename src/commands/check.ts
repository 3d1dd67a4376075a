import { appendFile } from "node:fs/promises";
import path from "node:path";
import { internalError } from "../check/control/rules.ts";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import { VERSION } from "../package.ts";
import { type Judged, judgePlan } from "../pipeline/judge-plan.ts";
import { isAtLeast, type Severity } from "../problems/problem.ts";
import { writeOutputs } from "../publish/write.ts";
import { REPORTERS, type ReporterName } from "../reporters/index.ts";
import { type CheckReport, type PrintOptions, summaryLine } from "../reporters/report.ts";
import { list, plural } from "../text/words.ts";
import { readBaseline, writeBaseline } from "./baseline.ts";
import type { FormatOutput } from "./outputs.ts";
import { type ControlOptions, type ControlSettings, readControl } from "./settings.ts";
import { type ColorChoice, wantsColor } from "./terminal.ts";

export interface CheckOptions extends ControlOptions, PrintCheckOptions {
  readonly asAt?: string;
  readonly updateBaseline?: boolean;
}

/** `improve check [plan]`: prints what is wrong; problems at or above `--fail-on` make it exit 1. */
export async function check(folder: string, options: CheckOptions): Promise<ExitCode> {
  const settings =
    options.updateBaseline === true
      ? await renewBaseline(folder, options)
      : await readControl(folder, options);
  const judged = await judgePlan(folder, { asAt: options.asAt }, settings);
  for (const { file } of options.outputs) if (file !== null) refusePlanFile(file, folder, judged);
  await printCheck(judged.check, options, settings);
  return exitCodeOf(judged.check, settings.failOn);
}

/** Makes a baseline of all that is there now, and has the check that follows use it. */
async function renewBaseline(folder: string, options: CheckOptions): Promise<ControlSettings> {
  const settings = await readControl(folder, options, { baselineMayBeMissing: true });
  const judged = await judgePlan(folder, {}, { ...settings, baseline: null });
  const { baselineFile: file, baseline: before } = settings;
  refusePlanFile(file, folder, judged);
  await writeBaseline(file, judged.forBaseline);
  if (options.quiet !== true) {
    const count = (before?.entries ?? []).reduce((sum, entry) => sum + entry.count, 0);
    const was = before === null ? "" : ` (it held ${count})`;
    process.stderr.write(`${file} holds ${plural(judged.forBaseline.length, "problem")}${was}.\n`);
  }
  return { ...settings, baseline: await readBaseline(file, folder) };
}

/** A mistyped output must not cost anybody their plan. */
function refusePlanFile(file: string, folder: string, { files }: Judged): void {
  const inside = path.relative(folder, file).replaceAll("\\", "/");
  if (!files.has(inside)) return;
  throw new UsageError(`"${file}" is a file of the plan`, "Write to another file.");
}

export interface PrintCheckOptions {
  readonly outputs: readonly FormatOutput<ReporterName>[];
  readonly quiet?: boolean;
  readonly color: ColorChoice;
}

/**
 * Prints a check in each format asked for. Files first: what is on the terminal is then true of them; where all goes
 * into files, stderr says how it went.
 */
export async function printCheck(
  report: CheckReport,
  { outputs, quiet, color }: PrintCheckOptions,
  { failOn, maxProblems }: ControlSettings,
): Promise<void> {
  const plain: PrintOptions = { color: false, failOn, maxProblems, version: VERSION };
  const inFiles = outputs.flatMap(({ format, file }) =>
    file === null ? [] : [{ path: file, bytes: new TextEncoder().encode(REPORTERS[format](report, plain)) }],
  );
  await writeOutputs(inFiles);
  if (outputs.some(({ format }) => format === "github")) await writeJobSummary(report, plain);
  const printed = outputs.find(({ file }) => file === null);
  if (printed === undefined) {
    const files = list(inFiles.map((one) => one.path));
    if (quiet !== true) process.stderr.write(`${files}: ${summaryLine(report)}\n`);
  } else if (quiet !== true || report.problems.length > 0) {
    const options = { ...plain, color: wantsColor(color, process.stdout) };
    process.stdout.write(REPORTERS[printed.format](report, options));
  }
}

/** In a GitHub workflow every problem goes into the job's summary, as annotations are shown for the first few only. */
export async function writeJobSummary(report: CheckReport, options: PrintOptions): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  try {
    await appendFile(file, REPORTERS.markdown(report, { ...options, maxProblems: null }));
  } catch (error) {
    throw new UsageError(
      `The job summary "${file}" cannot be written`,
      "Correct or unset GITHUB_STEP_SUMMARY.",
      error,
    );
  }
}

/** What a check tells the shell: a rule that stopped is a fault of ours, whatever else was found. */
export function exitCodeOf({ problems }: Pick<CheckReport, "problems">, failOn: Severity): ExitCode {
  if (problems.some(({ rule }) => rule === internalError.id)) return EXIT.internal;
  return problems.some(({ severity }) => isAtLeast(severity, failOn)) ? EXIT.problems : EXIT.fine;
}
