import { describe, expect, test } from "vitest";
import { limitsOf, meanOf, movingRanges } from "../../../src/plan/spc/xmr.ts";

describe("limitsOf", () => {
  test("gives the published limits of the public test vector", () => {
    const values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    const limits = limitsOf(values);
    expect(limits?.mean).toBeCloseTo(1.944, 3);
    expect(limits?.upper).toBeCloseTo(6.95, 2);
    expect(limits?.lower).toBeCloseTo(-3.06, 2);
  });

  test("with screening leaves out the two moves of the freak value", () => {
    const limits = limitsOf([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], true);
    expect(limits?.mean).toBeCloseTo(1.944, 3);
    expect(limits?.upper).toBeCloseTo(4.6, 2);
    expect(limits?.lower).toBeCloseTo(-0.72, 2);
  });

  test("gives limits equal to the values of a measure that never moves", () => {
    const all = { mean: 5, upper: 5, lower: 5, nearUpper: 5, nearLower: 5 };
    expect(limitsOf([5, 5, 5])).toEqual({ ...all, meanMovingRange: 0 });
    expect(limitsOf([5, 5, 5], true)).toEqual({ ...all, meanMovingRange: 0 });
  });

  test("needs at least one move", () => {
    expect(limitsOf([])).toBe(null);
    expect(limitsOf([5])).toBe(null);
  });
});

test("movingRanges are positive, and one fewer than the values", () => {
  expect(movingRanges([4, 1, 3])).toEqual([3, 2]);
  expect(movingRanges([4])).toEqual([]);
});

test("the mean of no numbers is 0", () => {
  expect(meanOf([])).toBe(0);
  expect(meanOf([1, 2])).toBe(1.5);
});
