import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { glanceAt, listRules, loadPlan } from "../../src/index.ts";
import { namedEntries } from "../../src/plan/history/lookup.ts";
import { ROOT, runImprove } from "./run-improve.ts";
import { makePlan, makeWorkspace } from "./workspace.ts";

/** What is offered for the words of a line, of which the last is begun; then whether files are, too. */
async function offered(cwd: string, ...words: string[]): Promise<{ values: string[]; files: boolean }> {
  const { stdout, stderr, exitCode } = await runImprove(["complete", "--", ...words], { cwd });
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  const lines = stdout.trimEnd().split("\n");
  const directive = lines.pop();
  expect([":0", ":4"]).toContain(directive);
  return { values: lines.map((line) => line.split("\t")[0] ?? ""), files: directive === ":0" };
}

let cwd: string;
beforeEach(async () => {
  cwd = await makePlan();
});

describe("a line is completed", () => {
  test.each<[string[], string[]]>([
    [["che"], ["check"]],
    [["comp"], ["completion"]],
    [["help", "bu"], ["build"]],
    [
      ["completion", ""],
      ["bash", "zsh", "fish", "powershell"],
    ],
    [["build", "--rep"], ["--report"]],
    [
      ["build", "-f", ""],
      ["html", "pdf", "json", "docx"],
    ],
    [
      ["check", "--format", "s"],
      ["stylish", "sarif"],
    ],
    [
      ["check", "--fail-on", ""],
      ["error", "warning", "info"],
    ],
    [["build", "--report", ""], ["cabinet-2026-01"]],
    [["build", "plan", "--report", ""], ["cabinet-2026-01"]],
    [["publish", "cab"], ["cabinet-2026-01"]],
    [
      ["explain", "1."],
      ["1.1", "1.2"],
    ],
    [
      ["explain", "inspection"],
      ["inspection-2025", "inspection-2025/report"],
    ],
    [["explain", "--as-at", "2025-12"], ["2025-12"]],
    [["rules", "action-ov"], ["action-overdue"]],
    [["check", "--rule", "action-overdue=o"], []],
    [
      ["check", "--rule", "action-overd"],
      ["error", "warning", "info", "off"].map((to) => `action-overdue=${to}`),
    ],
    [["list", "te"], ["templates"]],
    [
      ["list", "templates", ""],
      ["cabinet", "board", "readiness"],
    ],
    [["list", "blocks", "next"], ["next-events"]],
    [["schema", "the"], ["theme"]],
    [["check", "--color", "al"], ["always"]],
    [["build", "--timeout", ""], []],
    [["nosuch", ""], []],
  ])("%j with %j", async (words, values) => {
    expect(await offered(cwd, ...words)).toEqual({ values, files: false });
  });

  test.each([
    [["check", ""]],
    [["build", "-o", ""]],
    [["check", "--config", ""]],
    [["import", "tracker"]],
    [["init", "--from", ""]],
  ])("%j with files", async (words) => {
    expect(await offered(cwd, ...words)).toEqual({ values: [], files: true });
  });

  test("a side of a comparison with reports, months and files", async () => {
    const { values, files } = await offered(cwd, "diff", "2025-11", "");
    expect(values).toEqual(expect.arrayContaining(["cabinet-2026-01", "2025-12"]));
    expect(files).toBe(true);
  });

  test("every rule", async () => {
    const rules = (await listRules()).flatMap((group) => group.rules.map(({ id }) => id));
    expect((await offered(cwd, "rules", "")).values).toEqual(rules);
  });

  test("from the folder that is named, and from the one that init has made", async () => {
    const ours = await makePlan();
    await mkdir(path.join(ours, "ours"));
    await rename(path.join(ours, "plan"), path.join(ours, "ours/data"));
    await writeFile(path.join(ours, "ours/README.md"), "Ours\n");
    const { values } = await offered(ours, "build", "ours", "--report", "");
    expect(values).toEqual(["cabinet-2026-01"]);
    expect((await offered(ours, "diff", "--plan", "ours", "cab")).values).toEqual(["cabinet-2026-01"]);
  });
});

test("nothing is offered and nothing said where there is no plan, or one that cannot be read", async () => {
  const empty = await makeWorkspace();
  expect((await offered(empty, "explain", "")).values).toEqual([]);
  await writeFile(
    path.join(empty, "plan.yaml"),
    'plan: [\n\u0000\nactions:\n  - { id: 1.1, title: "x\n  - id: 1.2\n',
  );
  expect((await offered(empty, "explain", "1")).values).toEqual(["1.1", "1.2"]);
});

test("at a glance a plan has the ids that it has when it is read", async () => {
  for (const folder of ["data", "examples/full", "examples/new-plan"]) {
    const { entries } = await glanceAt(path.join(ROOT, folder));
    const { plan } = await loadPlan(path.join(ROOT, folder));
    const named = [...namedEntries(plan)].map((one) => one.path);
    const seen = entries.map(({ id }) => id);
    expect(named.filter((id) => seen.includes(id)).length / named.length, folder).toBeGreaterThan(0.95);
    expect(entries.find(({ id }) => id === "1.1")?.title).toBe(
      plan.actions.find(({ id }) => id === "1.1")?.title,
    );
  }
});

test("an unknown shell, or none, is told which there are", async () => {
  const unknown = await runImprove(["completion", "zhs"], { cwd });
  expect(unknown).toMatchObject({ exitCode: 2, stdout: "" });
  expect(unknown.stderr).toBe(
    'error "zhs" is not a shell that is known. Expected one of bash, zsh, fish, powershell.\n  → Did you mean "zsh"? improve completion --help shows how.\n',
  );
  const none = await runImprove(["completion"], { cwd });
  expect(none.stderr).toContain("improve completion needs a shell: bash, zsh, fish or powershell.");
});

test.each([
  ["zsh", "compdef _improve improve"],
  ["fish", "complete -c improve"],
  ["powershell", "Register-ArgumentCompleter -CommandName 'improve'"],
])("there is a script for %s", async (shell, line) => {
  const { stdout, exitCode } = await runImprove(["completion", shell], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toContain(line);
  expect(stdout).toMatch(/improve complete (?:--|'--') /);
});
