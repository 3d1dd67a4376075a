import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatAgainst,
  formatCompared,
  formatFraction,
  formatTarget,
  formatValue,
  usualDecimals,
  valueIn,
} from "../../src/plan/measures/figures.ts";
import { type Figure, parseFigure } from "../../src/plan/schema/extracts.ts";
import type { Kpi } from "../../src/plan/schema/kpis.ts";
import { formatAbsence } from "../../src/report/standing.ts";

const figure = (text: string): Figure => parseFigure(text) as Figure;
const plain = { numerator: null, denominator: null, symbol: null };

test.each([
  ["17.2", { ...plain, value: 17.2 }],
  ["-3", { ...plain, value: -3 }],
  ["0", { ...plain, value: 0 }],
  ["1.10", { ...plain, value: 1.1 }],
  ["71/78", { value: 71 / 78, numerator: 71, denominator: 78, symbol: null }],
  ["71 / 78", { value: 71 / 78, numerator: 71, denominator: 78, symbol: null }],
  ["0/5", { value: 0, numerator: 0, denominator: 5, symbol: null }],
  ["c", { ...plain, value: null, symbol: "c" }],
  ["x", { ...plain, value: null, symbol: "x" }],
  ["z", { ...plain, value: null, symbol: "z" }],
  ["low", { ...plain, value: null, symbol: "low" }],
  ["u", { ...plain, value: null, symbol: "u" }],
])("%s is a figure", (text, expected) => {
  expect(parseFigure(text)).toEqual(expected);
});

test.each([
  "",
  "91%",
  "1,200",
  "71/0",
  "71/",
  "/78",
  "71/78/80",
  "1e3",
  ".5",
  "5.",
  "+3",
  "C",
  "n/a",
  "NaN",
  "Infinity",
])("%j is not a figure", (text) => {
  expect(parseFigure(text)).toBeNull();
});

test("a fraction is a percentage or a rate if the unit is one, otherwise a number", () => {
  expect(valueIn("per 10,000 children", figure("402/22010"))).toBeCloseTo(182.644, 3);
  expect(valueIn("per thousand", figure("1/8"))).toBe(125);
  expect(valueIn("% of assessments", figure("1/4"))).toBe(25);
  expect(valueIn("cases per social worker", figure("340/20"))).toBe(17);
  expect(valueIn("%", figure("91"))).toBe(91);
  expect(valueIn("%", figure("x"))).toBeNull();
});

describe("figures are printed", () => {
  test.each([
    [91.02, "%", 0, "91%"],
    [17.25, "cases", 1, "17.3"],
    [17, "cases", 1, "17.0"],
    [-2, "cases", 0, "−2"],
    [1153, "contacts", 0, "1,153"],
    [-1234567.25, "pounds", 2, "−1,234,567.25"],
    [0.12345, "cases", 5, "0.12345"],
    [-0.4, "cases", 0, "0"],
    [100, "% of children", 0, "100%"],
  ])("%d %s with %i decimals: %s", (value, unit, decimals, words) => {
    expect(formatValue(value, { unit, decimals })).toBe(words);
  });

  test.each([
    ["23/40", "%", "58%"],
    ["21/40", "%", "53%"],
    ["16.25", "cases per worker", "16.3"],
    ["16.35", "cases per worker", "16.4"],
    ["0.15", "cases per worker", "0.2"],
    ["-2.25", "% change", "−2%"],
    ["-2.5", "% change", "−3%"],
    ["1.005", "pounds", "1.0"],
    ["402/22010", "per 10,000 children", "182.6"],
  ])("with halves away from 0: %s in %s is %s", (text, unit, words) => {
    expect(formatValue(valueIn(unit, figure(text)) as number, { unit })).toBe(words);
  });

  test.each([
    ["children", ["7", "4495"], 0],
    ["working days", ["12", "x"], 0],
    ["£", ["1200"], 0],
    ["cases", ["17", "17.2"], 1],
    ["cases", ["34/2"], 1],
    ["per 10,000 children", ["7"], 1],
    ["average days", ["7"], 1],
    ["%", ["7"], 0],
  ])("with as many digits as %s need: %j", (unit, texts, decimals) => {
    expect(usualDecimals({ unit } as Kpi, texts.map(figure))).toBe(decimals);
  });

  test("with a digit after the point if others, with whom they are compared, have one", () => {
    const comparators = [{ who: "England", value: 17.2, period: "2016" }];
    expect(usualDecimals({ unit: "children", comparators } as unknown as Kpi, [figure("17")])).toBe(1);
  });

  test("with their total", () => {
    expect(formatFraction(figure("71/78"))).toBe("71 of 78");
    expect(formatFraction(figure("1024/1113"))).toBe("1,024 of 1,113");
    expect(formatFraction(figure("44.2/171.2"))).toBe("44.2 of 171.2");
    expect(formatFraction(figure("17.2"))).toBeNull();
  });

  test("as a symbol when there is no value", () => {
    expect(formatAbsence(figure("c"))).toBe("[c]");
    expect(formatAbsence(figure("z"))).toBe("[z]");
    expect(formatAbsence(figure("low"))).toBe("[low]");
    expect(formatAbsence(figure("u"))).toBe("[u]");
    expect(formatAbsence(null)).toBe("[x]");
  });
});

