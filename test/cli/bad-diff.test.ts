import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { commitAll, edit } from "../sides/workspace.ts";
import { expectSession, ROOT, runImprove } from "./run-improve.ts";
import { makePlan } from "./workspace.ts";

let cwd: string;

beforeEach(async () => {
  cwd = await makePlan();
});

/** Expects each command to end with exit code 2, nothing on stdout, and the output in the session file. */
async function expectUsageErrors(name: string, ...commands: readonly (readonly string[])[]): Promise<void> {
  const runs = [];
  for (const args of commands) {
    const run = await runImprove(["diff", ...args], { cwd });
    expect([run.exitCode, run.stdout], args.join(" ")).toEqual([2, ""]);
    runs.push(run);
  }
  await expectSession(name, ...runs);
}

const PLAN = ["--plan", "plan"];

describe("a comparison that cannot be made gives one sentence, what to do, and exit code 2", () => {
  test("diff-usage", () =>
    expectUsageErrors(
      "diff-usage",
      ["2025-10"],
      ["2025-10", "2025-12", "2026-01"],
      ["2025-10", "2025-12", "--level", "fatal"],
      ["2025-10", "2025-12", "-f", "odt"],
      ["2025-10", "2025-12", "--audience", "cabinet"],
      ["2025-10", "2025-12", ...PLAN, "-f", "pdf"],
      ["2025-10", "2025-12", ...PLAN, "-f", "text", "-f", "json"],
      ["2025-10", "2025-12", "--as-at", "2025-13"],
    ));

  test("diff-sides", async () => {
    await expectUsageErrors(
      "diff-sides",
      ["2025-13", "2025-12", ...PLAN],
      ["2025-09", "2025-12", ...PLAN],
      ["plan@2025-9", "2025-12", ...PLAN],
      ["cabinet-2026-02", "2025-12", ...PLAN],
      ["2025-10", "2025-12", "--plan", "data"],
      ["plan", path.join(ROOT, "examples/full")],
    );
  });

  test("diff-folder-with-errors", async () => {
    await edit(path.join(cwd, "plan/plan.yaml"), "due: 2026-03-31", "due: soon");
    await expectUsageErrors("diff-folder-with-errors", ["2025-10", "2025-12", ...PLAN]);
  });

  test("diff-files", async () => {
    const built = await runImprove(["build", "plan", "-f", "html", "-f", "json"], { cwd });
    expect(built.exitCode).toBe(0);
    const json = await readFile(path.join(cwd, "reports/cabinet-2026-01.json"), "utf8");
    const model = JSON.parse(json);
    await writeFile(path.join(cwd, "newer.json"), JSON.stringify({ ...model, schemaVersion: 99 }));
    await writeFile(
      path.join(cwd, "edited.json"),
      JSON.stringify({ ...model, state: { ...model.state, kpis: null } }),
    );
    await edit(path.join(cwd, "reports/cabinet-2026-01.html"), '">H4sI', '">H4sJ');
    await writeFile(path.join(cwd, "minutes.html"), "<p>Minutes</p>\n");
    await writeFile(path.join(cwd, "minutes.pdf"), "Minutes\n");
    await expectUsageErrors(
      "diff-files",
      ["gone.json", "2025-12", ...PLAN],
      ["newer.json", "2025-12", ...PLAN],
      ["edited.json", "2025-12", ...PLAN],
      ["reports/cabinet-2026-01.html", "2025-12", ...PLAN],
      ["minutes.html", "2025-12", ...PLAN],
      ["minutes.pdf", "2025-12", ...PLAN],
      ["plan/plan.yaml", "2025-12", ...PLAN],
    );
  });

  test("diff-audience-too-wide", async () => {
    const built = await runImprove(["build", "plan", "-f", "json"], { cwd });
    expect(built.exitCode).toBe(0);
    const file = "reports/cabinet-2026-01.json";
    await expectUsageErrors(
      "diff-audience-too-wide",
      ["2025-10", file, ...PLAN, "--audience", "board"],
      ["2025-10", file, ...PLAN, "--edition", "exempt"],
    );
  });

  test("diff-output-is-a-side", async () => {
    const before = await readFile(path.join(cwd, "plan/plan.yaml"), "utf8");
    await expectUsageErrors("diff-output-is-a-side", ["2025-10", "2025-12", ...PLAN, "-o", "plan/plan.yaml"]);
    expect(await readFile(path.join(cwd, "plan/plan.yaml"), "utf8")).toBe(before);
  });

  test("diff-git", async () => {
    await expectUsageErrors("diff-no-repository", ["git:HEAD", "2025-12", ...PLAN]);
    commitAll(cwd);
    await expectUsageErrors(
      "diff-git",
      ["git:HEAD~7", "2025-12", ...PLAN],
      ["git:--output=stolen", "2025-12", ...PLAN],
      ["git:", "2025-12", ...PLAN],
      ["git:HEAD:data", "2025-12", ...PLAN],
      ["git:HEAD:../other", "2025-12", ...PLAN],
    );
  });

  test("diff-without-git", async () => {
    commitAll(cwd);
    const run = await runImprove(["diff", "git:HEAD", "plan", ...PLAN], { cwd, env: { PATH: cwd } });
    expect(run.exitCode).toBe(2);
    await expectSession("diff-without-git", run);
  });
});
