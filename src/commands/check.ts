import type { Severity } from "../diagnostics/problem.ts";
import type { ExitCode } from "../errors.ts";
import { writeOutputs } from "../publish/write.ts";
import { REPORTERS, type ReporterName } from "../reporters/index.ts";
import { exitCodeOf } from "./exit-code.ts";
import { judgePlan } from "./judge-plan.ts";
import { type ColorChoice, wantsColor } from "./terminal.ts";

export interface CheckOptions {
  readonly asAt?: string;
  readonly format: ReporterName;
  readonly output?: string;
  readonly failOn: Severity;
  readonly quiet?: boolean;
  readonly color: ColorChoice;
}

/** `improve check [plan]`: prints what is wrong; problems at or above `--fail-on` make it exit 1. */
export async function check(folder: string, options: CheckOptions): Promise<ExitCode> {
  const { check: report } = await judgePlan(folder, { asAt: options.asAt });
  const color = options.output === undefined && wantsColor(options.color, process.stdout);
  const text = REPORTERS[options.format](report, { color });
  if (options.output !== undefined) {
    await writeOutputs([{ path: options.output, bytes: new TextEncoder().encode(text) }]);
  } else if (options.quiet !== true || report.diagnostics.length > 0) {
    process.stdout.write(text);
  }
  return exitCodeOf(report, options.failOn);
}
