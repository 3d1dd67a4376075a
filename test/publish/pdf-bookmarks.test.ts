import { expect, test } from "vitest";
import { Name, Objects, Text } from "../../src/pdf/objects.ts";
import { dictOf, textOf } from "../../src/pdf/values.ts";
import { writeObjects } from "../../src/pdf/write-objects.ts";
import { nameBookmarks } from "../../src/publish/pdf-bookmarks.ts";
import { Print } from "../../src/publish/pdf-print.ts";
import { sample } from "./sample.ts";

/** The titles of a file whose bookmarks are a chain of these, after they have the words of the headings. */
async function named(html: string, titles: readonly string[]): Promise<string[]> {
  const file = new Objects();
  const marks = titles.map((title) => file.dict({ Title: Text.of(title) }));
  const refs = marks.map((mark) => file.add(mark));
  for (const [index, mark] of marks.entries()) mark.set("Next", refs[index + 1] ?? null);
  const outlines = file.dict({ First: refs[0] ?? null });
  file.trailer.set("Root", file.add(file.dict({ Type: new Name("Catalog"), Outlines: outlines })));
  const print = new Print(writeObjects(file));
  await nameBookmarks(print, { ...sample, html });
  return refs.map((ref) => textOf(dictOf(print.objects.follow(ref))?.get("Title")) ?? "");
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
});
