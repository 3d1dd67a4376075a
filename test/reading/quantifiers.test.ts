import { describe, expect, test } from "vitest";
import { spanOf } from "../../src/reading/reading.ts";
import { quantifiersIn } from "../../src/reading/wording/quantifiers.ts";
import { read } from "./read.ts";

describe("quantifiers", () => {
  test.each([
    ["All inspected services have improved.", "all service: All inspected services"],
    ["We see every looked after child each month.", "all child: every looked after child"],
    ["Not one of our families waits.", "no family: Not one of our families"],
    ["None of the reviews was late.", "no review: None of the reviews"],
    ["There is now no waiting list.", "no list: There is now no waiting list"],
    ["Files are always read, without fail.", "always: always | always: without fail"],
    ["Teams are fully staffed.", "wholly: fully"],
    ["Reviews are 100% on time.", "all: 100%"],
  ])("%s", (text, expected) => {
    expect(shown(text, true)).toBe(expected);
  });

  test.each([
    ["Not all services have improved."],
    ["Nearly every visit was on time."],
    ["All 42 social workers have been trained."],
    ["No staff changes were made."],
    ["Thresholds are not consistently applied, and an entirely new team has begun."],
    ["Nobody else bid, and the service has never been busier."],
  ])("none in: %s", (text) => {
    expect(shown(text, true)).toBe("");
    expect(shown(text, false)).toBe("");
  });

  test.each([
    ["So that no child waits.", "no child: no child"],
    ["Every child is to be seen.", "all child: Every child"],
    ["The Minister has approved all plans.", "all plan: all plans"],
    ["Each adult has an advocate, a duty under the Care Act 2014.", "all adult: Each adult"],
  ])("no claim in: %s", (text, expected) => {
    expect(shown(text, false)).toBe(expected);
  });
});

function shown(text: string, isClaim: boolean): string {
  const reading = read(text);
  return quantifiersIn(reading)
    .filter(({ claimed }) => claimed === isClaim)
    .map(({ kind, noun, at, end }) => {
      const words = text.slice(...spanOf(reading, at, end));
      return `${kind}${noun === null ? "" : ` ${noun}`}: ${words}`;
    })
    .join(" | ");
}
