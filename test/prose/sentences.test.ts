import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REFERENCE_MARK } from "../../src/prose/references.ts";
import { sentencesOf } from "../../src/prose/sentences.ts";

const texts = (source: string): string[] =>
  sentencesOf(source).map(({ text }) => text.replaceAll(new RegExp(`${REFERENCE_MARK}+`, "g"), "…"));

describe("sentences", () => {
  test("end at a full stop before a capital, not at an abbreviation or inside a number", () => {
    expect(texts("Caseloads fell to 17.2, e.g. in May. Visits rose (see below.) They are at 3.5%.")).toEqual([
      "Caseloads fell to 17.2, e.g. in May.",
      "Visits rose (see below.)",
      "They are at 3.5%.",
    ]);
  });

  test("continue over line breaks, and end at an empty line, a heading or a list", () => {
    expect(
      texts("## Visit\nOfsted came\nin July.\n\nIt found:\n\n- **one** thing\n  or two\n- [more](x)\n"),
    ).toEqual(["Visit", "Ofsted came in July.", "It found:", "one   thing   or two", "more"]);
    expect(sentencesOf("# A\n- b\n\nc").map(({ kind }) => kind)).toEqual(["heading", "item", "paragraph"]);
  });

  test("end at every kind of list number, but at other numbers only if a sentence begins there", () => {
    const items = ["(1) One", "a) two", "• three", "(A) four", "2.1 Five", "(ii) six"];
    expect(texts(`It found:\n${items.join("\n")}`)).toEqual(["It found:", ...items]);
    expect(texts("Waits fell to\n2.1 days. A plan\n(PEP) is made.")).toEqual([
      "Waits fell to 2.1 days.",
      "A plan (PEP) is made.",
    ]);
  });

  test("are not looked for in a table", () => {
    expect(texts("It fell.\n| Month | Days |\n|---|---|\n| May | 3 |\n\nIt rose.")).toEqual([
      "It fell.",
      "It rose.",
    ]);
  });

  test("are quoted if they are in a Markdown quotation or wholly inside quotation marks", () => {
    const quoted = (source: string): string[] =>
      sentencesOf(source).flatMap(({ text, kind, quoted }) => (quoted || kind === "quote" ? [text] : []));
    expect(quoted("It said:\n\n> Visits are late.\n> Some are\nmissed.\n\nThey were.")).toEqual([
      "Visits are late.",
      "Some are missed.",
    ]);
    expect(quoted('It said: "Visits rose. Cases fell. Others did not." They did.')).toEqual([
      "Cases fell.",
      'Others did not."',
    ]);
    expect(quoted("It said: “Visits rose. Cases fell”, which is so.")).toEqual([]);
    expect(quoted("The teams' cases fell. The child's plan and children's visits rose.")).toEqual([]);
  });

  test("have a mark in place of each reference, and leave out paragraph ids", () => {
    expect(texts('On {{date "visit"}} it was {{count "actions"}}. {#visit}')).toEqual(["On … it was …."]);
  });

  test("keep their places in the text", () => {
    const source = "Ofsted came in *July*.\nIt left.";
    const [, second] = sentencesOf(source);
    expect(source.slice(second?.start)).toBe("It left.");
    const piece = fc.constantFrom(
      "Ofsted ",
      "came. ",
      "\n",
      "\n\n",
      "- ",
      "## ",
      "**",
      '{{date "a"}}',
      "{#x}",
      "_",
      "[a](b)",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const whole = pieces.join("");
        for (const { text, start } of sentencesOf(whole)) {
          const differing = [...text].filter((character, index) => character !== whole[start + index]);
          expect(differing.every((character) => character === " " || character === REFERENCE_MARK)).toBe(
            true,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test("a text without a full stop is split, and nothing is lost", () => {
  const source = `${"word ".repeat(3000)}${"x".repeat(5000)}`;
  const sentences = sentencesOf(source);
  expect(Math.max(...sentences.map(({ text }) => text.length))).toBeLessThanOrEqual(2000);
  expect(sentences.map(({ text }) => text).join("")).toBe(source);
  for (const { text, start } of sentences) expect(source.startsWith(text, start)).toBe(true);
});
