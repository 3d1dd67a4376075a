import path from "node:path";
import type { Print } from "../browser/print.ts";
import { withBrowser } from "../browser/print.ts";
import { type ComparedSide, type Comparison, compareSides } from "../diff/comparison.ts";
import { summariseComparison } from "../diff/say.ts";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import { isAtLeast, type Severity } from "../problems/problem.ts";
import type { JsonValue } from "../publish/publication.ts";
import { type Output, writeOutputs } from "../publish/write.ts";
import { diffDocument } from "../report/changes/diff-document.ts";
import { CHANGE_FORMATS } from "../reporters/changes/index.ts";
import { openSides } from "../sides/open-sides.ts";
import type { ViewedSide } from "../sides/view-sides.ts";
import { list } from "../text/words.ts";
import { type DiffDocumentName, type DiffFormatName, type FormatOutput, isDocument } from "./outputs.ts";
import { type ColorChoice, Progress, wantsColor } from "./terminal.ts";

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

/** A comparison as a document of its own, with what it says as data inside. */
export async function publishDiff(
  format: DiffDocumentName,
  comparison: Comparison,
  print: Print,
): Promise<Uint8Array> {
  // Templates and the browser are loaded only where a document is wanted.
  const [{ renderHtml }, { formats }] = await Promise.all([
    import("../render/render-html.ts"),
    import("../publish/formats.ts"),
  ]);
  const document = diffDocument(comparison);
  const publication = {
    id: "diff",
    title: document.title,
    language: document.language,
    asAt: comparison.head.asAt,
    html: await renderHtml({ document }),
    model: comparison as unknown as JsonValue,
  };
  return await formats[format].publish(publication, { print });
}
