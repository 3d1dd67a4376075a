import type { Severities } from "../check/control/control.ts";
import type { Severity } from "../diagnostics/problem.ts";
import { UsageError } from "../errors.ts";
import { baselineOf, type LoadedBaseline, readBaseline } from "./baseline-file.ts";
import { readConfig, refuseSetting } from "./config.ts";

/** What the command line says of the check. */
export interface ControlOptions {
  readonly config?: string;
  readonly rule?: Severities;
  readonly baseline?: string;
  readonly failOn?: Severity;
  readonly maxProblems?: number;
}

/** What counts: the command line before the configuration. */
export interface ControlSettings {
  readonly severities: Severities;
  /** Null where there is none. */
  readonly baseline: LoadedBaseline | null;
  /** Where a new baseline goes. */
  readonly baselineFile: string;
  readonly failOn: Severity;
  readonly maxProblems: number | null;
}

/** @throws UsageError when the configuration or the baseline cannot be read or is wrong. */
export async function readControl(
  folder: string,
  options: ControlOptions,
  { baselineMayBeMissing = false } = {},
): Promise<ControlSettings> {
  for (const rule of options.rule?.keys() ?? []) {
    const refusal = refuseSetting(rule);
    if (refusal !== null) throw new UsageError(`--rule: ${refusal.message}`, refusal.hint);
  }
  const config = await readConfig(options.config, folder);
  const named = options.baseline ?? config.baseline;
  return {
    severities: new Map([...config.severities, ...(options.rule ?? [])]),
    baseline: await readBaseline(named, folder, baselineMayBeMissing),
    baselineFile: named ?? baselineOf(folder),
    failOn: options.failOn ?? config.failOn ?? "error",
    maxProblems: options.maxProblems ?? config.maxProblems ?? null,
  };
}
