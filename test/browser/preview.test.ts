import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import puppeteer, { type Browser, type LaunchOptions, type Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Edit } from "../cli/workspace.ts";
import { axeFindings } from "../render/axe.ts";
import { launchOnDesk, type OpenPreview, openOnDesk } from "./on-a-desk.ts";

let browser: Browser;
let started: LaunchOptions;
let preview: OpenPreview;

beforeAll(async () => {
  ({ browser, started } = await launchOnDesk());
  preview = await openOnDesk(async () => ["--editor", "false"]);
});

afterAll(async () => {
  await browser.close();
  await preview.close();
});

vi.setConfig({ testTimeout: 120_000 });

/** The preview of the minimal plan with edits, a page that shows it, and what edits the plan. */
async function openPreviewed({ edits = [], width = 1280 }: { edits?: readonly Edit[]; width?: number } = {}) {
  const sentence = await preview.putBack(edits);
  const { address } = preview;
  const folder = path.join(preview.cwd, "plan");
  const page = await browser.newPage();
  page.setDefaultTimeout(100_000);
  await page.setViewport({ width, height: 800 });
  const wrong: string[] = [];
  page.on("console", (message) => wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(String(error)));
  onTestFinished(async () => {
    await page.close();
    expect(wrong).toEqual([]);
  });
  await page.goto(address, { waitUntil: "load" });
  await shows(page, sentence);
  const before = preview.stderr().length;
  const said = (): string =>
    preview
      .stderr()
      .slice(before)
      .replace(/^It follows your files.*\n/, "");
  const file = path.join(folder, "report.yaml");
  const edit = async (from: string | RegExp, to: string): Promise<void> => {
    const text = await readFile(file, "utf8");
    expect(text).toMatch(from);
    await writeFile(file, text.replace(from, to));
  };
  return { folder, file, page, edit, said, address };
}

/** Waits until the draft has a text, or has it no more. */
const shows = (page: Page, text: string, isThere = true): Promise<unknown> =>
  page.waitForFunction(
    (words, wanted) =>
      document
        .querySelector<HTMLIFrameElement>("#document")
        ?.contentDocument?.body?.textContent?.replace(/\s+/g, " ")
        .includes(words) === wanted,
    {},
    text,
    isThere,
  );

/** Waits until the page around it has a text. */
const says = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction((words) => document.body.innerText.includes(words), {}, text);

const PURPOSE = /purpose: .*/;

