import type { CDPSession, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../../src/browser/find.ts";
import { launchBrowser } from "../../../src/browser/launch.ts";
import { renderHtml } from "../../../src/render/render-html.ts";
import { diffDocument } from "../../../src/report/changes/diff-document.ts";
import { comparison } from "../../diff/comparison-fixture.ts";
import { build, loadBoardFixture } from "../../report/build-fixture.ts";
import { lookFor, type Question } from "../in-page.ts";
import { model } from "../sample.ts";

const THEMES = {
  light: [],
  dark: [{ name: "prefers-color-scheme", value: "dark" }],
  "the reader's own colours": [
    { name: "forced-colors", value: "active" },
    { name: "prefers-color-scheme", value: "dark" },
  ],
} as const;

let running: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  running = await launchBrowser(await findBrowser(), { timeoutSeconds: 60, notice: () => {} });
});

afterAll(() => running.stop());

describe.each([
  ["a Cabinet report", async () => model()],
  ["a report to the board", async () => build(await loadBoardFixture(), "august-report").model],
  ["a comparison", async () => ({ document: diffDocument(comparison) })],
] as const)("%s", (_, report) => {
  let page: Page;
  let devtools: CDPSession;

  beforeAll(async () => {
    page = await running.browser.newPage();
    devtools = await page.createCDPSession();
    await page.setContent(await renderHtml(await report()), { waitUntil: "load" });
  });

  const find = (question: Question): Promise<string[]> => page.evaluate(lookFor, question);

  test.each(Object.entries(THEMES))(
    "every word and mark can be told from what is behind it in %s",
    async (_, features) => {
      await devtools.send("Emulation.setEmulatedMedia", { media: "screen", features: [...features] });
      expect(await find("faint")).toEqual([]);
    },
  );

  test.each([1280, 768, 400, 320])(
    "at a width of %i every word is in its place, and nothing scrolls but the page",
    async (width) => {
      await devtools.send("Emulation.setEmulatedMedia", { media: "screen", features: [] });
      await page.setViewport({ width, height: 900 });
      expect(await find("misplaced")).toEqual([]);
      expect(await find("scrolling")).toEqual([]);
      expect(await find("idle")).toEqual([]);
      expect(await find("cramped")).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    },
  );

  test("print is light, whatever the theme of the reader", async () => {
    const ink = (media: string, theme: keyof typeof THEMES): Promise<unknown> =>
      devtools
        .send("Emulation.setEmulatedMedia", { media, features: [...THEMES[theme]] })
        .then(() => page.evaluate("getComputedStyle(document.body).color"));
    const light = await ink("print", "light");
    expect(await ink("screen", "dark")).not.toBe(light);
    expect(await ink("print", "dark")).toBe(light);
    expect(await ink("screen", "light")).toBe(light);
  });
});
