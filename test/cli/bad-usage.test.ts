import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { sha256Of } from "../../src/text/digest.ts";
import { expectSession, runImprove } from "./run-improve.ts";
import { expectLastGood, makePlan, makeWorkspace, placeLastGood } from "./workspace.ts";

describe("a wrong command line gives one sentence, what to do, and exit code 2", () => {
  const COMMANDS: Readonly<Record<string, readonly string[]>> = {
    "unknown-command": ["chek"],
    "unknown-option": ["check", "--asat", "2016-05"],
    "option-without-value": ["check", "--output"],
    "month-that-does-not-exist": ["check", "--as-at", "2016-13"],
    "day-that-does-not-exist-as-at": ["check", "--as-at", "2016-02-30"],
    "unknown-check-format": ["check", "-f", "xml"],
    "unknown-build-format": ["build", "-f", "odt"],
    "unknown-severity": ["check", "--fail-on", "fatal"],
    "timeout-of-zero": ["build", "--timeout", "0"],
    "two-folders": ["check", "My", "plan"],
    "options-that-exclude": ["build", "--all", "--report", "cabinet-2026-01"],
  };
  for (const [name, args] of Object.entries(COMMANDS)) {
    test(name, async () => {
      const run = await runImprove(args, { cwd: await makeWorkspace() });
      expect(run.exitCode).toBe(2);
      expect(run.stdout).toBe("");
      await expectSession(name, run);
    });
  }

  test("wrong-environment", async () => {
    const run = await runImprove(["build"], {
      cwd: await makeWorkspace(),
      env: { IMPROVE_TIMEOUT: "soon" },
    });
    expect(run.exitCode).toBe(2);
    await expectSession("wrong-environment", run);
  });

  test("without a command the help is printed", async () => {
    const run = await runImprove([], { cwd: await makeWorkspace() });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toMatch(/^Usage: improve /);
  });
});

describe("a folder that holds no plan gives exit code 2 in check and build", () => {
  const FOLDERS: Readonly<Record<string, (cwd: string) => Promise<string>>> = {
    "folder-missing": async () => "nowhere",
    "folder-empty": async (cwd) => {
      await mkdir(path.join(cwd, "empty"));
      return "empty";
    },
    "folder-is-a-file": async (cwd) => {
      await writeFile(path.join(cwd, "plan.yaml"), "plan: {}\n");
      return "plan.yaml";
    },
  };
  for (const [name, prepare] of Object.entries(FOLDERS)) {
    test(name, async () => {
      const cwd = await makeWorkspace();
      const folder = await prepare(cwd);
      await placeLastGood(cwd);
      const check = await runImprove(["check", folder], { cwd });
      const build = await runImprove(["build", folder], { cwd });
      for (const run of [check, build]) {
        expect(run.exitCode).toBe(2);
        expect(run.stdout).toBe("");
      }
      await expectSession(name, check, build);
      await expectLastGood(cwd);
    });
  }

  test("without an argument and without a folder called data", async () => {
    const cwd = await makeWorkspace();
    await mkdir(path.join(cwd, ".git")); // The top of a repository: nothing above it counts.
    const run = await runImprove(["check"], { cwd });
    expect(run.exitCode).toBe(2);
    await expectSession("no-folder-called-data", run);
  });
});

describe("without a report to build the exit code is 2", () => {
  test("no-reports", async () => {
    const cwd = await makePlan();
    await writeFile(path.join(cwd, "plan/report.yaml"), "# Not yet\n");
    await placeLastGood(cwd);
    const check = await runImprove(["check", "plan"], { cwd });
    const build = await runImprove(["build", "plan"], { cwd });
    expect([check.exitCode, build.exitCode]).toEqual([0, 2]);
    await expectSession("no-reports", check, build);
    await expectLastGood(cwd);
  });

  test("all-reports-published", async () => {
    const draft = { file: "report.yaml", from: "state: draft" } as const;
    const cwd = await makePlan({ ...draft, to: "state: final" });
    await runImprove(["build", "plan", "-f", "json", "-o", "plan"], { cwd });
    const model = "plan/cabinet-2026-01.json";
    const sha256 = sha256Of(await readFile(path.join(cwd, model)));
    const published = await makePlan({
      ...draft,
      to: `state: { published: 2026-01-12, model: cabinet-2026-01.json, sha256: ${sha256} }`,
    });
    await copyFile(path.join(cwd, model), path.join(published, model));
    await placeLastGood(published);
    const build = await runImprove(["build", "plan"], { cwd: published });
    expect(build.exitCode).toBe(2);
    await expectLastGood(published);
    const again = await runImprove(["build", "plan", "-f", "json", "--report", "cabinet-2026-01"], {
      cwd: published,
    });
    expect(again.exitCode).toBe(0);
    const later = await runImprove(["build", "plan", "--report", "cabinet-2026-01", "--as-at", "2026-02"], {
      cwd: published,
    });
    expect(later.exitCode).toBe(2);
    await expectSession("all-reports-published", build, again, later);
  });

  test("unknown-report", async () => {
    const cwd = await makePlan();
    await placeLastGood(cwd);
    const near = await runImprove(["build", "plan", "--report", "cabinet-2026-10"], { cwd });
    const far = await runImprove(["build", "plan", "--report", "scrutiny"], { cwd });
    expect([near.exitCode, far.exitCode]).toEqual([2, 2]);
    await expectSession("unknown-report", near, far);
    await expectLastGood(cwd);
  });

  test("every-report-is-later", async () => {
    const cwd = await makePlan();
    const early = [
      await runImprove(["check", "plan", "--as-at", "2025-06-08"], { cwd }),
      await runImprove(["build", "plan", "--as-at", "2025-06-08", "--report", "cabinet-2026-01"], { cwd }),
    ];
    for (const { exitCode, stdout, stderr } of early) {
      expect([exitCode, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(
        "Nothing of the plan was known on 8 June 2025: the first day on which anything was is 9 June 2025",
      );
    }
    const run = await runImprove(["build", "plan", "--as-at", "2025-10-10"], { cwd });
    expect(run.exitCode).toBe(2);
    await expectSession("every-report-is-later", run);
  });
});
