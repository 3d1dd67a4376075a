import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { html as htmlFormat } from "../../src/publish/html.ts";
import { ROOT, runImprove } from "./run-improve.ts";
import { makeWorkspace } from "./workspace.ts";

const DATA = path.join(ROOT, "data");
const NO_PDF = ["-f", "html", "-f", "json"];

describe("the Darlington plan", () => {
  test("has no errors, and only warnings about real faults of the report that it reproduces", async () => {
    const run = await runImprove(["check", "data", "-f", "json"], { cwd: ROOT });
    expect(run.exitCode).toBe(0);
    const { version, asAt, summary, problems } = JSON.parse(run.stdout);
    expect({ version, asAt, errors: summary.errors }).toEqual({ version: 1, asAt: "2016-09-02", errors: 0 });
    expect(summary.warnings + summary.infos).toBe(problems.length);
    // What is not yet shown before the next visit is no fault of the plan.
    const isGap = ({ message }: { message: string }) =>
      message.endsWith(': a gap in report "readiness-2016-09"');
    const kinds = problems
      .filter((one: { message: string }) => !isGap(one))
      .map(({ rule, entity }: { rule: string; entity: string }) => `${rule} ${entity}`);
    expect(problems.filter(isGap)).toHaveLength(36);
    // The visit began on a Sunday, the meeting had no date yet, three actions had slipped and were late, and one
    // month's return never arrived.
    expect(kinds.sort()).toEqual([
      "action-overdue 2.6",
      "action-overdue 3.6",
      "action-overdue 4.5",
      "event-on-weekend ofsted-2016-07",
      "kpi-period-missing iha-timely",
      "meeting-missing cabinet-2016-09",
      "repeated-slip 2.6",
      "repeated-slip 3.6",
      "repeated-slip 4.5",
    ]);
  });

  test("prints a published report from its frozen model, even when the plan has changed since", async () => {
    const cwd = await makeWorkspace();
    const args = ["build", DATA, "--report", "cabinet-2016-05", ...NO_PDF, "-o", "reports", "-q"];
    const run = await runImprove(args, { cwd });
    expect(run.exitCode).toBe(0);
    const frozen = await readFile(path.join(DATA, "reports/published/cabinet-2016-05.json"), "utf8");
    expect(await readFile(path.join(cwd, "reports/cabinet-2016-05.json"), "utf8")).toBe(frozen);
    const html = await readFile(path.join(cwd, "reports/cabinet-2016-05.html"));
    expect(await htmlFormat.readModel(html)).toEqual(JSON.parse(frozen));
  });

  test("builds every report with --all, each once and in order of date", async () => {
    const cwd = await makeWorkspace();
    const run = await runImprove(["build", DATA, "--all", "-f", "json", "-q"], { cwd });
    expect(run.exitCode).toBe(0);
    const named = run.stdout.replaceAll(/ {2}\d+ KB$/gm, "");
    expect(named).toBe(
      "reports/cabinet-2016-05.json\nreports/board-2016-07.json\nreports/board-2016-08.json\nreports/readiness-2016-09.json\nreports/cabinet-2016-09.json\n",
    );
  });
});
