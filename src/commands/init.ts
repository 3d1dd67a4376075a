import path from "node:path";
import { type Command, Option } from "commander";
import { EXIT } from "../errors.ts";
import {
  type PlanBeginning,
  type PlanRoom,
  type PlanStart,
  readTrackerFile,
  startPlan,
  writeFiles,
} from "../index.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { printable, printableLines } from "../text/escape.ts";
import { asTyped, list, plural } from "../text/words.ts";
import { readTypedDay } from "../tracker/written-dates.ts";
import { requireDetails } from "./import.ts";
import type { Officer } from "./officer.ts";
import { type Finish, quietOption, readAsAt, readDay } from "./options.ts";
import { isTerminal, Progress, say, whileShown } from "./terminal.ts";

interface InitOptions {
  readonly from?: string;
  readonly authority?: string;
  readonly service: string;
  readonly title: string;
  readonly inspected?: IsoDate;
  readonly meeting?: IsoDate;
  readonly body?: string;
  readonly director?: string;
  readonly asAt?: IsoDate;
  readonly quiet?: boolean;
}

const USUAL_FOLDER = "my-plan";

/** `improve init [folder]`: writes a plan that checks and builds at once, with all that belongs round it. */
export function addInit(program: Command, finish: Finish): void {
  program
    .command("init")
    .description("write a small plan to begin with, or one made of a tracker, that checks and builds at once")
    .argument(
      "[folder]",
      `the folder to write it into, which may hold other things; . is the one that you are in (default: ${USUAL_FOLDER})`,
    )
    .addOption(
      new Option(
        "--from <tracker>",
        "make the plan of a tracker: an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or a CSV file",
      ).conflicts(["meeting", "body", "director"]),
    )
    .addOption(new Option("--authority <name>", "the council (default: Your Council)"))
    .addOption(
      new Option(
        "--inspected <date>",
        "when the inspection report was published, YYYY-MM-DD (default: 2026-03-16)",
      ).argParser(readDay),
    )
    .addOption(
      new Option(
        "--meeting <date>",
        "when the first report goes to its meeting, YYYY-MM-DD (default: 26 weeks after the inspection report)",
      ).argParser(readDay),
    )
    .addOption(new Option("--body <name>", "the body that meets (default: Cabinet)"))
    .addOption(
      new Option(
        "--director <title>",
        "the title of the director's post (default: Director of Children's Services)",
      ),
    )
    .addOption(
      new Option("--title <title>", "the title of the plan").default("Children's Services Improvement Plan"),
    )
    .addOption(
      new Option("--service <name>", "the service that is to improve").default("Children's Services"),
    )
    .addOption(
      new Option(
        "--as-at <date>",
        "with --from: the day that the tracker is of (default: the day that its title names)",
      ).argParser(readAsAt),
    )
    .addOption(quietOption())
    .addHelpText("after", HELP)
    .action(async (named: string | undefined, options: InitOptions) => {
      const canAsk = isTerminal(process.stdin) && isTerminal(process.stdout);
      const terminal = { input: process.stdin, output: process.stdout };
      // Only a terminal needs what asks.
      const officer = canAsk ? new (await import("./officer.ts")).Officer(terminal, "init") : null;
      const progress = new Progress(options.quiet === true);
      const { folder, start } = await begin(named, options, officer, (what) => progress.step(what)).finally(
        () => progress.done(),
      );
      await writeFiles(start.outputs, folder);
      if (options.quiet !== true) tell(folder, start);
      finish(EXIT.fine);
    });
}

const HELP = `
On a terminal it asks for what no option says. Nothing is ever written over: a folder
that holds a plan, or files where the new ones would be, is refused.`;

/**
 * @param officer who is asked for what the options leave open; null where nobody is there, and defaults are taken.
 * @param step called with what is being done, once nothing more is asked.
 */
export async function begin(
  named: string | undefined,
  options: InitOptions,
  officer: Officer | null,
  step?: (what: string) => void,
): Promise<{ readonly folder: string; readonly start: PlanStart }> {
  const typed = named ?? (await officer?.text(WHERE, `${USUAL_FOLDER}: Enter takes it`, () => undefined));
  const folder = typed || USUAL_FOLDER;
  const { from } = options;
  const start = await startPlan(folder, async (room) => {
    const begun = await (from === undefined
      ? sampleOf(options, officer, room)
      : trackerOf(from, options, officer, room));
    step?.(`Making the plan of ${from ?? "what was said"}`);
    return begun;
  });
  return { folder, start };
}

