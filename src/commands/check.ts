import { plural } from "../diagnostics/words.ts";
import type { ExitCode } from "../errors.ts";
import { writeOutputs } from "../publish/write.ts";
import { REPORTERS } from "../reporters/index.ts";
import type { CheckReport, PrintOptions } from "../reporters/report.ts";
import { VERSION } from "../version.ts";
import { readBaseline, writeBaseline } from "./baseline-file.ts";
import type { CheckOutput } from "./check-outputs.ts";
import { exitCodeOf } from "./exit-code.ts";
import { writeJobSummary } from "./job-summary.ts";
import { judgePlan } from "./judge-plan.ts";
import { type ControlOptions, type ControlSettings, readControl } from "./read-control.ts";
import { type ColorChoice, wantsColor } from "./terminal.ts";

export interface CheckOptions extends ControlOptions {
  readonly asAt?: string;
  readonly outputs: readonly CheckOutput[];
  readonly updateBaseline?: boolean;
  readonly quiet?: boolean;
  readonly color: ColorChoice;
}

/** `improve check [plan]`: prints what is wrong; problems at or above `--fail-on` make it exit 1. */
export async function check(folder: string, options: CheckOptions): Promise<ExitCode> {
  const settings =
    options.updateBaseline === true ? await renewBaseline(folder, options) : await readControl(options);
  const { check: report } = await judgePlan(folder, { asAt: options.asAt }, settings);
  await print(report, options, settings);
  return exitCodeOf(report, settings.failOn);
}

/** Makes a baseline of all that is there now, and has the check that follows use it. */
async function renewBaseline(folder: string, options: CheckOptions): Promise<ControlSettings> {
  const settings = await readControl(options, { ignoreBaseline: true });
  const { acceptable } = await judgePlan(folder, { asAt: options.asAt }, settings);
  await writeBaseline(settings.baselineFile, acceptable);
  if (options.quiet !== true) {
    process.stderr.write(`${settings.baselineFile} holds ${plural(acceptable.length, "problem")}.\n`);
  }
  return { ...settings, baseline: await readBaseline(settings.baselineFile) };
}

/** Files first: what is on the terminal is then true of them. */
async function print(report: CheckReport, options: CheckOptions, settings: ControlSettings): Promise<void> {
  const { failOn, maxProblems } = settings;
  const plain: PrintOptions = { color: false, failOn, maxProblems, version: VERSION };
  const inFiles = options.outputs.flatMap(({ format, file }) =>
    file === null ? [] : [{ path: file, bytes: new TextEncoder().encode(REPORTERS[format](report, plain)) }],
  );
  await writeOutputs(inFiles);
  if (options.outputs.some(({ format }) => format === "github")) await writeJobSummary(report, plain);
  const printed = options.outputs.find(({ file }) => file === null);
  if (printed === undefined || (options.quiet === true && report.diagnostics.length === 0)) return;
  const color = wantsColor(options.color, process.stdout);
  process.stdout.write(REPORTERS[printed.format](report, { ...plain, color }));
}