describe("what is saved is shown", () => {
  test("once, also while the draft before it is still being read", async () => {
    const { page, edit } = await openPreviewed();
    await page.evaluate(() => {
      const inside = document.querySelector<HTMLIFrameElement>("#document")?.contentDocument;
      inside?.open();
      inside?.write(
        '<!DOCTYPE html><html lang="en"><head><title>Half</title></head><body><p>The first half.</p>',
      );
    });
    const isAsked = page.waitForResponse((response) => response.url().includes("/document"), {
      timeout: 1000,
    });
    await edit(PURPOSE, "purpose: To say what the ferry costs.");
    // Where it does not wait for the rest, it is done before that comes.
    await isAsked.then((response) => response.text()).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await page.evaluate(() => {
      const inside = document.querySelector<HTMLIFrameElement>("#document")?.contentDocument;
      inside?.write("<p>The second half.</p></body></html>");
      inside?.close();
    });
    await shows(page, "To say what the ferry costs.");
    await shows(page, "half", false);
  });

  test("without a reload, and the page stays where it was", async () => {
    const { page, edit } = await openPreviewed();
    await shows(page, "Purpose of the report");
    await page.evaluate(() => {
      Object.assign(window, { isSame: true });
      const inside = document.querySelector<HTMLIFrameElement>("#document")?.contentWindow;
      inside?.document.querySelector("a[href]")?.setAttribute("data-seen", "");
      inside?.document.querySelector<HTMLElement>("main a[href]")?.focus();
      inside?.scrollTo(0, 400);
    });
    await edit(PURPOSE, "purpose: To say what the ferry costs.");
    await shows(page, "To say what the ferry costs.");
    const [isSame, top, focused] = await page.evaluate(() => {
      const inside = document.querySelector<HTMLIFrameElement>("#document")?.contentWindow;
      return ["isSame" in window, inside?.scrollY, inside?.document.activeElement?.tagName];
    });
    expect([isSame, top, focused]).toEqual([true, 400, "A"]);
  });

  test("where an editor replaces the file", async () => {
    const { page, file } = await openPreviewed();
    for (const words of ["A first sentence.", "A second sentence."]) {
      const text = await readFile(file, "utf8");
      await writeFile(`${file}~new`, text.replace(PURPOSE, `purpose: ${words}`));
      await rename(`${file}~new`, file);
      await shows(page, words);
    }
  });

  test("where it is saved twenty times a second, and the newest stays", async () => {
    const { page, file } = await openPreviewed();
    const text = await readFile(file, "utf8");
    for (let at = 1; at <= 40; at++) {
      await writeFile(file, text.replace(PURPOSE, `purpose: The save number ${at}x.`));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await shows(page, "The save number 40x.");
  });

  test("where a style sheet of the council's appears beside the plan", async () => {
    const { page, folder } = await openPreviewed();
    await shows(page, "Purpose of the report");
    await writeFile(path.join(folder, "theme.css"), "h1 { color: rgb(1, 2, 3) }");
    await writeFile(path.join(folder, "theme.yaml"), "styles: theme.css\n");
    await page.waitForFunction(() => {
      const inside = document.querySelector<HTMLIFrameElement>("#document")?.contentDocument;
      const title = inside?.querySelector("h1");
      return title && inside?.defaultView?.getComputedStyle(title).color === "rgb(1, 2, 3)";
    });
  });
});

describe("the draft is shown in spite of problems", () => {
  test("of which each stands beside its paragraph and in the list, and goes when it is put right", async () => {
    const { page, edit } = await openPreviewed();
    await shows(page, "Purpose of the report");
    await edit('{{date "inspection-2025"}}', '{{date "inspection-2052"}}');
    await shows(page, 'the inspection of {{date "inspection-2052"}}');
    await says(page, "Problems: 1 error");
    await page.click("#problems-title");
    await says(page, "plan/report.yaml:13:");
    const beside = () =>
      page.evaluate(() => {
        const inside = document.querySelector<HTMLIFrameElement>("#document")?.contentDocument;
        return inside?.querySelector<HTMLElement>("#paragraph-1 .improve-mark")?.innerText ?? "";
      });
    expect(await beside()).toContain('Did you mean "inspection-2025"?');
    await edit('{{date "inspection-2052"}}', '{{date "inspection-2025"}}');
    await says(page, "No problems found");
    expect(await beside()).toBe("");
  });

  test("and where a file cannot be read, the draft from before", async () => {
    const { page, file, said } = await openPreviewed();
    await shows(page, "Purpose of the report");
    const whole = await readFile(file, "utf8");
    await writeFile(file, whole.slice(0, whole.indexOf("summary: >-") - 20));
    await says(page, "The draft from before is shown");
    await shows(page, "Ofsted's report is dated");
    await expect.poll(said).toMatch(/^The report "cabinet-2026-01" cannot be read\..*\n$/);
    await writeFile(file, whole);
    await says(page, "Up to date and checked");
    await expect.poll(said).toMatch(/\nIt can be shown again\.\n$/);
  });

  test("a plan folder that was deleted is waited for", async () => {
    const { page, folder, file, said } = await openPreviewed();
    await shows(page, "Purpose of the report");
    const files = new Map<string, string>();
    for (const name of [file, path.join(folder, "plan.yaml")]) files.set(name, await readFile(name, "utf8"));
    await rename(folder, `${folder}-elsewhere`);
    await says(page, "There is no folder");
    await shows(page, "Purpose of the report");
    await rename(`${folder}-elsewhere`, folder);
    await says(page, "Up to date and checked");
    await writeFile(file, (files.get(file) as string).replace(PURPOSE, "purpose: It is back."));
    await shows(page, "It is back.");
    await expect.poll(said).toMatch(/^There is no folder "plan"\..*\nIt can be shown again\.\n$/);
    await rm(folder, { recursive: true });
    await says(page, "There is no folder");
  });
});

test("a page that goes away does no harm, and one that comes back goes on", async () => {
  const { page, edit, address } = await openPreviewed();
  await shows(page, "Purpose of the report");
  const other = await browser.newPage();
  await other.goto(address);
  await other.close();
  const dying = await puppeteer.launch(started);
  await (await dying.newPage()).goto(address);
  dying.process()?.kill("SIGKILL");
  await edit(PURPOSE, "purpose: While nobody looked.");
  await shows(page, "While nobody looked.");
});

describe("what else can be seen", () => {
  test("is a link away: other pages, readers and months, each with the rest kept", async () => {
    const { page } = await openPreviewed();
    await shows(page, "Purpose of the report");
    const follow = async (words: string): Promise<void> => {
      const link = await page.waitForSelector(`nav ::-p-text(${words})`);
      await Promise.all([page.waitForNavigation(), link?.click()]);
    };
    await follow("The Board");
    await follow("Who owes a return");
    await shows(page, "Still missing");
    expect(new URL(page.url()).searchParams.get("readers")).toBe("board");
    await follow("Scorecard");
    await shows(page, "Scorecard");
    await follow("Changes since the last report");
    await shows(page, "follows no other, so nothing can have changed since");
    await follow("The report");
    await page.select("#month", "2025-10");
    await Promise.all([page.waitForNavigation(), page.click("nav form button")]);
    await shows(page, "31 October 2025");
  });
});

describe("accessibility", () => {
  const WRONG: Edit = {
    file: "report.yaml",
    from: '{{date "inspection-2025"}}',
    to: '{{date "inspection-2052"}}',
  };

  test.each([1280, 400])("axe finds nothing at a width of %i, with problems and without", async (width) => {
    for (const edits of [[], [WRONG]]) {
      const { page } = await openPreviewed({ edits, width });
      await says(page, "Up to date and checked");
      if (width < 500) await page.click("#choices-button");
      for (const [scheme, rules] of [
        ["light", "everything"],
        // With problems there is every colour that there is without.
        ...(edits.length > 0 ? [["dark", "colours"] as const] : []),
      ] as const) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        expect(page.frames()).toHaveLength(2);
        for (const shown of page.frames()) expect(await axeFindings(shown, rules)).toEqual([]);
      }
    }
  });

  test("everything can be reached and used with the keyboard alone", async () => {
    const { page } = await openPreviewed({ edits: [WRONG] });
    await says(page, "Up to date and checked");
    const focused = () =>
      page.evaluate(() => {
        const outer = document.activeElement;
        const inside = outer instanceof HTMLIFrameElement ? outer.contentDocument?.activeElement : null;
        const active = inside ?? outer;
        return `${inside ? "draft: " : ""}${(active as HTMLElement | null)?.innerText?.trim().split("\n")[0] ?? ""}`;
      });
    const MARK = "draft: Open plan/report.yaml:13:";
    const seen: string[] = [];
    for (let at = 0; at < 80 && !seen.at(-1)?.startsWith(MARK); at++) {
      await page.keyboard.press("Tab");
      seen.push(await focused());
    }
    expect(seen.slice(0, 6)).toEqual([
      "Skip to the draft",
      "The report",
      "Changes since the last report",
      "Scorecard",
      "Who owes a return",
      "The public",
    ]);
    expect(seen).toContain("draft: Skip to the report");
    await page.keyboard.press("Enter");
    await says(page, "Opened plan/report.yaml:13:");
    expect(await focused()).toMatch(MARK);
  });
});
