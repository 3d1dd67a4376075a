import { cp, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";
import { asWorkbook, EXPORTS, exported } from "../load/exports.ts";

test("the built program takes figures from a workbook, and check reads the copy", async () => {
  const cwd = await makePlan();
  await cp(path.join(EXPORTS, "feeds.yaml"), path.join(cwd, "plan/feeds.yaml"));
  await writeFile(path.join(cwd, "figures.xlsx"), await asWorkbook(exported("mosaic")));
  const args = ["import", "figures.xlsx", "plan", "--feed", "mosaic", "--as-at", "2016-09-05"];
  const taken = await runProgram(args, { cwd });
  expect(taken).toMatchObject({ exitCode: 0, stderr: "" });
  expect(taken.stdout).toContain("9 figures of 3 measures, 9 of them new\n");
  expect(await readdir(path.join(cwd, "plan/extracts"))).toEqual(["2016-09-05-mosaic.xlsx", "mosaic.yaml"]);
  const checked = await runProgram(["check", "plan", "-f", "json"], { cwd });
  expect(checked.exitCode).toBe(0);
  expect(JSON.parse(checked.stdout).account.counts.figure).toBe(9);
  const again = await runProgram(args, { cwd });
  expect(again.stdout).toBe(
    "figures.xlsx is in the plan already, as extracts/2016-09-05-mosaic.xlsx: nothing changes.\n",
  );
});
