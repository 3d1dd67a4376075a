import { type Command, Option } from "commander";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import {
  type Comparison,
  diffReports,
  findPlanFolder,
  type Look,
  type Publish,
  publishedKind,
  readLook,
  withPublisher,
  writeFiles,
} from "../index.ts";
import { isAtLeast, SEVERITIES, type Severity } from "../problems/problem.ts";
import { isBinary } from "../publish/publication.ts";
import { leadsToOneOf } from "../publish/targets.ts";
import { CHANGE_FORMATS, type ChangeFormat } from "../reporters/formats.ts";
import type { ChangeReporter } from "../reporters/report.ts";
import { list } from "../text/words.ts";
import {
  browserOption,
  colorOption,
  type Finish,
  formatOption,
  lookOptions,
  outputOption,
  quietOption,
  readAsAt,
  referenceOption,
  timeoutOption,
} from "./options.ts";
import { type FormatOutput, notOnTerminal, pairOutputs, requirePipe, type Typed } from "./outputs.ts";
import { type ColorChoice, Progress, say, wantsColor } from "./terminal.ts";

/** Formats in which a comparison is laid out and published like a report. */
const DOCUMENTS = ["html", "pdf", "docx"] as const;
type DocumentFormat = (typeof DOCUMENTS)[number];

type DiffFormat = ChangeFormat | DocumentFormat;

const isDocument = (format: DiffFormat): format is DocumentFormat =>
  (DOCUMENTS as readonly string[]).includes(format);

interface DiffOptions {
  readonly plan?: string;
  readonly asAt?: string;
  readonly audience?: "public" | "board";
  readonly edition?: "public" | "exempt";
  readonly outputs: readonly FormatOutput<DiffFormat>[];
  /** The mildest change that is printed. */
  readonly level: Severity;
  readonly failOn?: Severity;
  readonly exitCode?: boolean;
  readonly theme?: string;
  readonly templates?: string;
  readonly reference?: string;
  readonly browser?: string;
  readonly timeout: number;
  readonly quiet?: boolean;
  readonly color: ColorChoice;
}

const SIDES_HELP = `
Either side is one of these, and any two can be compared:
  2016-05, 2016-05-31    the plan as known at the end of a month, or on a day
  cabinet-2016-09        a report, by its id
  other-plan             a folder; other-plan@2016-05 as known at a date
  git:HEAD~1             the plan folder in a git revision; git:HEAD~1:folder
  git:main...            the plan folder where this branch left main
  may.json, may.pdf      what build has written; .html and .docx, too`;

/** `improve diff <base> <head>`: prints what changed. */
export function addDiff(program: Command, finish: Finish): void {
  const typed: Typed<DiffFormat>[] = [];
  const command = program
    .command("diff")
    .description("say what changed from one month, report, folder, git revision or published file to another")
    .argument("<base>", "the side to compare from, usually the earlier")
    .argument("<head>", "the side to compare to, usually the later")
    .addHelpText("after", SIDES_HELP)
    .addOption(
      new Option(
        "--plan <folder>",
        "the plan that months, days and reports are of (default: the one that you are in, or the only one here)",
      ),
    )
    .addOption(
      new Option("--as-at <date>", "the date of a folder or a revision that is named without one")
        .argParser(readAsAt)
        .env("IMPROVE_AS_AT"),
    )
    .addOption(
      new Option("--audience <audience>", "who it is for (default: the narrower of the sides')").choices([
        "public",
        "board",
      ]),
    )
    .addOption(
      new Option("--edition <edition>", "with or without what is exempt (default: the narrower)").choices([
        "public",
        "exempt",
      ]),
    )
    .addOption(formatOption<DiffFormat>("changes", [...CHANGE_FORMATS, ...DOCUMENTS], "text", typed))
    .addOption(outputOption(typed))
    .addOption(
      new Option("--level <severity>", "the mildest change that is printed")
        .choices(SEVERITIES)
        .default("info"),
    )
    .addOption(
      new Option("--fail-on <severity>", "the mildest change that makes the command exit with 1").choices(
        SEVERITIES,
      ),
    )
    .addOption(new Option("--exit-code", "exit with 1 when anything changed"));
  for (const option of [...lookOptions(), referenceOption()]) command.addOption(option);
  command
    .addOption(browserOption())
    .addOption(timeoutOption())
    .addOption(quietOption())
    .addOption(colorOption())
    .action(async (base: string, head: string, options) => {
      const outputs = await pairOutputs<DiffFormat>(typed, "text");
      finish(await diff(base, head, { ...options, outputs }));
    });
}

/** A change makes the command fail only if the options ask for that. */
async function diff(base: string, head: string, options: DiffOptions): Promise<ExitCode> {
  const { plan, asAt, audience, edition } = options;
  requirePlaceForBytes(options);
  const progress = new Progress(options.quiet === true);
  try {
    progress.step(`Comparing ${base} with ${head}`);
    const { comparison, files, notice } = await diffReports(base, head, { plan, asAt, audience, edition });
    for (const { file } of options.outputs) if (file !== null) await requireNoSide(file, files);
    await printDiff(comparison, options, progress);
    if (notice !== null && options.quiet !== true) process.stderr.write(`${notice}\n`);
    return exitCodeFor(comparison, options);
  } finally {
    progress.done();
  }
}

