import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Progress } from "../../src/commands/terminal.ts";
import { expectFit, PROGRAM, runImprove, runProgram } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";

const MISTAKE = { file: "plan.yaml", from: "due: 2026-03-31", to: "due: soon" } as const;
const ESCAPE = "\u001B[";

describe("colour", () => {
  test("is not used in a pipe, or when NO_COLOR is set", async () => {
    const cwd = await makePlan(MISTAKE);
    const piped = await runProgram(["check", "plan"], { cwd });
    const refused = await runProgram(["check", "plan"], { cwd, env: { NO_COLOR: "1" } });
    for (const run of [piped, refused]) expect(run.stdout).not.toContain(ESCAPE);
    expect(piped.stdout).toContain("is not a date");
  });

  test("is used with --color always, even when NO_COLOR is set, and changes no words", async () => {
    const cwd = await makePlan(MISTAKE);
    const plain = await runImprove(["check", "plan", "--color", "never"], { cwd });
    const colored = await runProgram(["check", "plan", "--color", "always"], { cwd, env: { NO_COLOR: "1" } });
    expect(colored.stdout).toContain(`${ESCAPE}31m`);
    expect(withoutColor(colored.stdout)).toBe(plain.stdout);
  });

  test("is used for an error that stops a command, too", async () => {
    const cwd = await makePlan();
    const plain = await runImprove(["check", "nowhere"], { cwd });
    const colored = await runProgram(["check", "nowhere", "--color", "always"], { cwd });
    expect(plain.stderr).not.toContain(ESCAPE);
    expect(colored.stderr).toContain(ESCAPE);
    expect(withoutColor(colored.stderr)).toBe(plain.stderr);
  });

  test("is never written to a file", async () => {
    const cwd = await makePlan(MISTAKE);
    await runImprove(["check", "plan", "--color", "always", "-o", "problems.txt"], { cwd });
    const written = await readFile(path.join(cwd, "problems.txt"), "utf8");
    expect(written).toContain("is not a date");
    expect(written).not.toContain(ESCAPE);
  });
});

describe("an output that is closed early is not a fault", () => {
  const COMMANDS: readonly (readonly string[])[] = [
    ["check", "plan"],
    ["check", "plan", "-f", "json"],
    ["build", "good", "-f", "json"],
    ["--help"],
  ];
  for (const args of COMMANDS) {
    test(`improve ${args.join(" ")} | true`, async () => {
      const cwd = await makePlan(MISTAKE);
      // More than fits into a pipe, so that the last part meets a closed pipe.
      const actions = Array.from({ length: 2000 }, (_, index) => `  - { id: x.${index}, due: never }`);
      await writeFile(path.join(cwd, "plan/more.yaml"), `actions:\n${actions.join("\n")}\n`);
      const good = await makePlan();
      const child = spawn(
        process.execPath,
        [PROGRAM, ...args.map((arg) => arg.replace("good", path.join(good, "plan")))],
        {
          cwd,
          stdio: ["ignore", "pipe", "pipe"],
        },
      );
      child.stdout.destroy();
      const closed = new Promise((resolve) => child.on("close", resolve));
      const stderr = await text(child.stderr);
      expect(stderr).toMatch(/^(Read .* files\.\n)?$/);
      expectFit(stderr);
      expect(await closed).toBe(args[1] === "plan" ? 1 : 0);
    });
  }
});

describe("progress", () => {
  const terminal = process.stderr.isTTY;
  afterEach(() => {
    process.stderr.isTTY = terminal;
    vi.restoreAllMocks();
  });
  const drawn = (isTerminal: boolean, quiet: boolean): string => {
    process.stderr.isTTY = isTerminal;
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const progress = new Progress(quiet);
    progress.step("Checking data");
    progress.done();
    return write.mock.calls.map(([chunk]) => chunk).join("");
  };

  test("is shown on a terminal, and removed when the work is done", () => {
    expect(drawn(true, false)).toBe(`\r${ESCAPE}2KChecking data…\r${ESCAPE}2K`);
  });

  test("is not shown in a pipe or with --quiet", () => {
    expect(drawn(false, false)).toBe("");
    expect(drawn(true, true)).toBe("");
  });

  test("does not appear in the output of a build", async () => {
    const run = await runProgram(["build", "plan", "-f", "html"], { cwd: await makePlan() });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toMatch(/^Read [^\r\u001B]* files\.\n\nOpen [^\r\u001B]*\n$/);
    expect(run.stdout).not.toMatch(/[\r\u001B]/);
  });
});

const withoutColor = (output: string): string => output.replace(/\u001B\[\d+m/g, "");
