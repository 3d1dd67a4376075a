import { appendFile } from "node:fs/promises";
import path from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { kindOf, realPathOf } from "../disk/disk.ts";
import { UsageError } from "../errors.ts";
import {
  type CheckedPlan,
  type CheckSettings,
  checkPlan,
  findPlanFolder,
  type LoadedPlan,
  loadPlan,
  mendPlan,
  readSettings,
  type SettingsOptions,
  VERSION,
  writeBaseline,
  writeFiles,
} from "../index.ts";
import { SEVERITIES } from "../problems/problem.ts";
import { PROBLEM_FORMATS, type ProblemFormat } from "../reporters/formats.ts";
import type { PrintOptions } from "../reporters/report.ts";
import { list, plural } from "../text/words.ts";
import {
  asAtOption,
  colorOption,
  controlOptions,
  type Finish,
  formatOption,
  outputOption,
  PLAN_ARGUMENT,
  quietOption,
} from "./options.ts";
import { type FormatOutput, pairOutputs, requireNoPlanFile, type Typed } from "./outputs.ts";
import {
  type ColorChoice,
  exitCodeOf,
  isTerminal,
  lineOf,
  prefixOf,
  printableIndented,
  requireKnown,
  say,
  wantsColor,
  whileShown,
} from "./terminal.ts";

interface CheckOptions extends SettingsOptions {
  readonly asAt?: string;
  readonly updateBaseline?: boolean;
  readonly fix?: boolean;
  readonly yes?: boolean;
  readonly outputs: readonly FormatOutput<ProblemFormat>[];
  readonly quiet?: boolean;
  readonly color: ColorChoice;
}

/** `improve check [plan]`: prints what is wrong. */
export function addCheck(program: Command, finish: Finish): void {
  const typed: Typed<ProblemFormat>[] = [];
  const command = program
    .command("check")
    .description("find what is wrong with a plan and its reports")
    .argument("[plan]", PLAN_ARGUMENT)
    .addOption(asAtOption())
    .addOption(formatOption("problems", PROBLEM_FORMATS, "codeframe", typed))
    .addOption(outputOption(typed))
    .addOption(
      new Option("--fail-on <severity>", "the mildest problem that makes the command fail (default: error)")
        .choices(SEVERITIES)
        .env("IMPROVE_FAIL_ON"),
    )
    .addOption(
      new Option(
        "--max-problems <number>",
        "print at most this many problems for people to read, and count the others",
      )
        .argParser(readCount)
        .env("IMPROVE_MAX_PROBLEMS"),
    )
    .addOption(
      new Option("--update-baseline", "write every problem found now into the baseline").conflicts("asAt"),
    );
  command
    .addOption(
      new Option(
        "--fix",
        "show and put right what has one right answer: quotes, dates, statuses, dashes",
      ).conflicts(["asAt", "updateBaseline"]),
    )
    .addOption(new Option("--yes", "with --fix: write without asking").implies({ fix: true }))
    .option("--no-cache", "check anew, even if nothing has changed since the same check");
  for (const option of controlOptions()) command.addOption(option);
  command
    .addOption(quietOption())
    .addOption(colorOption())
    .action(async (plan: string | undefined, options) => {
      const outputs = await pairOutputs(typed, "codeframe");
      finish(...(await check(await findPlanFolder(plan), { ...options, outputs })));
    });
}

async function check(folder: string, options: CheckOptions): Promise<Parameters<Finish>> {
  const said: string[] = [];
  const notice = (text: string): void => {
    said.push(text);
    say(text);
  };
  if (options.fix === true) await fix(folder, options);
  const renewed = options.updateBaseline === true ? await renewBaseline(folder, options) : null;
  const settings = renewed?.settings ?? (await readSettings(folder, options));
  const { plan, checked } = await whileShown(`Checking ${folder}`, options.quiet, async () => {
    const plan = renewed?.plan ?? (await loadPlan(folder, { ...settings, notice }));
    const how = { ...settings, fonts: plan.fonts, asAt: options.asAt, prefix: prefixOf(folder) };
    return { plan, checked: await checkPlan(plan, how) };
  });
  requireKnown(checked, options.asAt);
  for (const { file } of options.outputs) if (file !== null) await requireNoPlanFile(file, folder, plan);
  const stdout = await printCheck(checked, options, { ...settings, fromRoot: pathsFromRoot(folder) });
  const code = exitCodeOf(checked, settings.failOn);
  return isOnlyPrinted(checked, options) ? [code, { stdout, stderr: said.map(lineOf).join("") }] : [code];
}

/** Whether the check did nothing but look and print, so that the same command would only print it again. */
const isOnlyPrinted = (
  { ruleStopped }: CheckedPlan,
  { outputs, fix, updateBaseline }: CheckOptions,
): boolean =>
  !ruleStopped &&
  fix !== true &&
  updateBaseline !== true &&
  outputs.every(({ format, file }) => file === null && format !== "github");

/**
 * Puts right what has one right answer, once somebody has seen what changes and said yes.
 * @throws UsageError where nobody can be asked and `--yes` is missing.
 */
