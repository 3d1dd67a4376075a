import type { RootCommand } from "@bomb.sh/tab";
import { Argument, type Command, type Option } from "commander";
import { statNow } from "../disk/stat-now.ts";
import { EXIT } from "../errors.ts";
import { findPlanFolder, type Glance, glanceAt, jsonSchemas, listRules, listWords } from "../index.ts";
import { SETTINGS } from "../problems/problem.ts";
import { printable } from "../text/escape.ts";
import type { Finish, KnownReader } from "./options.ts";

const SHELLS = ["bash", "zsh", "fish", "powershell"];

/** `improve completion <shell>`: prints the script by which a shell completes commands, options and their values. */
export function addCompletion(program: Command, finish: Finish): void {
  program
    .command("completion")
    .description("print the script by which your shell completes commands, options, ids and more")
    .addArgument(new Argument("<shell>", "the shell that you type into").choices(SHELLS))
    .addHelpText("after", HELP)
    .action(async (shell: string) => {
      await printScript(shell);
      finish(EXIT.fine);
    });
  // What the script asks at each press of the key, with the words that stand there.
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .helpOption(false)
    .allowUnknownOption()
    .action(async (words: string[]) => {
      await answer(program, words);
      finish(EXIT.fine);
    });
}

const HELP = `
It takes effect in the next terminal that you open. Your shell must know the command improve: install it with
npm install --global improve, or define a function of that name that runs npx improve.`;

async function printScript(shell: string): Promise<void> {
  const { script } = await import("@bomb.sh/tab");
  const text = printedBy(() => script(shell, "improve", "improve"));
  const inBash = text
    .replace(UNQUOTED, (words) => `$(printf '%q ' "${words}")`)
    .replace(WHOLE_WORD, (words) => words.replace("cur", "{cur##*=}"));
  process.stdout.write(shell === "bash" ? BEFORE_BASH + inBash + AFTER_BASH : text);
}

/** What the library prints, which it does line by line. */
function printedBy(work: () => void): string {
  const { log } = console;
  const lines: string[] = [];
  console.log = (line: string) => lines.push(line);
  try {
    work();
  } finally {
    console.log = log;
  }
  return `${lines.join("\n")}\n`;
}

/** The library's script for bash evaluates the line as it stands, so a command in it would run before anybody pressed Enter. */
const UNQUOTED = /\$\{words\[@\]:1\}/;

/** Of --format=js bash completes what stands behind the =. */
const WHOLE_WORD = /-W "[^"]+" -- "\$cur"/;

/** It also takes for granted that bash-completion is loaded and that it is read once, and it offers no files. */
const BEFORE_BASH = `\
if ! declare -F __improve_complete > /dev/null; then
if ! declare -F _get_comp_words_by_ref > /dev/null; then
  _get_comp_words_by_ref() {
    local line="\${COMP_LINE:0:COMP_POINT}"
    read -ra words <<< "$line"
    [[ "$line" == *[[:space:]] ]] && words+=("")
    cword=$((\${#words[@]} - 1))
    cur="\${words[cword]}"
    prev="\${words[cword > 0 ? cword - 1 : 0]}"
  }
fi
{
`;
const AFTER_BASH = `\
} 2> /dev/null
complete -o default -F __improve_complete improve
fi
`;

/** Prints what can stand where the last word is begun. Whatever goes wrong, nothing is offered and nothing is said. */
async function answer(program: Command, words: readonly string[]): Promise<void> {
  try {
    const { RootCommand, ShellCompDirective } = await import("@bomb.sh/tab");
    const { ShellCompDirectiveNoFileComp: noFiles, ShellCompDirectiveDefault: files } = ShellCompDirective;
    const root = new RootCommand();
    let directive = noFiles;
    const sources = await sourcesFor(program, words);
    const offering =
      ({ values = [], isPath = false }: Offer) =>
      (complete: (value: string, description: string) => void): void => {
        if (isPath) directive = files;
        for (const { value, description } of values) complete(value, printable(description));
      };
    describe(program, root, (offer) => offering(offer), sources);
    const text = printedBy(() => root.parse([...words]));
    // The library says in its last line that no file can be meant, whatever is asked for.
    process.stdout.write(text.replace(/:\d+\n$/, `:${directive}\n`));
  } catch {
    process.stdout.write(":1\n");
  }
}

interface Value {
  readonly value: string;
  readonly description: string;
}

/** What can stand at a place: some values, the path of a file, or either. */
interface Offer {
  readonly values?: readonly Value[];
  readonly isPath?: boolean;
}

/** By the name of a command and what it takes: `explain id`, or `--report` for any command. */
type Sources = Readonly<Record<string, Offer>>;

type Handler = Parameters<RootCommand["argument"]>[1];

