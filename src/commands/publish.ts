import path from "node:path";
import { type Command, Option } from "commander";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import {
  type CheckedPlan,
  findPlanFolder,
  type Publication,
  publishReport,
  type SettingsOptions,
  undoPublication,
} from "../index.ts";
import { EXAMPLE_DATE, formatDate, type IsoDate } from "../plan/time/dates.ts";
import { showPlace } from "../problems/locate.ts";
import { list, plural } from "../text/words.ts";
import {
  browserOption,
  colorOption,
  configOption,
  type Finish,
  lookOptions,
  PLAN_ARGUMENT,
  quietOption,
  readDay,
  referenceOption,
  timeoutOption,
} from "./options.ts";
import { sayWritten, stopForErrors } from "./outputs.ts";
import { type ColorChoice, exitCodeOf, Progress, prefixOf, say } from "./terminal.ts";

interface PublishOptions extends Omit<SettingsOptions, "baseline" | "rule"> {
  readonly on?: IsoDate;
  readonly asAt?: IsoDate;
  readonly urgent?: string;
  readonly output?: string;
  readonly undo?: boolean;
  readonly browser?: string;
  readonly timeout: number;
  readonly quiet?: boolean;
  readonly color: ColorChoice;
}

/** `improve publish <report> [plan]`: freezes a report into its plan, and lays out what Democratic Services upload. */
export function addPublish(program: Command, finish: Finish): void {
  const command = program
    .command("publish")
    .description("publish a report: freeze it into the plan, and lay out its pack for Democratic Services")
    .argument("<report>", "the id of the report")
    .argument("[plan]", PLAN_ARGUMENT)
    .addOption(
      new Option(
        "--on <date>",
        "the day of publication, or of --undo, YYYY-MM-DD; it must be given, as no clock is read",
      ).argParser(readDay),
    )
    .addOption(
      new Option(
        "--as-at <date>",
        "the report's own date, to say that it is meant although the plan holds newer facts",
      ).argParser(readDay),
    )
    .addOption(
      new Option(
        "--urgent <reason>",
        "why the chair agreed to take it without five clear days; the minutes must give the reason",
      ),
    )
    .addOption(
      new Option("-o, --output <folder>", "where the pack goes (default: packs/<report>)").env(
        "IMPROVE_PACK",
      ),
    )
    .addOption(
      new Option("--undo", "take it back; only before the day of the meeting").conflicts(["asAt", "urgent"]),
    )
    .addOption(configOption());
  for (const option of [...lookOptions(), referenceOption(), browserOption(), timeoutOption()])
    command.addOption(option);
  command.addOption(quietOption()).addOption(colorOption());
  command.action(async (report: string, plan: string | undefined, options: PublishOptions) => {
    const on = requireDay(report, options);
    const folder = await findPlanFolder(plan);
    const run = options.undo === true ? undo : publish;
    finish(await run(report, folder, on, options));
  });
}

function requireDay(report: string, { on, undo }: PublishOptions): IsoDate {
  if (on !== undefined) return on;
  const isUndo = undo === true;
  throw new UsageError(
    isUndo
      ? "--undo needs the day on which it is done"
      : `"${report}" needs the day on which it is published`,
    `Add it, such as --on ${EXAMPLE_DATE}.`,
  );
}

async function publish(
  report: string,
  folder: string,
  on: IsoDate,
  options: PublishOptions,
): Promise<ExitCode> {
  const {
    asAt,
    urgent,
    output: into = path.join("packs", report),
    browser,
    timeout: timeoutSeconds,
  } = options;
  const progress = new Progress(options.quiet === true);
  const prefix = prefixOf(folder);
  let publication: Publication;
  try {
    progress.step(`Checking ${folder}`);
    const { config, theme, templates, reference } = options;
    const settings = { config, theme, templates, reference };
    publication = await publishReport(folder, {
      ...settings,
      ...{ report, on, asAt, urgent, into, prefix, browser, timeoutSeconds },
      notice: say,
      step: (text) => progress.step(text),
    });
  } finally {
    progress.done();
  }
  const { checked, published } = publication;
  if (published === null) {
    await stopForErrors(checked, folder, "published", { color: options.color });
    return exitCodeOf(checked, "error");
  }
  if (options.quiet !== true) await sayBefore(checked, folder, options);
  const { state, record, pack, lastDay, uncommitted } = published;
  process.stdout.write(`Published ${report} on ${formatDate(on)}${sayLast(on, lastDay)}.\n`);
  process.stdout.write(`${prefix}${state}  says so\n${prefix}${record}  is the record\n`);
  sayWritten([...pack].map(([name, bytes]) => ({ path: path.join(into, name), bytes })));
  if (options.quiet === true) return EXIT.fine;
  if (uncommitted !== null && uncommitted.length > 0) {
    const named = list([...uncommitted.slice(0, NAMED), ...more(uncommitted.length - NAMED)]);
    const verb = uncommitted.length === 1 ? "was" : "were";
    say(
      `${plural(uncommitted.length, "file")} of the plan ${verb} not committed when it was published: ${named}.`,
    );
  }
  if ([...pack.keys()].some((name) => name.startsWith("exempt/"))) {
    say(
      `The exempt edition is in ${path.join(into, "exempt")} and nowhere else: the record in the plan, of which a site is made, is of the public one.`,
    );
  }
  const commit = uncommitted === null ? "Keep the two files of the plan" : "Commit the plan";
  say(
    `${commit}, and give ${into} to Democratic Services: ${path.join(into, "cover-note.txt")} says what is in it.`,
  );
  return EXIT.fine;
}

function sayLast(on: IsoDate, lastDay: IsoDate | null): string {
  const last = "the last day that leaves five clear days before its meeting";
  if (lastDay === null) return "";
  if (on === lastDay) return `, ${last}`;
  return `; ${formatDate(lastDay)} ${on > lastDay ? "was" : "is"} ${last}`;
}

/** How many files are named. */
const NAMED = 3;
const more = (count: number): string[] => (count > 0 ? [`${count} more`] : []);

/** What somebody silenced is published all the same, so whoever publishes reads it. */
async function sayBefore(checked: CheckedPlan, folder: string, options: PublishOptions): Promise<void> {
  await stopForErrors({ ...checked, silenced: [] }, folder, "published", { color: options.color });
  for (const { problem } of checked.silenced) {
    say(`Silenced by a comment: ${problem.message} (${problem.rule}, ${showPlace(problem)})`);
  }
}

const BECAME = {
  removed: "is removed",
  kept: "stays: it is not the file that was published",
  missing: "was not there any more",
} as const;

async function undo(report: string, folder: string, on: IsoDate, options: PublishOptions): Promise<ExitCode> {
  const { state, record } = await undoPublication(folder, report, on);
  const prefix = prefixOf(folder);
  process.stdout.write(`${report} is no longer published.\n${prefix}${state}  says state: final\n`);
  process.stdout.write(`${prefix}${record.file}  ${BECAME[record.became]}\n`);
  const pack = options.output ?? path.join("packs", report);
  if (options.quiet !== true) say(`Delete its pack, ${pack}, and tell everybody who has it.`);
  return EXIT.fine;
}
