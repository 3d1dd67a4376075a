import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { writePlan } from "../../scripts/bench/make-plans.ts";
import { rounds } from "../rounds.ts";

const work = mkdtempSync(path.join(os.tmpdir(), "improve-memory-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The most memory that the program held, in MB. It fails where what is in use does not fit into `forObjects` MB. */
function mostHeld(args: readonly string[], forObjects?: number): number {
  const limit = forObjects === undefined ? [] : [`--max-old-space-size=${forObjects}`];
  const told = [...limit, "--import", "./scripts/bench/tell-cost.mjs", "dist/improve.js"];
  const { status, stderr, output } = spawnSync(process.execPath, [...told, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(String(output[3]))[0] / 1024;
}

/** What the program holds of a plan that is hardly one, and what each action with its six or seven updates may take. */
const BARE = 150;
const KB_AN_ACTION = 15;

test("the memory of a check grows with the actions, and no faster", async () => {
  const actions = rounds({ short: 2000, long: 15_000 });
  const plan = path.join(work, "actions");
  await writePlan(plan, { actions, reports: 1 });
  const most = BARE + (actions * KB_AN_ACTION) / 1000;
  const held = mostHeld(["check", plan, "--no-cache", "-q"]);
  console.log(`A check of ${actions} actions held ${Math.round(held)} MB.`);
  expect(held).toBeLessThan(most);
});

/**
 * MB of objects in which a build of any number of monthly reports ends: it has about 60 in use at a time. One that kept its reports
 * would need more than 70 for 24 of them. The garbage does not count: V8 collects it where room is short.
 */
const ROOM = 67;
/** As many as the made-up plan has months. */
const REPORTS = 24;

test("the memory of a build does not grow from one monthly report to the next", async () => {
  const plan = path.join(work, "reports");
  await writePlan(plan, { actions: 150, reports: REPORTS });
  const output = ["-f", "html", "-o", path.join(work, "built")];
  const held = mostHeld(["build", plan, "--all", "-q", ...output], ROOM);
  console.log(
    `A build of ${REPORTS} reports ended in ${ROOM} MB of objects. It held ${Math.round(held)} MB in all.`,
  );
  expect(readdirSync(path.join(work, "built")).filter((name) => name.endsWith(".html"))).toHaveLength(
    REPORTS,
  );
});
