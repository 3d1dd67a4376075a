import { Command, CommanderError } from "commander";
import pc from "picocolors";
import { type Answer, finishAnswer, startAnswer } from "../answers/answers.ts";
import { EXIT, type ExitCode, UsageError, UserError } from "../errors.ts";
import { VERSION } from "../package.ts";
import { printable, printableLines } from "../text/escape.ts";
import { capitalise, didYouMean, nearest } from "../text/words.ts";
import { addAudit } from "./audit.ts";
import { addBuild } from "./build.ts";
import { addCheck } from "./check.ts";
import { addCollect } from "./collect.ts";
import { addCompletion } from "./completion.ts";
import { addDiff } from "./diff.ts";
import { addDoctor } from "./doctor.ts";
import { EXAMPLES } from "./examples.ts";
import { addExplain } from "./explain.ts";
import { addExport } from "./export.ts";
import { addImport } from "./import.ts";
import { addInit } from "./init.ts";
import { addList } from "./list.ts";
import type { Finish } from "./options.ts";
import { addPreview } from "./preview.ts";
import { addPublish } from "./publish.ts";
import { addRules } from "./rules.ts";
import { addSchema } from "./schema.ts";
import { addSite } from "./site.ts";
import { type ColorChoice, wantsColor } from "./terminal.ts";

/** Runs the program. Only this function decides on the exit code. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  removeEmptyVariables();
  let exitCode: ExitCode = EXIT.fine;
  let answer: Answer | null = null;
  let color: ColorChoice = "auto";
  const program = createProgram((code, printed) => {
    exitCode = code;
    answer = printed === undefined ? null : { exitCode, ...printed };
  }).hook("preAction", (_, command) => {
    color = command.opts<{ color: ColorChoice }>().color;
  });
  const report = (error: UserError): ExitCode => {
    process.stderr.write(formatError(error, wantsColor(color, process.stderr)));
    return error.exitCode;
  };
  try {
    requireCurrentFolder();
    requireCommandToHelp(program, argv);
    startAnswer(argv);
    await program.parseAsync(isHelpOfHelp(argv) ? ["help"] : argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof UserError) return report(error);
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.fine;
      // For `improve` without a command the help has been printed already.
      return error.code === "commander.help"
        ? EXIT.usage
        : report(explainUsage(error, nameCommand(program, argv)));
    }
    process.stderr.write(formatFault(error));
    return EXIT.internal;
  } finally {
    finishAnswer(argv, answer);
  }
}

/** Every path is seen from the current folder, which somebody may have deleted. */
function requireCurrentFolder(): void {
  try {
    process.cwd();
  } catch (error) {
    const message = `The folder in which the command runs, "${process.env.PWD ?? "."}", is not there any more`;
    throw new UsageError(message, "Change to a folder that exists, and run it again.", error);
  }
}

/** Commander prints the help of everything for a command that it does not know. */
function requireCommandToHelp(program: Command, [help, name]: readonly string[]): void {
  if (help !== "help" || name === undefined || name.startsWith("-") || isHelpOfHelp([help, name])) return;
  const names = program.commands.map((command) => command.name());
  if (names.includes(name)) return;
  const hint = didYouMean(name, names);
  throw new UsageError(
    `There is no command "${name}"`,
    [hint, "improve --help lists every command."].filter(Boolean).join(" "),
  );
}

const isHelpOfHelp = (argv: readonly string[]): boolean =>
  argv.length === 2 && argv.every((word) => word === "help");

/** CI systems set a variable without a value to an empty text. */
function removeEmptyVariables(): void {
  for (const [name, value] of Object.entries(process.env)) {
    if (name.startsWith("IMPROVE_") && value === "") delete process.env[name];
  }
}

/** The command as typed, for a hint: `improve check`, or `improve` if no command is recognised. */
function nameCommand(program: Command, argv: readonly string[]): string {
  const names = program.commands.map((command) => command.name());
  return ["improve", argv.find((word) => names.includes(word))].filter(Boolean).join(" ");
}

/** Describes a fault of ours: without a stack trace, but with enough to report it. */
function formatFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (
    `error This is a fault of improve ${VERSION}, not of your plan: ${printable(message)}\n` +
    "  → Please report it with the command you ran. IMPROVE_DEBUG=1 prints where it happened.\n" +
    (process.env.IMPROVE_DEBUG && error instanceof Error ? `${error.stack}\n` : "")
  );
}

/** Puts what commander says about a wrong command line into our own words. `command` is as typed: `improve check`. */
function explainUsage({ code, message }: CommanderError, command: string): UsageError {
  const [sentence = "", suggestion = ""] = message.replace(/^error: /, "").split("\n");
  const meant = /\(Did you mean (.+)\?\)/.exec(suggestion)?.[1] ?? meantValue(sentence);
  const help = `${command} --help shows how.`;
  const hint = HINTS[code] ?? (meant === undefined ? help : `Did you mean "${meant}"? ${help}`);
  return new UsageError(reword(sentence), hint);
}

