import { describe, expect, test } from "vitest";
import { valueIn } from "../../src/plan/measures/figures.ts";
import { distanceToTarget, ragOf, targetAt } from "../../src/plan/measures/targets.ts";
import type { Better, Kpi, Target } from "../../src/plan/schema/kpis.ts";
import { originOf } from "../../src/problems/origin.ts";

describe("a value against its target", () => {
  test.each<[Better, Target, number, string | null]>([
    ["higher", { value: 90 }, 90, "green"],
    ["higher", { value: 90 }, 89.9, "red"],
    ["higher", { value: 90, tolerance: 5 }, 85, "amber"],
    ["higher", { value: 90, tolerance: 5 }, 84.9, "red"],
    ["higher", { min: 90 }, 95, "green"],
    ["higher", { max: 90 }, 95, null],
    ["lower", { value: 18 }, 18, "green"],
    ["lower", { value: 18, tolerance: 0.3 }, 18.3, "amber"],
    ["lower", { max: 18, tolerance: 0.3 }, 18.4, "red"],
    ["lower", { min: 18 }, 10, null],
    ["in-range", { min: 14, max: 18 }, 14, "green"],
    ["in-range", { min: 14, max: 18 }, 18, "green"],
    ["in-range", { min: 14, max: 18, tolerance: 1 }, 13, "amber"],
    ["in-range", { min: 14, max: 18, tolerance: 1 }, 19.5, "red"],
    ["in-range", { min: 14 }, 16, null],
    ["neutral", { value: 90 }, 95, null],
  ])("better %s, target %j: %d is %s", (better, target, value, rag) => {
    expect(ragOf(value, target, better)).toBe(rag);
  });

  test("is not rated without a target", () => {
    expect(ragOf(17, null, "lower")).toBeNull();
    expect(distanceToTarget(17, null, "lower")).toBeNull();
  });

  test.each([7, 14, 28, 29, 55, 56, 57, 58])("is met by %i of 100 when the target is %i%%", (count) => {
    const figure = { value: count / 100, numerator: count, denominator: 100, symbol: null };
    expect(ragOf(valueIn("%", figure) as number, { value: count }, "higher")).toBe("green");
    expect(ragOf(valueIn("%", figure) as number, { value: count }, "lower")).toBe("green");
  });

  test("is missed by a distance", () => {
    expect(distanceToTarget(85, { value: 90 }, "higher")).toBe(-5);
    expect(distanceToTarget(20, { value: 18 }, "lower")).toBe(-2);
    expect(distanceToTarget(15, { min: 14, max: 18 }, "in-range")).toBe(1);
  });
});

describe("the target in force", () => {
  const kpi = (...targets: Target[]): Kpi => ({
    id: "caseload",
    name: "Average caseload",
    definition: "Cases over social workers.",
    unit: "cases",
    frequency: "monthly",
    better: "lower",
    targets,
    origin: originOf("kpis.yaml"),
  });
  const stepped = kpi({ from: "2016-07-01", value: 16 }, { value: 20 }, { from: "2016-01-01", value: 18 });

  test.each([
    ["2015-12-31", 20],
    ["2016-01-31", 18],
    ["2016-06-30", 18],
    ["2016-07-31", 16],
  ])("on %s is %i, in whatever order targets are written", (date, value) => {
    expect(targetAt(stepped, date)?.value).toBe(value);
  });

  test("does not exist before the first", () => {
    expect(targetAt(kpi({ from: "2016-07-01", value: 16 }), "2016-06-30")).toBeNull();
    expect(targetAt(kpi(), "2016-06-30")).toBeNull();
  });
});
