import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import { printHtml } from "../../src/browser/print.ts";
import type { Block } from "../../src/model/document.ts";
import { type Table, textOf } from "../../src/model/table.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { diffDocument } from "../../src/report/changes/diff-document.ts";
import { comparison, nothing } from "../diff/comparison-fixture.ts";
import { build, loadBoardFixture } from "../report/build-fixture.ts";
import { axeFindings } from "./axe.ts";
import { actions, cell, document, model, withBlocks } from "./sample.ts";

const board = build(await loadBoardFixture(), "august-report").model;
const sample = model();
const changes = { document: diffDocument(comparison) };
const noChanges = { document: diffDocument(nothing) };

let running: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  running = await launchBrowser(await findBrowser(), { timeoutSeconds: 60, notice: () => {} });
});

afterAll(() => running.stop());

const long = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(4);

/** The sample with words that are too long for a line, in every kind of place. */
const wide = model({
  title: `Update ${long}`,
  parts: document.parts.map((part, index) => ({
    ...part,
    title: index === 0 ? long : part.title,
    blocks: [
      ...part.blocks,
      { kind: "paragraph", number: 90 + index, anchor: `long-${index}`, text: [textOf(long)], items: [] },
      ...(index === 0
        ? [
            {
              ...actions,
              anchor: "long-table",
              rows: [{ anchor: null, cells: actions.columns.map(() => cell(long)) }],
            },
          ]
        : []),
    ],
  })),
});

type Rendered = Parameters<typeof renderHtml>[0];

/** Each report has one page, which is laid out anew at each width. */
const pages = new Map<Rendered, Promise<Page>>();

async function open(report: Rendered, width: number): Promise<Page> {
  const page = await (pages.get(report) ?? load(report));
  await page.setViewport({ width, height: 800 });
  return page;
}

function load(report: Rendered): Promise<Page> {
  const loaded = running.browser.newPage().then(async (page) => {
    await page.setContent(await renderHtml(report), { waitUntil: "load" });
    return page;
  });
  pages.set(report, loaded);
  return loaded;
}

describe.each([1280, 400])("on a screen %i pixels wide", (width) => {
  test.each([
    ["a Cabinet report", sample],
    ["a report to the board", board],
    ["tables of words", withTable],
    ["a comparison", changes],
    ["a comparison of the same", noChanges],
  ])("axe finds nothing against WCAG 2.2 AA in %s", async (_, report) => {
    expect(await axeFindings(await open(report, width))).toEqual([]);
  });

  test.each([
    ["the sample", sample],
    ["words too long for any line", wide],
    ["a report to the board", board],
    ["a comparison", changes],
  ])("%s: the page does not scroll sideways", async (_, report) => {
    const page = await open(report, width);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });
});

test("axe tells of what is wrong: of everything, or of colours alone", async () => {
  const page = await running.browser.newPage();
  await page.setContent(
    '<!DOCTYPE html><html lang="en"><title>T</title><main><h1>H</h1><p style="color:#aaa">Faint</p><img src="x"></main>',
  );
  const found = async (question: "everything" | "colours"): Promise<string[]> =>
    ((await axeFindings(page, question)) as string[]).map((one) => one.replace(/:.*/s, "")).sort();
  expect(await found("everything")).toEqual(["color-contrast", "image-alt"]);
  expect(await found("colours")).toEqual(["color-contrast"]);
});

/** A table of words in four columns, which is shown as a list on narrow screens. */
const wordy: Table = {
  ...actions,
  columns: ["No.", "Action", "Owner", "Status"].map((title) => ({ title, width: 25, align: "left" })),
  rows: [
    {
      anchor: null,
      cells: [cell("1.1", true), cell("Train managers in reflective supervision"), cell("Head"), cell("")],
    },
  ],
};

const withTable = model({
  parts: document.parts.map((part) => ({
    ...part,
    blocks: [{ ...wordy, anchor: part.id, caption: `Actions: ${part.title}` }],
  })),
});

