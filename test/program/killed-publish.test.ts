import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { ROOT, runProgram } from "../cli/run-improve.ts";
import { makePlan, makeWorkspace } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";
import { lastDay, publishedPlan, smallFiles, writePlan } from "../site/published-plan.ts";
import { type How, killAtEach } from "./kill-each.ts";

test("a publish that is killed before any change that it makes is done by the next, and leaves nothing", async () => {
  const from = await makePlan({ file: "report.yaml", from: "state: draft", to: "state: final" });
  const library = pathToFileURL(path.join(ROOT, "dist/index.js")).href;
  // The command makes every format; two are enough here, and need no browser.
  const script = `import { publishReport } from ${JSON.stringify(library)};
    await publishReport(process.cwd() + "/plan", { report: "cabinet-2026-01", on: "2026-01-12", into: process.cwd() + "/pack", formats: ["html", "json"] })
      .catch((error) => { if (!/was published on/.test(error.message)) throw error; });`;
  const run = async (cwd: string, { node, env }: How) => {
    const { exitCode, stderr } = await runProgram([], {
      cwd,
      env,
      node: [...node, "--input-type=module", "-e", script, "--"],
    });
    expect(stderr).toBe("");
    return exitCode;
  };
  console.log(`${await killAtEach(from, { run, step: rounds({ short: 60, long: 1 }) })} kills of a publish`);
});

test("a site that is killed before any change that it makes is written by the next run, and leaves nothing", async () => {
  const from = await makeWorkspace();
  const asked = [{ id: "cabinet-2020-06", asAt: lastDay(2020, 5) }];
  await writePlan(path.join(from, "plan"), await publishedPlan(smallFiles(6), asked));
  const run = async (cwd: string, how: How) =>
    (await runProgram(["site", "plan", "--no-pdf", "-o", `${cwd}/site`], { cwd, ...how })).exitCode;
  console.log(`${await killAtEach(from, { run, step: rounds({ short: 160, long: 3 }) })} kills of a site`);
});
