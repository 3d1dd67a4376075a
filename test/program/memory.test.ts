import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { writePlan } from "../../scripts/bench/make-plans.ts";
import { rounds } from "../rounds.ts";

const work = mkdtempSync(path.join(os.tmpdir(), "improve-memory-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The most memory that the program held, in MB. */
function mostHeld(...args: readonly string[]): number {
  const told = ["--import", "./scripts/bench/tell-memory.mjs", "dist/improve.js"];
  const { status, stderr, output } = spawnSync(process.execPath, [...told, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return Number(output[3]) / 1024;
}

/** What the program holds of a plan that is hardly one, and what each action with its six or seven updates may take. */
const BARE = 150;
const KB_AN_ACTION = 20;

test("the memory of a check grows with the actions, and no faster", async () => {
  const actions = rounds({ short: 2000, long: 15_000 });
  const plan = path.join(work, "actions");
  await writePlan(plan, { actions, reports: 1 });
  const held = mostHeld("check", plan, "--no-cache", "-q");
  console.log(`A check of ${actions} actions held ${Math.round(held)} MB.`);
  expect(held).toBeLessThan(BARE + (actions * KB_AN_ACTION) / 1000);
});

/** Each report keeps its model, with which later ones are compared: four times the reports take half as much again. */
const MOST_TIMES = 1.6;

test("the memory of a build grows with the reports that are kept, and no faster", async () => {
  const [few, ...more] = rounds({ short: 2, long: 3 }) === 2 ? [6, 10] : [6, 12, 24];
  const held = new Map<number, number>();
  for (const reports of [few as number, ...more]) {
    const plan = path.join(work, `${reports}-reports`);
    await writePlan(plan, { actions: 150, reports });
    const formats = ["-f", "html", "-f", "json"];
    held.set(reports, mostHeld("build", plan, "--all", "-q", ...formats, "-o", path.join(work, "built")));
  }
  console.log(
    `Builds held, by the number of reports: ${[...held].map(([of, mb]) => `${of}: ${Math.round(mb)} MB`).join(", ")}.`,
  );
  for (const reports of more)
    expect(held.get(reports)).toBeLessThan((held.get(few as number) as number) * MOST_TIMES);
});
