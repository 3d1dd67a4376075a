import { describe, expect, test } from "vitest";
import { statedActions } from "../../src/reading/plan/actions.ts";
import type { OwnPlan } from "../../src/reading/plan/own-plan.ts";
import { exceeds, isStatedOf } from "../../src/reading/quantities.ts";
import { numberWord } from "../../src/text/words.ts";
import { read } from "./read.ts";

const own: OwnPlan = {
  words: new Set(["child", "service", "improvement", "plan", "northbridge", "council"]),
  years: [2015, 2016],
};

describe("counts of actions", () => {
  test.each([
    ["The plan holds more than 40 actions.", "all 40 over"],
    ["There are now a total of six actions in the rewritten Improvement Plan.", "all 6"],
    ["The number of actions in the plan has grown to 14.", "all 14"],
    ["Some 150 actions were drawn up to meet Ofsted's recommendations.", "all 150 about"],
    ["The plan has five actions due by December.", "all 5 part"],
    ["Twelve of the 16 actions have been finished.", "complete 12 of 16; all 16 part"],
    [
      "Of its 16 actions, 7 are complete or embedded and 5 are open.",
      "all 16 part; done 7 of 16; open 5 of 16",
    ],
    [
      "Of the eight open actions, one is off track and one is at risk.",
      "open 8 part; off-track 1 of 8; at-risk 1 of 8",
    ],
    ["Since the plan began, three actions have been withdrawn.", "withdrawn 3"],
    ["Eleven actions are still open, and the Board looks at them every month.", "open 11 part"],
    ["We have now completed 9 actions out of 16.", "complete 9 part"],
    ["Two actions are at risk or not started.", ""],
    ["Half of the 16 actions are open.", "all 16 part"],
    ["All but eight of the 16 actions are complete.", ""],
    ["Twelve children are at risk, and many actions protect them.", ""],
    ["The improvement plan for Leisure has 35 actions.", ""],
    ["Westmarch's plan has 40 actions.", ""],
    ["In 2012 the plan had 29 actions.", ""],
    ["A further six actions have been withdrawn from the strategy.", ""],
  ])("%s", (text, expected) => {
    const found = statedActions(read(text), own).map(({ of, value, hedge, isPart, among }) =>
      [of, value, hedge, among && `of ${among.value}`, isPart && "part"].filter(Boolean).join(" "),
    );
    expect(found.join("; ")).toBe(expected);
  });
});

describe("numbers", () => {
  const first = (text: string) => read(text).quantities[0];

  test("are read as the report writes them in words", () => {
    for (let count = 1; count < 1000; count += 1)
      expect(first(`It has ${numberWord(count)} files.`)?.value).toBe(count);
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
    const number = first(`It has ${written} actions.`);
    expect(number && isStatedOf(number, total)).toBe(right);
  });

  test("of a part cannot be larger than the whole", () => {
    const number = first("over 20 actions");
    expect([24, 20, 12].map((total) => number && exceeds(number, total))).toEqual([false, false, true]);
  });

  test.each([
    "a further three",
    "three or four",
    "up to 12",
    "five to six",
    "4.5",
    "R6",
    "the first two",
    "5%",
  ])("%s is no total", (written) => {
    expect(statedActions(read(`The plan has ${written} actions.`), own)).toEqual([]);
  });
});
