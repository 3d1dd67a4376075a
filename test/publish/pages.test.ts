import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import { buildReport, loadPlan, withPublisher } from "../../src/index.ts";
import { diskFolder } from "../../src/load/folder.ts";

const DATA = diskFolder(path.resolve(import.meta.dirname, "../../data"));

/** The text of a page, and how much of the height for text it fills. The margins do not count. */
interface Page {
  readonly text: string;
  readonly fill: number;
}

const [TOP, BOTTOM] = [842 - 57, 57];

async function pagesOf(data: Uint8Array): Promise<Page[]> {
  const task = getDocument({ data: data.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const words = items.flatMap((item) =>
      "str" in item && item.str.trim() !== "" ? [{ text: item.str, y: item.transform[5] as number }] : [],
    );
    const lowest = Math.min(TOP, ...words.flatMap(({ y }) => (y > BOTTOM ? [y] : [])));
    const text = words.map((word) => word.text).join(" ");
    pages.push({ text, fill: (TOP - lowest) / (TOP - BOTTOM) });
  }
  await task.destroy();
  return pages;
}

let cabinet: Page[];
let board: Page[];
let readiness: Page[];

beforeAll(async () => {
  const plan = await loadPlan(DATA);
  [cabinet, board, readiness] = await withPublisher({}, async (publishOne) => [
    await pagesOf(await publishOne(await buildReport(plan, { report: "cabinet-2016-09" }), "pdf")),
    await pagesOf(await publishOne(await buildReport(plan, { report: "board-2016-08" }), "pdf")),
    await pagesOf(await publishOne(await buildReport(plan, { report: "readiness-2016-09" }), "pdf")),
  ]);
}, 120_000);

describe("the September report to Cabinet", () => {
  test("has 42 pages at most, of which 12 at most stand before its appendices", () => {
    expect(cabinet.length).toBeLessThanOrEqual(42);
    // The first page to begin with an appendix or to hold the end of the text before it.
    const appendices = cabinet.findIndex(({ text }, index) => index > 1 && /Appendix 1: /.test(text));
    expect(appendices).toBeGreaterThan(0);
    expect(appendices).toBeLessThanOrEqual(12);
  });

  test("has no page that is under half full, but the last", () => {
    const short = cabinet.flatMap(({ fill }, index) => (fill < 0.5 ? [index + 1] : []));
    expect(short.filter((number) => number < cabinet.length)).toEqual([]);
  });
});

test("the August report to the Board has 7 pages at most, and none under half full but the last", () => {
  expect(board.length).toBeLessThanOrEqual(7);
  expect(board.slice(0, -1).filter(({ fill }) => fill < 0.5)).toEqual([]);
});

describe("the report on readiness of September", () => {
  test("has its matrix and its first gaps on one page, with the pages that the rows lead to", () => {
    const [first] = readiness;
    expect(first?.text).toMatch(/\b18\. Six-monthly fostering and adoption reports\s+\d+/);
    expect(first?.text).toContain("the first 5 of 36 gaps");
    expect(first?.text).not.toContain("Each recommendation");
  });

  test("has 23 pages at most, none nearly empty, and each recommendation begins a page or shares one", () => {
    expect(readiness.length).toBeLessThanOrEqual(23);
    expect(readiness.slice(0, -1).filter(({ fill }) => fill < 0.2)).toEqual([]);
    const numbers = Array.from({ length: 18 }, (_, index) => index + 1);
    const begun = numbers.map((number) =>
      readiness.findIndex(
        ({ text }, index) =>
          index > 0 && text.includes(`What was done, and what shows it: recommendation ${number} `),
      ),
    );
    expect(begun).toEqual(begun.toSorted((a, b) => a - b));
    expect(new Set(begun).size).toBe(18);
  });
});
