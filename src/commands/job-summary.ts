import { appendFile } from "node:fs/promises";
import { UsageError } from "../errors.ts";
import { REPORTERS } from "../reporters/index.ts";
import type { CheckReport, PrintOptions } from "../reporters/report.ts";

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
