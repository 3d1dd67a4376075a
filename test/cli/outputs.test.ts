import { chmod, cp, link, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commitAll } from "../sides/workspace.ts";
import { expectSession, type Run, runImprove } from "./run-improve.ts";
import { makePlan, makeWorkspace, placePlan } from "./workspace.ts";

const DIFF = ["diff", "2025-10", "2025-12", "--plan", "plan"];

describe("an output never replaces a file that improve did not write", () => {
  /** Each makes a file in the folder and returns its path, and the command that would write to it. */
  const ROUTES: Readonly<Record<string, { command: readonly string[]; to: string; kept: string }>> = {
    "a file of the plan": { command: ["check", "plan"], to: "plan/plan.yaml", kept: "plan/plan.yaml" },
    "a file of the plan, through a link": { command: ["check", "plan"], to: "link", kept: "plan/plan.yaml" },
    "a file of the plan, through a linked folder": {
      command: ["check", "plan"],
      to: "linked/plan.yaml",
      kept: "plan/plan.yaml",
    },
    "a file of a plan that is named by its link": {
      command: ["check", "linked"],
      to: "plan/report.yaml",
      kept: "plan/report.yaml",
    },
    "a file of the plan, from a comparison of months": { command: DIFF, to: "link", kept: "plan/plan.yaml" },
    "a file of the plan, from a comparison of revisions": {
      command: ["diff", "git:HEAD", "git:HEAD", "--plan", "plan"],
      to: "plan/plan.yaml",
      kept: "plan/plan.yaml",
    },
    "a file of the plan, from a comparison of files": {
      command: ["diff", "reports/cabinet-2026-01.json", "reports/cabinet-2026-01.json"],
      to: "plan/plan.yaml",
      kept: "plan/plan.yaml",
    },
    "a published report, from a comparison": {
      command: [...DIFF, "-f", "html"],
      to: "reports/cabinet-2026-01.html",
      kept: "reports/cabinet-2026-01.html",
    },
    "a published report, from a check": {
      command: ["check", "plan", "-f", "json"],
      to: "reports/cabinet-2026-01.json",
      kept: "reports/cabinet-2026-01.json",
    },
    "a CSV that no entry names": { command: ["check", "plan"], to: "plan/new.csv", kept: "plan/new.csv" },
    "the configuration": { command: DIFF, to: "improve.config.yaml", kept: "improve.config.yaml" },
    "a file of git": { command: ["check", "plan"], to: ".git/HEAD", kept: ".git/HEAD" },
    "a page of somebody else, from a build": {
      command: ["build", "plan", "-f", "html"],
      to: "theirs",
      kept: "theirs/cabinet-2026-01.html",
    },
  };

  let made: string;

  beforeAll(async () => {
    made = await mkdtemp(path.join(os.tmpdir(), "improve-outputs-"));
    const cwd = await placePlan(made);
    const built = await runImprove(["build", "plan", "-f", "html", "-f", "json"], { cwd });
    expect(built.exitCode).toBe(0);
    commitAll(cwd);
    await symlink("plan/plan.yaml", path.join(cwd, "link"));
    await symlink("plan", path.join(cwd, "linked"));
    await writeFile(path.join(cwd, "plan/new.csv"), "period,caseload\n2025-11,17.2\n");
    await writeFile(path.join(cwd, "improve.config.yaml"), "fail-on: error\n");
    await mkdir(path.join(cwd, "theirs"));
    await writeFile(path.join(cwd, "theirs/cabinet-2026-01.html"), "<title>Ours, by hand</title>\n");
  });

  afterAll(() => rm(made, { recursive: true }));

  async function makeFolder(): Promise<string> {
    const cwd = await makeWorkspace();
    await cp(made, cwd, { recursive: true, verbatimSymlinks: true });
    return cwd;
  }

  test.each(Object.entries(ROUTES))("%s", async (_, { command, to, kept }) => {
    const cwd = await makeFolder();
    const before = await readFile(path.join(cwd, kept));
    const run = await runImprove([...command, "-o", to], { cwd });
    expect([run.exitCode, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toMatch(
      /is (a file of the plan|one of the files that are compared|there already, and is not a \w+ that improve has written)\.\n {2}→ /,
    );
    expect(await readFile(path.join(cwd, kept))).toEqual(before);
  });

  test("and says so", async () => {
    const cwd = await makeFolder();
    const build = await runImprove(["build", "plan", "-f", "html", "-o", "theirs"], { cwd });
    const check = await runImprove(["check", "plan", "-o", "plan/new.csv"], { cwd });
    await expectSession("output-is-not-ours", build, check);
  });
});

describe("an earlier output of the same kind is replaced", () => {
  const FORMATS = ["codeframe", "stylish", "json", "sarif", "github", "gitlab", "junit", "markdown"];

  test("by a check in any format", async () => {
    const cwd = await makePlan();
    const due = { file: "plan.yaml", from: "due: 2026-03-31", to: "due: soon" } as const;
    const bad = await makePlan(due);
    const file = path.join(cwd, "check.out");
    for (const [index, format] of FORMATS.entries()) {
      const folder = path.join(index % 2 === 0 ? cwd : bad, "plan");
      const run = await runImprove(["check", folder, "-f", format, "-o", file, "-q"], { cwd });
      expect(run.stderr, format).toBe("");
      expect(run.exitCode, format).toBe(index % 2);
    }
  });

  test("by a comparison in any format", async () => {
    const cwd = await makePlan();
    for (const months of [DIFF, ["diff", "2025-12", "2025-12", "--plan", "plan"]]) {
      for (const format of ["text", "markdown", "json", "html"]) {
        const run = await runImprove([...months, "-f", format, "-o", "changes", "-q"], { cwd });
        expect([run.exitCode, run.stderr], format).toEqual([0, ""]);
      }
    }
  });

  test("by a report, which keeps the mode of its file", async () => {
    const cwd = await makePlan();
    const build = () => runImprove(["build", "plan", "-f", "html", "-f", "json"], { cwd });
    expect((await build()).exitCode).toBe(0);
    const file = path.join(cwd, "reports/cabinet-2026-01.html");
    await chmod(file, 0o640);
    expect((await build()).exitCode).toBe(0);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
  });

  test("so is an empty file, as mktemp makes", async () => {
    const cwd = await makePlan();
    await writeFile(path.join(cwd, "empty"), "");
    const run = await runImprove(["check", "plan", "-o", "empty"], { cwd });
    expect(run.exitCode).toBe(0);
  });

  test("where a link is there already, it stays one", async () => {
    const cwd = await makePlan();
    await symlink("later/check.txt", path.join(cwd, "dangling"));
    const run = await runImprove(["check", "plan", "-o", "dangling"], { cwd });
    expect(run.exitCode).toBe(0);
    expect(await readFile(path.join(cwd, "later/check.txt"), "utf8")).toMatch(/^No problems found/);
  });
});

test("two formats for one file are refused, however it is written", async () => {
  const cwd = await makePlan();
  await mkdir(path.join(cwd, "out"));
  await symlink("out", path.join(cwd, "linked"));
  await symlink("out/x", path.join(cwd, "link"));
  const runs: Run[] = [];
  for (const [one, other] of [
    ["out/x", "./out/x"],
    ["out/x", "out/../out/x"],
    ["out/x", "linked/x"],
    ["out/x", "link"],
    ["out/x", path.join(cwd, "out/x")],
  ] as const) {
    const run = await runImprove(["check", "plan", "-f", "json", "-o", one, "-f", "sarif", "-o", other], {
      cwd,
    });
    expect([run.exitCode, run.stdout], other).toEqual([2, ""]);
    runs.push(run);
  }
  await expectSession("two-spellings-of-one-file", ...runs);
});

test("an output where no file can be made, or at a link that leads to itself, is named", async () => {
  const cwd = await makePlan();
  await symlink("loop", path.join(cwd, "loop"));
  const runs = [
    await runImprove(["build", "plan", "-f", "json", "-o", "/proc/x"], { cwd }),
    await runImprove(["check", "plan", "-o", "/proc/x/y/z"], { cwd }),
    await runImprove(["check", "plan", "-o", "loop"], { cwd }),
    await runImprove(["build", "plan", "-f", "json", "-o", "loop/reports"], { cwd }),
  ];
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2]);
  await expectSession("output-that-cannot-be-made", ...runs);
});

