import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Command, Option } from "commander";
import { finishSets } from "../disk/file-set.ts";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import {
  type BuiltReport,
  buildEach,
  checkPlan,
  chooseReports,
  findPlanFolder,
  type LoadedPlan,
  loadPlan,
  type Printer,
  type ReportFormat,
  readSettings,
  type SettingsOptions,
  type Shard,
  withPrinter,
  withPublisher,
} from "../index.ts";
import { LAYOUTS, type Layout } from "../plan/schema/report-words.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { fileNameOf, isBinary, REPORT_FORMATS } from "../publish/publication.ts";
import { printable } from "../text/escape.ts";
import { asTyped, bothOrAll, list, plural } from "../text/words.ts";
import {
  asAtOption,
  browserOption,
  colorOption,
  controlOptions,
  type Finish,
  lookOptions,
  PLAN_ARGUMENT,
  quietOption,
  referenceOption,
  severalOf,
  shardOption,
  timeoutOption,
} from "./options.ts";
import { isStdout, requirePipe, stopForErrors } from "./outputs.ts";
import { type ColorChoice, exitCodeOf, Progress, prefixOf, requireKnown, say } from "./terminal.ts";
import { writeReport } from "./write-report.ts";

interface BuildOptions extends SettingsOptions {
  /** The plan as it was typed. */
  readonly named?: string;
  readonly report?: string;
  readonly all?: boolean;
  readonly shard?: Shard;
  readonly asAt?: string;
  readonly edition: "public" | "exempt";
  readonly format: readonly ReportFormat[];
  readonly output: string;
  readonly layout?: Layout;
  readonly browser?: string;
  readonly timeout: number;
  readonly quiet?: boolean;
  readonly color: ColorChoice;
}

/** What is written where no format is named. */
const USUAL_FORMATS: readonly ReportFormat[] = ["html", "pdf", "json"];

/** `improve build [plan]`: writes each report in each format. */
export function addBuild(program: Command, finish: Finish): void {
  const command = program
    .command("build")
    .description("write the newest report not yet published, as HTML, PDF and JSON")
    .argument("[plan]", PLAN_ARGUMENT)
    .addOption(new Option("--report <id>", "the report to build").env("IMPROVE_REPORT"))
    .addOption(new Option("--all", "build every report").conflicts("report"))
    .addOption(shardOption())
    .addOption(asAtOption())
    .addOption(
      new Option(
        "--edition <edition>",
        "what Schedule 12A keeps from the public is in the exempt edition only",
      )
        .choices(["public", "exempt"])
        .default("public"),
    )
    .addOption(
      new Option("-f, --format <format>", `${REPORT_FORMATS.join(", ")}; repeat for several`)
        .argParser(severalOf(REPORT_FORMATS))
        .default(USUAL_FORMATS, "html, pdf and json"),
    )
    .addOption(
      new Option("-o, --output <folder>", "where the files go; - prints one format of one report")
        .default("reports")
        .env("IMPROVE_OUTPUT"),
    )
    .addOption(
      new Option(
        "--layout <layout>",
        "full: one file; short: the report alone, and each appendix in a file of its own (default: what the report says)",
      )
        .choices(LAYOUTS)
        .env("IMPROVE_LAYOUT"),
    )
    .addOption(browserOption())
    .addOption(timeoutOption());
  for (const option of [...lookOptions(), referenceOption(), ...controlOptions()]) command.addOption(option);
  command
    .addOption(quietOption())
    .addOption(colorOption())
    .action(async (plan: string | undefined, options) =>
      finish(await build(await findPlanFolder(plan), { ...options, named: plan })),
    );
}

/** Builds nothing if the plan has errors. If a file cannot be made, the last good files stay as they were. */
async function build(folder: string, options: BuildOptions): Promise<ExitCode> {
  requireOneFormat(options);
  // Whatever comes of this build, a report that the last one left half in its place is whole.
  if (!isStdout(options.output)) await finishSets(options.output);
  if (!options.format.some(isBinary)) return await buildWith(undefined, folder, options, new Later());
  const { browser, timeout: timeoutSeconds } = options;
  const later = new Later();
  return await withPrinter({ browser, timeoutSeconds, notice: later.say }, (printer) =>
    buildWith(printer, folder, options, later),
  );
}

/** What is to be said once it is clear that something is built. */
class Later {
  private held: string[] | null = [];

  readonly say = (text: string): void => {
    if (this.held === null) say(text);
    else this.held.push(text);
  };

  tell(): void {
    for (const text of this.held ?? []) say(text);
    this.held = null;
  }
}

