import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import puppeteer, { type Page } from "puppeteer";
import { findBrowser } from "../src/browser/find.ts";
import { launchBrowser } from "../src/browser/launch.ts";
import { startPreview } from "../src/preview/start-preview.ts";

/**
 * Measures how long a preview takes from a save to the changed text in a browser, and prints it:
 *
 *     node scripts/preview-times.ts [plan] [file in it] [text that is changed] [times]
 */
const [, , plan = "data", file = "reports/cabinet-2016-09.yaml", text = "To tell Cabinet", count = "20"] =
  process.argv;

const folder = await mkdtemp(path.join(os.tmpdir(), "improve-times-"));
await cp(plan, path.join(folder, "plan"), { recursive: true });
const preview = await startPreview(path.join(folder, "plan"), {
  prefix: "",
  settings: {},
  notice: console.error,
});
// A browser that prints is offline, so its program is started again.
const offline = await launchBrowser(await findBrowser(), { timeoutSeconds: 60, notice: () => {} });
const [executablePath = "", ...flags] = offline.browser.process()?.spawnargs ?? [];
await offline.stop();
const browser = await puppeteer.launch({
  executablePath,
  args: flags.filter((flag) => flag === "--no-sandbox"),
  headless: "shell",
  pipe: true,
});
try {
  const page = await browser.newPage();
  await page.goto(preview.address, { waitUntil: "domcontentloaded", timeout: 0 });
  await page.waitForFunction(() => document.querySelector("#state")?.textContent?.includes("and checked"), {
    timeout: 600_000,
  });
  const whole = path.join(folder, "plan", file);
  const before = await readFile(whole, "utf8");
  if (!before.includes(text)) throw new Error(`${file} holds no "${text}"`);
  const times: number[] = [];
  for (let at = 0; at < Number(count); at++) {
    const marker = `save-${at + 1}-of-${count}`;
    const shown = firstShown(page, marker);
    // The watch in the page has begun once it answers something else.
    await page.evaluate(() => {});
    const saved = Date.now();
    await writeFile(whole, before.replace(text, `${marker}: ${text}`));
    times.push((await shown) - saved);
    // As somebody does who reads what is shown before the next save: the check has time to end.
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
  const sorted = times.toSorted((a, b) => a - b);
  console.log(`From save to changed text in ms: ${times.join(" ")}`);
  console.log(`Median ${sorted[Math.floor(sorted.length / 2)]}, least ${sorted[0]}, most ${sorted.at(-1)}.`);
} finally {
  await browser.close();
  await preview.stop();
  await rm(folder, { recursive: true, force: true });
}

/** When a text is in the document for the first time, by the clock of the computer. */
function firstShown(page: Page, marker: string): Promise<number> {
  return page.evaluate(
    (words) =>
      new Promise<number>((resolve) => {
        const inside = document.querySelector<HTMLIFrameElement>("#document")?.contentDocument as Document;
        const look = (): void => {
          if (!inside.body.textContent?.includes(words)) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(inside, { subtree: true, childList: true, characterData: true });
      }),
    marker,
  );
}