const WHERE = "Which folder is the plan to be in? A new one is made; . is the one that you are in.";

async function sampleOf(
  options: InitOptions,
  officer: Officer | null,
  { meetingsAfter }: PlanRoom,
): Promise<PlanBeginning> {
  const { service, title, body, director } = options;
  const authority = options.authority ?? (await officer?.council());
  const inspected =
    options.inspected ??
    (await officer?.day("When was the inspection report published that the plan answers?"));
  const meeting =
    options.meeting ?? (inspected && (await meetingAfter(officer, body, meetingsAfter(inspected))));
  return { details: { authority, inspected, meeting, service, title, body, director } };
}

async function meetingAfter(
  officer: Officer | null,
  body = "Cabinet",
  { usual, earliest }: ReturnType<PlanRoom["meetingsAfter"]>,
): Promise<IsoDate | undefined> {
  const typed = await officer?.text(
    `When is the first report to go to ${body}?`,
    `15/09/2026. Enter takes ${formatDate(usual)}.`,
    (value) =>
      value === "" || (readTypedDay(value) ?? "") >= earliest
        ? undefined
        : `Expected a day from ${formatDate(earliest)} on, ten weeks after the inspection report: before that there is little to tell.`,
  );
  return typed ? (readTypedDay(typed) ?? undefined) : undefined;
}

async function trackerOf(
  from: string,
  options: InitOptions,
  officer: Officer | null,
  { plan }: PlanRoom,
): Promise<PlanBeginning> {
  const how = { map: [], status: [], date: [], owner: [] };
  const first = await whileShown(`Reading ${from}`, options.quiet, () => readTrackerFile(from, plan, how));
  const { reading, asAt, details } =
    officer === null
      ? requireDetails(first, options, "init")
      : await (await import("./ask-tracker.ts")).askAboutTracker(first, how, options, officer);
  return { reading, answers: { asAt, details, reword: false, saveMapping: false } };
}

/** What was written, then what to do next. */
function tell(folder: string, { outputs, kept, report, repository }: PlanStart): void {
  if (report !== null) process.stdout.write(`${printableLines(report)}\n`);
  // What is left over of a tracker lies beside it, and its report says so.
  const names = outputs
    .map(({ path: file }) => path.relative(folder, file).replaceAll("\\", "/"))
    .filter((name) => !name.startsWith("../") && !path.isAbsolute(name));
  process.stdout.write(`Written into ${printable(folder)}, ${plural(names.length, "file")}:\n`);
  for (const name of names) process.stdout.write(`  ${printable(name)}\n`);
  if (kept.length > 0) {
    say(
      `${list(kept)} ${kept.length === 1 ? "was" : "were"} there already, and ${kept.length === 1 ? "stays" : "stay"} as before.`,
    );
    for (const name of kept) if (INSTEAD[name] !== undefined) say(`  → ${INSTEAD[name]}`);
  }
  if (repository !== null)
    say(
      `GitHub and pre-commit read ${names.filter((name) => /^\.(?:github|pre)/.test(name)).join(" and ") || ".github"} at the top of a repository only: move them to "${repository}", or make "${folder}" a repository of its own with git init.`,
    );
  const inside = folder === "." ? "" : ` ${asTyped(folder)}`;
  say("");
  say("Try next:");
  say(`  npx improve check${inside}`);
  say(`  npx improve build${inside}`);
  say(`  npx improve preview${inside}`);
  say(`Then read ${path.join(folder, kept.includes("README.md") ? "data/plan.yaml" : "README.md")}.`);
}

/** What a file that stays does without. */
const INSTEAD: Readonly<Record<string, string>> = {
  ".gitignore":
    "Add /reports/, /exports/, /packs/, /site/ and /returns-*/ to .gitignore: they can be made again.",
  ".pre-commit-config.yaml": "Add a hook to .pre-commit-config.yaml that runs npx improve check data.",
};
