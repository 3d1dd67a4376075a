import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { ROOT, runProgram } from "../cli/run-improve.ts";
import { makePlan, makeWorkspace } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";
import { type Asked, lastDay, publishedPlan, smallFiles, writePlan } from "../site/published-plan.ts";
import { type How, killAtEach } from "./kill-each.ts";

const KILLS = rounds({ short: 1, long: Number.POSITIVE_INFINITY });

test("a publish that is killed before any change that it makes is done by the next, and leaves nothing", async () => {
  const from = await makePlan({ file: "report.yaml", from: "state: draft", to: "state: final" });
  const look = (cwd: string) => runProgram(["check", "plan", "--no-cache"], { cwd });
  console.log(`A publish: ${await killAtEach(from, { run: publish, look, kills: KILLS })}`);
});

async function publish(cwd: string, { node, env }: How): Promise<number | null> {
  const library = pathToFileURL(path.join(ROOT, "dist/index.js")).href;
  // The command makes every format; two are enough here, and need no browser.
  const script = `import { publishReport } from ${JSON.stringify(library)};
    await publishReport(process.cwd() + "/plan", { report: "cabinet-2026-01", on: "2026-01-12", into: process.cwd() + "/pack", formats: ["html", "json"] })
      .catch((error) => { if (!/was published on/.test(error.message)) throw error; });`;
  const { exitCode, stderr } = await runProgram([], {
    cwd,
    env,
    node: [...node, "--input-type=module", "-e", script, "--"],
  });
  expect(stderr).toBe("");
  return exitCode;
}

test("a publication that is being taken back when the program is killed is taken back by the next run", async () => {
  const from = await makePlan({ file: "report.yaml", from: "state: draft", to: "state: final" });
  await publish(from, { node: [], env: {} });
  const run = async (cwd: string, how: How) => {
    const args = ["publish", "--undo", "cabinet-2026-01", "plan", "--on", "2026-01-12"];
    return (await runProgram(args, { cwd, ...how })).exitCode;
  };
  console.log(`An undo: ${await killAtEach(from, { run, kills: KILLS })}`);
});

describe("a site that is killed before any change that it makes is written by the next run, and leaves nothing", () => {
  const asked = [{ id: "cabinet-2020-06", asAt: lastDay(2020, 5) }];
  const plan = async (cwd: string, reports: readonly Asked[]) =>
    writePlan(path.join(cwd, "plan"), await publishedPlan(smallFiles(6), reports));
  const run = async (cwd: string, how: How) =>
    (await runProgram(["site", "plan", "--no-pdf", "-o", `${cwd}/site`], { cwd, ...how })).exitCode;

  test("where none was before", async () => {
    const from = await makeWorkspace();
    await plan(from, asked);
    console.log(`A site: ${await killAtEach(from, { run, kills: KILLS })}`);
  });

  test("where a report of it has been withdrawn, whose files go", async () => {
    const from = await makeWorkspace();
    const second = { id: "cabinet-2020-05", asAt: lastDay(2020, 4) };
    await plan(from, [second, ...asked]);
    await run(from, { node: [], env: {} });
    await plan(from, [{ ...second, withdrawn: "A figure was wrong." }, ...asked]);
    console.log(`A site that is there: ${await killAtEach(from, { run, kills: KILLS })}`);
  });
});
