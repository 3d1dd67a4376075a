import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { html as htmlFormat } from "../../src/publish/html.ts";
import { pdf as pdfFormat } from "../../src/publish/pdf.ts";
import { commitAll, edit } from "../sides/workspace.ts";
import { ROOT, runImprove } from "./run-improve.ts";
import { makePlan } from "./workspace.ts";

const MONTHS = ["2025-10", "2025-12", "--plan", "plan"];

const diff = (cwd: string, ...args: readonly string[]) => runImprove(["diff", ...args], { cwd });

/** The minimal plan with one action late in November, so that there is a warning. */
async function makeChanged(): Promise<string> {
  const cwd = await makePlan();
  const slip = "updates:\n  - { date: 2025-11-20, of: 1.2, due: 2026-04-30, reason: The form is late }\n";
  await edit(path.join(cwd, "plan/plan.yaml"), "updates:\n", slip);
  return cwd;
}

interface Printed {
  readonly base: { readonly asAt: string; readonly report: string | null };
  readonly head: { readonly asAt: string; readonly report: string | null };
  readonly audience: string;
  readonly edition: string;
  readonly changes: readonly {
    readonly kind: string;
    readonly severity: string;
    readonly fingerprint: string;
  }[];
  readonly omitted: number;
}

const printed = async (cwd: string, ...args: readonly string[]): Promise<Printed> => {
  const run = await diff(cwd, ...args, "-f", "json");
  expect([run.exitCode, run.stderr]).toEqual([0, ""]);
  return JSON.parse(run.stdout);
};

const kinds = ({ changes }: Printed): string[] => changes.map(({ kind }) => kind);

