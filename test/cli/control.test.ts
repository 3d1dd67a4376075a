import { lstat, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { describe, expect, test } from "vitest";
import { minutes } from "./minutes.ts";
import { expectSession, ROOT, type Run, runImprove } from "./run-improve.ts";
import { type Edit, makePlan } from "./workspace.ts";

/** Action 1.2 of the minimal plan is overdue by the report's date. */
const OVERDUE: Edit = { file: "plan.yaml", from: "due: 2026-03-31", to: "due: 2025-11-28" };
const OFF_TRACK: Edit = { file: "plan.yaml", from: "status: on-track", to: "status: off-track" };
/** Its owner is not a post of the plan. */
const UNKNOWN_OWNER: Edit = {
  file: "plan.yaml",
  from: "owner: head-of-service\n    start: 2025-11-03",
  to: "owner: head\n    start: 2025-11-03",
};

/** It is overdue, which is only a warning. */
const overduePlan = (...edits: Edit[]): Promise<string> => makePlan(OVERDUE, OFF_TRACK, ...edits);

const write = (cwd: string, file: string, text: string): Promise<void> =>
  writeFile(path.join(cwd, file), text);
const read = (cwd: string, file: string): Promise<string> => readFile(path.join(cwd, file), "utf8");
const problemsOf = ({ stdout }: Run): { rule: string; severity: string }[] => JSON.parse(stdout).problems;
const rulesOf = (run: Run): string[] => problemsOf(run).map(({ rule }) => rule);

test("merge marks in the configuration are told as such", async () => {
  const cwd = await makePlan();
  await write(
    cwd,
    "improve.config.yaml",
    "<<<<<<< HEAD\nfail-on: error\n=======\nfail-on: info\n>>>>>>> main\n",
  );
  const { exitCode, stderr } = await runImprove(["check", "plan"], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("improve.config.yaml:1:1: improve.config.yaml holds an unresolved merge");
  expect(stderr).toContain("Keep one of the two versions");
});

describe("a comment", () => {
  const above = (comment: string): Edit => ({
    file: "plan.yaml",
    from: "    due: 2025-11-28",
    to: `    # ${comment}\n    due: 2025-11-28`,
  });

  test("silences what its rule finds on the next line, and is counted", async () => {
    const cwd = await overduePlan(
      above("improve-ignore action-overdue -- The Board sets a new date on 12 January"),
    );
    const run = await runImprove(["check", "plan"], { cwd });
    const json = await runImprove(["check", "plan", "-f", "json"], { cwd });
    await expectSession("ignored", run);
    expect(JSON.parse(json.stdout).silenced).toMatchObject([
      { rule: "action-overdue", by: "comment", reason: "The Board sets a new date on 12 January" },
    ]);
  });

  test.each([
    ["without a reason", "improve-ignore action-overdue"],
    ["for a rule that does not exist", "improve-ignore action-overdu -- The Board decides"],
    ["for a rule that cannot be silenced", "improve-ignore unknown-key -- The Board decides"],
    ["that is not needed", "improve-ignore slip-without-reason -- The Board decides"],
    ["with a colon", "improve-ignore: action-overdue -- The Board decides"],
    ["for two rules", "improve-ignore action-overdue, action-stale -- The Board decides"],
    ["with a word mistyped", "Improve ignore action-overdue -- The Board decides"],
  ])("%s is a problem", async (name, comment) => {
    const cwd = await overduePlan(above(comment));
    await expectSession(`ignore-${name.replaceAll(" ", "-")}`, await runImprove(["check", "plan"], { cwd }));
  });

  test("that is not needed at an earlier date is not reported, because the whole plan was not checked", async () => {
    const cwd = await overduePlan(above("improve-ignore action-overdue -- The Board decides"));
    const run = await runImprove(["check", "plan", "--as-at", "2025-11", "-f", "json"], { cwd });
    expect(rulesOf(run)).not.toContain("ignore-unused");
  });

  test("above a text of several lines covers the whole text, or only the words that it quotes", async () => {
    const main = {
      file: "report.yaml",
      from: "    main: |",
      to: '    # improve-ignore unknown-prose-reference "{{nothing}}" -- It comes with the next release\n    main: |\n      {{nothing}} and {{neither}}.\n',
    } as const;
    const run = await runImprove(["check", "plan", "-f", "json"], { cwd: await makePlan(main) });
    // A reference that cannot be resolved would be missing from the report, so no comment silences it.
    expect(rulesOf(run)).toEqual(["ignore-malformed", "unknown-prose-reference", "unknown-prose-reference"]);
  });
});

describe("severities", () => {
  test("come from the command line, else from the configuration, else from the rule itself", async () => {
    const cwd = await overduePlan();
    await write(cwd, "improve.config.yaml", "rules: { action-overdue: info }\n");
    const configured = await runImprove(["check", "plan", "-f", "json"], { cwd });
    const typed = await runImprove(["check", "plan", "-f", "json", "--rule", "action-overdue=error"], {
      cwd,
    });
    const off = await runImprove(["check", "plan", "-f", "json", "--rule", "action-overdue=off"], { cwd });
    expect(problemsOf(configured)).toMatchObject([{ rule: "action-overdue", severity: "info" }]);
    expect(problemsOf(typed)).toMatchObject([{ rule: "action-overdue", severity: "error" }]);
    expect(problemsOf(off)).toEqual([]);
    expect([configured.exitCode, typed.exitCode, off.exitCode]).toEqual([0, 1, 0]);
  });

  test("apply to a build, too", async () => {
    const cwd = await overduePlan();
    const run = await runImprove(["build", "plan", "-f", "json", "--rule", "action-overdue=error"], { cwd });
    await expectSession("build-with-a-severity", run);
  });

  test.each([
    ["for an unknown rule", "action-overdu=error"],
    ["that does not exist", "action-overdue=fatal"],
    ["of a rule that is always on", "unknown-key=off"],
  ])("%s are refused", async (name, setting) => {
    const run = await runImprove(["check", "plan", "--rule", setting], { cwd: await makePlan() });
    await expectSession(`severity-${name.replaceAll(" ", "-")}`, run);
  });
});

describe("the configuration", () => {
  test("sets when the check fails and how much is printed; the environment and the command line override it", async () => {
    const cwd = await overduePlan({ file: "report.yaml", from: "date: 2026-01-20", to: 'item: "4"' });
    await write(cwd, "settings.yaml", "fail-on: warning\nmax-problems: 1\n");
    const configured = await runImprove(["check", "plan", "--config", "settings.yaml"], { cwd });
    const env = { IMPROVE_CONFIG: "settings.yaml", IMPROVE_FAIL_ON: "error" };
    const environment = await runImprove(["check", "plan", "--max-problems", "5"], { cwd, env });
    await expectSession("configured", configured, environment);
  });

  test("with mistakes stops the command, and each mistake is shown with its place", async () => {
    const cwd = await makePlan();
    await write(
      cwd,
      "improve.config.yaml",
      "rules:\n  action-overdu: info\n  unknown-key: off\nfail-on: never\n",
    );
    const shape = await runImprove(["check", "plan"], { cwd });
    await write(cwd, "improve.config.yaml", "rules:\n  action-overdu: info\n  unknown-key: off\n");
    const rules = await runImprove(["check", "plan"], { cwd });
    await write(cwd, "improve.config.yaml", "rules: [\n");
    await expectSession("config-with-mistakes", shape, rules, await runImprove(["build", "plan"], { cwd }));
  });

  test("that is named must exist", async () => {
    const run = await runImprove(["check", "plan", "--config", "nowhere.yaml"], { cwd: await makePlan() });
    await expectSession("config-missing", run);
  });
});

describe("the baseline", () => {
  test("accepts the problems there are, and reports new ones and those put right", async () => {
    const cwd = await overduePlan(UNKNOWN_OWNER);
    const before = await runImprove(["check", "plan", "-f", "stylish"], { cwd });
    const accepted = await runImprove(["check", "plan", "--update-baseline"], { cwd });
    const baseline = await read(cwd, "plan/improve.baseline.json");
    const after = await runImprove(["check", "plan"], { cwd });
    const plan = await read(cwd, "plan/plan.yaml");
    await write(
      cwd,
      "plan/plan.yaml",
      `# One line more.\n${plan.replace("owner: head\n", "owner: director\n").replace("due: 2025-12-19", "due: 2025-10-06")}`,
    );
    const changed = await runImprove(["check", "plan"], { cwd });
    const renewed = await runImprove(["check", "plan", "--update-baseline", "-q"], { cwd });
    expect(baseline).toBe(
      `{\n  "version": 1,\n  "problems": [\n    {"rule":"action-overdue","entity":"1.2","file":null,"count":1},\n    {"rule":"unknown-reference","entity":"1.2","file":null,"count":1}\n  ]\n}\n`,
    );
    await expectSession("baseline", before, accepted, after, changed, renewed);
  });

  test("applies to a build, too, and never to anything that could not be read", async () => {
    const cwd = await overduePlan(UNKNOWN_OWNER);
    await runImprove(["check", "plan", "--update-baseline"], { cwd });
    const built = await runImprove(["build", "plan", "-f", "json"], { cwd });
    expect(built.exitCode).toBe(0);
    await write(cwd, "plan/more.yaml", "actions: [{ id: 1.9, due: soon }]\n");
    const run = await runImprove(["check", "plan", "--update-baseline", "-f", "json"], { cwd });
    expect(rulesOf(run)).toContain("invalid-date");
    expect(run.exitCode).toBe(1);
  });

  test("that is named must exist and be a baseline", async () => {
    const cwd = await makePlan();
    const missing = await runImprove(["check", "plan", "--baseline", "old.json"], { cwd });
    await write(
      cwd,
      "old.json",
      '{ "version": 2, "problems": [{ "rule": "action-overdue", "entity": null, "file": "x.yaml", "count": "many" }] }',
    );
    await expectSession(
      "baseline-wrong",
      missing,
      await runImprove(["check", "plan", "--baseline", "old.json"], { cwd }),
    );
  });
});

describe("an output file", () => {
  test("never replaces a file of the plan, or a file that is not a baseline", async () => {
    const cwd = await makePlan();
    const before = await read(cwd, "plan/plan.yaml");
    await write(cwd, "notes.json", "{}");
    const runs = [
      await runImprove(["check", "plan", "-f", "json", "-o", "plan/plan.yaml"], { cwd }),
      await runImprove(["check", "./plan", "--update-baseline", "--baseline", "plan/report.yaml"], { cwd }),
      await runImprove(["check", "plan", "--update-baseline", "--baseline", "notes.json"], { cwd }),
    ];
    expect([await read(cwd, "plan/plan.yaml"), await read(cwd, "notes.json")]).toEqual([before, "{}"]);
    await expectSession("output-is-a-file-of-the-plan", ...runs);
  });

  test("may be a link or a pipe, which stays one", async () => {
    const cwd = await makePlan();
    await write(cwd, "real.json", "");
    await symlink("real.json", path.join(cwd, "link.json"));
    await runImprove(["check", "plan", "-f", "json", "-o", "link.json"], { cwd });
    expect((await lstat(path.join(cwd, "link.json"))).isSymbolicLink()).toBe(true);
    expect(JSON.parse(await read(cwd, "real.json")).version).toBe(1);
    const run = await runImprove(["check", "plan", "-f", "json", "-o", devNull], { cwd });
    expect(run.exitCode).toBe(0);
    expect((await lstat(devNull)).isFile()).toBe(false);
  });

  test("is named on stderr when nothing is printed", async () => {
    const cwd = await overduePlan();
    const args = ["check", "plan", "-f", "json", "-o", "check.json"];
    await expectSession(
      "all-into-files",
      await runImprove(args, { cwd }),
      await runImprove([...args, "-q"], { cwd }),
    );
  });
});

describe("the configuration in the plan's folder", () => {
  test("is used when the current folder has none, and is not read as part of the plan", async () => {
    const cwd = await overduePlan();
    await write(cwd, "plan/improve.config.yaml", "rules: { action-overdue: error }\n");
    const inPlan = await runImprove(["check", "plan", "-f", "json"], { cwd });
    await write(cwd, "improve.config.yml", "rules: { action-overdue: info }\n");
    const here = await runImprove(["check", "plan", "-f", "json"], { cwd });
    expect(problemsOf(inPlan)).toMatchObject([{ rule: "action-overdue", severity: "error" }]);
    expect(problemsOf(here)).toMatchObject([{ rule: "action-overdue", severity: "info" }]);
  });
});

describe("formats", () => {
  test("are each written to their own file in one run", async () => {
    const cwd = await overduePlan();
    const args = ["-f", "stylish", "-f", "sarif", "-o", "out/check.sarif", "-f", "junit", "-o", "check.xml"];
    const run = await runImprove(["check", "plan", ...args], { cwd });
    await expectSession("several-formats", run);
    expect(JSON.parse(await read(cwd, "out/check.sarif")).version).toBe("2.1.0");
    expect(await read(cwd, "check.xml")).toContain("<testsuites");
    await rm(path.join(cwd, "check.xml"));
    await runImprove(["check", "plan", "-o", "check.json", "-f", "json"], { cwd });
    expect(JSON.parse(await read(cwd, "check.json")).version).toBe(1);
  });

  test.each([
    ["two formats for one terminal", ["-f", "json", "-f", "sarif"]],
    ["two outputs for one format", ["-f", "json", "-o", "a", "-o", "b"]],
    ["two formats for one file", ["-f", "json", "-o", "a", "-f", "sarif", "-o", "a"]],
    ["an empty file name", ["-f", "json", "-o", ""]],
  ])("refuses %s", async (name, args) => {
    const run = await runImprove(["check", "plan", ...args], { cwd: await makePlan() });
    await expectSession(name.replaceAll(" ", "-"), run);
  });

  test("for GitHub list every problem in the job's summary", async () => {
    const cwd = await overduePlan();
    await write(cwd, "summary.md", "Before.\n");
    const env = { GITHUB_STEP_SUMMARY: path.join(cwd, "summary.md") };
    const run = await runImprove(["check", "plan", "-f", "github"], { cwd, env });
    await expectSession("github", run);
    expect(await read(cwd, "summary.md")).toMatch(
      /^Before\.\n## improve check\n[\s\S]*\| `action-overdue` \|\n\nRead .*\.\n$/,
    );
  });

  test("give the same bytes for the same plan", async () => {
    const cwd = await overduePlan(UNKNOWN_OWNER);
    const formats = ["codeframe", "json", "sarif", "junit", "markdown", "github", "gitlab", "stylish"];
    const printAll = async (plan: string, output: string): Promise<string[]> => {
      const options = formats.flatMap((format) => ["-f", format, "-o", `${output}/${format}`]);
      await runImprove(["check", plan, ...options], { cwd });
      return Promise.all(formats.map((format) => read(cwd, `${output}/${format}`)));
    };
    const once = await printAll("plan", "once");
    expect(await printAll("./plan/", "again")).toEqual(once);
    for (const text of once) expect(text).toContain("action-overdue");
  });
});

test("JSON that is printed or read conforms to the schemas that improve schema prints", async () => {
  const cwd = await overduePlan();
  const check = async (name: string, document: unknown): Promise<boolean> => {
    const { stdout } = await runImprove(["schema", name], { cwd });
    const ajv = new Ajv2020({ allowUnionTypes: true }).addVocabulary(["patternErrorMessage"]);
    addFormatsModule.default(ajv);
    return ajv.compile(JSON.parse(stdout))(document);
  };
  const printed = await runImprove(["check", "plan", "-f", "json"], { cwd });
  expect(await check("check", JSON.parse(printed.stdout))).toBe(true);
  const rules = await runImprove(["rules", "-f", "json"], { cwd });
  expect(await check("rules", JSON.parse(rules.stdout))).toBe(true);
  await writeFile(path.join(cwd, "minutes.pdf"), await minutes());
  const audit = await runImprove(["audit", "minutes.pdf", "-f", "json"], { cwd });
  expect(await check("audit", JSON.parse(audit.stdout))).toBe(true);
  await runImprove(["check", "plan", "--update-baseline"], { cwd });
  expect(await check("baseline", JSON.parse(await read(cwd, "plan/improve.baseline.json")))).toBe(true);
  await runImprove(["build", "plan", "-f", "json"], { cwd });
  const model = JSON.parse(await read(cwd, "reports/cabinet-2026-01.json"));
  expect(await check("model", model)).toBe(true);
  expect(await check("model", { ...model, state: { ...model.state, kpis: [{}] } })).toBe(false);
  const config = {
    rules: { "action-overdue": "off" },
    "fail-on": "warning",
    "max-problems": 5,
    baseline: "old.json",
  };
  expect(await check("config", config)).toBe(true);
  expect(await check("config", { rules: { "unknown-key": "off" } })).toBe(false);
  expect(await check("config", { "max-problems": "many" })).toBe(false);
});

describe("improve rules and improve schema", () => {
  const cwd = ROOT;

  test("list every rule, and explain one", async () => {
    const list = await runImprove(["rules"], { cwd });
    const json = await runImprove(["rules", "-f", "json"], { cwd });
    const { rules } = JSON.parse(json.stdout);
    for (const { id, summary } of rules)
      expect(list.stdout).toMatch(new RegExp(`^  ${id} \\(\\w+\\)\\n      ${summary.slice(0, 12)}`, "m"));
    expect(list.stdout).toContain(`\n${rules.length} rules.`);
    await expectSession("rule-explained", await runImprove(["rules", "letter-before-event"], { cwd }));
    await expectSession("rule-unknown", await runImprove(["rules", "letter-befor-event"], { cwd }));
  });

  test("print a JSON Schema of what is printed and read", async () => {
    const names = (await runImprove(["schema"], { cwd })).stdout.trim().split("\n");
    expect(names).toEqual([
      "plan",
      "check",
      "diff",
      "audit",
      "rules",
      "list",
      "explain",
      "doctor",
      "model",
      "config",
      "theme",
      "mapping",
      "baseline",
      "pack",
    ]);
    for (const name of names) {
      const run = await runImprove(["schema", name], { cwd });
      expect(JSON.parse(run.stdout)).toMatchObject({ type: "object", additionalProperties: false });
    }
    await expectSession("schema-unknown", await runImprove(["schema", "chek"], { cwd }));
  });
});
