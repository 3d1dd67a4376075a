import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { describeLoad } from "../load/describe-load.ts";
import { loadWithBase, readFolder } from "../rules/load-fixture.ts";
import { findReportProblems } from "./report-problems.ts";

const CASES = path.join(import.meta.dirname, "cases");

/**
 * The folder of a case holds plan/, which is read together with test/rules/base, and expected.out: the problems found
 * while its reports are made.
 * To write every expected.out again after a change of wording: npx vitest run test/report -u
 */
test.each(readdirSync(CASES))("%s", async (name) => {
  const loaded = await loadWithBase(await readFolder(path.join(CASES, name, "plan")));
  expect(loaded.problems).toEqual([]);
  const found = describeLoad({ ...loaded, problems: findReportProblems(loaded.plan) });
  await expect(found).toMatchFileSnapshot(path.join(CASES, name, "expected.out"));
});
