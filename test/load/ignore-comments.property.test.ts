import fc from "fast-check";
import { expect, test } from "vitest";
import { findIgnoreComments } from "../../src/load/ignore-comments.ts";

const COMMENT = "# improve-ignore r -- why";

/** Lines that leave the text open or closed in different ways. */
const LINES = [
  "actions:",
  "  - id: 1.1",
  "    title: plain",
  '    title: "in quotation marks # improve-ignore r -- no"',
  "    list: [one, two] # improve this",
  "",
  "    # another comment",
  "    folded: >-\n      # improve-ignore r -- text\n\n      more text",
  "    literal: |\n      # improve-ignore r -- text",
];

test("comments are found where they stand, and never inside a text", () => {
  const line = fc.constantFrom(...LINES, `    ${COMMENT}`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = `${lines.join("\n")}\n`;
      const found = findIgnoreComments("plan.yaml", text);
      expect(found.length).toBe(lines.filter((one) => one.trim() === COMMENT).length);
      for (const { text: said, origin } of found) {
        expect(`# ${said}`).toBe(COMMENT);
        expect(text.slice(...(origin.offsets as [number, number]))).toBe(COMMENT);
      }
    }),
    { numRuns: 1000 },
  );
});

test("the end of a line with a value, Windows line breaks and a file that is no YAML do no harm", () => {
  const offsets = (text: string) => findIgnoreComments("plan.yaml", text).map(({ origin }) => origin.offsets);
  expect(offsets(`a: b ${COMMENT}\r\nc: d\r\n`)).toEqual([[5, 5 + COMMENT.length]]);
  expect(offsets(`a: [b\n${COMMENT}\n`)).toEqual([[6, 6 + COMMENT.length]]);
  expect(offsets(`a: "never closed\n${COMMENT}\n`)).toEqual([]);
});
