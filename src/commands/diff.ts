import path from "node:path";
import { isAtLeast, type Severity } from "../diagnostics/problem.ts";
import { compareSides } from "../diff/compare-sides.ts";
import type { ComparedSide, Comparison } from "../diff/comparison.ts";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import { openSides } from "../sides/open-sides.ts";
import type { ViewedSide } from "../sides/view-sides.ts";
import { type PrintDiffOptions, printDiff, refusePdfOnTerminal } from "./print-diff.ts";
import { Progress } from "./terminal.ts";

export interface DiffOptions extends PrintDiffOptions {
  readonly plan: string;
  readonly asAt?: string;
  readonly audience?: "public" | "board";
  readonly edition?: "public" | "exempt";
  readonly failOn?: Severity;
  readonly exitCode?: boolean;
}

/** `improve diff <base> <head>`: prints what changed; that something did is no failure unless it is asked for. */
export async function diff(baseName: string, headName: string, options: DiffOptions): Promise<ExitCode> {
  refusePdfOnTerminal(options.outputs);
  const progress = new Progress(options.quiet === true);
  try {
    progress.step(`Comparing ${baseName} with ${headName}`);
    const { base, head, audience, edition, files } = await openSides(baseName, headName, options);
    for (const { file } of options.outputs) if (file !== null) refuseSide(file, files);
    const comparison: Comparison = {
      version: 1,
      base: describeSide(base),
      head: describeSide(head),
      audience,
      edition,
      changes: compareSides(base, head),
      omitted: 0,
    };
    await printDiff(comparison, options, progress);
    return exitCodeFor(comparison, options);
  } finally {
    progress.done();
  }
}

/** A mistyped output must not cost anybody their plan or what was published. */
function refuseSide(file: string, files: ReadonlySet<string>): void {
  if (!files.has(path.resolve(file))) return;
  throw new UsageError(`"${file}" is one of the files that are compared`, "Write to another file.");
}

const describeSide = ({ name, authority, plan, report, state }: ViewedSide): ComparedSide => ({
  name,
  authority,
  plan,
  asAt: state.asAt,
  report,
});

/** Of everything that changed, whether it is printed or not. */
function exitCodeFor({ changes }: Comparison, { failOn, exitCode }: DiffOptions): ExitCode {
  const isChanged = exitCode === true && changes.length > 0;
  const isGrave = failOn !== undefined && changes.some(({ severity }) => isAtLeast(severity, failOn));
  return isChanged || isGrave ? EXIT.problems : EXIT.fine;
}
