import { execFileSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { publishReport } from "../../src/index.ts";
import { VERSION } from "../../src/package.ts";
import { fillIn } from "./fill-in.ts";
import { expectSession, ROOT, type Run, runImprove } from "./run-improve.ts";
import { makeWorkspace } from "./workspace.ts";

const init = (cwd: string, ...args: string[]): Promise<Run> => runImprove(["init", ...args], { cwd });

const read = (...names: string[]): Promise<string> => readFile(path.join(...names), "utf8");

/** Every file of a folder, with what it holds. */
async function everything(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  const read = files.map(
    async (file) => [path.relative(folder, file), await readFile(file, "utf8")] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

const SCHEMA_LINE = /^# yaml-language-server: \$schema=(?:\.\/|(?:\.\.\/)+)improve\.schema\.json\n/;

/** Expects every file of a plan to lead an editor to the schema in its folder. */
async function expectSchemaLines(plan: string): Promise<void> {
  for (const [name, text] of Object.entries(await everything(plan))) {
    if (!name.endsWith(".yaml")) continue;
    expect(text, name).toMatch(SCHEMA_LINE);
    const [, schema = ""] = /\$schema=(\S+)/.exec(text) ?? [];
    expect(path.join(path.dirname(name), schema)).toBe("improve.schema.json");
  }
}

describe("a new plan", () => {
  test("checks without a problem and builds at once, from beside it and from inside", async () => {
    const cwd = await makeWorkspace();
    const runs = [await init(cwd)];
    runs.push(await runImprove(["check", "my-plan", "--fail-on", "info"], { cwd }));
    const inside = { cwd: path.join(cwd, "my-plan") };
    runs.push(await runImprove(["check", "--fail-on", "info"], inside));
    runs.push(await runImprove(["build", "-f", "html", "-f", "json"], inside));
    runs.push(await runImprove(["diff", "2026-07", "cabinet-2026-09", "--level", "warning"], inside));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0]);
    await expectSession("init", ...runs);
  });

  test("has the files of examples/new-plan, the version of improve, and a schema that every file names", async () => {
    const cwd = await makeWorkspace();
    await init(cwd, "-q");
    const written = await everything(path.join(cwd, "my-plan"));
    const sample = await everything(path.join(ROOT, "examples/new-plan"));
    for (const [name, text] of Object.entries(sample)) {
      const ours = written[name === "gitignore" ? ".gitignore" : name];
      expect(ours?.replace(SCHEMA_LINE, "").replaceAll(`improve@${VERSION}`, "improve"), name).toBe(text);
    }
    for (const name of [".pre-commit-config.yaml", ".github/workflows/improvement-plan.yml"])
      expect(written[name]).toContain(`npx --yes improve@${VERSION} check data`);
    const others = Object.keys(written).filter((name) => sample[name] === undefined);
    expect(others.sort()).toEqual([".gitignore", "data/improve.schema.json"]);
    await expectSchemaLines(path.join(cwd, "my-plan/data"));
    const again = await runImprove(["schema", "--plan", "my-plan"], { cwd });
    expect(again.stdout).toMatch(/^my-plan\/data\/improve\.schema\.json /);
  });

  test("has a council's own names and days", async () => {
    const cwd = await makeWorkspace();
    const own = [
      "--authority",
      "Kent: County Council",
      "--inspected",
      "2024-05-13",
      "--director",
      "Director",
    ];
    await init(cwd, "kent", ...own, "--body", "Committee", "--title", "Our plan");
    const plan = await read(cwd, "kent/data/plan.yaml");
    for (const line of [
      "  title: Our plan",
      '  authority: "Kent: County Council"',
      "  start: 2024-05-13",
      "    title: Director",
      "  - { id: cabinet, name: Committee }",
    ])
      expect(plan).toContain(`${line}\n`);
    expect(await read(cwd, "kent/README.md")).toMatch(/^# Our plan\n\n.* plan of Kent: County Council\./);
    const { stdout } = await runImprove(["check", "kent", "--fail-on", "info"], { cwd });
    expect(stdout).toMatch(/^No problems found, as at 31 October 2024\.\n/);
  });

  test("says in its help what it has where nobody says otherwise", async () => {
    const { stdout } = await init(await makeWorkspace(), "--help");
    for (const usual of ["Your Council", "2026-03-16", "26 weeks", "Cabinet", "my-plan"])
      expect(stdout.replace(/\s+/g, " ")).toContain(usual);
  });
});

describe("a folder that holds something", () => {
  test("keeps its README and its .gitignore, and is told what it lacks", async () => {
    const cwd = await makeWorkspace();
    execFileSync("git", ["init", "-q"], { cwd });
    for (const name of ["README.md", ".gitignore", "package.json", "notes.txt"])
      await writeFile(path.join(cwd, name), "ours\n");
    const run = await init(cwd, ".");
    expect(run.exitCode).toBe(0);
    await expectSession("init-beside", run);
    for (const name of ["README.md", ".gitignore", "package.json", "notes.txt"])
      expect(await read(cwd, name)).toBe("ours\n");
    expect((await runImprove(["check"], { cwd })).exitCode).toBe(0);
  });

  test("inside of a repository is told where GitHub reads its workflow", async () => {
    const cwd = await makeWorkspace();
    execFileSync("git", ["init", "-q"], { cwd });
    const { stderr } = await init(cwd, "plans/ours");
    expect(stderr).toContain(
      'at the top of a repository only: move them to ".", or make "plans/ours" a repository',
    );
  });

  test.each([
    [
      "a plan",
      async (cwd: string) =>
        cp(path.join(ROOT, "examples/minimal"), path.join(cwd, "my-plan"), { recursive: true }),
    ],
    ["a new plan", (cwd: string) => init(cwd)],
    ["figures where the plan would be", (cwd: string) => place(cwd, "my-plan/data/april.csv")],
    ["a file for the folder of the plan", (cwd: string) => place(cwd, "my-plan/data")],
    ["a file for the folder of workflows", (cwd: string) => place(cwd, "my-plan/.github")],
    [
      "a workflow of that name",
      (cwd: string) => place(cwd, "my-plan/.github/workflows/improvement-plan.yml"),
    ],
    ["a file in its own place", (cwd: string) => place(cwd, "my-plan")],
  ])("is refused where it holds %s, and nothing is written", async (what, prepare) => {
    const cwd = await makeWorkspace();
    await prepare(cwd);
    const before = await everything(cwd);
    const run = await init(cwd);
    expect(run.exitCode).toBe(2);
    expect(await everything(cwd)).toEqual(before);
    await expectSession(`init-refused-${what.replaceAll(" ", "-")}`, run);
  });

  async function place(cwd: string, name: string): Promise<void> {
    await mkdir(path.dirname(path.join(cwd, name)), { recursive: true });
    await writeFile(path.join(cwd, name), "ours\n");
  }
});

test("where nothing can be written nothing is", async () => {
  const cwd = await makeWorkspace();
  await symlink("loop", path.join(cwd, "loop"));
  for (const folder of ["/proc/improve/plan", "loop/plan", "x".repeat(300)]) {
    const { exitCode, stderr } = await init(cwd, folder);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error "[^"]+" cannot be written: [^\n]+\.\n {2}→ [^\n]+\n$/);
  }
  expect(Object.keys(await everything(cwd))).toEqual([]);
});

const TRACKER = `Fairmere Borough Council: tracker,,,,,
Position at 31 August 2018,,,,,
Ref,Recommendation,Action,Lead,By when,RAG
1.1,Supervision,Train managers,Head of Service,31/03/2019,Green
1.2,Supervision,Record supervision,Head of Service,31/12/2018,Amber
`;

describe("a plan of a tracker", () => {
  const INSPECTED = ["--inspected", "2018-05-14"];

  test("needs only what the tracker does not say, and has all that a new plan has", async () => {
    const cwd = await makeWorkspace();
    await writeFile(path.join(cwd, "tracker.csv"), TRACKER);
    const asked = await init(cwd, "--from", "tracker.csv");
    const made = await init(cwd, "--from", "tracker.csv", ...INSPECTED);
    const built = await runImprove(["build", "my-plan", "-f", "html"], { cwd });
    await expectSession("init-from", asked, made, built);
    await expectSchemaLines(path.join(cwd, "my-plan/data"));
    expect(await read(cwd, "my-plan/README.md")).toContain(
      "| `data/recommendations/` | What the inspectorate asked for; what the Council does about it |\n",
    );
  });

  test("is not made of a file that is not there, and then nothing is written", async () => {
    const cwd = await makeWorkspace();
    const { exitCode, stderr } = await init(cwd, "--from", "tracker.xlsx", ...INSPECTED);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('"tracker.xlsx"')]);
    expect(await readdir(cwd)).toEqual([]);
  });
});