describe('"-" stands for standard output', () => {
  test("in a build of one report in one format", async () => {
    const cwd = await makePlan();
    for (const format of ["html", "json", "pdf"]) {
      const built = await runImprove(["build", "plan", "-f", format], { cwd });
      expect(built.exitCode).toBe(0);
      const piped = await runImprove(["build", "plan", "-f", format, "-o", "-"], { cwd });
      expect(
        piped.bytes.equals(await readFile(path.join(cwd, `reports/cabinet-2026-01.${format}`))),
        format,
      ).toBe(true);
    }
  });

  test("in a comparison, as a PDF too", async () => {
    const cwd = await makePlan();
    for (const [format, start] of [
      ["pdf", "%PDF-"],
      ["html", "<!DOCTYPE html>"],
      ["text", ""],
    ] as const) {
      const { bytes } = await runImprove([...DIFF, "-f", format, "-o", "-"], { cwd });
      expect(bytes.subarray(0, start.length).toString()).toBe(start);
      expect(bytes.length).toBeGreaterThan(0);
    }
  });

  test("and has room for one file", async () => {
    const cwd = await makePlan();
    const runs = [
      await runImprove(["build", "plan", "-o", "-"], { cwd }),
      await runImprove(["build", "plan", "-f", "json", "-f", "html", "-o", "-"], { cwd }),
      await runImprove(["check", "plan", "-f", "json", "-f", "sarif", "-o", "/dev/stdout"], { cwd }),
      await runImprove(["build", path.resolve("examples/full"), "--all", "-f", "json", "-o", "-"], { cwd }),
    ];
    expect(runs.map(({ exitCode, stdout }) => [exitCode, stdout])).toEqual(Array(4).fill([2, ""]));
    await expectSession("standard-output-has-room-for-one", ...runs);
  });
});

test("a hard link to a file of the plan is not written to", async () => {
  const cwd = await makePlan();
  const before = await readFile(path.join(cwd, "plan/plan.yaml"), "utf8");
  await link(path.join(cwd, "plan/plan.yaml"), path.join(cwd, "twin"));
  const run = await runImprove(["check", "plan", "-o", "twin"], { cwd });
  expect(run.exitCode).toBe(2);
  expect(await readFile(path.join(cwd, "twin"), "utf8")).toBe(before);
});
