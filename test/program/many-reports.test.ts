import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writePlan } from "../../scripts/bench/make-plans.ts";
import { runProgram } from "../cli/run-improve.ts";

/** From four reports on another thread helps to make their texts. */
const REPORTS = 5;
const FORMATS = ["-f", "html", "-f", "json"];

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(path.join(os.tmpdir(), "improve-many-"));
  await writePlan(path.join(cwd, "plan"), { actions: 30, reports: REPORTS });
});
afterAll(() => rm(cwd, { recursive: true }));

test("many reports that are built at once are those that are built one by one, to the byte", async () => {
  const all = await runProgram(["build", "plan", "--all", ...FORMATS, "-o", "all"], { cwd });
  expect(all).toMatchObject({ exitCode: 0 });
  const names = await readdir(path.join(cwd, "all"));
  expect(names).toHaveLength(2 * REPORTS);
  for (const report of new Set(names.map((name) => path.parse(name).name)))
    await runProgram(["build", "plan", "--report", report, ...FORMATS, "-o", "alone"], { cwd });
  for (const name of names) {
    const [one, other] = await Promise.all(
      ["all", "alone"].map((folder) => readFile(path.join(cwd, folder, name))),
    );
    expect(one?.equals(other ?? Buffer.alloc(0)), name).toBe(true);
  }
});

test("a mistake in a template is told as it is of one report, and nothing is written", async () => {
  await mkdir(path.join(cwd, "look/partials/blocks"), { recursive: true });
  await writeFile(path.join(cwd, "look/partials/blocks/paragraph.hbs"), "{{nothing}}");
  const build = (...which: readonly string[]) =>
    runProgram(["build", "plan", "--templates", "look", ...FORMATS, "-o", "none", "-q", ...which], { cwd });
  const [many, one] = [await build("--all"), await build()];
  expect(one.stderr).toContain('the report has no "');
  expect(many).toMatchObject({ exitCode: one.exitCode, stderr: one.stderr });
  await expect(readdir(path.join(cwd, "none"))).rejects.toThrow("ENOENT");
});
