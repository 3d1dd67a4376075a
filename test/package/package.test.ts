import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/** An empty folder into which the packed package was installed, without a network and for a user without a cache. */
let folder: string;
let packed: { readonly files: readonly { readonly path: string }[]; readonly filename: string };

const run = (program: string, args: readonly string[], cwd = folder): string =>
  execFileSync(program, args, { cwd, encoding: "utf8", env: { ...process.env, HOME: folder } });

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "improve-package-"));
  // As `npm pack` does, but for a new build under the feet of the other tests.
  run(process.execPath, ["scripts/types.ts"], process.cwd());
  const [pack] = JSON.parse(
    run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], process.cwd()),
  );
  packed = pack;
  await writeFile(path.join(folder, "package.json"), '{ "type": "module" }');
  run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", `./${packed.filename}`]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("it holds the program, the library and their types, and no plan but small ones", () => {
  const files = packed.files.map((file) => file.path);
  expect(files).toEqual(expect.arrayContaining(["dist/improve.js", "dist/index.js", "dist/index.d.ts"]));
  expect(files.filter((file) => /(?:^|\/)published\/|^(?:data|src|test)\//.test(file))).toEqual([]);
});

test("the program checks a plan and writes its report", () => {
  const improve = path.join("node_modules", ".bin", "improve");
  const plan = path.join("node_modules", "improve", "examples", "minimal");
  expect(run(improve, ["check", plan])).toMatch(/^No problems found, as at /);
  expect(run(improve, ["build", plan, "-f", "html", "-f", "json"])).toMatch(
    /^reports\/\S+\.html {2}\d+ KB\n/,
  );
});

test("a new plan checks, and has every file that belongs round it", async () => {
  const improve = path.join("node_modules", ".bin", "improve");
  run(improve, ["init", "new"]);
  expect(run(improve, ["check", "new", "--fail-on", "info"])).toMatch(/^No problems found, as at /);
  const round = [
    ".gitignore",
    ".github/workflows/improvement-plan.yml",
    ".pre-commit-config.yaml",
    "README.md",
  ];
  for (const name of round) expect(await readFile(path.join(folder, "new", name), "utf8")).not.toBe("");
});

test("the library loads, checks, builds, renders, publishes and compares, from memory too", async () => {
  await writeFile(
    path.join(folder, "use.js"),
    `import { readFile } from "node:fs/promises";
import * as improve from "improve";
const plan = await improve.loadPlan("node_modules/improve/examples/minimal");
const { problems, asAt } = await improve.checkPlan(plan);
const { model } = await improve.buildReport(plan);
const html = await improve.renderHtml(model);
const json = await improve.publish(model, "json");
const { comparison } = await improve.diffReports({ plan, name: "start", asAt: plan.plan.header.start }, model);
const memory = await improve.loadPlan(improve.memoryFolder({ "plan.yaml": "plan: { title: A }" }));
const wrong = (await improve.checkPlan(memory)).problems.map(({ rule, file }) => rule + " " + file);
console.log(JSON.stringify({
  problems, asAt, report: model.provenance.report, html: html.slice(0, 15), json: JSON.parse(new TextDecoder().decode(json)).provenance.report,
  compared: [comparison.base.name, comparison.head.report], changed: comparison.changes.length > 0, wrong: [...new Set(wrong)],
}));
`,
  );
  expect(JSON.parse(run(process.execPath, ["use.js"]))).toEqual({
    problems: [],
    asAt: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    report: expect.any(String),
    html: "<!DOCTYPE html>",
    json: expect.any(String),
    compared: ["start", expect.any(String)],
    changed: true,
    wrong: ["missing-field plan.yaml"],
  });
});

test("its types say what a program may do, and what it may not", async () => {
  await writeFile(
    path.join(folder, "use.ts"),
    `import { buildReport, checkPlan, loadPlan, type ReportModel } from "improve";
const plan = await loadPlan("data");
const { problems } = await checkPlan(plan, { asAt: "2016-09-02" });
const { model }: { model: ReportModel } = await buildReport(plan, { report: "cabinet" });
const [line, title]: [number | undefined, string] = [problems[0]?.range.start.line, model.document.title];
// @ts-expect-error A status is one of a few words.
model.state.actions[0]?.status satisfies "finished" | undefined;
console.log(line, title);
`,
  );
  const tsc = path.resolve("node_modules/.bin/tsc");
  const options = ["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext"];
  run(tsc, [...options, "--target", "es2024", "use.ts"]);
});

test("the installed package says its own version", async () => {
  const { version } = JSON.parse(await readFile("package.json", "utf8"));
  expect(run(path.join("node_modules", ".bin", "improve"), ["--version"]).trim()).toBe(version);
});
