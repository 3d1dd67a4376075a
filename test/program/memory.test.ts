import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { writePlan } from "../../scripts/bench/make-plans.ts";
import { rounds } from "../rounds.ts";

const work = mkdtempSync(path.join(os.tmpdir(), "improve-memory-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The most memory that the program held, in MB. It fails where what is in use does not fit into the memory of objects. */
function mostHeld(args: readonly string[], forObjects?: number): number {
  const limit = forObjects === undefined ? [] : [`--max-old-space-size=${forObjects}`];
  const told = [...limit, "--import", "./scripts/bench/tell-memory.mjs", "dist/improve.js"];
  const { status, stderr, output } = spawnSync(process.execPath, [...told, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return Number(output[3]) / 1024;
}

/** What the program holds of a plan that is hardly one, and what each action with its six or seven updates may take. */
const BARE = 150;
const KB_AN_ACTION = 15;

test("the memory of a check grows with the actions, and no faster", async () => {
  const actions = rounds({ short: 2000, long: 15_000 });
  const plan = path.join(work, "actions");
  await writePlan(plan, { actions, reports: 1 });
  const most = BARE + (actions * KB_AN_ACTION) / 1000;
  let held = Number.POSITIVE_INFINITY;
  // V8 lets garbage lie where the computer is busy. What a check needs, it holds each time.
  for (let times = 0; times < 3 && held >= most; times++)
    held = mostHeld(["check", plan, "--no-cache", "-q"]);
  console.log(`A check of ${actions} actions held ${Math.round(held)} MB.`);
  expect(held).toBeLessThan(most);
});

/**
 * What a build has in use at a time takes about 52 MB. With room for little more than this, garbage does not count, and a build that
 * kept its reports would not end.
 */
const ROOM = 60;
const MOST_TIMES = 1.5;

test("the memory of a build does not grow from one monthly report to the next", async () => {
  const counts = rounds({ short: 1, long: 2 }) === 1 ? [4, 12] : [6, 12, 24];
  const held = new Map<number, number>();
  for (const reports of counts) {
    const plan = path.join(work, `${reports}-reports`);
    await writePlan(plan, { actions: 150, reports });
    const formats = ["-f", "html", "-f", "json"];
    const args = ["build", plan, "--all", "-q", ...formats, "-o", path.join(work, "built")];
    held.set(reports, mostHeld(args, ROOM));
  }
  console.log(
    `Builds held, by the number of reports: ${[...held].map(([of, mb]) => `${of}: ${Math.round(mb)} MB`).join(", ")}.`,
  );
  const [first = 0, ...more] = held.values();
  for (const one of more) expect(one).toBeLessThan(first * MOST_TIMES);
});
