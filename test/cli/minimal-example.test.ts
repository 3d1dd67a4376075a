import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { html as htmlFormat } from "../../src/publish/html.ts";
import { pdf as pdfFormat } from "../../src/publish/pdf.ts";
import { expectSession, ROOT, runImprove } from "./run-improve.ts";
import { makePlan, makeWorkspace } from "./workspace.ts";

const NO_PDF = ["-f", "html", "-f", "json"];

test("the minimal example has no problems", async () => {
  const cwd = await makePlan();
  const run = await runImprove(["check", "plan"], { cwd });
  expect(run.exitCode).toBe(0);
  await expectSession("check-minimal", run);
});

test("the minimal example builds HTML, JSON and PDF with one and the same model, and the same bytes each time", async () => {
  const cwd = await makePlan();
  const first = await runImprove(["build", "plan"], { cwd });
  const second = await runImprove(["build", "plan", "-o", "again"], { cwd });
  expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
  await expectSession("build-minimal", first, second);
  const names = ["cabinet-2026-01.html", "cabinet-2026-01.json", "cabinet-2026-01.pdf"];
  for (const folder of ["reports", "again"]) {
    expect((await readdir(path.join(cwd, folder))).sort()).toEqual(names);
  }
  const [html, json, pdf] = await Promise.all(names.map((name) => readFile(path.join(cwd, "reports", name))));
  if (html === undefined || json === undefined || pdf === undefined) throw new Error("A file is missing.");
  const again = await Promise.all(names.map((name) => readFile(path.join(cwd, "again", name))));
  expect([html, json, pdf].map((bytes, index) => bytes.equals(again[index] as Buffer))).toEqual([
    true,
    true,
    true,
  ]);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const model = JSON.parse(json.toString());
  expect(model.provenance).toMatchObject({ report: "cabinet-2026-01", asAt: "2025-12-31" });
  expect(await htmlFormat.readModel(html)).toEqual(model);
  expect(await pdfFormat.readModel(pdf)).toEqual(model);
});

describe("stdout and stderr", () => {
  test("check -f json is one JSON document, with or without problems", async () => {
    const cwd = await makePlan({ file: "plan.yaml", from: "due: 2026-03-31", to: "due: soon" });
    const run = await runImprove(["check", "plan", "-f", "json"], { cwd });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toBe("");
    const report = JSON.parse(run.stdout);
    expect(Object.keys(report)).toEqual(["version", "asAt", "summary", "account", "problems", "silenced"]);
    expect(report.summary).toEqual({ errors: 1, warnings: 0, infos: 0, ignored: 0, baselined: 0 });
    expect(Object.keys(report.problems[0]).sort()).toEqual([
      "entity",
      "file",
      "fingerprint",
      "hint",
      "message",
      "range",
      "related",
      "rule",
      "severity",
    ]);
  });

  test("check -o writes the file, and prints a summary on stderr", async () => {
    const cwd = await makePlan({ file: "plan.yaml", from: "due: 2026-03-31", to: "due: soon" });
    const run = await runImprove(["check", "plan", "-f", "json", "-o", "out/problems.json"], { cwd });
    expect([run.exitCode, run.stdout]).toEqual([1, ""]);
    expect(run.stderr).toBe("out/problems.json: 1 error, as at 31 December 2025.\n");
    const report = JSON.parse(await readFile(path.join(cwd, "out/problems.json"), "utf8"));
    expect(report.summary.errors).toBe(1);
  });

  test("warnings do not fail a check unless you ask for it, and build counts them on stderr", async () => {
    const cwd = await makePlan({ file: "report.yaml", from: ", date: 2026-01-20 }", to: " }" });
    const check = await runImprove(["check", "plan"], { cwd });
    const strict = await runImprove(["check", "plan", "--fail-on", "warning"], { cwd });
    const build = await runImprove(["build", "plan", ...NO_PDF], { cwd });
    const quiet = await runImprove(["build", "plan", ...NO_PDF, "--quiet"], { cwd });
    expect([check, strict, build, quiet].map(({ exitCode }) => exitCode)).toEqual([0, 1, 0, 0]);
    expect(quiet.stderr).toBe("");
    expect(quiet.stdout).toBe(build.stdout);
    await expectSession("warnings", check, build, quiet);
  });

  test("--quiet prints nothing for a plan without problems", async () => {
    const run = await runImprove(["check", "plan", "--quiet"], { cwd: await makePlan() });
    expect([run.exitCode, run.stdout, run.stderr]).toEqual([0, "", ""]);
  });

  test("--version and --help", async () => {
    const cwd = await makeWorkspace();
    const { version } = JSON.parse(await readFile(path.join(ROOT, "package.json"), "utf8"));
    const said = await runImprove(["--version"], { cwd });
    expect([said.exitCode, said.stdout, said.stderr]).toEqual([0, `${version}\n`, ""]);
    const helps = await Promise.all(
      [["--help"], ["check", "--help"], ["build", "--help"], ["diff", "--help"]].map((args) =>
        runImprove(args, { cwd }),
      ),
    );
    expect(helps.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual(helps.map(() => [0, ""]));
    await expectSession("help", ...helps);
  });
});