/** Tells the library of every command, its options and its arguments. */
function describe(
  program: Command,
  root: RootCommand,
  handlerOf: (offer: Offer) => Handler & {},
  sources: Sources,
): void {
  const addOptions = (to: Pick<RootCommand, "option">, options: readonly Option[]): void => {
    for (const option of options) {
      const name = (option.long ?? "").slice(2);
      const short = option.short?.slice(1);
      const description = printable(option.description);
      if (option.required || option.optional)
        to.option(name, description, handlerOf(offerOf(option, sources)) as never, short);
      else if (short === undefined) to.option(name, description);
      else to.option(name, description, short);
    }
  };
  const help = program.createHelp();
  addOptions(root, help.visibleOptions(program));
  const commands = help.visibleCommands(program);
  for (const command of commands) {
    const made = root.command(command.name(), printable(command.description()));
    addOptions(made, help.visibleOptions(command));
    for (const argument of command.registeredArguments) {
      const name = argument.name();
      const values = argument.argChoices?.map((value) => ({ value, description: "" }));
      const offer =
        command.name() === "help"
          ? { values: commands.map((one) => ({ value: one.name(), description: one.description() })) }
          : (sources[`${command.name()} ${name}`] ??
            (values === undefined ? { isPath: PATHS.test(name) } : { values }));
      made.argument(name, handlerOf(offer), argument.variadic);
    }
  }
}

/** Arguments and values that are files or folders, by what they are called. */
const PATHS = /^(?:plan|folder|files?|path|tracker|pdfs|base|head)$/;

function offerOf(option: Option, sources: Sources): Offer {
  const own = sources[option.long ?? ""];
  if (own !== undefined) return own;
  const known = option.argChoices ?? (option.parseArg as Partial<KnownReader<unknown>> | undefined)?.known;
  const [, placeholder = ""] = /[<[]([\w-]+)/.exec(option.flags) ?? [];
  return known === undefined
    ? { isPath: PATHS.test(placeholder) }
    : { values: known.map((value) => ({ value, description: "" })) };
}

/** What only the plan and the program's own lists know. Of these only what is asked for is looked up. */
async function sourcesFor(program: Command, words: readonly string[]): Promise<Sources> {
  const command = words.find((word) => program.commands.some((one) => one.name() === word)) ?? "";
  const before = words.at(-2) ?? "";
  const isValue = before.startsWith("-");
  if (before === "--rule") return { "--rule": { values: await ruleSettings() } };
  if (command === "rules" && !isValue) return { "rules id": { values: await rules() } };
  if (command === "schema" && !isValue) {
    const names = Object.keys(await jsonSchemas());
    return { "schema name": { values: names.map((value) => ({ value, description: "" })) } };
  }
  if (command === "list" && !isValue) return await wordSources(words);
  return planSources(await glanceAt(await planOf(words)), command);
}

const rules = async (): Promise<Value[]> =>
  (await listRules())
    .flatMap((group) => group.rules)
    .map(({ id, summary }) => ({ value: id, description: summary }));

const ruleSettings = async (): Promise<Value[]> =>
  (await rules()).flatMap(({ value, description }) =>
    SETTINGS.map((setting) => ({ value: `${value}=${setting}`, description })),
  );

async function wordSources(words: readonly string[]): Promise<Sources> {
  const lists = await listWords();
  const asked = lists.find(({ name }) => words.slice(1, -1).includes(name));
  const named = asked?.words.map(({ name, summary }) => ({ value: name, description: summary }));
  return {
    "list what": { values: lists.map(({ name, summary }) => ({ value: name, description: summary })) },
    "list words": { values: named ?? [] },
  };
}

/** The plan that the words name, or the one that is meant where they name none. */
async function planOf(words: readonly string[]): Promise<string> {
  const typed = words.slice(1, -1);
  const named = typed.at(typed.indexOf("--plan") + 1);
  const folder = typed.includes("--plan") ? named : typed.findLast(isFolder);
  return await findPlanFolder(folder);
}

const isFolder = (word: string): boolean => statNow(word)?.isDirectory() === true;

function planSources({ entries, months }: Glance, command: string): Sources {
  const of = (...collections: string[]): Value[] =>
    entries
      .filter(({ collection }) => collections.includes(collection))
      .map(({ id, title }) => ({ value: id, description: title }));
  const reports = of("reports");
  const days = months.map((value) => ({ value, description: "" }));
  const sides = { values: [...reports, ...days], isPath: true };
  return {
    "--report": { values: reports },
    "--feed": { values: of("feeds") },
    "--as-at": { values: days },
    "publish report": { values: reports },
    "explain id": { values: of(...EXPLAINED) },
    "diff base": sides,
    "diff head": sides,
    ...(command === "collect" && { "--month": { values: days } }),
  };
}

const EXPLAINED = "actions recommendations kpis events audits workstreams posts reports".split(" ");
