import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import { startPreview } from "../../src/preview/start-preview.ts";
import { makePlan } from "../cli/workspace.ts";

let browser: Browser;

beforeAll(async () => {
  // A browser that prints is offline. The same program is started again, as somebody has it on their desk.
  const offline = await launchBrowser(await findBrowser(), { timeoutSeconds: 60, notice: () => {} });
  const [executablePath = "", ...flags] = offline.browser.process()?.spawnargs ?? [];
  await offline.stop();
  const args = flags.filter((flag) => flag === "--no-sandbox");
  browser = await puppeteer.launch({ executablePath, args, headless: "shell", pipe: true });
});

afterAll(() => browser.close());

/** A preview of the minimal plan, a page that shows it, and what edits the plan. */
async function openPreviewed() {
  const folder = path.join(await makePlan(), "plan");
  const said: string[] = [];
  const preview = await startPreview(folder, {
    prefix: "",
    settings: {},
    notice: (trouble) => said.push(trouble?.message ?? "It is back"),
  });
  const page = await browser.newPage();
  onTestFinished(async () => {
    await page.close();
    await preview.stop();
  });
  await page.goto(preview.address, { waitUntil: "load" });
  const edit = async (file: string, from: string | RegExp, to: string): Promise<void> => {
    const whole = path.join(folder, file);
    const text = await readFile(whole, "utf8");
    expect(text).toMatch(from);
    await writeFile(whole, text.replace(from, to));
  };
  return { folder, page, edit, said, address: preview.address };
}

const showsText = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction(
    (words) =>
      document
        .querySelector<HTMLIFrameElement>("#document")
        ?.contentDocument?.body.textContent?.includes(words),
    {},
    text,
  );

test("what is saved is shown without a reload, and the page stays where it was", async () => {
  const { page, edit } = await openPreviewed();
  await showsText(page, "Purpose of the report");
  await page.evaluate(() => {
    Object.assign(window, { isSame: true });
    document.querySelector<HTMLIFrameElement>("#document")?.contentWindow?.scrollTo(0, 400);
  });
  await edit("report.yaml", /purpose: .*/, "purpose: To say what the ferry costs.");
  await showsText(page, "To say what the ferry costs.");
  const [isSame, top] = await page.evaluate(() => [
    "isSame" in window,
    document.querySelector<HTMLIFrameElement>("#document")?.contentWindow?.scrollY,
  ]);
  expect(isSame).toBe(true);
  expect(top).toBe(400);
});

test("an editor that replaces the file is followed", async () => {
  const { page, folder } = await openPreviewed();
  for (const words of ["A first sentence.", "A second sentence."]) {
    const whole = path.join(folder, "report.yaml");
    const text = await readFile(whole, "utf8");
    await writeFile(`${whole}~new`, text.replace(/purpose: .*/, `purpose: ${words}`));
    await rename(`${whole}~new`, whole);
    await showsText(page, words);
  }
});
