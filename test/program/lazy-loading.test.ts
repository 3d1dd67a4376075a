import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { PROGRAM, ROOT, type Run, runProgram } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";

/** What occurs only in the library's own code in the bundle. */
const LIBRARIES = {
  puppeteer: /\bCdpBrowser\b/,
  handlebars: /\bHandlebarsEnvironment\b/,
  "d3-array": /\btickIncrement\b/,
  "d3-scale": /\btickFormat\b/,
  /** Our own, which is as large. */
  audit: /PDF\/A-3 6\.2\.5 to 6\.2\.10/,
  yaml: /\bparseDocument\b/,
  hucre: /\bparseWorksheet\b/,
  h3: /\bHTTPError\b/,
  chokidar: /\bFSWatcher\b/,
};
type Library = keyof typeof LIBRARIES;

const CHECK: readonly Library[] = ["yaml"];
const BUILD_HTML: readonly Library[] = ["handlebars", "d3-array", "d3-scale", "yaml"];

test("check does not load the browser, the templates or the charts", async () => {
  const { run, loaded } = await runListing(["check", "plan"]);
  expect(run.exitCode).toBe(0);
  expect(loaded).toEqual(CHECK);
});

test("diff loads the code for a format only when it is asked for, and no charts to read published files", async () => {
  const months = ["diff", "2025-10", "2025-12", "--plan", "plan"];
  const text = await runListing(months);
  expect(text.run.exitCode).toBe(0);
  expect(text.loaded).toEqual(CHECK);
  const html = await runListing([...months, "-f", "html"]);
  expect(html.run.exitCode).toBe(0);
  expect(html.loaded).toContain("handlebars");
  expect(html.loaded).not.toContain("puppeteer");
});

test("a completion loads none of them", async () => {
  for (const words of [
    ["check", "-f", ""],
    ["explain", "1."],
    ["build", "--report", ""],
  ]) {
    const { run, loaded } = await runListing(["complete", "--", ...words]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/^\S/);
    expect(loaded).toEqual([]);
  }
});

test("build loads the browser and the audit only when it makes a PDF", async () => {
  const html = await runListing(["build", "plan", "-f", "html"]);
  expect(html.run.exitCode).toBe(0);
  expect(html.loaded.toSorted()).toEqual(BUILD_HTML.toSorted());
  const pdf = await runListing(["build", "plan", "-f", "pdf"]);
  expect(pdf.run.exitCode).toBe(0);
  const rest = Object.keys(LIBRARIES).filter((library) => !["hucre", "h3", "chokidar"].includes(library));
  expect(pdf.loaded.toSorted()).toEqual(rest.sort());
});

/** Runs the program and lists the libraries in the files that were loaded. */
async function runListing(args: readonly string[]): Promise<{ run: Run; loaded: Library[] }> {
  const cwd = await makePlan();
  const list = path.join(cwd, "loaded.txt");
  const hook = pathToFileURL(path.join(ROOT, "test/program/list-loaded.mjs")).href;
  const run = await runProgram(args, { cwd, env: { LOADED_FILES: list }, node: ["--import", hook] });
  const urls = (await readFile(list, "utf8")).split("\n").filter((url) => url.startsWith("file:"));
  const files = urls
    .map((url) => fileURLToPath(url))
    .filter((file) => file.startsWith(path.dirname(PROGRAM)));
  expect(files).toContain(PROGRAM);
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const names = Object.keys(LIBRARIES) as Library[];
  return { run, loaded: names.filter((name) => texts.some((text) => LIBRARIES[name].test(text))) };
}