async function buildWith(
  printer: Printer | undefined,
  folder: string,
  options: BuildOptions,
  later: Later,
): Promise<ExitCode> {
  const progress = new Progress(options.quiet === true);
  try {
    progress.step(`Checking ${folder}`);
    const settings = await readSettings(folder, options);
    const { theme: file, templates, reference } = settings;
    // It starts while the plan is read and the report is made. Where that cannot be, it starts when something is printed.
    const isBegun = reference === undefined && (await printer?.begin()) === true;
    const plan = await loadPlan(folder, { theme: file, fonts: settings.fonts, notice: say });
    const { fonts } = plan;
    const { asAt, edition, report, all, layout, shard } = options;
    const choice = { asAt, edition, report, all, layout, shard };
    // Another machine checks a plan of which this one builds nothing.
    if (shard !== undefined && (await chooseReports(plan, choice)).length === 0) {
      progress.done();
      say(`No report of ${folder} falls to part ${shard.number} of ${shard.of}.`);
      return EXIT.fine;
    }
    /** What the check ends the build with; null if it goes on. */
    const verdict = async (): Promise<ExitCode | null> => {
      const checked = await checkPlan(plan, {
        ...settings,
        fonts,
        asAt: asAt ?? dayOfPublished(plan, report),
        edition,
        report,
        prefix: prefixOf(folder),
      });
      progress.done();
      requireKnown(checked, asAt);
      if (await stopForErrors(checked, folder, "built", options)) return exitCodeOf(checked, "error");
      if (isStdout(options.output)) requireOneReport(await chooseReports(plan, choice));
      later.tell();
      return null;
    };
    const isEarly = isBegun && !plan.problems.some(({ severity }) => severity === "error");
    if (!isEarly) {
      const stopped = await verdict();
      if (stopped !== null) return stopped;
    }
    const reports = buildEach(plan, choice);
    let newest: BuiltReport["model"]["provenance"] | undefined;
    const look = { theme: plan.theme, templates, reference, fonts, printer, notice: later.say };
    const code = await withPublisher(look, async (_, publishFiles, beginFiles) => {
      const next = async (): Promise<BuiltReport | undefined> => {
        const one = (await reports.next()).value as BuiltReport | undefined;
        if (one === undefined) return undefined;
        newest = one.model.provenance;
        sayOtherEdition(newest, edition, later.say);
        if (isStdout(options.output)) requireOneFile(one, options.format);
        await beginFiles(one, options.format.filter(isBinary));
        return one;
      };
      const first = next();
      // It is printed while the plan is checked, which decides whether it is written, and whether anybody hears of it.
      first.catch(() => {});
      if (isEarly) {
        await Promise.race([first.catch(() => {}), delay(PATIENCE, undefined, { ref: false })]);
        const stopped = await verdict();
        if (stopped !== null) return stopped;
      }
      // One is printed while the one before is finished, so there are two at a time and no more.
      for (let one = await first; one !== undefined; ) {
        const following = await next();
        await writeReport(one, { ...options, folder, plan }, publishFiles, progress);
        one = following;
      }
      return EXIT.fine;
    });
    if (code === EXIT.fine && newest !== undefined && options.quiet !== true && !isStdout(options.output))
      sayNext(newest, plan, options);
    return code;
  } finally {
    progress.done();
  }
}

/** In milliseconds: a browser that takes longer to begin its first print is not waited for before the plan is checked. */
const PATIENCE = 2000;

/** A published report is printed from its record, so what became known later cannot stop it. */
const dayOfPublished = ({ plan }: LoadedPlan, id: string | undefined): IsoDate | undefined =>
  plan.reports.find((one) => one.id === id && typeof one.state === "object")?.asAt;

/** Of a published report there is the record of the public edition alone. */
function sayOtherEdition(
  { report, edition }: BuiltReport["model"]["provenance"],
  asked: BuildOptions["edition"],
  notice: (text: string) => void,
): void {
  if (edition === asked) return;
  notice(`"${report}" is published, and this is its public edition: the exempt one is in its pack alone.`);
}

/** Standard output has room for one file. */
function requireOneFormat({ output, format }: BuildOptions): void {
  if (!isStdout(output)) return;
  if (format.length > 1) {
    const hint = `Name one of them: -f ${format[0]} -o -.`;
    throw new UsageError(`${list(format)} cannot ${bothOrAll(format)} go to standard output`, hint);
  }
  for (const one of format) if (isBinary(one)) requirePipe("improve build", one);
}

function requireOneFile({ layout, model }: BuiltReport, [format]: readonly ReportFormat[]): void {
  const parts = layout === "short" ? model.document.parts : [];
  const appendices = parts.filter(({ kind }) => kind === "appendix").length;
  if (format === "json" || appendices === 0) return;
  throw new UsageError(
    `In the layout short the report has ${plural(appendices + 1, "file")}, which cannot all go to standard output`,
    "Name a folder with --output, or write --layout full.",
  );
}

function requireOneReport(ids: readonly string[]): void {
  if (ids.length === 1) return;
  throw new UsageError(
    `${list(ids)} cannot ${bothOrAll(ids)} go to standard output`,
    `Name one of them: --report ${ids.at(-1)}.`,
  );
}

/** What to open of what was written, if people read any of it, and what to do next. */
function sayNext(
  provenance: BuiltReport["model"]["provenance"],
  { plan }: LoadedPlan,
  { named, format, output }: BuildOptions,
): void {
  const { report: id } = provenance;
  const [first] = (["html", "pdf", "docx"] as const).filter((one) => format.includes(one));
  if (first === undefined) return;
  const file = path.join(output, `${fileNameOf(provenance)}.${first}`);
  const { since } = plan.reports.find((one) => one.id === id) ?? {};
  const earlier = plan.reports.find((one) => one.id === since);
  const isThere = earlier !== undefined && !(typeof earlier.state === "object" && earlier.state.withdrawn);
  const folder = named === undefined ? "" : ` ${asTyped(named)}`;
  const next = [
    ...(isThere
      ? [[`diff ${since} ${id}${folder && ` --plan${folder}`}`, "what has changed since then"]]
      : []),
    [`preview${folder}`, "see it change as you write"],
  ];
  const width = Math.max(...next.map(([command = ""]) => command.length));
  say("");
  say(`Open ${file}${first === "html" ? " in your browser" : ""} first, then try`);
  for (const [command = "", what = ""] of next)
    process.stderr.write(
      `  npx improve ${printable(command)}${" ".repeat(width - command.length)}  ${what}\n`,
    );
}
