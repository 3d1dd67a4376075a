import { HtmlValidate } from "html-validate";
import type { CDPSession, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../../src/browser/find.ts";
import { launchBrowser } from "../../../src/browser/launch.ts";
import { renderHtml } from "../../../src/render/render-html.ts";
import { diffDocument } from "../../../src/report/changes/diff-document.ts";
import { comparison } from "../../diff/comparison-fixture.ts";
import { build, loadBoardFixture } from "../../report/build-fixture.ts";
import { axeFindings } from "../axe.ts";
import { lookFor, type Question } from "../in-page.ts";
import { model } from "../sample.ts";

/** Tables whose rows may be lists name the roles of their parts, because some browsers forget them then. */
const NAMED_ROLES = ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"];

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

/** Beside the long name of a grade there is little room for its share. */
const AUDIT = `
audits:
  - id: spring
    date: 2016-08-01
    theme: Supervision
    cases: 60
    grades: { Good: 23, Requires improvement: 26, Inadequate: 11 }
`;

describe.each([
  ["a Cabinet report", async () => model()],
  ["a report to the board", async () => build(await loadBoardFixture(AUDIT), "august-report").model],
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

  test("the page is valid HTML", async () => {
    const validator = new HtmlValidate({
      root: true,
      extends: ["html-validate:recommended"],
      rules: { "no-redundant-role": ["error", { exclude: NAMED_ROLES }] },
    });
    const { results } = await validator.validateString(await renderHtml(await report()));
    const found = results.flatMap(({ messages }) => messages);
    expect(found.map(({ ruleId, message, line }) => `${ruleId}: ${message}, line ${line}`)).toEqual([]);
  });

  test.each(Object.entries(THEMES))(
    "every word and mark can be told from what is behind it in %s",
    async (_, features) => {
      await devtools.send("Emulation.setEmulatedMedia", { media: "screen", features: [...features] });
      expect(await find("faint")).toEqual([]);
      expect(await axeFindings(page, features.length === 0 ? "everything" : "colours")).toEqual([]);
    },
  );

  test.each([1280, 768, 400, 320])(
    "at a width of %i every word is in its place, and nothing scrolls but the page",
    async (width) => {
      await devtools.send("Emulation.setEmulatedMedia", { media: "screen", features: [] });
      await page.setViewport({ width, height: 900 });
      expect(await find("misplaced")).toEqual([]);
      expect(await find("broken")).toEqual([]);
      expect(await find("scrolling")).toEqual([]);
      expect(await find("idle")).toEqual([]);
      expect(await find("cramped")).toEqual([]);
      expect(await find("small")).toEqual([]);
      expect(await find("large")).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    },
  );

  test("nothing is lost when lines, words and letters are set further apart", async () => {
    await page.setViewport({ width: 320, height: 900 });
    const wider = await page.addStyleTag({
      content: `:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`,
    });
    expect(await find("misplaced")).toEqual([]);
    expect(await find("scrolling")).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    await wider.evaluate((style) => (style as Element).remove());
  });

  test("in the narrowest places a long text has the whole width of its row", async () => {
    await page.setViewport({ width: 320, height: 900 });
    const indents = await page.evaluate(`[...document.querySelectorAll("[class*=stacks-] td:not(.right)")]
      .filter((cell) => getComputedStyle(cell).getPropertyValue("--indent") !== "")
      .map((cell) => cell.getBoundingClientRect().left + parseFloat(getComputedStyle(cell).paddingLeft))
      .map((left) => left - document.querySelector("main").getBoundingClientRect().left)`);
    expect(new Set(indents as number[])).toEqual(new Set([0]));
  });

  test("a link back to the top lies over the report from the second screen on", async () => {
    await page.setViewport({ width: 1280, height: 400 });
    const place = (): Promise<unknown> =>
      page.evaluate(`(() => {
        const { top, bottom } = document.querySelector(".to-top a").getBoundingClientRect();
        return { shown: top < innerHeight && bottom > 0, y: scrollY };
      })()`);
    expect(await place()).toEqual({ shown: false, y: 0 });
    await page.evaluate("scrollTo(0, 500)");
    expect(await place()).toEqual({ shown: true, y: 500 });
    await page.evaluate(`document.querySelector(".to-top a").click()`);
    expect(await place()).toEqual({ shown: false, y: 0 });
  });

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
