import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "../cli/run-improve.ts";
import { makeWorkspace } from "../cli/workspace.ts";

const DATA = path.resolve(import.meta.dirname, "../../data");

test("the built program evaluates readiness, and names its five first gaps on the first page", async () => {
  const cwd = await makeWorkspace();
  const run = await runProgram(["build", DATA, "--report", "readiness-2016-09", "-f", "html", "-q"], { cwd });
  expect([run.exitCode, run.stderr]).toEqual([0, ""]);
  expect(run.stdout).toMatch(/^reports\/readiness-2016-09\.html {2}\d+ KB\n$/);
  const html = await readFile(path.join(cwd, "reports/readiness-2016-09.html"), "utf8");
  const [, table = ""] = /<table[^>]* id="first-gaps"[^>]*>(.*?)<\/table>/s.exec(html) ?? [];
  const named = [...table.matchAll(/Recommendation\s(\d+) is still a concern/g)].map(([, number]) => number);
  expect(named).toEqual(["1", "2", "3", "4", "11"]);
});
