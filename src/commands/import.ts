import { type Command, Option } from "commander";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import {
  findPlanFolder,
  importFigures,
  importReturns,
  importTracker,
  readTrackerFile,
  type TrackerOptions,
  type TrackerReading,
  writeFiles,
} from "../index.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { printableLines } from "../text/escape.ts";
import { list } from "../text/words.ts";
import type { Asked, Given } from "./ask-tracker.ts";
import { type Finish, quietOption, readAsAt, readDay, readMonth } from "./options.ts";
import { isTerminal, say, whileShown } from "./terminal.ts";

interface ImportOptions {
  readonly feed?: string;
  readonly reason: readonly string[];
  readonly asAt?: IsoDate;
  readonly mapping?: string;
  readonly saveMapping?: boolean;
  readonly map: readonly string[];
  readonly statusWord: readonly string[];
  readonly date: readonly string[];
  readonly owner: readonly string[];
  readonly reword?: boolean;
  readonly dryRun?: boolean;
  readonly authority?: string;
  readonly service: string;
  readonly title: string;
  readonly inspected?: IsoDate;
  readonly plan?: string;
  readonly month?: string;
  readonly quiet?: boolean;
}

/**
 * `improve import <files...> [plan]`: makes a plan of a tracker, brings a plan up to date with it, or takes figures
 * or the returns of its owners.
 */
export function addImport(program: Command, finish: Finish): void {
  program
    .command("import")
    .description(
      "make a plan of a tracker kept in a spreadsheet, bring a plan up to date with it, or take figures or the returns of its owners",
    )
    .argument(
      "<files...>",
      "an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or a CSV file with a tracker or figures, or returns; then the folder of the plan",
    )
    .addOption(
      new Option("--plan <folder>", "the plan, which is made if it is not there (default: the plan here)"),
    )
    .addOption(
      new Option(
        "--as-at <date>",
        "the day that the tracker or the figures are of, YYYY-MM-DD, or a month for its last day (default: the day that the title of the tracker names)",
      ).argParser(readAsAt),
    )
    .addOption(
      new Option("--feed <id>", "take figures from an export, as the feed of the plan says").conflicts(
        OF_TRACKERS,
      ),
    )
    .addOption(
      several(
        "--reason <text>",
        "with --feed: why figures that were given before have changed, for all or as measure=reason; repeat for several",
      ),
    )
    .addOption(
      several(
        "--map <heading=field>",
        "what a heading or the letter of a column stands for; repeat for several",
      ),
    )
    .addOption(several("--status-word <word=status>", "what a word or a colour means; repeat for several"))
    .addOption(several("--date <text=day>", "the day that a text means, or none; repeat for several"))
    .addOption(several("--owner <text=post>", "the id of the post that an owner is; repeat for several"))
    .addOption(
      new Option(
        "--mapping <file>",
        "how to read it (default: <tracker>.mapping.yaml beside it, if there is one)",
      ),
    )
    .addOption(
      new Option("--save-mapping", "write how it was read into <tracker>.mapping.yaml, for the next copy"),
    )
    .addOption(
      new Option("--reword", "take the words of the tracker where they differ from those of the plan"),
    )
    .addOption(new Option("--dry-run", "say what would happen, and write nothing"))
    .addOption(new Option("--authority <name>", "for a new plan: the council"))
    .addOption(
      new Option("--inspected <date>", "for a new plan: when the inspection report was published").argParser(
        readDay,
      ),
    )
    .addOption(
      new Option("--title <title>", "for a new plan").default("Children's Services Improvement Plan"),
    )
    .addOption(new Option("--service <name>", "for a new plan").default("Children's Services"))
    .addOption(
      new Option("--month <month>", "for returns: the month that they must be of, YYYY-MM").argParser(
        readMonth,
      ),
    )
    .addOption(quietOption())
    .action(async (named: string[], options: ImportOptions) => {
      const { files, plan } = partFiles(named, options.plan);
      finish(await importFiles(await findPlanFolder(plan), files, options));
    });
}

