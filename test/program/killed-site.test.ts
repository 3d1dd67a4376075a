import path from "node:path";
import { describe, test } from "vitest";
import { runProgram } from "../cli/run-improve.ts";
import { makeWorkspace } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";
import { type Asked, lastDay, publishedPlan, smallFiles, writePlan } from "../site/published-plan.ts";
import { killAtEach } from "./kill-each.ts";
import { ALIVE } from "./plan-writes.ts";

const KILLS = rounds({ short: 1, long: Number.POSITIVE_INFINITY });

describe("a site that is killed before any change that it makes is written by the next run, and leaves nothing", () => {
  const asked = [{ id: "cabinet-2020-06", asAt: lastDay(2020, 5) }];
  const plan = async (cwd: string, reports: readonly Asked[]) =>
    writePlan(path.join(cwd, "plan"), await publishedPlan(smallFiles(6), reports));
  const run = (cwd: string, how = ALIVE) =>
    runProgram(["site", "plan", "--no-pdf", "-o", `${cwd}/site`], { cwd, ...how });

  test("where none was before", async () => {
    const from = await makeWorkspace();
    await plan(from, asked);
    console.log(`A site: ${await killAtEach(from, { run, kills: KILLS })}`);
  });

  test("where a report of it has been withdrawn, whose files go", async () => {
    const from = await makeWorkspace();
    const second = { id: "cabinet-2020-05", asAt: lastDay(2020, 4) };
    await plan(from, [second, ...asked]);
    await run(from);
    await plan(from, [{ ...second, withdrawn: "A figure was wrong." }, ...asked]);
    console.log(`A site that is there: ${await killAtEach(from, { run, kills: KILLS })}`);
  });
});
