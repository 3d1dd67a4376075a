import fc from "fast-check";
import { expect, test } from "vitest";
import type { ProseInline } from "../../src/prose/markdown.ts";
import { type ProseBlock, type ProseItem, parseLine, parseProse } from "../../src/prose/parse-prose.ts";
import { anyCharacter } from "../any-character.ts";
import { rounds } from "../rounds.ts";
import { showProse } from "./show-prose.ts";

const RUNS = { numRuns: rounds({ short: 150, long: 15_000 }) };

/** A value that would be markup if it were ever read as Markdown or HTML. */
const value = fc
  .array(
    fc.constantFrom(
      "**",
      "*",
      "_",
      "# ",
      "\n",
      "\n\n",
      "- ",
      "1. ",
      "> ",
      "[x](y)",
      "<b>",
      "&amp;",
      "`",
      "|",
      "\\",
      " ",
      "a",
      "}",
      "{",
      "'",
      "\uE000",
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

/** All kinds of Markdown, with references in between. */
const markdown = fc
  .array(
    fc.constantFrom(
      "{{as-at}}",
      '{{block "findings"}}',
      '{{date "a"}}',
      "text",
      " ",
      "\n",
      "\n\n",
      "- ",
      "  - ",
      "> ",
      "1. ",
      "## ",
      "**",
      "*",
      "_",
      "[",
      "](",
      ")",
      "](https://x.uk)",
      '"',
      "\\",
      "<b>",
      "    ",
      "{#id}",
      "`",
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(""));

test("the argument of a reference never changes the structure of the text", () => {
  const around = fc.constantFrom(
    ["## On ", "\n\nIt *was* ", "."],
    ["- ", "\n  - b **", "**"],
    ["> ", "\n\n", ""],
    ["", " and ", " {#id}"],
  );
  const argument = value.map((text) => text.replace(/[{}]/g, ""));
  fc.assert(
    fc.property(around, argument, argument, ([before, between, after], one, other) => {
      const write = (a: string, b: string): string =>
        `${before}{{title "${a}"}}${between}{{title "${b}"}}${after}`;
      expect(showProse(parseProse(write(one, other)).blocks)).toEqual(
        showProse(parseProse(write("x", "y")).blocks),
      );
    }),
    RUNS,
  );
});

test("every reference is printed once, or is a problem", () => {
  fc.assert(
    fc.property(markdown, (text) => {
      for (const found of [parseProse(text), parseLine(text)]) {
        const printed = "blocks" in found ? found.blocks.flatMap(referencesIn) : inText(found.text);
        const refused = found.problems.map(({ span }) => span.join());
        const written = [...text.matchAll(/\{\{[^{}]*\}\}/g)].map(({ 0: one, index }) =>
          [index, index + one.length].join(),
        );
        expect([...printed, ...refused].sort()).toEqual(written.sort());
      }
    }),
    { numRuns: rounds({ short: 700, long: 50_000 }) },
  );
});

test("every word is printed once, in the order in which it was written", () => {
  fc.assert(
    fc.property(markdown, (text) => {
      let count = 0;
      const numbered = text.replaceAll("text", () => `w${count++}w`);
      const printed = [
        ...showProse(parseProse(numbered).blocks)
          .join(" ")
          .matchAll(/w(\d+)w/g),
      ].map(([, one]) => Number(one));
      expect(printed).toEqual([...Array(count).keys()]);
    }),
    { numRuns: rounds({ short: 700, long: 50_000 }) },
  );
});

test("any text can be parsed, and every problem lies inside it", () => {
  const anything = fc.oneof(fc.string({ unit: anyCharacter, maxLength: 40 }), value);
  fc.assert(
    fc.property(anything, (text) => {
      for (const { span } of [...parseProse(text).problems, ...parseLine(text).problems]) {
        expect(span[0]).toBeLessThan(span[1]);
        expect(span[1]).toBeLessThanOrEqual(text.length);
      }
      expect(JSON.stringify(parseProse(text).blocks)).not.toMatch(/[\uE000-\uF8FF]/);
    }),
    RUNS,
  );
});

const placeOf = (reference: { span: readonly [number, number] }): string => reference.span.join();

function inText(inlines: readonly ProseInline[]): string[] {
  return inlines.flatMap((one) => {
    if (one.kind === "text") return [];
    return one.kind === "reference" ? [placeOf(one.reference)] : inText(one.children);
  });
}

const inItem = ({ paragraphs, items }: ProseItem): string[] => [
  ...paragraphs.flatMap(inText),
  ...items.flatMap(inItem),
];

function referencesIn(block: ProseBlock): string[] {
  if (block.kind === "block") return [placeOf(block.reference)];
  if (block.kind === "list") return block.items.flatMap(inItem);
  return block.kind === "quote" ? block.paragraphs.flatMap(inText) : inText(block.text);
}
