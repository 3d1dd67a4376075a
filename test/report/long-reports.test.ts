import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { buildReport, loadPlan, memoryFolder } from "../../src/index.ts";

const MINIMAL = "examples/minimal";

/** The CPU time that it takes to build the report of the smallest plan with other words in it, in milliseconds. */
async function costOf(main: string): Promise<number> {
  const names = ["plan.yaml", "report.yaml"];
  const texts = await Promise.all(names.map((name) => readFile(`${MINIMAL}/${name}`, "utf8")));
  const files = Object.fromEntries(names.map((name, at) => [name, texts[at] as string]));
  const report = `${files["report.yaml"]?.replace(/ {4}main: [\s\S]*/, "")}    main: |\n${main.replace(/^(?=.)/gm, "      ")}`;
  const plan = await loadPlan(memoryFolder({ ...files, "report.yaml": report }));
  const start = process.cpuUsage();
  await buildReport(plan);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test.each([
  ["headings of the same words", "## Progress\n\n"],
  ["blocks that the plan does not have", '{{block "unknown"}}\n\n'],
])("a report of eight times as many %s takes about eight times as long to build", async (_, piece) => {
  await costOf(piece);
  const [short, long] = [await costOf(piece.repeat(1000)), await costOf(piece.repeat(8000))];
  // Where each was held against each, it would be 64 times.
  expect(long).toBeLessThan(24 * Math.max(10, short));
});
