import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readPlan } from "../../src/load/read-plan.ts";
import { html as htmlFormat } from "../../src/publish/html.ts";
import { ROOT, runImprove } from "./run-improve.ts";
import { makeWorkspace } from "./workspace.ts";

const PLAN = path.join(ROOT, "examples/full");
const NO_PDF = ["-f", "html", "-f", "json"];

/** Every entry of the folder, none left for a later day. */
const READ =
  "Read 9 recommendations, 46 actions, 218 updates, 14 KPIs with 223 figures, 19 events, 8 audits and 4 reports from 60 files.";

describe("the full example", () => {
  test("has no problems", async () => {
    const run = await runImprove(["check", PLAN, "--fail-on", "info"], { cwd: ROOT });
    expect([run.exitCode, run.stdout, run.stderr]).toEqual([
      0,
      `No problems found, as at 5 September 2025.\n${READ}\n`,
      "",
    ]);
  });

  test.each(["2024-05", "2024-11", "2025-03"])(
    "had no error at the end of %s, only work that was late",
    async (month) => {
      const run = await runImprove(["check", PLAN, "-f", "json", "--as-at", month], { cwd: ROOT });
      expect(run.exitCode).toBe(0);
      const rules = new Set(JSON.parse(run.stdout).problems.map(({ rule }: { rule: string }) => rule));
      const behind = [
        "action-overdue",
        "action-stale",
        "due-after-reinspection",
        "repeated-slip",
        "too-few-monitoring-visits",
      ];
      expect([...rules].filter((rule) => !behind.includes(rule as string))).toEqual([]);
    },
  );

  test("builds its newest report, and prints the published ones from their frozen models", async () => {
    const cwd = await makeWorkspace();
    const run = await runImprove(["build", PLAN, "--all", ...NO_PDF, "-o", "reports"], { cwd });
    expect([run.exitCode, run.stderr.slice(0, READ.length + 1)]).toEqual([0, `${READ}\n`]);
    expect(run.stderr).toContain("npx improve diff cabinet-2025-01 cabinet-2025-09 --plan ");
    const built = (name: string): Promise<Buffer> => readFile(path.join(cwd, "reports", name));
    const newest = JSON.parse((await built("cabinet-2025-09.json")).toString());
    expect(newest.provenance).toMatchObject({ asAt: "2025-09-05", since: "2024-12-06", state: "final" });
    expect(await htmlFormat.readModel(await built("cabinet-2025-09.html"))).toEqual(newest);
    for (const id of ["cabinet-2024-05", "cabinet-2025-01"]) {
      const frozen = await readFile(path.join(PLAN, `reports/published/${id}.json`), "utf8");
      expect((await built(`${id}.json`)).toString()).toBe(frozen);
      expect(await htmlFormat.readModel(await built(`${id}.html`))).toEqual(JSON.parse(frozen));
    }
  });

  test("prints exempt text only in the exempt edition, and its reason in the public one", async () => {
    const cwd = await makeWorkspace();
    const { updates } = (await readPlan(PLAN)).plan;
    const [held] = updates.filter(({ exempt }) => exempt !== undefined);
    if (held?.progress === undefined || held.exempt === undefined)
      throw new Error("The example withholds nothing.");
    const json = async (edition: string, name: string): Promise<string> => {
      const args = ["build", PLAN, "--edition", edition, "-f", "json", "-o", edition];
      expect((await runImprove(args, { cwd })).exitCode).toBe(0);
      return readFile(path.join(cwd, edition, name), "utf8");
    };
    const { progress, exempt } = held;
    const holds = (part: unknown): boolean[] =>
      [progress, exempt.reason].map((secret) => JSON.stringify(part).includes(secret));
    const open = JSON.parse(await json("public", "cabinet-2025-09.json"));
    const closed = JSON.parse(await json("exempt", "cabinet-2025-09-exempt.json"));
    expect(holds(open)).toEqual([false, true]);
    expect([holds(closed.document), holds(closed.state)]).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(holds(closed.publicState)).toEqual([false, true]);
  });
});
