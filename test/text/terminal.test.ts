import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import { expect, test } from "vitest";
import { wrap } from "../../src/text/terminal.ts";

const { red } = pc.createColors(true);

test("lines are broken between words at 80 columns, below their beginning", () => {
  const lines = wrap([{ text: "word ".repeat(20) }], "To    ");
  expect(lines).toEqual([`To    ${"word ".repeat(14)}word`, `      ${"word ".repeat(4)}word`]);
  expect(wrap([{ text: " \n " }], "To    ")).toEqual([]);
});

test("a wide character takes two columns, a combining one none", () => {
  expect(wrap([{ text: "改善改善 ".repeat(10) }])[0]).toBe("改善改善 ".repeat(9).trim());
  expect(wrap([{ text: "e\u0323e\u0323e\u0323 ".repeat(21) }])).toHaveLength(2);
});

test("a colour that goes on over lines is begun anew on each, and a space parts two spans", () => {
  const lines = wrap([{ text: "a" }, { text: "word ".repeat(20), paint: red }]);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toContain("\u001b[31m");
  expect(stripVTControlCharacters(lines[0] ?? "")).toMatch(/^a word/);
});
