import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { VERSION } from "../../src/package.ts";
import { runImprove } from "../cli/run-improve.ts";
import { edit, git } from "../sides/workspace.ts";
import { makeRepository } from "./action.ts";

/** The pipeline that a page shows. */
const readPipeline = async (page: string) =>
  parse(/^```yaml\n([\s\S]*?)^```$/m.exec(await readFile(page, "utf8"))?.[1] ?? "");

/**
 * A repository with a pull request, merged, and a way to run a script of a pipeline in it.
 * @param file the file that is changed, which `prepare` may have made.
 */
async function makeChange(
  from: string,
  to: string,
  file = "plan/plan.yaml",
  prepare: (root: string) => Promise<void> = async () => {},
  installed?: "program",
) {
  const { root, bin, commit, pullRequest } = await makeRepository(installed);
  await prepare(root);
  commit("Write the plan");
  await pullRequest(() => edit(path.join(root, file), from, to));
  const run = async (script: string): Promise<{ exitCode: number | null; printed: string }> => {
    const env = {
      ...process.env,
      PATH: `${bin}${path.delimiter}${process.env.PATH}`,
      // As the runner gives it.
      GITHUB_STEP_SUMMARY: path.join(root, "reports-summary.md"),
      CI_MERGE_REQUEST_DIFF_BASE_SHA: git(root, "rev-parse", "HEAD^1").trim(),
    };
    // A PDF needs a browser, and is tested elsewhere.
    const child = spawn("bash", ["-e", "-c", script.replace("-f pdf ", "")], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { exitCode: await ended, printed: stdout + stderr };
  };
  const read = (file: string): Promise<string> => readFile(path.join(root, file), "utf8");
  return { root, run, read };
}

const BETTER = ["status: on-track, progress: Two", "status: at-risk, progress: Two"] as const;
const BROKEN = [
  "    owner: head-of-service\n    start: 2025-11",
  "    owner: nobody\n    start: 2025-11",
] as const;

describe("the pipeline for GitLab", () => {
  test("checks, builds and says what changed", async () => {
    const { check, reports, changes } = await readPipeline("docs/ci/gitlab.md");
    const { run, read } = await makeChange(...BETTER);
    expect(await run(check.script.join("\n"))).toMatchObject({
      exitCode: 0,
      printed: expect.stringContaining("No problems found"),
    });
    expect(JSON.parse(await read(check.artifacts.reports.codequality))).toEqual([]);
    expect((await run(reports.script.join("\n"))).exitCode).toBe(0);
    expect(await read(path.join(reports.artifacts.paths[0], "cabinet-2026-01.html"))).toContain("at risk");
    const changed = await run(changes.script.join("\n"));
    expect(changed).toMatchObject({
      exitCode: 0,
      printed: expect.stringContaining("Went from on track to at risk."),
    });
    expect(await read(changes.artifacts.paths[0])).toContain("at risk");
  });

  test("fails where the plan has an error, and shows which", async () => {
    const { check } = await readPipeline("docs/ci/gitlab.md");
    const { run, read } = await makeChange(...BROKEN);
    expect(await run(check.script.join("\n"))).toMatchObject({
      exitCode: 1,
      printed: expect.stringContaining('"nobody" is not in the plan'),
    });
    expect(JSON.parse(await read(check.artifacts.reports.codequality))).toEqual([
      expect.objectContaining({
        check_name: "unknown-reference",
        location: expect.objectContaining({ path: "plan/plan.yaml" }),
      }),
    ]);
  });
});

describe("the pipeline for Azure DevOps", () => {
  const scriptOf = async (name: string): Promise<string> => {
    const { steps } = await readPipeline("docs/ci/azure-devops.md");
    return steps.find((step: { displayName?: string }) => step.displayName === name).script;
  };

  test("checks, builds and says what changed", async () => {
    const { root, run, read } = await makeChange(...BETTER);
    expect((await run(await scriptOf("Check the plan"))).exitCode).toBe(0);
    expect(await read("check.xml")).toContain("<testsuites");
    expect((await run(await scriptOf("Build the reports"))).exitCode).toBe(0);
    expect(existsSync(path.join(root, "reports/cabinet-2026-01.json"))).toBe(true);
    const changed = await run(await scriptOf("Say what changed"));
    expect(changed.exitCode).toBe(0);
    const [, file = ""] = /^##vso\[task\.uploadsummary\](.*)$/m.exec(changed.printed) ?? [];
    expect(await readFile(file, "utf8")).toContain("Went from on track to at risk.");
  });

  test("fails where the plan has an error", async () => {
    const { run, read } = await makeChange(...BROKEN);
    expect((await run(await scriptOf("Check the plan"))).exitCode).toBe(1);
    expect(await read("check.xml")).toContain("&quot;nobody&quot; is not in the plan");
    expect(await run(await scriptOf("Build the reports"))).toMatchObject({ exitCode: 1 });
  });
});

describe("the pipeline for many plans", () => {
  test("builds each report in one part, and all plans but the one with an error", async () => {
    const { jobs } = await readPipeline("docs/ci/many-plans.md");
    const script = jobs.reports.steps.flatMap((step: { run?: string }) => step.run ?? []).at(-1);
    expect(jobs.reports.env.IMPROVE_SHARD).toMatch(/^\$\{\{ matrix\.part \}\}\/8$/);
    expect(jobs.reports.strategy.matrix.part).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const { root, run } = await makeChange(...BETTER);
    for (const name of ["ashby", "burnley", "corby"]) {
      const folder = path.join(root, "plans", name);
      await cp(path.join(root, "plan"), folder, { recursive: true });
      await edit(path.join(folder, "plan.yaml"), "authority: Fairmere", `authority: ${name}`);
    }
    const corby = path.join(root, "plans/corby/plan.yaml");
    await edit(corby, "owner: head-of-service", "owner: nobody");
    const parts = [1, 2].map((part) => run(`export IMPROVE_SHARD=${part}/2\n${script}`));
    const codes = (await Promise.all(parts)).map(({ exitCode }) => exitCode);
    expect(codes.sort()).toEqual([0, 1]);
    const made = (await readdir(path.join(root, "reports"), { recursive: true })).filter((one) =>
      one.endsWith(".json"),
    );
    expect(made.sort()).toEqual(["ashby/cabinet-2026-01.json", "burnley/cabinet-2026-01.json"]);
  });
});

test("the workflow that init writes checks, builds and says what changed", async () => {
  const { run, read } = await makeChange(
    "due: 2026-12-18",
    "due: 2027-01-15",
    "data/actions.yaml",
    async (root) => {
      await rm(path.join(root, "plan"), { recursive: true });
      await runImprove(["init", "."], { cwd: root });
    },
    "program",
  );
  const { jobs } = parse(await read(".github/workflows/improvement-plan.yml"));
  const scripts = jobs.report.steps.flatMap((step: { run?: string }) => step.run ?? []);
  expect(scripts.length).toBe(3);
  // The version that the plan was begun with is fetched; here it is installed.
  const fetched = `npx --yes improve@${VERSION} `;
  for (const script of scripts) {
    expect(script).toContain(fetched);
    expect(await run(script.replace(fetched, "npx improve ")), script).toMatchObject({ exitCode: 0 });
  }
  expect(await read("reports/cabinet-2026-09.html")).toContain("Notes on data and method");
  expect(await read("reports-summary.md")).toMatch(/Action 2\.2.*15 January 2027/);
});
