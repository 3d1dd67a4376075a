import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { CDPSession, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../../src/browser/find.ts";
import { launchBrowser } from "../../../src/browser/launch.ts";
import { loadPlan, makeSite, memoryFolder } from "../../../src/index.ts";
import { exampleFiles, publishedPlan } from "../../site/published-plan.ts";
import { axeFindings } from "../axe.ts";
import { lookFor, type Question } from "../in-page.ts";

const SCHEMES = {
  light: [],
  dark: [{ name: "prefers-color-scheme", value: "dark" }],
  "the reader's own colours": [
    { name: "forced-colors", value: "active" },
    { name: "prefers-color-scheme", value: "dark" },
  ],
} as const;

let running: Awaited<ReturnType<typeof launchBrowser>>;
let folder: string;
let page: Page;
let devtools: CDPSession;
const refused: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "improve-site-"));
  const reports = [
    { id: "cabinet-2023-12", asAt: "2023-12-05" },
    { id: "cabinet-2024-06", asAt: "2024-06-05" },
    { id: "cabinet-2025-01", asAt: "2025-01-07" },
  ];
  const files = await exampleFiles();
  for (const asked of [
    reports,
    reports.map((one, at) => (at === 1 ? { ...one, withdrawn: "A figure was wrong." } : one)),
  ])
    await makeSite(await loadPlan(memoryFolder(await publishedPlan(files, asked))), folder, { pdf: false });
  running = await launchBrowser(await findBrowser(), { timeoutSeconds: 60, notice: () => {} });
  page = await running.browser.newPage();
  page.on("console", (message) => refused.push(message.text()));
  page.on("requestfailed", (request) => refused.push(request.url()));
  devtools = await page.createCDPSession();
});

afterAll(async () => {
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

const find = (question: Question): Promise<string[]> => page.evaluate(lookFor, question);

describe.each([
  ["the first page", "index.html"],
  ["a report", "cabinet-2025-01/index.html"],
  ["what changed", "cabinet-2025-01/changes.html"],
  ["the notice of a withdrawn report", "cabinet-2024-06/index.html"],
  ["the notice where a page was", "cabinet-2024-06/changes.html"],
  ["the measures", "measures/index.html"],
  ["a measure", "measures/agency-rate/index.html"],
])("%s", (_, address) => {
  beforeAll(async () => {
    refused.length = 0;
    await devtools.send("Emulation.setEmulatedMedia", { media: "screen", features: [] });
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(pathToFileURL(path.join(folder, address)).href, { waitUntil: "load" });
  });

  test("its policy refuses nothing that it needs, and its letters are those of the site", async () => {
    const loaded = await page.evaluate(`document.fonts.ready.then((fonts) =>
      [...fonts].filter(({ status }) => status === "loaded").map(({ family }) => family.replaceAll('"', "")))`);
    expect(new Set(loaded as string[])).toEqual(new Set(["Source Sans 3"]));
    expect(refused).toEqual([]);
  });

  test.each(Object.entries(SCHEMES))(
    "axe finds nothing, and every word can be told, in %s",
    async (_, features) => {
      await devtools.send("Emulation.setEmulatedMedia", { media: "screen", features: [...features] });
      expect(await find("faint")).toEqual([]);
      expect(await axeFindings(page, features.length === 0 ? "everything" : "colours")).toEqual([]);
    },
  );

  test.each([1280, 768, 320])("at a width of %i every word is in its place", async (width) => {
    await devtools.send("Emulation.setEmulatedMedia", { media: "screen", features: [] });
    await page.setViewport({ width, height: 900 });
    for (const question of ["misplaced", "scrolling", "cramped", "small", "large"] as const)
      expect({ question, found: await find(question) }).toEqual({ question, found: [] });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });
});

test("the first key leads past the links at the top", async () => {
  await page.goto(pathToFileURL(path.join(folder, "measures/index.html")).href, { waitUntil: "load" });
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the main content");
  await page.keyboard.press("Enter");
  expect(await page.evaluate("document.activeElement.id")).toBe("page-main");
});