async function fix(folder: string, options: CheckOptions): Promise<void> {
  const { yes = false, quiet = false } = options;
  const settings = await readSettings(folder, options);
  const { outputs, changes } = await whileShown(`Looking through ${folder}`, quiet, () =>
    mendPlan(folder, settings),
  );
  if (changes.length === 0) {
    if (!quiet) say("There is nothing that has one right answer, so nothing was changed.");
    return;
  }
  const prefix = prefixOf(folder);
  for (const { file, line, before, after } of changes) {
    say(`${prefix}${file}:${line}`);
    // The spaces at the start of a line may be all that changes.
    process.stderr.write(`  - ${printableIndented(before)}\n  + ${printableIndented(after)}\n`);
  }
  const what = `${plural(changes.length, "line")} in ${plural(outputs.length, "file")}`;
  if (!yes && !(await isAgreed(`Change ${what} like this?`, what))) {
    say("Nothing was changed.");
    return;
  }
  await writeFiles(outputs, folder);
  if (!quiet) say(`${what} changed.`);
}

async function isAgreed(question: string, what: string): Promise<boolean> {
  if (!isTerminal(process.stdin) || !isTerminal(process.stdout)) {
    throw new UsageError(
      `${what} can be put right as shown, and nobody is there to say yes`,
      "Nothing was changed. Run it again with --yes, or on a terminal.",
    );
  }
  const { confirm } = await import("@clack/prompts");
  return (await confirm({ message: question })) === true;
}

/** Writes every problem found now into the baseline, and returns settings that use it. */
async function renewBaseline(
  folder: string,
  options: CheckOptions,
): Promise<{ plan: LoadedPlan; settings: CheckSettings }> {
  const settings = await readSettings(folder, { ...options, baselineMayBeMissing: true });
  const plan = await loadPlan(folder, settings);
  const { forBaseline } = await checkPlan(plan, { severities: settings.severities, fonts: plan.fonts });
  const { baselineFile: file, baseline: before } = settings;
  await requireNoPlanFile(file, folder, plan);
  await writeBaseline(file, forBaseline);
  if (options.quiet !== true) {
    const count = (before?.entries ?? []).reduce((sum, entry) => sum + entry.count, 0);
    const was = before === null ? "" : ` (it held ${count})`;
    say(`${file} holds ${plural(forBaseline.length, "problem")}${was}.`);
  }
  return { plan, settings: await readSettings(folder, { ...options, baseline: file }) };
}

/**
 * Prints a check in each format asked for. Files are written first, so that the terminal never reports a file that could
 * not be written. If everything goes into files, a summary goes to stderr.
 * @returns what was written to stdout.
 */
async function printCheck(
  checked: CheckedPlan,
  { outputs, quiet, color }: CheckOptions,
  { failOn, maxProblems, fromRoot }: CheckSettings & Pick<PrintOptions, "fromRoot">,
): Promise<string> {
  const [{ REPORTERS, reporterFor }, { summaryLine }] = await Promise.all([
    import("../reporters/index.ts"),
    import("../reporters/report.ts"),
  ]);
  const withoutColor: PrintOptions = { color: false, failOn, maxProblems, version: VERSION, fromRoot };
  const replaces = {
    what: "a check",
    recognises: (held: Uint8Array) => {
      const text = new TextDecoder().decode(held);
      return REPORTERS.some(({ wrote }) => wrote.test(text));
    },
  };
  const inFiles = outputs.flatMap(({ format, file }) => {
    if (file === null) return [];
    const bytes = new TextEncoder().encode(reporterFor(format).print(checked, withoutColor));
    return [{ path: file, bytes, replaces }];
  });
  await writeFiles(inFiles);
  if (outputs.some(({ format }) => format === "github")) {
    await writeJobSummary(reporterFor("markdown").print(checked, { ...withoutColor, maxProblems: null }));
  }
  const printed = outputs.find(({ file }) => file === null);
  if (printed === undefined) {
    const files = list(inFiles.map((one) => one.path));
    if (quiet !== true) say(`${files}: ${summaryLine(checked)}`);
    return "";
  }
  if (quiet === true && checked.problems.length === 0) return "";
  const inColor = { ...withoutColor, color: wantsColor(color, process.stdout) };
  const report = quiet === true && printed.format !== "json" ? { ...checked, account: null } : checked;
  const text = reporterFor(printed.format).print(report, inColor);
  process.stdout.write(text);
  return text;
}

/** Adds every problem to the summary of a GitHub job, because GitHub shows annotations only for the first few. */
async function writeJobSummary(markdown: string): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  try {
    await appendFile(file, markdown);
  } catch (error) {
    const hint = "Correct or unset GITHUB_STEP_SUMMARY.";
    throw new UsageError(`The job summary "${file}" cannot be written`, hint, error);
  }
}

function readCount(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a whole number above 0.");
}

/**
 * The path of a problem's file from the root of its repository, wherever the command runs: the nearest folder above that
 * holds `.git`, or else GITHUB_WORKSPACE or the current folder. A file outside has its whole path.
 */
function pathsFromRoot(folder: string): (file: string) => string {
  const prefix = prefixOf(folder);
  const plan = realPathOf(folder);
  const { GITHUB_WORKSPACE: workspace } = process.env;
  const root = findGit(plan) ?? (workspace && isInside(workspace, plan) ? workspace : process.cwd());
  return (file) => {
    const whole = file.startsWith(prefix) ? path.join(plan, file.slice(prefix.length)) : path.resolve(file);
    return (isInside(root, whole) ? path.relative(root, whole) : whole).replaceAll("\\", "/");
  };
}

function findGit(folder: string): string | null {
  if (kindOf(path.join(folder, ".git")) !== null) return folder;
  const above = path.dirname(folder);
  return above === folder ? null : findGit(above);
}

const isInside = (folder: string, file: string): boolean =>
  !/^\.\.([/\\]|$)/.test(path.relative(folder, file)) && !path.isAbsolute(path.relative(folder, file));
