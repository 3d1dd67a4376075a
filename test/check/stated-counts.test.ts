import { describe, expect, test } from "vitest";
import { agrees, counting, exceeds, statedCounts } from "../../src/check/rules/counts/stated-counts.ts";
import { numberWord, readNumber } from "../../src/text/words.ts";

const ACTIONS = counting(String.raw`COUNT actions?\b`);
const stated = (text: string): [string, number][] =>
  statedCounts(text, ACTIONS).map(({ written, value }) => [written, value]);

describe("numbers in prose", () => {
  test("are read as the report writes them, up to two hundred", () => {
    for (let count = 1; count < 100; count += 1) expect(readNumber(numberWord(count))).toBe(count);
    expect(["a hundred", "one hundred and two", "two hundred", "150"].map(readNumber)).toEqual([
      100, 102, 200, 150,
    ]);
  });

  test("are found with the words that qualify them", () => {
    expect(
      stated("There were over 150 actions, twenty-one actions and one\nhundred and two actions."),
    ).toEqual([
      ["over 150", 150],
      ["twenty-one", 21],
      ["one hundred and two", 102],
    ]);
  });

  test("are not totals after words such as further or up to, or inside another number", () => {
    for (const text of [
      "a further three",
      "three or four",
      "up to 12",
      "five to six",
      "4.5",
      "R6",
      "the first two",
      "5%",
    ]) {
      expect(stated(`It has ${text} actions.`)).toEqual([]);
    }
  });
});

test.each([
  ["150", 150, true],
  ["150", 151, false],
  ["over 150", 150, false],
  ["over 150", 170, true],
  ["over 150", 226, false],
  ["nearly 150", 143, true],
  ["about 150", 160, false],
  ["at least 150", 150, true],
  ["fewer than 150", 150, false],
  ["fewer than 150", 140, true],
])('"%s" of %i: %s', (written, total, right) => {
  const [count] = statedCounts(`It has ${written} actions.`, ACTIONS);
  expect(count && agrees(count, total)).toBe(right);
});

test("a part cannot be larger than its whole", () => {
  const [count] = statedCounts("over 20 actions", ACTIONS);
  expect([24, 20, 12].map((total) => count && exceeds(count, total))).toEqual([false, false, true]);
});
