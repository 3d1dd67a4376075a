import { PDFDict, PDFDocument, PDFHexString, PDFName } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { nameBookmarks } from "../../src/publish/pdf-bookmarks.ts";
import { sample } from "./sample.ts";

const lib = await import("@cantoo/pdf-lib");

/** The titles of a file whose bookmarks are a chain of these, after they have the words of the headings. */
async function named(html: string, titles: readonly string[]): Promise<string[]> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  const marks = titles.map((title) => context.obj({ Title: PDFHexString.fromText(title) }));
  const refs = marks.map((mark) => context.register(mark));
  for (const [index, mark] of marks.entries()) {
    const next = refs[index + 1];
    if (next !== undefined) mark.set(PDFName.of("Next"), next);
  }
  const [first] = refs;
  catalog.set(PDFName.of("Outlines"), context.obj(first === undefined ? {} : { First: first }));
  await nameBookmarks(document, { ...sample, html }, lib);
  return marks.map((mark) => mark.lookup(PDFName.of("Title"), PDFHexString).decodeText());
}

test.each([
  ["as it is", ["Summary"], ["Summary"]],
  ["twice", ["SummarySummary"], ["Summary"]],
  ["three times", ["SummarySummarySummary"], ["Summary"]],
  ["with its first line twice", ["Action planAction planof the Board"], ["Action plan of the Board"]],
  ["without its last line", ["Action planAction plan"], ["Action planAction plan"]],
  ["without the space at the end of a line", ["Actionplan of the Board"], ["Action plan of the Board"]],
  ["with a space that does not break", ["Appendix\u00a01"], ["Appendix 1"]],
  ["of no heading", ["Something else"], ["Something else"]],
])("a bookmark written %s", async (_, titles, expected) => {
  const html = "<h1>Summary</h1><h2>Action <em>plan</em> of the Board</h2><h2>Appendix&nbsp;1</h2>";
  expect(await named(html, titles)).toEqual(expected);
});

test("bookmarks follow the headings, so that two of the same words keep their places", async () => {
  const html = "<h1>1</h1><h2>11</h2><h2>Summary</h2><h2>Summary</h2>";
  expect(await named(html, ["1", "11", "SummarySummary", "Summary"])).toEqual([
    "1",
    "11",
    "Summary",
    "Summary",
  ]);
});

test("a file without bookmarks stays as it is", async () => {
  expect(await named("<h1>Summary</h1>", [])).toEqual([]);
  expect((await PDFDocument.create()).catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict)).toBeUndefined();
});
