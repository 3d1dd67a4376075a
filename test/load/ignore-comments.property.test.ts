import fc from "fast-check";
import { expect, test } from "vitest";
import { findIgnoreComments } from "../../src/load/yaml/hazards.ts";

const COMMENT = "# improve-ignore r -- why";
const TEXT = "# improve-ignore r -- text";

/** Lines that open or close a text in different ways. */
const LINES = [
  "actions:",
  "  - id: 1.1",
  "    title: plain",
  '    title: "in quotation marks # improve-ignore r -- no"',
  "    list: [one, two] # improve this",
  "",
  "    # another comment",
  `    folded: >-\n      ${TEXT}\n\n      more text`,
  `    literal: |\n      ${TEXT}`,
];

test("comments are found in their places, and texts that look like comments are not", () => {
  const line = fc.constantFrom(...LINES, `    ${COMMENT}`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = `${lines.join("\n")}\n`;
      const { comments = [], texts = [] } = Object.groupBy(
        findIgnoreComments("plan.yaml", text),
        ({ inText }) => (inText ? "texts" : "comments"),
      );
      expect(comments.length).toBe(lines.filter((one) => one.trim() === COMMENT).length);
      expect(texts.length).toBe(lines.filter((one) => one.includes(TEXT)).length);
      for (const { text: said, origin, inText } of [...comments, ...texts]) {
        expect(`# ${said}`).toBe(inText ? TEXT : COMMENT);
        expect(text.slice(...(origin.offsets as [number, number]))).toBe(inText ? TEXT : COMMENT);
      }
    }),
    { numRuns: 1000 },
  );
});

test("comments are found after a value, with Windows line breaks, and in a file that is not YAML", () => {
  const offsets = (text: string) => findIgnoreComments("plan.yaml", text).map(({ origin }) => origin.offsets);
  expect(offsets(`a: b ${COMMENT}\r\nc: d\r\n`)).toEqual([[5, 5 + COMMENT.length]]);
  expect(offsets(`a: [b\n${COMMENT}\n`)).toEqual([[6, 6 + COMMENT.length]]);
  expect(offsets(`a: "never closed\n${COMMENT}\n`)).toEqual([]);
});
