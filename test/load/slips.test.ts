import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findSlips } from "../../src/load/yaml/slips.ts";

const CASES = path.join(import.meta.dirname, "cases");

const FILES = globSync("**/*.yaml", { cwd: CASES }).sort();

/** Every word and number of a text; signs and spaces may change when it is put right. */
const wordsOf = (text: string): string[] => (text.match(/[\p{L}\p{N}]+/gu) ?? []).sort();

test("of a text that is put right in memory no word is lost, and what cannot be read is told", () => {
  const mended = FILES.flatMap((file) => {
    const text = readFileSync(path.join(CASES, file), "utf8");
    const { slips, mended, lost } = findSlips(text);
    if (slips.length === 0 || mended === null) return [];
    expect(wordsOf(mended.text + lost), file).toEqual(wordsOf(text));
    return [file];
  });
  expect(mended.length).toBeGreaterThan(20);
});

test("each place of the text that was put right is in the file where its words are", () => {
  for (const file of FILES) {
    const text = readFileSync(path.join(CASES, file), "utf8");
    const { slips, mended } = findSlips(text);
    if (slips.length === 0 || mended === null) continue;
    // Inside of what was rewritten a place is only near.
    for (const { 0: id, index } of mended.text.matchAll(/(?<=\bid: )[\w.]+$/gm)) {
      const at = mended.original(index);
      expect(text.slice(at, at + id.length), `${file} ${id}`).toBe(id);
    }
  }
});