describe("a table of words in many columns", () => {
  /** Each text of the row, after the name of its column where that is shown. */
  const textsAt = async (width: number) =>
    (await open(withTable, width)).evaluate(() =>
      [...(globalThis.document.querySelector(".table tbody tr")?.children ?? [])]
        .filter((cell) => cell.checkVisibility() && cell.textContent?.trim() !== "")
        .map(
          (cell) =>
            getComputedStyle(cell, "::before").content.replace(/^"(.*?)".*/, "$1: ") + cell.textContent,
        ),
    );

  test("is a list in a narrow place, with the name of its column before each text", async () => {
    expect(await textsAt(320)).toEqual([
      "none1.1",
      "Action: Train managers in reflective supervision",
      "Owner: Head",
    ]);
  });

  test("names its columns once in a wide place", async () => {
    expect(await textsAt(1280)).toEqual([
      "none1.1",
      "noneTrain managers in reflective supervision",
      "noneHead",
    ]);
  });

  test("names its columns once in print", async () => {
    const page = (await textOfPages(withTable)).find((text) => text.includes("Train managers")) ?? "";
    expect(page.match(/Owner/g)).toHaveLength(page.match(/Train managers/g)?.length ?? 0);
  });
});

describe.each([1280, 400, 320])("a trend on a screen %i pixels wide", (width) => {
  test("has text of ten pixels or more, which no other text meets, and its latest figure beside the plot", async () => {
    const page = await open(sample, width);
    const found = (await page.evaluate(`[...document.querySelectorAll(".chart-trend")].map((svg) => {
      const all = [...svg.querySelectorAll("text")].filter((text) => text.getBoundingClientRect().width > 0);
      const boxes = all.map((text) => text.getBoundingClientRect());
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      // A box is a line high, with room above and below its letters that grows with the picture.
      const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4 * Math.max(1, scale);
      const latest = svg.querySelector(".chart-latest").getBoundingClientRect();
      const plot = svg.querySelector(".chart-axis").getBoundingClientRect();
      return {
        size: Math.min(...all.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale)),
        overlaps: boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => meet(a, b))).length,
        beside: latest.left >= plot.right,
      };
    })`)) as { size: number; overlaps: number; beside: boolean }[];
    expect(found.length).toBeGreaterThan(1);
    for (const { size, overlaps, beside } of found) {
      expect(size).toBeGreaterThanOrEqual(10);
      expect(overlaps).toBe(0);
      expect(beside).toBe(true);
    }
  });
});

test("text is set in the embedded fonts", async () => {
  const page = await open(sample, 1280);
  const loaded = await page.evaluate(
    "document.fonts.ready.then((fonts) => [...fonts].filter((font) => font.status === 'loaded').length)",
  );
  expect(loaded).toBe(3);
});

