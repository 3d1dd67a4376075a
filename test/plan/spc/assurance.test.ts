import { describe, expect, test } from "vitest";
import { assuranceOf } from "../../../src/plan/spc/assess-series.ts";

const limits = { lower: 10, upper: 20 };

describe("a target against limits of 10 to 20", () => {
  test.each([
    ["higher", { value: 10 }, "always-met"],
    ["higher", { value: 10.1 }, "hit-and-miss"],
    ["higher", { value: 19.9 }, "hit-and-miss"],
    ["higher", { value: 20 }, "always-failed"],
    ["higher", { value: 20.1 }, "always-failed"],
    ["lower", { value: 20 }, "always-met"],
    ["lower", { value: 19.9 }, "hit-and-miss"],
    ["lower", { value: 10.1 }, "hit-and-miss"],
    ["lower", { value: 10 }, "always-failed"],
    ["lower", { value: 9.9 }, "always-failed"],
    ["in-range", { min: 10, max: 20 }, "always-met"],
    ["in-range", { min: 12, max: 18 }, "hit-and-miss"],
    ["in-range", { min: 12, max: 20 }, "hit-and-miss"],
    ["in-range", { min: 10, max: 18 }, "hit-and-miss"],
    ["in-range", { min: 15, max: 15 }, "hit-and-miss"],
    ["in-range", { min: 20, max: 25 }, "always-failed"],
    ["in-range", { min: 5, max: 10 }, "always-failed"],
    ["in-range", { min: 21, max: 25 }, "always-failed"],
    ["in-range", { min: 5, max: 9 }, "always-failed"],
    ["in-range", { min: 5 }, null],
    ["neutral", { value: 15 }, null],
    ["higher", null, null],
  ] as const)("%s, %o: %s", (better, target, assurance) => {
    expect(assuranceOf(limits, target, better)).toBe(assurance);
  });
});

test("limits that are above the target only through binary rounding do not pass it", () => {
  const touching = { lower: 0, upper: 0.1 + 0.2 };
  expect(touching.upper).toBeGreaterThan(0.3);
  expect(assuranceOf(touching, { value: 0.3 }, "higher")).toBe("always-failed");
});

test("limits that are below the target only through binary rounding meet it", () => {
  const touching = { lower: 0.1 + 0.7, upper: 0.1 + 0.7 };
  expect(touching.lower).toBeLessThan(0.8);
  expect(assuranceOf(touching, { value: 0.8 }, "higher")).toBe("always-met");
});
