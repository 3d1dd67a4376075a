import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pdf as pdfFormat } from "../../src/publish/pdf.ts";
import { ROOT, type Run, runImprove } from "./run-improve.ts";

/** The text of a page, and how much of the height for text it fills. The margins do not count. */
interface Page {
  readonly text: string;
  readonly fill: number;
}

const [TOP, BOTTOM] = [842 - 57, 57];

async function pagesOf(data: Uint8Array): Promise<Page[]> {
  const task = getDocument({ data: new Uint8Array(data), verbosity: 0 });
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

let output: string;
let build: Run;

/** Builds into the folder that all tests here read, and gives the pages of a report. */
async function built(report: string, ...args: readonly string[]): Promise<Page[]> {
  build = await runImprove(["build", ...args, "-o", output], { cwd: ROOT });
  expect(build.exitCode).toBe(0);
  return await pagesOf(await readFile(path.join(output, `${report}.pdf`)));
}

beforeAll(async () => {
  output = await mkdtemp(path.join(os.tmpdir(), "improve-pages-"));
});

afterAll(() => rm(output, { recursive: true }));

describe("the September report to Cabinet", () => {
  let cabinet: Page[];

  beforeAll(async () => {
    cabinet = await built("cabinet-2016-09");
  });

  test("is what check and build read when no folder is named, and builds completely", async () => {
    const check = await runImprove(["check", "--quiet"], { cwd: ROOT });
    expect(check.exitCode).toBe(0);
    expect(build.stdout.replaceAll(output, "reports")).toMatch(
      /^reports\/cabinet-2016-09\.html {2}\d+ KB\nreports\/cabinet-2016-09\.json {2}\d+ KB\nreports\/cabinet-2016-09\.pdf {2}\d+ KB\n$/,
    );
    await expect(build.stderr.replaceAll(output, "reports")).toMatchFileSnapshot("sessions/build-data.txt");
    const pdf = await readFile(path.join(output, "cabinet-2016-09.pdf"));
    const json = await readFile(path.join(output, "cabinet-2016-09.json"), "utf8");
    expect(await pdfFormat.readModel(pdf)).toEqual(JSON.parse(json));
  });

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

test("the August report to the Board has 7 pages at most, none under half full but the last, and the headlines on the first", async () => {
  const board = await built("board-2016-08", "--report", "board-2016-08", "-f", "pdf", "-q");
  expect(build.stderr).toBe("");
  expect(board.length).toBeLessThanOrEqual(7);
  expect(board.slice(0, -1).filter(({ fill }) => fill < 0.5)).toEqual([]);
  const [first, second] = board;
  for (const words of ["Headlines", "Off track", "past the due date", "Off target", "Improved"])
    expect(first?.text).toContain(words);
  for (const words of ["Next events", "What the Board is asked to do"]) expect(second?.text).toContain(words);
  const model = await pdfFormat.readModel(await readFile(path.join(output, "board-2016-08.pdf")));
  expect(model).toMatchObject({
    provenance: { audience: "board", asAt: "2016-08-17", since: "2016-07-20" },
    document: { template: "board", contents: [] },
  });
});

describe("the report on readiness of September", () => {
  let readiness: Page[];

  beforeAll(async () => {
    readiness = await built("readiness-2016-09", "--report", "readiness-2016-09", "-f", "pdf");
  });

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
