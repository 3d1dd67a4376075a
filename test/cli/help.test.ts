import { describe, expect, test } from "vitest";
import { createProgram } from "../../src/commands/cli.ts";
import { EXAMPLES } from "../../src/commands/examples.ts";
import { runImprove } from "./run-improve.ts";

const program = createProgram(() => {});
const commands = program
  .createHelp()
  .visibleCommands(program)
  .map((command) => command.name())
  .filter((name) => name !== "help");

/** The words of a command line as a shell parts them, up to where its output goes. */
function wordsOf(line: string): string[] {
  const [typed = ""] = line.split(/ >+ /);
  return [...typed.matchAll(/"([^"]*)"|\S+/g)].map(([whole, quoted]) => quoted ?? whole);
}

describe("the help of each command ends with examples", () => {
  test("and no command but these has any", () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...commands].sort());
  });

  test.each(commands)("%s", async (name) => {
    const examples = EXAMPLES[name] ?? [];
    expect([2, 3, 4]).toContain(examples.length);
    for (const args of [
      ["help", name],
      [name, "--help"],
    ]) {
      const { stdout, exitCode } = await runImprove(args, { cwd: "." });
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/\nExamples:\n(?: {2}.+\n){2,4}$/);
      for (const example of examples) expect(stdout).toContain(`\n  ${example}\n`);
    }
  });

  test.each(commands)("which %s understands", async (name) => {
    for (const example of EXAMPLES[name] ?? []) {
      const [first, ...words] = wordsOf(example);
      expect(first).toBe("improve");
      const parsed = createProgram(() => {});
      let ran = "";
      const note = (command: string): void => {
        ran = command;
      };
      for (const command of parsed.commands) command.action(() => note(command.name()));
      await parsed.parseAsync(words, { from: "user" });
      expect(ran).toBe(name);
    }
  });
});

describe("help", () => {
  test.each([
    [
      ["help", "chek"],
      'error There is no command "chek".\n  → Did you mean "check"? improve --help lists every command.\n',
    ],
    [["help", "nosuch"], 'error There is no command "nosuch".\n  → improve --help lists every command.\n'],
  ])("%j says what there is", async (args, stderr) => {
    expect(await runImprove(args, { cwd: "." })).toMatchObject({ exitCode: 2, stdout: "", stderr });
  });

  test.each([[["help"]], [["help", "help"]], [["--help"]]])("%j lists every command", async (args) => {
    const { stdout, exitCode } = await runImprove(args, { cwd: "." });
    expect(exitCode).toBe(0);
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
  });
});

test.each([
  [["chek"], "check"],
  [["check", "--fromat", "json"], "--format"],
  [["check", "-f", "jsn"], "json"],
  [["check", "--fail-on", "warn"], "warning"],
  [["build", "--edition", "publc"], "public"],
  [["export", "-f", "xls"], "xlsx"],
  [["rules", "action-overdu"], "action-overdue"],
  [["list", "measure"], "measures"],
  [["schema", "pln"], "plan"],
])("%j asks whether %s is meant", async (args, meant) => {
  const { stderr, exitCode } = await runImprove(args, { cwd: "." });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`Did you mean "${meant}"?`);
});
