import type { Print } from "../browser/print.ts";
import { withBrowser } from "../browser/with-browser.ts";
import { isAtLeast, type Severity } from "../diagnostics/problem.ts";
import { list } from "../diagnostics/words.ts";
import type { Comparison } from "../diff/comparison.ts";
import { summariseComparison } from "../diff/say-comparison.ts";
import { UsageError } from "../errors.ts";
import { type Output, writeOutputs } from "../publish/write.ts";
import { CHANGE_FORMATS } from "../reporters/changes/index.ts";
import { type DiffFormatName, isDocument } from "./diff-formats.ts";
import type { FormatOutput } from "./outputs.ts";
import { publishDiff } from "./publish-diff.ts";
import { type ColorChoice, type Progress, wantsColor } from "./terminal.ts";

export interface PrintDiffOptions {
  readonly outputs: readonly FormatOutput<DiffFormatName>[];
  /** The mildest change that is printed. */
  readonly level: Severity;
  readonly browser?: string;
  readonly timeout: number;
  readonly quiet?: boolean;
  readonly color: ColorChoice;
}

/** Prints a comparison in each format asked for. Files first: what is on the terminal is then true of them. */
export async function printDiff(
  whole: Comparison,
  options: PrintDiffOptions,
  progress: Progress,
): Promise<void> {
  const { outputs, level, quiet, color } = options;
  const changes = whole.changes.filter(({ severity }) => isAtLeast(severity, level));
  const comparison = { ...whole, changes, omitted: whole.changes.length - changes.length };
  const inFiles = outputs.filter((one): one is { format: DiffFormatName; file: string } => one.file !== null);
  await withBrowser(browserOptions(options), async (print) => {
    const make = async ({ format, file }: { format: DiffFormatName; file: string }): Promise<Output> => ({
      path: file,
      bytes: await toBytes(format, comparison, print),
    });
    // What needs no browser is there even if printing fails.
    await writeOutputs(await Promise.all(inFiles.filter(({ format }) => format !== "pdf").map(make)));
    progress.step("Printing");
    await writeOutputs(await Promise.all(inFiles.filter(({ format }) => format === "pdf").map(make)));
    progress.done();
    const terminal = outputs.find(({ file }) => file === null);
    if (terminal === undefined) {
      if (quiet !== true)
        process.stderr.write(`${list(inFiles.map(({ file }) => file))}: ${sayHowMany(comparison)}.\n`);
    } else if (isDocument(terminal.format)) {
      process.stdout.write(await toBytes(terminal.format, comparison, print));
    } else if (quiet !== true || comparison.changes.length > 0) {
      const colored = wantsColor(color, process.stdout);
      process.stdout.write(CHANGE_FORMATS[terminal.format](comparison, { color: colored }));
    }
  });
}

async function toBytes(format: DiffFormatName, comparison: Comparison, print: Print): Promise<Uint8Array> {
  if (isDocument(format)) return await publishDiff(format, comparison, print);
  return new TextEncoder().encode(CHANGE_FORMATS[format](comparison, { color: false }));
}

function sayHowMany(comparison: Comparison): string {
  if (comparison.changes.length > 0) return summariseComparison(comparison);
  return comparison.omitted > 0 ? "nothing as grave as was asked for changed" : "nothing changed";
}

const browserOptions = ({ browser, timeout }: PrintDiffOptions) => ({
  browser,
  timeoutSeconds: timeout,
  notice: (text: string) => process.stderr.write(`${text}\n`),
});

/** @throws UsageError, before any work is done. */
export function refusePdfOnTerminal(outputs: PrintDiffOptions["outputs"]): void {
  if (!outputs.some(({ format, file }) => format === "pdf" && file === null)) return;
  throw new UsageError("A PDF cannot be printed on a terminal", "Give it a file: -f pdf -o changes.pdf.");
}