/** The plan may be named after the files: it is the one without the ending of a workbook. */
function partFiles(named: readonly string[], plan: string | undefined) {
  const last = named.at(-1) ?? "";
  if (plan !== undefined || named.length === 1 || /\.(?:xls[a-z]?|od[a-z]|csv|tsv|txt)$/i.test(last))
    return { files: named, plan };
  return { files: named.slice(0, -1), plan: last };
}

/** Figures have a feed, and returns know what they are; any other workbook is a tracker. */
async function importFiles(
  folder: string,
  files: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const { feed, reason: reasons, asAt, month = null } = options;
  if (feed === undefined && reasons.length > 0)
    throw new UsageError("--reason is for figures", "Name the feed that describes them, too: --feed <id>.");
  const done = await whileShown(`Reading ${list(files)}`, options.quiet, () =>
    feed === undefined
      ? importReturns(files, folder, month)
      : importFigures(files, folder, { feed, asAt, reasons }),
  );
  if (done === null) return await importInto(folder, files[0] ?? "", options);
  if (options.dryRun !== true) await writeFiles(done.outputs, folder);
  tell(done.report, options);
  return EXIT.fine;
}

function tell(report: string, { quiet, dryRun }: ImportOptions): void {
  if (quiet === true) return;
  process.stdout.write(printableLines(report));
  if (dryRun === true) say("Nothing was written, because of --dry-run.");
}

/** Options that say how a tracker is read, or what a new plan is. */
const OF_TRACKERS = "map statusWord date owner mapping saveMapping reword authority inspected month".split(
  " ",
);

const several = (flags: string, description: string): Option =>
  new Option(flags, description)
    .argParser((text: string, before: readonly string[] = []) => [...before, text])
    .default([], "none");

/** What only a terminal needs is loaded for one only. */
async function ask(first: TrackerReading, how: TrackerOptions, given: Given): Promise<Asked> {
  const { askAboutTracker } = await import("./ask-tracker.ts");
  const { Officer } = await import("./officer.ts");
  const terminal = { input: process.stdin, output: process.stdout };
  return await askAboutTracker(first, how, given, new Officer(terminal, "import"));
}

/** Writes nothing until everything is worked out. */
async function importInto(folder: string, file: string, options: ImportOptions): Promise<ExitCode> {
  const { mapping, map, statusWord: status, date, owner } = options;
  const how: TrackerOptions = { mapping, map, status, date, owner };
  const first = await whileShown(`Reading ${file}`, options.quiet, () => readTrackerFile(file, folder, how));
  const canAsk = isTerminal(process.stdin) && isTerminal(process.stdout);
  const { reading, asAt, details } = canAsk
    ? await ask(first, how, options)
    : requireDetails(first, options, "import");
  const { reword = false, saveMapping = false } = options;
  const done = await whileShown(`Importing ${file}`, options.quiet, () =>
    importTracker(reading, { asAt, details, reword, saveMapping }),
  );
  if (options.dryRun !== true) await writeFiles(done.outputs, folder);
  tell(done.report, options);
  return EXIT.fine;
}

/**
 * What the options must say where nobody can be asked.
 * @param command whose help says more.
 */
export function requireDetails(reading: TrackerReading, options: Given, command: "import" | "init") {
  const { plan, folder } = reading;
  const { authority = reading.authority ?? undefined, inspected, title, service } = options;
  const asAt = options.asAt ?? reading.asAt;
  const missing = [
    ...(asAt === null ? ["--as-at"] : []),
    ...(plan === null && authority === undefined ? ["--authority"] : []),
    ...(plan === null && inspected === undefined ? ["--inspected"] : []),
  ];
  if (asAt === null || missing.length > 0)
    throw new UsageError(
      `The tracker does not say everything that ${plan === null ? `a new plan in "${folder}"` : "the plan"} needs`,
      `Give ${list(missing)}; improve ${command} --help says what each is.`,
    );
  const details =
    plan !== null || authority === undefined || inspected === undefined
      ? null
      : { authority, service, title, inspected };
  return { reading, asAt, details };
}
