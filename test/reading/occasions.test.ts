import { describe, expect, test } from "vitest";
import { isToldAsDone } from "../../src/check/rules/dates/range-impossible.ts";
import { occasionsOf } from "../../src/reading/plan/occasions.ts";
import { read } from "./read.ts";

/** What the last day of a sentence may be the day of. */
function occasions(text: string): string[] {
  const reading = read(text);
  const time = reading.times.findLast(({ kind }) => kind === "days");
  const found = time === undefined ? [] : occasionsOf(reading, time);
  return found.map(({ noun, isLabel, isAnother, ownerEnd }) =>
    [isAnother ? "another" : "", isLabel ? "label" : "told", noun, reading.tokens[(ownerEnd ?? 0) - 1]?.text]
      .filter(Boolean)
      .join(" "),
  );
}

describe("what a day is the day of", () => {
  test.each([
    ["The letter of 5 July 2016 is long.", ["label letter", "told letter"]],
    ["Our letter of 5 July 2016 is long.", ["another label letter", "told letter Our"]],
    ["Their letter about the visit is dated 5 July 2016.", ["label letter", "told letter"]],
    ["A home visit on 5 July 2016 went well.", ["another label visit", "told visit home", "told visit home"]],
    ["Ofsted's visit took place on 5 July 2016.", ["told visit Ofsted's"]],
    ["Inspectors last called, on 5 July 2016.", ["told visit Inspectors"]],
    ["Ofsted published its report on 5 July 2016.", ["told report Ofsted"]],
    ["On 5 July 2016 the Minister wrote to us.", ["told letter Minister"]],
    ["The plan was submitted on 5 July 2016.", ["told submission"]],
    ["After the visit, on 5 July 2016, the Board met.", []],
    ["At the visit inspectors read cases that were opened on 5 July 2016.", []],
    ["Ofsted discussed the letter on 5 July 2016.", []],
    ["Managers came to the teams they run on 5 July 2016.", []],
  ])("%s", (text, expected) => {
    expect(occasions(text)).toEqual(expected);
  });

  test("the number of a visit is that before the date", () => {
    const reading = read("For the second monitoring visit, on 5 July 2016, files are ready.");
    const [time] = reading.times;
    expect(time && occasionsOf(reading, time).map(({ ordinal }) => ordinal)).toContain("second");
  });
});

test.each([
  ["In October 2016 inspectors visited.", true],
  ["Absence fell between July and September 2016.", true],
  ["In October 2016 inspectors will visit.", false],
  ["In October 2016 inspectors return.", false],
  ["By October 2016 all were trained.", false],
  ["Workshops were planned in October 2016.", false],
  ["In October 2016 the grant was cut.", false],
])("told as done: %s", (text, expected) => {
  const reading = read(text);
  const [time] = reading.times;
  expect(time !== undefined && isToldAsDone(reading, time)).toBe(expected);
});