/** The value nearest to one that an option does not take. */
function meantValue(sentence: string): string | undefined {
  const [, typed, known] =
    /'([^']*)'(?: from env '[^']+')? is invalid(?: for argument '[^']+')?\. \D*?(?: are|one of) (.+)\.$/.exec(
      sentence,
    ) ?? [];
  if (!typed || known === undefined) return undefined;
  const values = known.split(", ");
  return nearest(typed, values) ?? values.find((value) => value.startsWith(typed));
}

const HINTS: Readonly<Record<string, string>> = {
  "commander.excessArguments":
    "Put quotes round a name that holds spaces, and repeat an option that takes several values: -f html -f pdf.",
};

/** The sentences of commander that a command line can cause. Any other sentence is printed unchanged. */
const SENTENCES: readonly (readonly [pattern: RegExp, ours: string])[] = [
  [/^unknown (option|command) '(.+)'$/, 'There is no $1 "$2"'],
  [/^option '(.+)' argument missing$/, "$1 needs a value after it"],
  [/^option '(.+)' cannot be used with option '(.+)'$/, "$1 and $2 exclude each other"],
  [/^option '(.+?)' value '(.*)' from env '(.+)' is invalid\. (.+)$/, '"$2" in $3 is not a value for $1. $4'],
  [/^option '(.+?)' argument '(.*)' is invalid\. (.+)$/, '"$2" is not a value for $1. $3'],
  [
    /^command-argument value '(.*)' is invalid for argument '(.+)'\. (.+)$/,
    '"$1" is not a $2 that is known. $3',
  ],
  [/^missing required argument 'shell'$/, "improve completion needs a shell: bash, zsh, fish or powershell"],
  [/^missing required argument 'pdfs'$/, "improve audit needs a file: the PDF of a report"],
  [/^missing required argument 'files'$/, "improve import needs a file: a tracker, figures or returns"],
  [/^missing required argument 'report'$/, "improve publish needs a report: its id"],
  [/^missing required argument 'id'$/, "improve explain needs an entry: its id, such as 1.3"],
  [/^missing required argument '(.+)'$/, "improve diff compares two sides, and <$1> is missing"],
  [
    /^too many arguments for 'diff'\. Expected 2 arguments but got \d+: (.+)\.$/,
    "improve diff compares two sides, not more: $1",
  ],
  [
    /^too many arguments for 'publish'\. Expected 2 arguments but got \d+: (.+)\.$/,
    "improve publish takes one report and its plan, not more: $1",
  ],
  [
    /^too many arguments for '(check|build|preview|collect|export|site)'\. Expected 1 argument but got \d+: (.+)\.$/,
    "improve $1 takes one folder, not several: $2",
  ],
  [
    /^too many arguments for '(.+)'\. Expected 1 argument but got \d+: (.+)\.$/,
    "improve $1 takes one name, not several: $2",
  ],
];

function reword(sentence: string): string {
  const brief = sentence
    .replaceAll(/(?<=')(?:-\w, )?(--[\w-]+)(?: <[^>]+>)?(?=')/g, "$1")
    .replace("Allowed choices are", "Expected one of");
  const known = SENTENCES.find(([pattern]) => pattern.test(brief));
  return known === undefined ? capitalise(brief) : brief.replace(...known);
}

/** Makes the program with every command and its options. What a command needs is loaded when it runs. */
export function createProgram(finish: Finish): Command {
  const program = new Command("improve")
    .description("Compiles a council's improvement plan, kept as YAML, into the report its Cabinet reads.")
    .version(VERSION, "-V, --version", "print the version")
    .exitOverride()
    // Errors of commander are thrown, and printed like all others.
    .configureOutput({ outputError: () => {} })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      "after",
      "\nTo begin, type improve init. The help of each command, such as improve help build, ends with examples.",
    );
  for (const add of [
    addInit,
    addImport,
    addCollect,
    addCheck,
    addBuild,
    addPreview,
    addDiff,
    addExport,
    addPublish,
    addSite,
    addAudit,
    addList,
    addExplain,
    addDoctor,
    addRules,
    addSchema,
    addCompletion,
  ])
    add(program, finish);
  for (const command of program.commands) {
    const { [command.name()]: examples } = EXAMPLES;
    if (examples === undefined) continue;
    command.addHelpText("after", `\nExamples:${examples.map((line) => `\n  ${line}`).join("")}`);
  }
  return program;
}

/** The message as one sentence, then the hint. */
function formatError(error: UserError, color: boolean): string {
  const colors = pc.createColors(color);
  const hint = error.hint === undefined ? "" : `\n  ${colors.green("→")} ${printableLines(error.hint)}`;
  return `${colors.red(colors.bold("error"))} ${printable(error.message).replace(/\.$/, "")}.${hint}\n`;
}
