import { Command, Option } from "commander";
import type { ExitCode } from "../errors.ts";
import { VERSION } from "../package.ts";
import { SEVERITIES } from "../problems/problem.ts";
import { type FormatName, formats } from "../publish/formats.ts";
import { REPORTERS, type ReporterName } from "../reporters/index.ts";
import {
  asAtOption,
  browserOption,
  collect,
  colorOption,
  controlOptions,
  formatOption,
  outputOption,
  quietOption,
  readAsAt,
  readCount,
  timeoutOption,
} from "./options.ts";
import { DIFF_FORMATS, type DiffFormatName, pairOutputs, type Typed } from "./outputs.ts";

/** Told once, by the command that ran. */
type Finish = (code: ExitCode) => void;

/** Every command with its options; what a command does is loaded when it runs. */
export function createProgram(finish: Finish): Command {
  const program = new Command("improve")
    .description("Compiles a council's improvement plan, kept as YAML, into the report its Cabinet reads.")
    .version(VERSION, "-V, --version", "print the version")
    .exitOverride()
    // Its errors are thrown, and printed like all others.
    .configureOutput({ outputError: () => {} })
    .configureHelp({ showGlobalOptions: true });
  addCheck(program, finish);
  addBuild(program, finish);
  addDiff(program, finish);
  addRules(program, finish);
  addSchema(program, finish);
  return program;
}

function addCheck(program: Command, finish: Finish): void {
  const names = Object.keys(REPORTERS) as ReporterName[];
  const typed: Typed<ReporterName>[] = [];
  const command = program
    .command("check")
    .description("find what is wrong with a plan and its reports")
    .argument("[plan]", "the folder of the plan", "data")
    .addOption(asAtOption())
    .addOption(formatOption("problems", names, "codeframe", typed))
    .addOption(outputOption(typed))
    .addOption(
      new Option("--fail-on <severity>", "the mildest problem that makes the command fail (default: error)")
        .choices(SEVERITIES)
        .env("IMPROVE_FAIL_ON"),
    )
    .addOption(
      new Option("--max-problems <number>", "print so many problems for people to read, and count the others")
        .argParser(readCount)
        .env("IMPROVE_MAX_PROBLEMS"),
    )
    .addOption(
      new Option("--update-baseline", "accept every problem there is now into the baseline").conflicts(
        "asAt",
      ),
    );
  for (const option of controlOptions()) command.addOption(option);
  command
    .addOption(quietOption())
    .addOption(colorOption())
    .action(async (plan, options) => {
      const { check } = await import("./check.ts");
      finish(await check(plan, { ...options, outputs: pairOutputs(typed, "codeframe") }));
    });
}

function addRules(program: Command, finish: Finish): void {
  program
    .command("rules")
    .description("list the rules of check, or explain one")
    .argument("[id]", "the rule to explain")
    .addOption(
      new Option("-f, --format <format>", "how they are printed").choices(["text", "json"]).default("text"),
    )
    .addOption(colorOption())
    .action(async (id, options) => {
      const { rules } = await import("./rules.ts");
      finish(await rules(id, options));
    });
}

function addSchema(program: Command, finish: Finish): void {
  program
    .command("schema")
    .description("print a JSON Schema of what improve reads or prints")
    .argument("[name]", "check, diff, rules, config or baseline; without it they are listed")
    .addOption(colorOption())
    .action(async (name) => {
      const { schema } = await import("./schema.ts");
      finish(await schema(name));
    });
}

function addBuild(program: Command, finish: Finish): void {
  const names = Object.keys(formats) as FormatName[];
  const command = program
    .command("build")
    .description("write the newest report not yet published, as HTML, PDF and JSON")
    .argument("[plan]", "the folder of the plan", "data")
    .addOption(new Option("--report <id>", "the report to build").env("IMPROVE_REPORT"))
    .addOption(new Option("--all", "build every report").conflicts("report"))
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
      new Option("-f, --format <format>", `${names.join(", ")}; repeat for several`)
        .argParser(collect(names))
        .default(names, "all three"),
    )
    .addOption(
      new Option("-o, --output <folder>", "where the files go").default("reports").env("IMPROVE_OUTPUT"),
    )
    .addOption(new Option("--templates <folder>", "your own templates").env("IMPROVE_TEMPLATES"))
    .addOption(browserOption())
    .addOption(timeoutOption());
  for (const option of controlOptions()) command.addOption(option);
  command
    .addOption(quietOption())
    .addOption(colorOption())
    .action(async (plan, options) => {
      const { build } = await import("./build.ts");
      finish(await build(plan, options));
    });
}

function addDiff(program: Command, finish: Finish): void {
  const typed: Typed<DiffFormatName>[] = [];
  program
    .command("diff")
    .description("say what changed from one month, report, folder, git revision or published file to another")
    .argument("<base>", "what is compared with")
    .argument("<head>", "what is compared: a later month, most often")
    .addHelpText("after", SIDES_HELP)
    .addOption(new Option("--plan <folder>", "the plan that months, days and reports are of").default("data"))
    .addOption(
      new Option("--as-at <date>", "where a folder or a revision stands that names no date itself")
        .argParser(readAsAt)
        .env("IMPROVE_AS_AT"),
    )
    .addOption(
      new Option(
        "--audience <audience>",
        "whose eyes it is for (default: the narrower of the sides')",
      ).choices(["public", "board"]),
    )
    .addOption(
      new Option("--edition <edition>", "with or without what is exempt (default: the narrower)").choices([
        "public",
        "exempt",
      ]),
    )
    .addOption(formatOption("changes", DIFF_FORMATS, "text", typed))
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
    .addOption(new Option("--exit-code", "exit with 1 when anything changed"))
    .addOption(browserOption())
    .addOption(timeoutOption())
    .addOption(quietOption())
    .addOption(colorOption())
    .action(async (base, head, options) => {
      const { diff } = await import("./diff.ts");
      finish(await diff(base, head, { ...options, outputs: pairOutputs(typed, "text") }));
    });
}

const SIDES_HELP = `
Either side is one of these, and any two can be compared:
  2016-05, 2016-05-31    the plan as known at the end of a month, or on a day
  cabinet-2016-09        a report, by its id
  other-plan             a folder; other-plan@2016-05 as known at a date
  git:HEAD~1             the plan folder in a git revision; git:HEAD~1:folder
  may.json, .html, .pdf  what build has written`;
