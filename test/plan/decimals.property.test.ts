import Big from "big.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalsIn, minus, roundTo, times, withoutDust } from "../../src/plan/measures/decimals.ts";
import { decimalsAmong, formatCompared } from "../../src/plan/measures/figures.ts";
import { distanceToTarget, ragOf } from "../../src/plan/measures/targets.ts";
import { DIRECTIONS } from "../../src/plan/schema/kpis.ts";

/** A number as it is written, in whole thousandths: 16.35 is 16350. */
const thousandths = fc.integer({ min: -999_999, max: 999_999 });

/** The digits that long division gives. Halves go away from 0. */
function divide(numerator: bigint, denominator: bigint, decimals: number): string {
  const shifted = 2n * numerator * 10n ** BigInt(decimals) + denominator;
  const digits = String(shifted / (2n * denominator)).padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

describe("a number", () => {
  test("is rounded as it is written", () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.integer({ min: 0, max: 2 }), (number, decimals) => {
        expect(roundTo(number / 1000, decimals)).toBe(divide(BigInt(number), 1000n, decimals));
      }),
    );
  });

  test("is as far below 0 as its opposite is above", () => {
    fc.assert(
      fc.property(thousandths, fc.nat(3), (number, decimals) => {
        expect(0 + Number(roundTo(-number / 1000, decimals))).toBe(
          0 - Number(roundTo(number / 1000, decimals)),
        );
      }),
    );
  });

  test("is subtracted as it is written", () => {
    fc.assert(
      fc.property(thousandths, thousandths, (one, other) => {
        expect(minus(one / 1000, other / 1000)).toBe(withoutDust((one - other) / 1000));
      }),
    );
  });

  test("keeps the digits it is written with", () => {
    fc.assert(
      fc.property(thousandths, (number) => {
        expect(Number(roundTo(number / 1000, decimalsIn(number / 1000)))).toBe(number / 1000);
      }),
    );
  });
});

test("the percentage and the rate of two counts are those of long division", () => {
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.integer({ min: 1, max: 5000 }),
      fc.constantFrom(1, 100, 1000, 10_000),
      fc.nat(3),
      (count, base, scale, decimals) => {
        const exact = divide(BigInt(count) * BigInt(scale), BigInt(base), decimals);
        expect(roundTo(times(count / base, scale), decimals)).toBe(exact);
      },
    ),
    { numRuns: 2000 },
  );
});

describe("a value beside its target", () => {
  const target = fc.integer({ min: 0, max: 1000 }).map((number) => number / 10);
  const value = fc.oneof(
    fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 300 })).map(([count, base]) => times(count / base, 100)),
    thousandths.map((number) => number / 1000),
  );
  const better = fc.constantFrom(...DIRECTIONS.filter((one) => one === "higher" || one === "lower"));

  test("is printed on the side on which it is rated", () => {
    fc.assert(
      fc.property(value, target, better, (number, bound, way) => {
        const kpi = { unit: "%", better: way };
        const decimals = decimalsAmong([{ value: number, target: { value: bound } }], kpi);
        const printed = Number(roundTo(number, decimals));
        expect(ragOf(printed, { value: bound }, way)).toBe(ragOf(number, { value: bound }, way));
        expect(Number(roundTo(bound, decimals))).toBe(bound);
      }),
      { numRuns: 2000 },
    );
  });

  test("misses it by the difference of what is printed", () => {
    fc.assert(
      fc.property(value, target, better, (number, bound, way) => {
        const [compared, kpi] = [
          { value: number, target: { value: bound } },
          { unit: "cases", better: way },
        ];
        const decimals = decimalsAmong([compared], kpi);
        const [text = ""] = formatCompared([compared], kpi);
        const shown = Number(text.replace("−", "-").replaceAll(",", ""));
        const off = Math.abs(distanceToTarget(shown, { value: bound }, way) ?? 0);
        expect(roundTo(off, decimals)).toBe(roundTo(Math.abs(shown - bound), decimals));
      }),
    );
  });
});

test("a difference is that of the numbers as they are written, however many digits they have", () => {
  const number = fc.oneof(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 1000 })).map(([one, other]) => (100 * one) / other),
    thousandths.map((one) => one / 1000),
    fc.integer(),
  );
  fc.assert(
    fc.property(number, number, (one, other) => {
      const [left, right] = [new Big(withoutDust(one)), new Big(withoutDust(other))];
      expect(minus(one, other) + 0).toBe(Number(left.minus(right)) + 0);
    }),
    { numRuns: 2000 },
  );
});