test("import, collect and publish keep the line that names the schema, and new files have it", async () => {
  const cwd = await makeWorkspace();
  await init(cwd, "-q");
  const improve = async (...args: string[]): Promise<void> => {
    const { exitCode, stderr } = await runImprove(args, { cwd });
    expect({ args, exitCode, stderr }).toEqual({ args, exitCode: 0, stderr: expect.any(String) });
  };
  const reports = path.join(cwd, "my-plan/data/reports.yaml");
  await writeFile(reports, (await readFile(reports, "utf8")).replace("state: draft", "state: final"));
  // Without a print, which takes a browser.
  await publishReport(path.join(cwd, "my-plan/data"), {
    ...{ report: "cabinet-2026-09", on: "2026-09-07", asAt: "2026-08-31", formats: ["json"] },
    into: path.join(cwd, "pack"),
  });
  expect(await readFile(reports, "utf8")).toContain("published: 2026-09-07");
  await improve("collect", "--month", "2026-09", "my-plan");
  const workbook = path.join(cwd, "returns-2026-09/head-of-service.xlsx");
  await fillIn(workbook, { Actions: { G5: "At risk", H5: "Late." } });
  await improve("import", workbook, "my-plan");
  expect(await read(cwd, "my-plan/data/returns/2026-09/head-of-service.yaml")).toContain("progress: Late.");
  await improve("import", workbook, "my-plan");
  const tracker = TRACKER.replace("31 August 2018", "30 September 2026").replaceAll(
    "Supervision",
    "Workload",
  );
  await writeFile(
    path.join(cwd, "tracker.csv"),
    `${tracker}3.1,Housing,Find homes,Director,31/03/2027,Green\n`,
  );
  await improve("import", "tracker.csv", "my-plan");
  await expectSchemaLines(path.join(cwd, "my-plan/data"));
});
