import { describe, expect, test } from "vitest";
import { letter } from "../../src/plan/schema/events.ts";
import { roman } from "../../src/report/draft/resolve.ts";
import { blocksOf, build, loadFixture, paragraphs, partOf, print, words } from "./build-fixture.ts";

const fixture = await loadFixture();
const { model, problems } = build(fixture, "september");

test("the fixture's reports have no problem", () => {
  expect([...problems, ...build(fixture, "may").problems]).toEqual([]);
});

test("paragraph numbers continue through the whole report", () => {
  const numbers = paragraphs(model).flatMap(({ number }) => number ?? []);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(blocksOf(model, "main-report").flatMap(words)[1]).toMatch(/^8 Ofsted came/);
});

test("background papers, letters and files are not numbered", () => {
  expect(blocksOf(model, "summary-report").flatMap(words)).toContain("- This report relies on:");
  for (const part of ["letter", "note"]) {
    for (const block of blocksOf(model, part))
      expect(block).toMatchObject({ kind: "paragraph", number: null });
  }
});

test("a list belongs to the paragraph before it, with letters, then roman numerals", () => {
  expect(blocksOf(model, "summary-report").flatMap(words)).toEqual(
    expect.arrayContaining([
      "3 It follows that:",
      "(a) work goes on",
      "(i) on caseloads",
      "(ii) on supervision",
      "(b) Cabinet is told",
    ]),
  );
});

test("a list without a paragraph before it has a number of its own", () => {
  expect(print(fixture, "- one\n\n## Next\n\n1. two\n\n   more")).toEqual([
    "8 ",
    "(a) one",
    "h2 Next",
    "9 ",
    "(a) two more",
  ]);
});

test("letters continue after z, roman numerals after ix", () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(letter)).toEqual([
    "a",
    "b",
    "z",
    "aa",
    "ab",
    "az",
    "ba",
    "zz",
    "aaa",
  ]);
  expect([0, 3, 4, 8, 9, 13, 38].map(roman)).toEqual(["i", "iv", "v", "ix", "x", "xiv", "xxxix"]);
});

describe("a forward reference", () => {
  test("to a paragraph and to an appendix is a link with its number", () => {
    const [lead] = paragraphs(model).filter(({ number }) => number === 2);
    expect(lead?.text).toEqual([
      { kind: "text", text: "The letter is at " },
      { kind: "link", href: "#appendix-1", children: [{ kind: "text", text: "Appendix 1" }] },
      { kind: "text", text: " and is described in " },
      { kind: "link", href: "#paragraph-8", children: [{ kind: "text", text: "paragraph 8" }] },
      { kind: "text", text: "." },
    ]);
  });

  test("leads to its anchor, whatever the headings are called", () => {
    const main =
      '## Appendix 1\n\n## Paragraph 8\n\nHere. {#visit}\n\n## Appendix 1\n\n## Main report\n\n## Progress by recommendation\n\n{{block "progress"}}\n\n{{block "progress"}}';
    const { model: renamed } = build(fixture, "september", { main });
    expect(partOf(renamed, "letter").anchor).toBe("appendix-1");
    expect(paragraphs(renamed).find(({ number }) => number === 8)?.anchor).toBe("paragraph-8");
    const anchors = anchorsIn(renamed.document);
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
  });
});

test("the contents give each part and section the numbers of its paragraphs", () => {
  expect(model.document.contents.map(({ level, title, paragraphs: range }) => [level, title, range])).toEqual(
    [
      [1, "Summary report", "1 to 7"],
      [2, "Purpose of the report", "1"],
      [2, "Summary", "2 to 3"],
      [2, "Recommendations", "4"],
      [2, "Reasons", "5"],
      [2, "Since the last report", "6"],
      [2, "Highlights", "7"],
      [2, "Background papers", null],
      [2, "Implications", null],
      [1, "Main report", "8 to 10"],
      [2, "Visit", "8 to 9"],
      [2, "Judgements", "10"],
      [1, "Appendix 1: Letter", null],
      [1, "Appendix 2: Note", null],
      [1, "Appendix 3: Staffing", null],
      [1, "Appendix 4: Action plan", null],
      [1, "Appendix 5: Changes since the last report", "11"],
      [1, "Appendix 6: Notes on data and method", "12 to 14"],
    ],
  );
  const anchors = anchorsIn(model.document.parts);
  for (const { anchor } of model.document.contents) expect(anchors).toContain(anchor);
});

test("two paragraphs with the same id are a problem", () => {
  const twice = build(fixture, "september", { main: "One. {#visit}\n\nTwo. {#visit}" });
  expect(twice.problems).toEqual([
    "reports.yaml:27:5 duplicate-id Two paragraphs of the report end in {#visit}",
  ]);
});

/** The anchors of parts, blocks and rows. The contents only refer to them. */
function anchorsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(anchorsIn);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === "contents") return [];
    return key === "anchor" && typeof inner === "string" ? [inner] : anchorsIn(inner);
  });
}
