import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { expectSession, ROOT, runImprove } from "./run-improve.ts";
import { expectLastGood, makePlan, placeLastGood } from "./workspace.ts";

const NO_PDF = ["-f", "html", "-f", "json"];

describe("an output that cannot be written is named, with exit code 2, and no other file changes", () => {
  test("output-is-a-file", async () => {
    const cwd = await makePlan();
    await writeFile(path.join(cwd, "reports"), "not a folder");
    const run = await runImprove(["build", "plan", ...NO_PDF], { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    await expectSession("output-is-a-file", run);
    expect(await readFile(path.join(cwd, "reports"), "utf8")).toBe("not a folder");
  });

  test("output-is-below-a-file", async () => {
    const cwd = await makePlan();
    await writeFile(path.join(cwd, "out"), "not a folder");
    const run = await runImprove(["build", "plan", ...NO_PDF, "-o", "out/2026"], { cwd });
    expect(run.exitCode).toBe(2);
    await expectSession("output-is-below-a-file", run);
  });

  test("output-file-is-a-folder", async () => {
    const cwd = await makePlan();
    await placeLastGood(cwd, ["cabinet-2026-01.html", "cabinet-2026-01.pdf"]);
    await mkdir(path.join(cwd, "reports/cabinet-2026-01.json"));
    const run = await runImprove(["build", "plan", ...NO_PDF], { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    await expectSession("output-file-is-a-folder", run);
    await expectLastGood(cwd, ["cabinet-2026-01.html", "cabinet-2026-01.pdf"]);
  });

  test("check-output-is-a-folder", async () => {
    const cwd = await makePlan();
    const run = await runImprove(["check", "plan", "-o", "plan"], { cwd });
    expect(run.exitCode).toBe(2);
    await expectSession("check-output-is-a-folder", run);
    expect((await readdir(path.join(cwd, "plan"))).sort()).toEqual(["plan.yaml", "report.yaml"]);
  });
});

describe("a template that cannot be used is named, with exit code 2, and the last good report stays", () => {
  /** A copy of our templates with one of them changed. */
  async function editTemplate(cwd: string, file: string, from: string, to: string): Promise<void> {
    await cp(path.join(ROOT, "templates/cabinet"), path.join(cwd, "templates"), { recursive: true });
    const whole = path.join(cwd, "templates", file);
    const text = await readFile(whole, "utf8");
    expect(text).toContain(from);
    await writeFile(
      whole,
      text.replace(from, () => to),
    );
  }
  const TEMPLATES: Readonly<Record<string, (cwd: string) => Promise<void>>> = {
    "template-reads-a-missing-name": (cwd) =>
      editTemplate(cwd, "sections/heading.hbs", "{{masthead heading.authority}}", "{{heading.chairman}}"),
    "template-tests-a-missing-name": (cwd) =>
      editTemplate(cwd, "sections/heading.hbs", "{{#if heading.notice}}", "{{#if heading.notices}}"),
    "template-left-open": (cwd) =>
      editTemplate(cwd, "sections/heading.hbs", "<h1>{{title}}</h1>", "{{#if title}}<h1>{{title}}</h1>"),
    "template-prints-markup": (cwd) =>
      editTemplate(cwd, "sections/heading.hbs", "<h1>{{title}}</h1>", "<h1>{{{title}}}</h1>"),
    "template-without-partial": (cwd) =>
      editTemplate(cwd, "sections/heading.hbs", "<h1>{{title}}</h1>", "{{> headline}}"),
    "templates-missing": async () => {},
    "templates-empty": async (cwd) => {
      await mkdir(path.join(cwd, "templates"));
    },
    "templates-is-a-file": (cwd) => writeFile(path.join(cwd, "templates"), ""),
  };
  for (const [name, prepare] of Object.entries(TEMPLATES)) {
    test(name, async () => {
      const cwd = await makePlan();
      await prepare(cwd);
      await placeLastGood(cwd);
      const run = await runImprove(["build", "plan", "--templates", "templates"], { cwd });
      expect(run.exitCode).toBe(2);
      expect(run.stdout).toBe("");
      await expectSession(name, run);
      await expectLastGood(cwd);
    });
  }
});

describe("without a browser an earlier report stays as it was, with exit code 4", () => {
  const BROWSERS: Readonly<Record<string, readonly string[]>> = {
    "browser-missing": ["--browser", "/nowhere/chrome"],
    "browser-is-no-browser": ["--browser", "plan/plan.yaml"],
    "browser-does-not-answer": ["--browser", "ws://127.0.0.1:1/token"],
    "browser-too-slow": ["--timeout", "0.001"],
  };
  for (const [name, args] of Object.entries(BROWSERS)) {
    test(name, async () => {
      const cwd = await makePlan();
      await placeLastGood(cwd);
      const run = await runImprove(["build", "plan", ...args], { cwd, env: { IMPROVE_BROWSER: "" } });
      expect(run.exitCode).toBe(4);
      await expectSession(name, run);
      await expectLastGood(cwd);
    });
  }
});

test("without a browser and an earlier report the HTML and JSON are written, with exit code 4", async () => {
  const cwd = await makePlan();
  const run = await runImprove(["build", "plan", "--browser", "/nowhere/chrome"], { cwd });
  expect(run.exitCode).toBe(4);
  await expectSession("browser-missing-at-first", run);
  expect((await readdir(path.join(cwd, "reports"))).sort()).toEqual([
    "cabinet-2026-01.html",
    "cabinet-2026-01.json",
  ]);
  const html = await readFile(path.join(cwd, "reports/cabinet-2026-01.html"), "utf8");
  expect(html).toMatch(/^<!doctype html>/i);
  const json = JSON.parse(await readFile(path.join(cwd, "reports/cabinet-2026-01.json"), "utf8"));
  expect(json.provenance.report).toBe("cabinet-2026-01");
});
