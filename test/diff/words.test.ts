import fc from "fast-check";
import { expect, test } from "vitest";
import type { Chunk } from "../../src/diff/change.ts";
import { diffWords } from "../../src/diff/words.ts";
import { tidyText } from "../../src/model/comparable.ts";

test("words removed, added and kept are listed in order", () => {
  expect(diffWords("Visits were made in every team.", "Visits are made on time in every team.")).toEqual([
    { kind: "same", text: "Visits" },
    { kind: "removed", text: "were" },
    { kind: "added", text: "are" },
    { kind: "same", text: "made" },
    { kind: "added", text: "on time" },
    { kind: "same", text: "in every team." },
  ]);
});

test("line breaks make no difference, paragraph breaks do", () => {
  expect(tidyText("One two\nthree")).toBe(tidyText("One  two three\n"));
  expect(tidyText("One\u00A0two \n \n three")).toBe(tidyText("One two\n\nthree"));
  expect(tidyText("One two\n\nthree")).not.toBe(tidyText("One two three"));
  expect(diffWords("One two three", "One two\n\nthree")).toEqual([
    { kind: "same", text: "One two" },
    { kind: "added", text: "\n\n" },
    { kind: "same", text: "three" },
  ]);
});

const text = fc
  .array(fc.constantFrom("one", "two", "three", "four", "\n\n"), { maxLength: 30 })
  .map((words) => words.join(" "));
const wordsIn = (chunks: readonly Chunk[], ...kinds: Chunk["kind"][]): string[] =>
  chunks.filter(({ kind }) => kinds.includes(kind)).flatMap((chunk) => chunk.text.match(/\S+/g) ?? []);

test("words kept and removed make the old text, words kept and added make the new one", () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      const chunks = diffWords(from, to);
      expect(wordsIn(chunks, "same", "removed")).toEqual(from.match(/\S+/g) ?? []);
      expect(wordsIn(chunks, "same", "added")).toEqual(to.match(/\S+/g) ?? []);
      expect(chunks.every(({ kind }, index) => kind !== chunks[index + 1]?.kind)).toBe(true);
      expect(diffWords(from, from).every(({ kind }) => kind === "same")).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("texts too long to compare word by word are replaced as a whole", () => {
  const long = (word: string): string =>
    Array.from({ length: 4500 }, (_, index) => `${word}${index}`).join(" ");
  expect(diffWords(long("a"), long("b")).map(({ kind }) => kind)).toEqual(["removed", "added"]);
});