/** A PDF or a Word document goes to a pipe only if that is asked for. */
function requirePlaceForBytes({ outputs }: DiffOptions): void {
  for (const { format, file, isPiped } of outputs) {
    if (!isBinary(format) || file !== null) continue;
    if (isPiped !== true) throw notOnTerminal(format, `-f ${format} -o changes.${format}`);
    requirePipe("improve diff", format);
  }
}

/** Stops before a mistyped output overwrites a file of the plan or a published report. */
async function requireNoSide(file: string, files: ReadonlySet<string>): Promise<void> {
  if (!(await leadsToOneOf(file, files))) return;
  throw new UsageError(`"${file}" is one of the files that are compared`, "Write to another file.");
}

/** Counts every change, whether it is printed or not. */
function exitCodeFor({ changes }: Comparison, { failOn, exitCode }: DiffOptions): ExitCode {
  const isChanged = exitCode === true && changes.length > 0;
  const isSevere = failOn !== undefined && changes.some(({ severity }) => isAtLeast(severity, failOn));
  return isChanged || isSevere ? EXIT.problems : EXIT.fine;
}

type ToFile = FormatOutput<DiffFormat> & { readonly file: string };

/**
 * Prints a comparison in each format asked for. Files are written first, so that the terminal never reports a file that
 * could not be written.
 */
async function printDiff(whole: Comparison, options: DiffOptions, progress: Progress): Promise<void> {
  const { outputs, level, quiet, color, browser, timeout: timeoutSeconds } = options;
  const changes = whole.changes.filter(({ severity }) => isAtLeast(severity, level));
  const comparison = { ...whole, changes, omitted: whole.changes.length - changes.length };
  const toFiles = outputs.filter((one): one is ToFile => one.file !== null);
  const terminal = outputs.find(({ file }) => file === null);
  const look = outputs.some(({ format }) => isDocument(format)) ? await lookOf(options) : {};
  await withPublisher({ ...look, browser, timeoutSeconds, notice: say }, async (publishOne) => {
    const make = async ({ format, file }: ToFile) => ({
      path: file,
      bytes: await toBytes(comparison, format, publishOne),
      replaces: EARLIER_COMPARISON,
    });
    // Files that need no browser are written first, so that they exist even if printing fails.
    await writeFiles(await Promise.all(toFiles.filter(({ format }) => !isBinary(format)).map(make)));
    progress.step("Printing");
    await writeFiles(await Promise.all(toFiles.filter(({ format }) => isBinary(format)).map(make)));
    progress.done();
    if (terminal === undefined) {
      if (quiet === true) return;
      say(`${list(toFiles.map(({ file }) => file))}: ${await sayHowMany(comparison)}.`);
    } else if (isDocument(terminal.format)) {
      process.stdout.write(await publishOne(comparison, terminal.format));
    } else if (quiet !== true || comparison.changes.length > 0) {
      process.stdout.write(await print(comparison, terminal.format, wantsColor(color, process.stdout)));
    }
  });
}

/** The look that is asked for, or that of the plan: where no one plan is meant, there is none. */
async function lookOf({ plan, theme, templates, reference }: DiffOptions): Promise<Look> {
  const folder = await findPlanFolder(plan).catch(() => ".");
  return await readLook(folder, { theme, templates, reference, baselineMayBeMissing: true });
}

const EARLIER_COMPARISON = {
  what: "a comparison",
  async recognises(held: Uint8Array): Promise<boolean> {
    const { CHANGE_REPORTERS } = await import("../reporters/changes/index.ts");
    const text = new TextDecoder().decode(held);
    return (
      CHANGE_REPORTERS.some(({ wrote }) => wrote.test(text)) || (await publishedKind(held)) === "comparison"
    );
  },
};

async function toBytes(comparison: Comparison, format: DiffFormat, publishOne: Publish): Promise<Uint8Array> {
  if (isDocument(format)) return await publishOne(comparison, format);
  return new TextEncoder().encode(await print(comparison, format, false));
}

async function print(comparison: Comparison, format: ChangeFormat, color: boolean): Promise<string> {
  const { CHANGE_REPORTERS } = await import("../reporters/changes/index.ts");
  const reporter = CHANGE_REPORTERS.find(({ name }) => name === format) as ChangeReporter;
  return reporter.print(comparison, { color });
}

async function sayHowMany(comparison: Comparison): Promise<string> {
  if (comparison.changes.length > 0) {
    return (await import("../diff/say.ts")).summariseComparison(comparison);
  }
  return comparison.omitted > 0 ? "nothing as grave as was asked for changed" : "nothing changed";
}
