import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readPlan } from "../../src/load/read-plan.ts";
import { describeLoad } from "./describe-load.ts";

const CASES = path.join(import.meta.dirname, "cases");

/**
 * The folder of a case holds plan/, a small plan, and expected.out, the problems found on reading it. After a change
 * of wording, npx vitest run test/load -u writes every expected.out again.
 */
test.each(readdirSync(CASES))("%s", async (name) => {
  const loaded = await readPlan(path.join(CASES, name, "plan"));
  await expect(describeLoad(loaded)).toMatchFileSnapshot(path.join(CASES, name, "expected.out"));
});
