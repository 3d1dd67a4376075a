import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runImprove } from "../cli/run-improve.ts";
import { edit } from "../sides/workspace.ts";
import { type Comment, makeRepository, readAction } from "./action.ts";

type Repository = Awaited<ReturnType<typeof makeRepository>>;

/** Formats that need no browser. */
const QUICK = { formats: "html json" };

const LATE = { from: "status: on-track, progress: Two", to: "status: off-track, progress: Two" };

/** A repository whose pull request says that an action is off track. */
async function withChange(installed?: "program"): Promise<Repository> {
  const repository = await makeRepository(installed);
  repository.commit("Write the plan");
  await repository.pullRequest(() => edit(path.join(repository.root, "plan/plan.yaml"), LATE.from, LATE.to));
  return repository;
}

describe("a pull request without problems", () => {
  test("is checked and built, and one comment says what it changes, which the next run replaces", async () => {
    const repository = await withChange("program");
    const { steps, used, printed } = await repository.runAction({ inputs: QUICK });
    expect(steps).toEqual({
      "Install improve": "success",
      "Check the plan": "success",
      "Show the problems under Security": "skipped",
      "Build the reports": "success",
      "Keep the reports": "success",
      "Say what changed": "success",
    });
    expect(printed).toContain("No problems found, as at 31 December 2025.");
    expect(used).toEqual({ "actions/upload-artifact@v7": { name: "reports", path: "reports" } });
    const html = await readFile(path.join(repository.root, "reports/cabinet-2026-01.html"), "utf8");
    expect(html).toContain("1.2 <strong>off track</strong>");
    const [first, ...others] = await repository.comments();
    expect(others).toEqual([]);
    expect(first?.body).toMatch(/^<!-- improve: what changed in the plan -->\n## .+: what changed\n/);
    expect(first?.body).toContain(
      "**Action 1.2** Record each supervision on the child's file<br>Went from on track to off track.",
    );
    await repository.pullRequest(() =>
      edit(
        path.join(repository.root, "plan/plan.yaml"),
        "status: off-track, progress",
        "status: at-risk, progress",
      ),
    );
    const next = await repository.runAction({ inputs: { reports: "none" } });
    expect(next.steps["Build the reports"]).toBe("skipped");
    const [second, ...more] = await repository.comments();
    expect(more).toEqual([]);
    expect(second?.id).toBe(first?.id);
    expect(second?.body).toContain("Went from off track to at risk.");
    expect(next.printed).toContain("The comment that says what changed is up to date.");
  });

  test("keeps what others wrote, even if they begin like the comment", async () => {
    const repository = await withChange();
    await repository.runAction({ inputs: { reports: "none" } });
    const [own] = (await repository.comments()) as [Comment];
    const others: Comment[] = [
      { id: "C_8", body: own.body, viewerDidAuthor: false },
      { id: "C_9", body: `I quote:\n\n${own.body}`, viewerDidAuthor: true },
      { id: "C_10", body: "<!-- improve: what changed in other -->\n", viewerDidAuthor: true },
    ];
    await repository.setComments(others);
    await repository.runAction({ inputs: { reports: "none" } });
    await repository.runAction({ inputs: { reports: "none" } });
    expect((await repository.comments()).slice(0, 3)).toEqual(others);
    expect((await repository.comments()).slice(3).map(({ body }) => body)).toEqual([own.body]);
  });

  test("has a comment for each plan that the action is run for", async () => {
    const repository = await withChange();
    for (const plan of ["plan", "./plan", "plan"]) {
      await repository.runAction({ inputs: { plan, reports: "none" } });
    }
    const firstLines = (await repository.comments()).map(({ body }) => body.split("\n")[0]);
    expect(firstLines).toEqual([
      "<!-- improve: what changed in plan -->",
      "<!-- improve: what changed in ./plan -->",
    ]);
  });

  test("says that nothing changed if nothing did", async () => {
    const repository = await makeRepository();
    repository.commit("Write the plan");
    await repository.pullRequest(async () => {});
    await repository.runAction({ inputs: { reports: "none" } });
    expect((await repository.comments()).map(({ body }) => body)).toEqual([
      expect.stringContaining("\nNothing that the public may see changed between "),
    ]);
  });

  test("says so if there was no plan before it", async () => {
    const repository = await makeRepository();
    const kept = path.join(repository.root, "plan/plan.yaml");
    const [plan, report] = [kept, kept.replace("plan.yaml", "report.yaml")] as const;
    const texts = [await readFile(plan, "utf8"), await readFile(report, "utf8")] as const;
    await rm(path.dirname(plan), { recursive: true });
    repository.commit("Begin");
    await repository.pullRequest(async () => {
      await mkdir(path.dirname(plan));
      await writeFile(plan, texts[0]);
      await writeFile(report, texts[1]);
    });
    const { steps } = await repository.runAction({ inputs: { reports: "none" } });
    expect(steps["Say what changed"]).toBe("success");
    expect((await repository.comments()).map(({ body }) => body)).toEqual([
      expect.stringMatching(
        /\nBefore this pull request there was no plan that can be read, .*:\n\n```\nerror There was no folder "plan" at/,
      ),
    ]);
  });

  test("has a comment that GitHub takes, however much it changes", async () => {
    const repository = await withChange();
    const actions = Array.from(
      { length: 900 },
      (_, index) =>
        `  - { id: 2.${index}, answers: R1, title: "Action ${index} 🏛️ ${"with a long title ".repeat(8)}", owner: director, start: 2025-10-13, due: 2026-12-18, status: not-started, added: 2025-12-01 }`,
    );
    await repository.pullRequest(() =>
      writeFile(path.join(repository.root, "plan/more.yaml"), `actions:\n${actions.join("\n")}\n`),
    );
    await repository.runAction({ inputs: { reports: "none" } });
    const [comment] = await repository.comments();
    expect(comment?.body.length).toBeGreaterThan(60_000);
    expect(comment?.body).toMatch(/\n\d+ more changes \(.+\) did not fit into one comment; .+\.\n$/);
  });
});

describe("a plan with problems", () => {
  const broken = async (): Promise<Repository> => {
    const repository = await withChange();
    await repository.pullRequest(() =>
      edit(
        path.join(repository.root, "plan/plan.yaml"),
        "owner: head-of-service\n    start: 2025-11",
        "owner: nobody\n    start: 2025-11",
      ),
    );
    return repository;
  };

  test("fails with annotations, SARIF and a summary, and is not built", async () => {
    const repository = await broken();
    const { steps, used, printed, summary } = await repository.runAction({
      inputs: { ...QUICK, "upload-sarif": "true" },
    });
    expect(steps).toMatchObject({
      "Check the plan": "failure",
      "Show the problems under Security": "success",
      "Build the reports": "skipped",
      "Keep the reports": "skipped",
      "Say what changed": "success",
    });
    expect(printed).toContain(
      "::error file=plan/plan.yaml,line=54,endLine=54,col=12,endColumn=17,title=unknown-reference::",
    );
    expect(summary).toContain("nobody");
    const { sarif_file: file = "" } = used["github/codeql-action/upload-sarif@v4"] ?? {};
    expect(path.dirname(file)).toBe(repository.temp);
    const sarif = JSON.parse(await readFile(file, "utf8"));
    expect(sarif.runs[0].results.map((one: { ruleId: string }) => one.ruleId)).toContain("unknown-reference");
  });

  test("that cannot be compared says why in the comment", async () => {
    const repository = await withChange();
    await repository.pullRequest(() =>
      edit(path.join(repository.root, "plan/plan.yaml"), "due: 2026-03-31", "due: soon"),
    );
    const { steps } = await repository.runAction({ inputs: { reports: "none" } });
    expect(steps).toMatchObject({ "Check the plan": "failure", "Say what changed": "success" });
    const [comment] = await repository.comments();
    expect(comment?.body).toMatch(
      /\nWhat this pull request changes in the plan cannot be said:\n\n```\nerror .*"soon"/,
    );
  });

  test("fails on milder problems if that is asked for", async () => {
    const repository = await withChange();
    await repository.pullRequest(() =>
      edit(path.join(repository.root, "plan/plan.yaml"), "due: 2026-03-31", "due: 2025-12-30"),
    );
    const mild = await repository.runAction({ inputs: { reports: "none" }, event: "push" });
    expect(mild.steps["Check the plan"]).toBe("success");
    expect(mild.printed).toContain("::warning file=plan/plan.yaml");
    const strict = await repository.runAction({
      inputs: { ...QUICK, "fail-on": "warning" },
      event: "push",
    });
    expect(strict.steps).toMatchObject({ "Check the plan": "failure", "Build the reports": "skipped" });
  });

  test("that is not there at all fails, without SARIF", async () => {
    const repository = await makeRepository();
    repository.commit("Write the plan");
    const { steps, printed } = await repository.runAction({
      inputs: { plan: "data", "upload-sarif": "true" },
      event: "push",
    });
    expect(steps).toMatchObject({
      "Check the plan": "failure",
      "Show the problems under Security": "skipped",
      "Build the reports": "skipped",
      "Say what changed": "skipped",
    });
    expect(printed).toMatch(/error .*"data"/);
  });
});

describe("where the action may not comment", () => {
  test("a pull request from another repository has its changes in the summary, and does not fail", async () => {
    const repository = await withChange();
    const { steps, printed, summary } = await repository.runAction({
      inputs: { reports: "none" },
      from: "somebody/plan",
    });
    expect(steps["Say what changed"]).toBe("success");
    expect(printed).toContain("::warning title=improve::The pull request comes from another repository");
    expect(summary).toContain("Went from on track to off track.");
    expect(await repository.comments()).toEqual([]);
  });

  test("a job without the permission says which it needs", async () => {
    const repository = await withChange();
    const { steps, printed, summary } = await repository.runAction({
      inputs: { reports: "none", token: "another-token" },
    });
    expect(steps["Say what changed"]).toBe("success");
    expect(printed).toContain(
      "(gh: Bad credentials (HTTP 401)). Give the job the permission pull-requests: write.",
    );
    expect(summary).toContain("Went from on track to off track.");
  });

  test("a push has no pull request to comment on", async () => {
    const repository = await withChange();
    const { steps } = await repository.runAction({ inputs: { reports: "none" }, event: "push" });
    expect(steps["Say what changed"]).toBe("skipped");
  });

  test("a checkout that lacks the commit before says what to write", async () => {
    const repository = await makeRepository();
    repository.commit("Write the plan");
    const { steps, printed } = await repository.runAction({ inputs: { reports: "none" } });
    expect(steps["Say what changed"]).toBe("success");
    expect(printed).toContain("Give actions/checkout fetch-depth: 2, and no ref.");
  });
});

describe("reports", () => {
  test("are those that are named, in the formats that are named", async () => {
    const repository = await withChange();
    const inputs = { reports: "cabinet-2026-01 cabinet-2026-01", formats: "json", output: "out put" };
    const { used, printed } = await repository.runAction({ inputs, event: "push" });
    expect(printed.match(/^out put\/cabinet-2026-01\.json/gm)).toHaveLength(2);
    expect(used["actions/upload-artifact@v7"]).toEqual({ name: "reports", path: "out put" });
  });

  test("that are all published are not built, which is no failure", async () => {
    const repository = await withChange();
    await edit(path.join(repository.root, "plan/report.yaml"), "state: draft", "state: final");
    await runImprove(["publish", "cabinet-2026-01", "--on", "2026-01-09"], { cwd: repository.root });
    repository.commit("Publish the report");
    const { steps, printed } = await repository.runAction({ inputs: QUICK, event: "push" });
    expect(steps).toMatchObject({ "Check the plan": "success", "Build the reports": "success" });
    expect(printed).toContain("::notice title=improve::Every report of the plan is published");
    const named = await repository.runAction({ inputs: { ...QUICK, reports: "all" }, event: "push" });
    expect(named.printed).toContain("reports/cabinet-2026-01.html");
  });

  test("that are not there fail the job", async () => {
    const repository = await withChange();
    const { steps, printed } = await repository.runAction({
      inputs: { ...QUICK, reports: "cabinet-2030-01" },
      event: "push",
    });
    expect(steps["Build the reports"]).toBe("failure");
    expect(printed).toContain("cabinet-2030-01");
  });

  test("can be all", async () => {
    const repository = await withChange();
    const inputs = { reports: "all", formats: "json" };
    const { printed } = await repository.runAction({ inputs, event: "push" });
    expect(printed).toContain("reports/cabinet-2026-01.json");
  });
});

test("where the repository has no improve of its own, the action builds its own copy", async () => {
  const repository = await makeRepository();
  repository.commit("Write the plan");
  await rm(path.join(repository.root, "node_modules"), { recursive: true });
  const copy = path.join(repository.temp, "the action's copy");
  await mkdir(copy);
  await cp("package.json", path.join(copy, "package.json"));
  const { steps, printed } = await repository.runAction({ inputs: { reports: "none" }, event: "push", copy });
  expect(printed).toContain(`npm ci --no-audit --no-fund in ${copy}\n`);
  expect(steps).toMatchObject({ "Install improve": "success", "Check the plan": "success" });
  expect(printed).toContain("No problems found, as at 31 December 2025.");
});

test("action.yml puts no input into a script, where it could be read as a command", async () => {
  const { runs, inputs } = await readAction();
  expect(runs.steps.filter(({ run }) => run?.includes("${{")).map(({ name }) => name)).toEqual([]);
  expect(runs.steps.filter(({ uses }) => uses !== undefined && !/@v\d+$/.test(uses))).toEqual([]);
  expect(Object.keys(inputs).length).toBeGreaterThan(5);
});
