import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, Frame, Page } from "puppeteer";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { axeFindings } from "../render/axe.ts";
import { launchOnDesk, type OpenPreview, openOnDesk } from "./on-a-desk.ts";

let browser: Browser;
/** Of the minimal plan, with an action put off. */
let preview: OpenPreview;

beforeAll(async () => {
  ({ browser } = await launchOnDesk());
  const at = "updates:\n";
  const to = `${at}  - { date: 2025-12-10, of: 1.2, due: 2026-04-30, reason: The trainer was ill. }\n`;
  preview = await openOnDesk(
    async (cwd) => ["--editor", await makeEditor(cwd)],
    { file: "plan.yaml", from: at, to },
    { file: "report.yaml", from: '{{block "recommendations"}}', to: '{{block "action-plan"}}' },
  );
});

afterAll(async () => {
  await browser.close();
  await preview.close();
});

const logIn = (folder: string): string => path.join(folder, "opened.txt");

/** An editor that writes down what it is told to open. */
async function makeEditor(folder: string): Promise<string> {
  const command = path.join(folder, "code");
  await writeFile(command, `#!/bin/sh\necho "$@" > "${logIn(folder)}"\n`);
  await chmod(command, 0o755);
  return command;
}

/** What the editor was told to open. It waits until it was told. */
async function opened(): Promise<string> {
  for (;;) {
    const text = await readFile(logIn(preview.cwd), "utf8").catch(() => "");
    if (text !== "") return text.trim();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

interface Shown {
  readonly folder: string;
  readonly page: Page;
  /** The draft. */
  readonly draft: Frame;
  /** What is told of a value, as a reader sees it; null if nothing is. */
  readonly told: () => Promise<string | null>;
}

async function openPreviewed(width = 1280): Promise<Shown> {
  await rm(logIn(preview.cwd), { force: true });
  const sentence = await preview.putBack();
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.setViewport({ width, height: 800 });
  await page.goto(preview.address, { waitUntil: "load" });
  const draft = await (await page.waitForSelector("#document"))?.contentFrame();
  if (!draft) throw new Error("there is no draft");
  await draft.waitForSelector("[data-from][tabindex]", { timeout: 120_000 });
  await draft.waitForFunction((words) => document.body.textContent?.includes(words), {}, sentence);
  // What is pointed at before may be replaced by what the check adds.
  await page.waitForFunction(() => document.body.innerText.includes("Up to date and checked"), {
    timeout: 120_000,
  });
  const told = (): Promise<string | null> =>
    draft.evaluate(() => document.querySelector<HTMLElement>(".improve-origin")?.innerText ?? null);
  return { folder: path.join(preview.cwd, "plan"), page, draft, told };
}

const DUE = '[data-from="field/1.2/due"]';

/** Points at a value until something is told of it: the draft may be drawn anew just as the pointer comes. */
async function pointAt({ page, draft }: Shown, value: string): Promise<void> {
  await vi.waitFor(
    async () => {
      await page.mouse.move(0, 0);
      await (await draft.waitForSelector(value))?.hover();
      await draft.waitForSelector(".improve-origin", { timeout: 2000 });
    },
    { timeout: 30_000 },
  );
}

const isTold = ({ draft }: Shown): Promise<unknown> => draft.waitForSelector(".improve-origin");
const isGone = ({ draft }: Shown): Promise<unknown> =>
  draft.waitForSelector(".improve-origin", { hidden: true });

test("pointing at a date tells what it is, where it is written and what became of it", async () => {
  const shown = await openPreviewed();
  await pointAt(shown, DUE);
  const told = await shown.told();
  expect(told).toContain("Due date of action 1.2");
  expect(told).toContain("30 April 2026");
  expect(told).toMatch(/plan\/plan\.yaml:\d+:\d+/);
  expect(told).toContain("31 March 2026 → 30 April 2026");
  // It can be pointed at, too, and goes as the pointer goes.
  await (await shown.draft.waitForSelector(".improve-origin .title"))?.hover();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await shown.told()).toBe(told);
  await shown.page.mouse.move(2, 2);
  await isGone(shown);
});

test("what is told stays while the draft does, with the line on which the value is then", async () => {
  const shown = await openPreviewed();
  await pointAt(shown, DUE);
  const line = Number(/plan\.yaml:(\d+):/.exec((await shown.told()) ?? "")?.[1]);
  await shown.draft.evaluate(() => document.querySelector(".improve-origin")?.classList.add("is-the-same"));
  const file = path.join(shown.folder, "plan.yaml");
  await writeFile(file, `# A comment that moves everything.\n${await readFile(file, "utf8")}`);
  await shown.draft.waitForFunction(
    (moved) => document.querySelector<HTMLElement>(".improve-origin")?.innerText.includes(moved),
    {},
    `plan.yaml:${line + 1}:`,
  );
  expect(await shown.draft.$$eval(".improve-origin.is-the-same", (boxes) => boxes.length)).toBe(1);
});

test("a value in a cell stays on the line of the words around it", async () => {
  const { draft } = await openPreviewed();
  const displays = await draft.$$eval("td > [data-from], th > [data-from]", (values) =>
    values.map((value) => getComputedStyle(value).display),
  );
  expect(displays.length).toBeGreaterThan(0);
  expect([...new Set(displays)]).toEqual(["inline"]);
});

test("Escape takes it away, wherever the keyboard is", async () => {
  const shown = await openPreviewed();
  await pointAt(shown, DUE);
  await shown.page.keyboard.press("Escape");
  await isGone(shown);
});

test("a click opens the place in the editor", async () => {
  const shown = await openPreviewed();
  await (await shown.draft.waitForSelector(DUE))?.click();
  const text = await readFile(path.join(shown.folder, "plan.yaml"), "utf8");
  const line = text.split("\n").findIndex((one) => one.includes("The trainer was ill")) + 1;
  expect(await opened()).toBe(`-g ${shown.folder}/plan.yaml:${line}:39`);
});

test("the keyboard gets to a value and from one to the next, with one stop of Tab for all", async () => {
  const shown = await openPreviewed();
  const { draft, page } = shown;
  expect(await draft.$$eval("[data-from]", (all) => all.length)).toBeGreaterThan(10);
  const stops = () => draft.$$eval('[data-from][tabindex="0"]', (all) => all.length);
  const focused = () => draft.evaluate(() => (document.activeElement as HTMLElement).dataset.from ?? null);
  expect(await stops()).toBe(1);
  // Tab comes to a value by itself.
  await page.focus("#draft");
  for (let presses = 0; (await focused()) === null && presses < 20; presses++)
    await page.keyboard.press("Tab");
  const first = await focused();
  expect(first).not.toBe(null);
  await isTold(shown);
  const heard = await draft.evaluate(() => {
    const value = document.activeElement;
    const describedBy = value?.getAttribute("aria-describedby") ?? "";
    return [value?.getAttribute("role"), document.getElementById(describedBy)?.textContent?.trim() !== ""];
  });
  expect(heard).toEqual(["button", true]);
  await page.keyboard.press("ArrowRight");
  expect(await focused()).not.toBe(first);
  expect(await stops()).toBe(1);
  await page.keyboard.press("ArrowLeft");
  expect(await focused()).toBe(first);
  // The next stop is in what is told; Escape leads back.
  await isTold(shown);
  await page.keyboard.press("Tab");
  expect(await draft.evaluate(() => document.activeElement?.closest(".improve-origin") !== null)).toBe(true);
  await page.keyboard.press("Escape");
  await isGone(shown);
  expect(await focused()).toBe(first);
  await page.keyboard.press("Enter");
  expect(await opened()).toMatch(/^-g .*\.yaml:\d+:\d+$/);
});

test.each([1280, 400])("it is in sight, and axe finds nothing, at a width of %i", async (width) => {
  const shown = await openPreviewed(width);
  await pointAt(shown, DUE);
  const box = await shown.draft.evaluate(() => {
    const told = document.querySelector(".improve-origin") as Element;
    const { left, right, top, bottom } = told.getBoundingClientRect();
    return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
  });
  expect(box).toBe(true);
  expect(await axeFindings(shown.draft)).toEqual([]);
});

test("a finger points first, and opens with a second touch", async () => {
  const shown = await openPreviewed(400);
  const due = await shown.draft.waitForSelector(DUE);
  await due?.tap();
  await isTold(shown);
  await due?.tap();
  expect(await opened()).toMatch(/plan\.yaml:\d+:\d+$/);
});

test("what is told is of the files as they are now", async () => {
  const shown = await openPreviewed();
  const { draft, folder } = shown;
  await pointAt(shown, DUE);
  const file = path.join(folder, "plan.yaml");
  await writeFile(file, (await readFile(file, "utf8")).replace("2026-04-30", "2026-05-06"));
  await draft.waitForFunction(
    (due) => document.querySelector(due)?.textContent?.replaceAll("\u00A0", " ").includes("6 May"),
    {},
    DUE,
  );
  // A pointer that stays where it is is told anew.
  await shown.page.mouse.move(2, 2);
  await isGone(shown);
  await pointAt(shown, DUE);
  expect(await shown.told()).toContain("6 May 2026");
});
