import { cp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { sha256Of } from "../../src/text/digest.ts";
import { ROOT, runProgram } from "../cli/run-improve.ts";
import { makePlan, makeWorkspace } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";
import { lastDay, publishedPlan, smallFiles, writePlan } from "../site/published-plan.ts";

const HOOK = pathToFileURL(path.join(import.meta.dirname, "kill-at.mjs")).href;

/** Every file below a folder, hidden ones and those that were left as well. */
async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), entry.isFile() ? sha256Of(await readFile(file)) : "folder"] as const;
  });
  return Object.fromEntries((await Promise.all(files)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Runs something in a copy of a folder, kills it before a change of a file there, and runs it again; and so for one change
 * after another. Expects what a run makes that nobody kills.
 */
async function killAtEach(
  from: string,
  run: (cwd: string, how: { node: string[]; env: Record<string, string> }) => Promise<unknown>,
  step: number,
): Promise<number> {
  const cwd = path.join(await makeWorkspace(), "here");
  await cp(from, cwd, { recursive: true });
  await run(cwd, { node: [], env: {} });
  const expected = await filesIn(cwd);
  for (let at = Math.floor(step / 2), kills = 0; ; at += step, kills++) {
    await rm(cwd, { recursive: true });
    await cp(from, cwd, { recursive: true });
    const code = await run(cwd, { node: ["--import", HOOK], env: { KILL_AT: `${at}`, KILL_IN: `${cwd}/` } });
    if (code !== null) return kills;
    await run(cwd, { node: [], env: {} });
    expect({ at, files: await filesIn(cwd) }).toEqual({ at, files: expected });
  }
}

test("a publish that is killed before any change that it makes is done by the next, and leaves nothing", async () => {
  const from = await makePlan({ file: "report.yaml", from: "state: draft", to: "state: final" });
  const library = pathToFileURL(path.join(ROOT, "dist/index.js")).href;
  // The command makes every format; two are enough here, and need no browser.
  const script = `import { publishReport } from ${JSON.stringify(library)};
    await publishReport(process.cwd() + "/plan", { report: "cabinet-2026-01", on: "2026-01-12", into: process.cwd() + "/pack", formats: ["html", "json"] })
      .catch((error) => { if (!/was published on/.test(error.message)) throw error; });`;
  const run = async (cwd: string, { node, env }: { node: string[]; env: Record<string, string> }) => {
    const { exitCode, stderr } = await runProgram([], {
      cwd,
      env,
      node: [...node, "--input-type=module", "-e", script, "--"],
    });
    expect(stderr).toBe("");
    return exitCode;
  };
  console.log(`${await killAtEach(from, run, rounds({ short: 60, long: 1 }))} kills of a publish`);
});

test("a site that is killed before any change that it makes is written by the next run, and leaves nothing", async () => {
  const from = await makeWorkspace();
  const asked = [{ id: "cabinet-2020-06", asAt: lastDay(2020, 5) }];
  await writePlan(path.join(from, "plan"), await publishedPlan(smallFiles(6), asked));
  const run = async (cwd: string, how: { node: string[]; env: Record<string, string> }) =>
    (await runProgram(["site", "plan", "--no-pdf", "-o", `${cwd}/site`], { cwd, ...how })).exitCode;
  console.log(`${await killAtEach(from, run, rounds({ short: 160, long: 3 }))} kills of a site`);
});
