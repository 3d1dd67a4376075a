import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { loadPlan } from "../../src/load/load-plan.ts";
import { describeLoad } from "./describe-load.ts";

const CASES = path.join(import.meta.dirname, "cases");

/**
 * A case's folder holds plan/, a small plan, and expected.out: what reading it finds. To write every expected.out
 * anew after a change of wording: npx vitest run test/load -u
 */
test.each(readdirSync(CASES))("%s", async (name) => {
  const loaded = await loadPlan(path.join(CASES, name, "plan"));
  await expect(describeLoad(loaded)).toMatchFileSnapshot(path.join(CASES, name, "expected.out"));
});
