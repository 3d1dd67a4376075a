import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { chooseReports, loadPlan, memoryFolder } from "../../src/index.ts";
import { ROOT, runImprove } from "./run-improve.ts";
import { makePlan } from "./workspace.ts";

const REPORT = "  - id: cabinet-2026-01\n    template: cabinet\n    as-at: 2025-12-31\n";

/** The minimal plan, with three reports to the Board before its own. */
const fourReports = (): Promise<string> =>
  makePlan({
    file: "report.yaml",
    from: REPORT,
    to: MONTHS.slice(9, 12).map(boardReport).join("") + REPORT,
  });

const boardReport = (month: string): string => `\
  - id: board-${month}
    template: board
    audience: board
    as-at: ${month}-28
    state: draft
    meeting: { body: cabinet, date: ${month}-28 }
    contact: { name: Jo Field, email: jo.field@fairmere.example }
    title: Improvement Plan update
    summary: No news.
`;

const MONTHS = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, "0")}`);

test("each part of the reports is built by one machine, and all parts together are all reports", async () => {
  const cwd = await fourReports();
  const build = async (...more: readonly string[]): Promise<string[]> => {
    const folder = more.join("-").replace("/", "-of-") || "all";
    const run = await runImprove(["build", "plan", "--all", "-f", "json", "-o", folder, ...more], { cwd });
    expect(run.stderr).not.toContain("error");
    expect(run.exitCode).toBe(0);
    return (await readdir(path.join(cwd, folder))).sort();
  };
  const all = await build();
  expect(all).toHaveLength(4);
  const parts = [await build("--shard", "1/2"), await build("--shard", "2/2")];
  expect(parts.flat().sort()).toEqual(all);
  expect(parts.map(({ length }) => length).sort()).toEqual([2, 2]);
});

test("a part that holds no report says so and is no failure", async () => {
  const cwd = await makePlan();
  const runs = [];
  for (const part of ["1/2", "2/2"])
    runs.push(await runImprove(["build", "plan", "-f", "json", "--shard", part], { cwd }));
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  const empty = runs.filter(({ stdout }) => stdout === "");
  expect(empty).toHaveLength(1);
  expect(empty[0]?.stderr).toMatch(/No report of plan falls to part [12] of 2\./);
  expect(await readdir(path.join(cwd, "reports"))).toEqual(["cabinet-2026-01.json"]);
});

test.each(["1/0", "0/2", "3/2", "x", "1", "1/2/3", "-1/2", "1.5/2", "1/99999"])(
  "--shard %s is refused",
  async (part) => {
    const run = await runImprove(["build", "plan", `--shard=${part}`], { cwd: await makePlan() });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("Expected a part of a number of parts, such as 1/4 or 4/4.");
    expect(run.stdout).toBe("");
  },
);

test("--shard is not for one report that is named", async () => {
  const args = ["build", "plan", "--shard", "1/2", "--report", "cabinet-2026-01"];
  const run = await runImprove(args, { cwd: await makePlan() });
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain("--report");
});

/** The minimal plan of some authority, with a report for each month. */
const planOf = (authority: string, months: readonly string[]) =>
  loadPlan(
    memoryFolder({
      "plan.yaml": PLAN.replace(/authority: .*/, `authority: ${authority}`),
      "reports.yaml": `reports:\n${months.map(boardReport).join("")}`,
    }),
  );
const PLAN = readFileSync(path.join(ROOT, "examples/minimal/plan.yaml"), "utf8");

const shardsOf = async (plan: Awaited<ReturnType<typeof planOf>>, of: number): Promise<Map<string, number>> =>
  new Map(
    (
      await Promise.all(
        Array.from({ length: of }, async (_, at) => {
          const ids = await chooseReports(plan, { all: true, shard: { number: at + 1, of } });
          return ids.map((id) => [id, at + 1] as const);
        }),
      )
    ).flat(),
  );

test("a later report moves no earlier one, and its place in the file moves none", async () => {
  const [first, all] = [await planOf("Fairmere", MONTHS.slice(0, 7)), await planOf("Fairmere", MONTHS)];
  const before = await shardsOf(first, 5);
  const after = await shardsOf(all, 5);
  expect(after.size).toBe(12);
  for (const [id, shard] of before) expect(after.get(id)).toBe(shard);
  expect(await shardsOf(await planOf("Fairmere", MONTHS.toReversed()), 5)).toEqual(after);
});

test("the newest reports of many plans are spread over the parts", async () => {
  const counts = [0, 0, 0, 0];
  for (let at = 1; at <= 153; at++) {
    const plan = await planOf(`Council ${at}`, MONTHS.slice(0, 1));
    const [shard = 0] = (await shardsOf(plan, counts.length)).values();
    counts[shard - 1] = (counts[shard - 1] ?? 0) + 1;
  }
  expect(counts.reduce((sum, count) => sum + count)).toBe(153);
  expect(Math.min(...counts)).toBeGreaterThan(20);
});
