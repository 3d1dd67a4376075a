import { list } from "../diagnostics/words.ts";
import { writeOutputs } from "../publish/write.ts";
import { REPORTERS, type ReporterName } from "../reporters/index.ts";
import { type CheckReport, type PrintOptions, summaryLine } from "../reporters/report.ts";
import { VERSION } from "../version.ts";
import { writeJobSummary } from "./job-summary.ts";
import type { FormatOutput } from "./outputs.ts";
import type { ControlSettings } from "./read-control.ts";
import { type ColorChoice, wantsColor } from "./terminal.ts";

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
  } else if (quiet !== true || report.diagnostics.length > 0) {
    const options = { ...plain, color: wantsColor(color, process.stdout) };
    process.stdout.write(REPORTERS[printed.format](report, options));
  }
}