test("two months of one folder, as text, Markdown and JSON", async () => {
  const cwd = await makeChanged();
  const text = await diff(cwd, ...MONTHS);
  expect([text.exitCode, text.stderr]).toEqual([0, ""]);
  expect(text.stdout).toContain("as at 31 October 2025");
  expect(text.stdout).toMatch(/slipped from/i);
  const markdown = await diff(cwd, ...MONTHS, "-f", "markdown");
  expect(markdown.stdout).toMatch(/^#/m);
  const json = await printed(cwd, ...MONTHS);
  expect(json).toMatchObject({
    version: 1,
    base: { name: "2025-10", authority: "Fairmere Council", asAt: "2025-10-31", report: null },
    head: { name: "2025-12", asAt: "2025-12-31", report: null },
    audience: "public",
    edition: "public",
    omitted: 0,
  });
  expect(kinds(json)).toContain("due-slipped");
});

test("the same changes from months, folders, revisions, reports and published files", async () => {
  const cwd = await makeChanged();
  commitAll(cwd);
  expect((await runImprove(["build", "plan"], { cwd })).exitCode).toBe(0);
  const expected = (await printed(cwd, ...MONTHS)).changes.map(({ fingerprint }) => fingerprint);
  expect(expected.length).toBeGreaterThan(1);
  const files = ["json", "html", "pdf"].map((extension) => `reports/cabinet-2026-01.${extension}`);
  const bases = [
    "2025-10",
    "plan@2025-10",
    "git:HEAD@2025-10",
    "git:HEAD:plan@2025-10-31",
    "2025-10-31",
    "2025-10",
  ];
  for (const [index, head] of ["plan", "git:HEAD:plan", "cabinet-2026-01", ...files].entries()) {
    const { changes } = await printed(cwd, bases[index] as string, head, "--plan", "plan");
    expect(
      changes.map(({ fingerprint }) => fingerprint),
      head,
    ).toEqual(expected);
  }
});

test("a folder compared with its git revision shows what was not yet committed", async () => {
  const cwd = await makePlan();
  commitAll(cwd);
  const same = await diff(cwd, "git:HEAD", "plan", "--plan", "plan", "--exit-code");
  expect(same.exitCode).toBe(0);
  await edit(path.join(cwd, "plan/plan.yaml"), "due: 2026-03-31", "due: 2026-05-29");
  const changed = await diff(cwd, "git:HEAD", "plan", "--plan", "plan", "--exit-code");
  expect(changed.exitCode).toBe(1);
  expect(changed.stdout).toMatch(/slipped from/i);
});

test("the folder data is compared when no plan is named", async () => {
  const run = await diff(ROOT, "2016-07", "2016-09", "--level", "warning");
  expect([run.exitCode, run.stderr]).toEqual([0, ""]);
  expect(run.stdout.replaceAll(/\s+/g, " ")).toContain("2016-07, as at 31 July 2016");
});

describe("the output", () => {
  test("has several formats, each in its own file, with a summary on stderr", async () => {
    const cwd = await makeChanged();
    const files = [
      "-f",
      "markdown",
      "-o",
      "out/changes.md",
      "-f",
      "html",
      "-o",
      "out/changes.html",
      "-f",
      "pdf",
      "-o",
      "out/changes.pdf",
    ];
    const run = await diff(cwd, ...MONTHS, ...files);
    expect([run.exitCode, run.stdout]).toEqual([0, ""]);
    expect(run.stderr).toMatch(
      /^out\/changes\.md, out\/changes\.html and out\/changes\.pdf: \d+ changes: .+\.\n$/,
    );
    expect((await readdir(path.join(cwd, "out"))).sort()).toEqual([
      "changes.html",
      "changes.md",
      "changes.pdf",
    ]);
    const html = await readFile(path.join(cwd, "out/changes.html"));
    const comparison = await printed(cwd, ...MONTHS);
    expect(await htmlFormat.readModel(html)).toEqual(comparison);
    expect(await pdfFormat.readModel(await readFile(path.join(cwd, "out/changes.pdf")))).toEqual(comparison);
    const quiet = await diff(cwd, ...MONTHS, ...files.slice(0, 4), "-q");
    expect([quiet.exitCode, quiet.stdout, quiet.stderr]).toEqual([0, "", ""]);
  });

  test("with -q is the changes, or nothing when there are none", async () => {
    const cwd = await makeChanged();
    expect((await diff(cwd, ...MONTHS, "-q")).stdout).toMatch(/slipped/i);
    const none = await diff(cwd, "2025-12", "2025-12", "--plan", "plan", "-q");
    expect([none.exitCode, none.stdout, none.stderr]).toEqual([0, "", ""]);
  });

  test("with --level leaves out milder changes, and says so", async () => {
    const cwd = await makeChanged();
    const all = await printed(cwd, ...MONTHS);
    const some = await printed(cwd, ...MONTHS, "--level", "warning");
    expect(some.changes).toEqual(all.changes.filter(({ severity }) => severity !== "info"));
    expect(some.changes.length + some.omitted).toBe(all.changes.length);
    expect(some.omitted).toBeGreaterThan(0);
  });

  test("says when the head is earlier than the base", async () => {
    const cwd = await makeChanged();
    const { base, head } = await printed(cwd, "2025-12", "2025-10", "--plan", "plan");
    expect([base.asAt, head.asAt]).toEqual(["2025-12-31", "2025-10-31"]);
    const { stdout } = await diff(cwd, "2025-12", "2025-10", "--plan", "plan");
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("from 31 December back to 31 October 2025");
  });
});

describe("the exit code", () => {
  test.each([
    [[], 0],
    [["--exit-code"], 1],
    [["--fail-on", "warning"], 1],
    [["--fail-on", "error"], 0],
    [["--fail-on", "error", "--exit-code"], 1],
    [["--fail-on", "info", "--level", "error"], 1],
  ] as const)("with %j is %i where something slipped", async (options, exitCode) => {
    const run = await diff(await makeChanged(), ...MONTHS, ...options);
    expect(run.exitCode).toBe(exitCode);
  });

  test("is 0 when nothing changed, whatever the options", async () => {
    const cwd = await makePlan();
    const run = await diff(cwd, "2025-12", "2025-12", "--plan", "plan", "--exit-code", "--fail-on", "info");
    expect(run.exitCode).toBe(0);
  });

  test("does not depend on the settings that make check fail", async () => {
    const run = await runImprove(["diff", ...MONTHS], {
      cwd: await makeChanged(),
      env: { IMPROVE_FAIL_ON: "info" },
    });
    expect(run.exitCode).toBe(0);
  });
});
