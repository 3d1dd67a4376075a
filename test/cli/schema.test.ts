import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runImprove } from "./run-improve.ts";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(path.join(os.tmpdir(), "improve-schema-"));
  await cp("examples/minimal", path.join(cwd, "plan"), { recursive: true });
});
afterAll(() => rm(cwd, { recursive: true }));

test("--plan writes the schema of the only plan here, again and again, and it is no file of the plan", async () => {
  for (const _ of [1, 2]) {
    const { stdout, exitCode } = await runImprove(["schema", "--plan"], { cwd });
    expect([stdout, exitCode]).toEqual([
      expect.stringMatching(/^plan\/improve\.schema\.json {2}\d+ KB\n$/),
      0,
    ]);
  }
  const schema = await readFile(path.join(cwd, "plan/improve.schema.json"), "utf8");
  expect(JSON.parse(schema).properties.actions).toBeDefined();
  expect((await runImprove(["check", "plan"], { cwd })).stdout).toMatch(/^No problems found/);
});

test("--output - prints it", async () => {
  const { stdout } = await runImprove(["schema", "--plan", "plan", "-o", "-"], { cwd });
  expect(JSON.parse(stdout).properties.actions).toBeDefined();
});

test.each([
  [["schema", "-o", "a.json"], "--output is for the schema of a plan"],
  [["schema", "model", "--plan", "plan"], 'There is no schema "model" with the ids of a plan'],
  [["schema", "--plan", "nowhere"], "nowhere"],
  [["schema", "--plan", "plan", "-o", "notes.txt"], "notes.txt"],
])("%j is refused", async (args, message) => {
  await writeFile(path.join(cwd, "notes.txt"), "Mine.");
  const { stderr, exitCode } = await runImprove(args, { cwd });
  expect([stderr, exitCode]).toEqual([expect.stringContaining(message), 2]);
  expect(await readFile(path.join(cwd, "notes.txt"), "utf8")).toBe("Mine.");
});
