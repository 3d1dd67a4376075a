import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { expectSession, PROGRAM, runProgram } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";

const OVERDUE = { file: "plan.yaml", from: "due: 2026-03-31", to: "due: 2025-11-28" } as const;
const OFF_TRACK = { file: "plan.yaml", from: "status: on-track", to: "status: off-track" } as const;

/** A module that is loaded before the program, and breaks something in it. */
const hookOf = (name: string): string => pathToFileURL(path.join(import.meta.dirname, name)).href;

test("a fault of ours is reported as one, without a stack trace, with exit code 3", async () => {
  const cwd = await makePlan();
  const hook = hookOf("break-json.mjs");
  const run = await runProgram(["check", "plan", "-f", "json"], { cwd, node: ["--import", hook] });
  expect(run.exitCode).toBe(3);
  expect(run.stdout).toBe("");
  const { stderr } = run;
  await expectSession("fault-of-ours", {
    ...run,
    stderr: stderr.replace(/improve \d+\.\d+\.\d+/, "improve <version>"),
  });
});

test("a rule that throws is a fault of ours; the rule, the entry and what other rules found are printed", async () => {
  const hook = hookOf("break-weekdays.mjs");
  const cwd = await makePlan(OVERDUE, OFF_TRACK);
  const run = await runProgram(["check", "plan", "-f", "json"], { cwd, node: ["--import", hook] });
  expect(run.exitCode).toBe(3);
  const problems = JSON.parse(run.stdout).problems as { rule: string; message: string; entity: string }[];
  expect(problems).toContainEqual(
    expect.objectContaining({
      rule: "internal-error",
      entity: "inspection-2025",
      message: 'The rule "event-on-weekend" stopped at "inspection-2025": a fault made for the test',
    }),
  );
  expect(problems).toContainEqual(expect.objectContaining({ rule: "action-overdue", entity: "1.2" }));
});

test("the current folder was deleted", async () => {
  const cwd = await makePlan();
  const gone = path.join(cwd, "gone");
  await mkdir(gone);
  const command = `rmdir "${gone}"; "${process.execPath}" "${PROGRAM}" check "${cwd}/plan" 2>&1 || true`;
  const heard = execFileSync("sh", ["-c", command], { cwd: gone, encoding: "utf8" });
  expect(heard).toContain(`error The folder in which the command runs, "${gone}", is not there any more.\n`);
});

test("a TMPDIR in which no folder can be made costs the compile cache and nothing else", async () => {
  const cwd = await makePlan();
  const run = await runProgram(["check", "plan"], { cwd, env: { TMPDIR: "/proc" } });
  expect(run).toMatchObject({ exitCode: 0, stderr: "" });
  expect(run.stdout).toContain("No problems found");
});