describe("in print", () => {
  test("a table repeats its headings on every page and says that it goes on, and no row is split", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      anchor: null,
      cells: [
        cell(`1.${index}`, true),
        cell(`begin-${index} ${"word ".repeat(30)} end-${index}`),
        cell(""),
        cell(""),
        cell(""),
      ],
    }));
    const pages = await textOfPages(
      model({
        parts: document.parts.map((part) => ({ ...part, blocks: [{ ...actions, anchor: part.id, rows }] })),
      }),
    );
    const tables = pages.filter((text) => /begin-\d/.test(text));
    expect(tables.length).toBeGreaterThan(6);
    for (const text of tables) {
      expect(text).toMatch(/Days\s+late/);
      const ends = (word: string): string[] =>
        [...text.matchAll(new RegExp(`${word}-(\\d+)`, "g"))].map(([, row]) => row ?? "");
      expect(ends("begin")).toEqual(ends("end"));
    }
    // Where the first row of a page is not that of a table, a table goes on there.
    const goesOn = tables.map((text) => !/begin-(\d+)/.exec(text)?.[0].endsWith("-0"));
    expect(tables.map((text) => text.includes("Actions for recommendation 1, continued"))).toEqual(goesOn);
  });

  test("a row longer than a page names itself wherever it goes on, and loses no word", async () => {
    const words = Array.from({ length: 2000 }, (_, at) => `w${at}${at % 12 === 11 ? "." : ""}`);
    const row = {
      anchor: null,
      cells: [cell("1.7", true), cell(words.join(" ")), cell("Head of Service"), cell("Begun")],
    };
    const pages = await textOfPages(withBlocks({ ...wordy, rows: [row] }));
    const own = pages.filter((text) => /\bw\d+/.test(text));
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter((text) => !/1\.7/.test(text) || !text.includes("Head of Service"))).toEqual([]);
    const printed = own.flatMap((text) => text.match(/\bw\d+\.?/g) ?? []);
    expect(printed).toEqual(words);
  });

  test("so does a row of many short lines, and no page of it is under half full but the last", async () => {
    const lines = Array.from({ length: 200 }, (_, at) => ({
      kind: "text" as const,
      text: [textOf(`w${at}`)],
    }));
    const exceptions = { header: false, span: 1, lines };
    const row = {
      anchor: null,
      cells: [cell("1.7", true), exceptions, cell("Head of Service"), cell("Begun")],
    };
    const pages = await textOfPages(withBlocks({ ...wordy, rows: [row] }));
    const own = pages.filter((text) => /\bw\d+/.test(text));
    expect(own.filter((text) => !/1\.7/.test(text) || !text.includes("Head of Service"))).toEqual([]);
    const counts = own.map((text) => text.match(/\bw\d+/g)?.length ?? 0);
    expect(counts.slice(1, -1).filter((count) => count < 28)).toEqual([]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(200);
  });

  test("what is to be known of a measure is on the page of its figures", async () => {
    const rows = Array.from({ length: 150 }, (_, at) => [
      { anchor: null, cells: [cell(`m${at}`, true), cell("1"), cell("2"), cell("3")] },
      { anchor: null, cells: [{ ...cell(`about ${at}${" words".repeat(30 + (at % 40))}`), span: 4 }] },
    ]);
    const pages = await textOfPages(withBlocks({ ...wordy, anchor: "figures-monthly", rows: rows.flat() }));
    const namesIn = (text: string, name: RegExp) => [...text.matchAll(name)].map(([, at]) => at);
    expect(pages.map((text) => namesIn(text, /\bm(\d+)/g))).toEqual(
      pages.map((text) => namesIn(text, /about (\d+)/g)),
    );
  });

  test("no number is broken, however narrow its column is", async () => {
    const numbers = [
      "1240/1550",
      "100/100",
      "12.10",
      "£1.2 million",
      "12 to 13 October 2016",
      "71 of 78",
      "−12.5%",
    ];
    const columns = numbers.map((_, at) => ({
      title: `No. ${at}`,
      width: at === 6 ? 88 : 2,
      align: "left" as const,
    }));
    const rows = [{ anchor: null, cells: numbers.map((text) => cell(`By ${text} in all`)) }];
    const [text = ""] = await textOfPages(withBlocks({ ...actions, columns, rows }));
    const lines = text.replaceAll("\u00A0", " ").split("\n");
    expect(numbers.filter((number) => !lines.some((line) => line.includes(number)))).toEqual([]);
  });

  test("pages are numbered, and all but the first name the report", async () => {
    const pages = await textOfPages(sample);
    for (const [index, text] of pages.entries())
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    expect(pages.slice(1).every((text) => text.includes("Darlington Borough Council: Cabinet"))).toBe(true);
    expect(pages[0]).not.toContain("Darlington Borough Council: Cabinet");
  });

  test.each([
    [10, 1],
    [21, 2],
  ])(
    "after %i lines of text an appendix begins on page %i: never at the foot of a page",
    async (lines, begins) => {
      const parts = document.parts.map((part) => ({
        ...part,
        blocks: Array.from(
          { length: part.kind === "appendix" ? 1 : lines },
          (_, at): Block => ({
            kind: "paragraph",
            number: null,
            anchor: `${part.id}-${at}`,
            text: [textOf("Work goes on.")],
            items: [],
          }),
        ),
      }));
      const short = model({ contents: [], parts: parts.filter(({ kind }) => kind !== "main") });
      const pages = await textOfPages(short);
      expect(pages.findIndex((text) => text.includes("Appendix 1: The letter")) + 1).toBe(begins);
      expect(pages).toHaveLength(begins);
    },
  );

  test("a title with quotes prints as it is written", async () => {
    const title = String.raw`The "plan" \ it's </style> ${"<b>"} & more`;
    const pages = await textOfPages(model({ title }));
    expect(pages[1]).toContain(title);
  });
});

async function textOfPages(report: ReturnType<typeof model>): Promise<string[]> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const data = new Uint8Array(await printHtml(running.browser, await renderHtml(report), 60));
  const task = getDocument({ data, verbosity: 0 });
  const pdf = await task.promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
    }),
  );
  await task.destroy();
  return pages;
}
