import fc from "fast-check";
import { expect, test } from "vitest";
import { REFERENCE_MARK } from "../../src/prose/references.ts";
import { numberAt } from "../../src/reading/words/numbers.ts";
import { foldWord, tokensOf } from "../../src/reading/words/tokens.ts";
import { numberWord } from "../../src/text/words.ts";

test.each([
  ["The children's re-referrals (45%) rose.", "the child re-referral ( 45 % ) rose ."],
  ["R8, section 3.1.2 and the 16th of 1,234.5", "r8 , section 3.1.2 and the 16th of 1,234.5"],
  ["2015/16 — a 16-year-old", "2015 / 16 — a 16 - year-old"],
])("%s", (text, words) => {
  expect(
    tokensOf(text)
      .map(({ word }) => word)
      .join(" "),
  ).toBe(words);
});

test("a reference is one token that says what was written", () => {
  const written = 'Caseload is {{kpi "caseload"}} now.';
  const text = written.replace(/\{\{.*\}\}/, (found) => REFERENCE_MARK.repeat(found.length));
  expect(tokensOf(text, written).map((token) => token.text)).toEqual([
    "Caseload",
    "is",
    '{{kpi "caseload"}}',
    "now",
    ".",
  ]);
});

test("tokens stay where they were written, and leave out only white space", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const tokens = tokensOf(text);
      for (const { text: found, from, to } of tokens) expect(text.slice(from, to)).toBe(found);
      const rest = tokens.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
      expect(rest.trim()).toBe("");
    }),
  );
});

test.each([
  ["children", "child"],
  ["Inquiries", "inquiry"],
  ["businesses", "business"],
  ["analysis", "analysis"],
  ["Ofsted's", "ofsted"],
  ["teams’", "team"],
  ["status", "status"],
  ["boxes", "box"],
])("%s is %s", (word, folded) => {
  expect(foldWord(word)).toBe(folded);
});

test.each<[string, number | null]>([
  ["seventeen", 17],
  ["forty-seven", 47],
  ["forty seven", 47],
  ["a hundred and two", 102],
  ["two hundred", 200],
  ["two thousand and five", 2005],
  ["three hundred and twelve thousand", 312_000],
  ["1,234.5", 1234.5],
  ["1.2 million", 1_200_000],
  ["ones", null],
  ["a few", null],
  ["nineteenth", null],
])("%s is %s", (text, value) => {
  expect(numberAt(tokensOf(text), 0)?.value ?? null).toBe(value);
});

test("every number below a hundred is read as it is written in words", () => {
  for (let count = 0; count < 100; count++)
    expect(numberAt(tokensOf(numberWord(count)), 0)?.value).toBe(count);
});
