import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import puppeteer, { type Page } from "puppeteer";
import { findBrowser } from "../src/browser/find.ts";
import { launchBrowser } from "../src/browser/launch.ts";
import { buildReport, loadPlan, renderHtml } from "../src/index.ts";
import { sampleReport, wordsOf } from "./sample-report.ts";

/** How much of a block a picture shows at most, and the white around it, in pixels of a screen. */
const HIGHEST = 620;
const MARGIN = 16;

/** The pictures of the pages of docs. They depend on the browser, so no test compares them: draw them again when the look changes. */
const running = await launchBrowser(await findBrowser(), { timeoutSeconds: 60, notice: () => {} });
try {
  await drawThemes();
  await rm("docs/pictures", { recursive: true, force: true });
  await mkdir("docs/pictures", { recursive: true });
  await drawReport();
  await drawBlocks();
  await drawPreview();
  console.log((await readdir("docs/pictures")).join("\n"));
} finally {
  await running.stop();
}

/** The top of a report in the look of each example. */
async function drawThemes(): Promise<void> {
  await mkdir("docs/themes", { recursive: true });
  for (const name of ["holmebridge", "marlshire"]) {
    const plan = await loadPlan("examples/full", { theme: `examples/themes/${name}/theme.yaml` });
    const { model } = await buildReport(plan, { report: "cabinet-2025-09" });
    const page = await openPage(await renderHtml(model, { theme: plan.theme }), 1060, 820);
    await writeFile(`docs/themes/${name}.png`, await page.screenshot());
    await page.close();
  }
}

/** The first page of the report on `data/`, for the README. */
async function drawReport(): Promise<void> {
  const { model } = await buildReport(await loadPlan("data"), { report: "cabinet-2016-09" });
  const page = await openPage(await renderHtml(model), 1060, 900);
  await writeFile("docs/pictures/report.webp", await page.screenshot({ type: "webp", quality: 80 }));
  await page.close();
}

/** Each block as its example prints it: what stands between its heading and the next. */
async function drawBlocks(): Promise<void> {
  const page = await openPage(await renderHtml((await sampleReport()).model), 860, 900);
  for (const { name } of wordsOf("blocks")) {
    const clip = await page.evaluate(findBlock, name, HIGHEST, MARGIN);
    const picture = await page.screenshot({ type: "webp", quality: 80, clip, captureBeyondViewport: true });
    await writeFile(`docs/pictures/block-${name}.webp`, picture);
  }
  await page.close();
}

/** A preview of a new plan in which a number was typed that is wrong: with the problem, and where a figure comes from. */
async function drawPreview(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "improve-pictures-"));
  const program = path.resolve("dist/improve.js");
  execFileSync(process.execPath, [program, "init", "--authority", "Fairmere Council"], { cwd: folder });
  const file = path.join(folder, "my-plan/data/reports.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace('{{count "actions" in="words"}} actions', "six actions"));
  const preview = spawn(process.execPath, [program, "preview", "my-plan", "--editor", "code"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
  });
  // A browser for reports knows no network, not even this computer.
  const { spawnfile = "", spawnargs = [] } = running.browser.process() ?? {};
  const args = spawnargs.filter((one) => /^--(no-sandbox|lang|font|disable-gpu)/.test(one));
  const browser = await puppeteer.launch({ executablePath: spawnfile, args, headless: "shell" });
  try {
    const [said] = await once(preview.stdout, "data");
    const page = await browser.newPage();
    await page.setViewport({ width: 1180, height: 760, deviceScaleFactor: 0.8 });
    await page.goto(/http:\S+/.exec(String(said))?.[0] ?? "");
    await page.locator("::-p-text(Show it in the draft)").click();
    const document = await (await page.waitForSelector("#document"))?.contentFrame();
    await document?.locator("p [data-from*=supervision]").hover();
    await document?.waitForSelector("#improve-origin");
    // What moves has come to rest.
    await page.waitForNetworkIdle({ idleTime: 1500, concurrency: 2 });
    await writeFile("docs/pictures/preview.webp", await page.screenshot({ type: "webp", quality: 80 }));
  } finally {
    await browser.close();
    preview.kill();
    await rm(folder, { recursive: true });
  }
}

async function openPage(html: string, width: number, height: number): Promise<Page> {
  const page = await running.browser.newPage();
  await page.setViewport({ width, height, deviceScaleFactor: 0.8 });
  await page.setContent(html, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** Runs in the page. */
function findBlock(
  name: string,
  highest: number,
  margin: number,
): { x: number; y: number; width: number; height: number } {
  const heading = document.getElementById(name);
  const main = document.querySelector("#main-report")?.getBoundingClientRect();
  let next = heading?.nextElementSibling ?? null;
  while (next !== null && !/^h[1-3]$/i.test(next.localName)) next = next.nextElementSibling;
  if (heading === null || main === undefined || next === null) throw new Error(`${name} is not on the page`);
  const y = heading.getBoundingClientRect().bottom + scrollY;
  const height = Math.min(next.getBoundingClientRect().top + scrollY - y, highest);
  return { x: main.x + scrollX - margin, y, width: main.width + 2 * margin, height };
}