test.each([
  ["higher", "%", { value: 90 }, "90% or more"],
  ["higher", "%", { min: 92.5 }, "92.5% or more"],
  ["lower", "cases", { value: 18 }, "18 or less"],
  ["lower", "cases", { max: 18 }, "18 or less"],
  ["lower", "cases", { min: 10 }, null],
  ["in-range", "cases", { min: 14, max: 18 }, "14 to 18"],
  ["in-range", "cases", { min: 14 }, null],
] as const)("a target that is better %s, in %s: %j is %j", (better, unit, target, words) => {
  expect(formatTarget(target, { unit, better })).toBe(words);
  expect(formatTarget(null, { unit, better })).toBeNull();
});

test("every number and fraction is read back as it was written", () => {
  const number = fc.tuple(fc.integer({ min: -99999, max: 99999 }), fc.nat({ max: 3 }));
  fc.assert(
    fc.property(
      number,
      fc.nat(9999),
      fc.integer({ min: 1, max: 9999 }),
      ([whole, decimals], numerator, denominator) => {
        const text = (whole / 10 ** decimals).toFixed(decimals);
        expect(figure(text).value).toBe(Number(text));
        expect(figure(`${numerator}/${denominator}`)).toEqual({
          value: numerator / denominator,
          numerator,
          denominator,
          symbol: null,
        });
      },
    ),
    { numRuns: 300 },
  );
});

describe("a value is never rounded across its target", () => {
  const percentage = { unit: "%" };

  test.each([
    ["higher", { value: 90 }, 100 * (612 / 683), "89.6%"],
    ["higher", { value: 90 }, 89.97, "89.97%"],
    ["higher", { value: 90 }, 90.4, "90%"],
    ["higher", { value: 90 }, 89.4, "89%"],
    ["higher", { value: 57 }, 100 * (57 / 100), "57%"],
    ["higher", { value: 89.5 }, 89.2, "89.2%"],
    ["higher", { value: 89.5 }, 89.5, "89.5%"],
    ["lower", { value: 13.3 }, 100 * (27 / 203), "13.3005%"],
    ["lower", { value: 10 }, 10.4, "10.4%"],
    ["lower", { value: 10 }, 9.6, "10%"],
    ["in-range", { min: 14, max: 18 }, 18.3, "18.3%"],
    ["in-range", { min: 14, max: 18 }, 13.7, "13.7%"],
    ["neutral", { value: 90 }, 89.6, "90%"],
    ["higher", null, 89.6, "90%"],
  ] as const)("better %s, target %j: %d is printed %s", (better, target, value, printed) => {
    expect(formatAgainst(value, target, { ...percentage, better })).toBe(printed);
  });

  test("and the figure it is compared with has the same number of digits", () => {
    const target = { value: 90 };
    const compared = [90.4, 89.6].map((value) => ({ value, target }));
    expect(formatCompared(compared, { ...percentage, better: "higher" })).toEqual(["90.4%", "89.6%"]);
  });
});
