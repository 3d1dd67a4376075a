import path from "node:path";
import { plural } from "../diagnostics/words.ts";
import { type ExitCode, UsageError } from "../errors.ts";
import { readBaseline, writeBaseline } from "./baseline-file.ts";
import { exitCodeOf } from "./exit-code.ts";
import { type Judged, judgePlan } from "./judge-plan.ts";
import { type PrintCheckOptions, printCheck } from "./print-check.ts";
import { type ControlOptions, type ControlSettings, readControl } from "./read-control.ts";

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
  await writeBaseline(file, judged.acceptable);
  if (options.quiet !== true) {
    const count = (before?.entries ?? []).reduce((sum, entry) => sum + entry.count, 0);
    const was = before === null ? "" : ` (it held ${count})`;
    process.stderr.write(`${file} holds ${plural(judged.acceptable.length, "problem")}${was}.\n`);
  }
  return { ...settings, baseline: await readBaseline(file, folder) };
}

/** A mistyped output must not cost anybody their plan. */
function refusePlanFile(file: string, folder: string, { files }: Judged): void {
  const inside = path.relative(folder, file).replaceAll("\\", "/");
  if (!files.has(inside)) return;
  throw new UsageError(`"${file}" is a file of the plan`, "Write to another file.");
}
