import { execFileSync } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import { expect, test } from "vitest";
import { wrap } from "../../src/text/terminal.ts";
import { asTyped } from "../../src/text/words.ts";

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

test("a word of a command comes out of a shell as it went in", () => {
  const words = ["data", "my plan", "o'clock", 'the "old" plan', "$HOME", "it's $5", "back`tick"];
  expect(words.map(asTyped).slice(0, 2)).toEqual(["data", '"my plan"']);
  const typed = `printf '%s\\n' ${words.map(asTyped).join(" ")}`;
  expect(execFileSync("sh", ["-c", typed], { encoding: "utf8" }).trimEnd().split("\n")).toEqual(words);
});
