import { cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { runImprove } from "./run-improve.ts";
import { makePlan } from "./workspace.ts";

describe("where no plan is named", () => {
  let cwd: string;
  const run = (folder: string, ...args: string[]) => runImprove(args, { cwd: path.join(cwd, folder) });
  const sidesOf = (stdout: string): string[] => stdout.match(/^(From|To) .*$/gm) ?? [];

  test("the only one here is meant, whatever its name, and a comparison says which that is", async () => {
    cwd = await makePlan();
    expect((await run("", "check")).stdout).toMatch(/^No problems found, as at 31 December 2025\.\n/);
    const { stdout, exitCode } = await run("", "diff", "2025-11", "cabinet-2026-01");
    expect(exitCode).toBe(0);
    expect(sidesOf(stdout)).toEqual([
      "From  plan@2025-11, as at 30 November 2025",
      "To    plan@cabinet-2026-01, as at 31 December 2025",
    ]);
  });

  test("a folder that is named may hold the plan in one of its own, and nothing else that could be part of it", async () => {
    cwd = await makePlan();
    await mkdir(path.join(cwd, "ours/reports"), { recursive: true });
    await rename(path.join(cwd, "plan"), path.join(cwd, "ours/plan"));
    const { stdout } = await run("", "schema", "--plan", "ours");
    expect(stdout).toMatch(/^ours\/plan\/improve\.schema\.json/);
    const { exitCode } = await run("", "diff", "ours@2025-11", "cabinet-2026-01", "--plan", "ours");
    expect(exitCode).toBe(0);
    // It is meant without its name, too, where there is no other.
    expect((await run("", "explain", "1.1")).stdout).toContain("\nours/plan/plan.yaml:");
    await cp(path.join(cwd, "ours"), path.join(cwd, "others"), { recursive: true });
    expect((await run("", "check")).stderr).toContain(
      'more than one plan here: "others/plan" and "ours/plan"',
    );
    await rm(path.join(cwd, "others"), { recursive: true });
    await writeFile(path.join(cwd, "ours/reports/june.yaml"), "updates: []\n");
    const whole = await run("", "schema", "--plan", "ours");
    expect(whole.stdout).toMatch(/^ours\/improve\.schema\.json/);
  });

  test("a stray file above is not taken for it", async () => {
    cwd = await makePlan();
    await writeFile(path.join(cwd, "stray.yaml"), "plan:\n  title: A stray file\n");
    await mkdir(path.join(cwd, "work"));
    await rename(path.join(cwd, "plan"), path.join(cwd, "work/plan"));
    expect((await run("work", "check")).exitCode).toBe(0);
  });

  test("one in data is named as well, from whatever folder in it", async () => {
    cwd = await makePlan();
    await rename(path.join(cwd, "plan"), path.join(cwd, "data"));
    await mkdir(path.join(cwd, "data/returns/2025"), { recursive: true });
    for (const folder of ["", "data", "data/returns/2025"]) {
      const { stdout } = await run(folder, "diff", "2025-11", "cabinet-2026-01");
      expect(sidesOf(stdout)).toEqual([
        "From  data@2025-11, as at 30 November 2025",
        "To    data@cabinet-2026-01, as at 31 December 2025",
      ]);
    }
  });

  describe("and there are two", () => {
    beforeEach(async () => {
      cwd = await makePlan();
      await cp(path.join(cwd, "plan"), path.join(cwd, "data"), { recursive: true });
      await mkdir(path.join(cwd, "plan/extracts"));
    });

    test.each([["check"], ["build"], ["diff", "2025-11", "2025-12"]])("%s chooses none", async (...args) => {
      const { exitCode, stderr } = await run("", ...args);
      expect(exitCode).toBe(2);
      expect(stderr).toBe(
        'error There is more than one plan here: "data" and "plan".\n  → Name the one that is meant, such as data; improve diff takes --plan data.\n',
      );
    });

    test("the one that the command stands in is meant, at whatever depth", async () => {
      for (const folder of ["plan", "plan/extracts"]) {
        expect((await run(folder, "check")).exitCode).toBe(0);
        const { stdout } = await run(folder, "diff", "2025-11", "2025-12");
        expect(sidesOf(stdout)[0]).toBe("From  plan@2025-11, as at 30 November 2025");
      }
    });

    test("sides that are folders need none", async () => {
      const { exitCode, stdout } = await run("", "diff", "plan@2025-11", "data");
      expect(exitCode).toBe(0);
      expect(sidesOf(stdout)[1]).toBe("To    data, as at 31 December 2025");
    });

    test("dates that the plan knows nothing of are told", async () => {
      const { stdout, stderr } = await run("plan", "diff", "2026-02", "2026-03");
      expect(stdout).toMatch(/^Nothing that the public may see changed between plan@2026-02,/);
      expect(stderr).toBe(
        'Nothing in the plan is dated after 31 December 2025, so "plan@2026-02" and "plan@2026-03" show the same.\n',
      );
    });
  });
});
