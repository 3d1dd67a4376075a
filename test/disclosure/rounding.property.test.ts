import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roundPoint } from "../../src/disclosure/rounding.ts";
import type { Point } from "../../src/plan/measures/series.ts";
import { ragOf } from "../../src/plan/measures/targets.ts";
import type { Kpi } from "../../src/plan/schema/kpis.ts";
import { originOf } from "../../src/problems/origin.ts";

const THRESHOLD = 5;
const ROUND = 5;

/** Counts of children that are not suppressed by themselves, and the target of their percentage. */
const shares = fc
  .record({
    base: fc.oneof(fc.integer({ min: 12, max: 90 }), fc.integer({ min: 300, max: 900 })),
    rest: fc.nat(),
    value: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
    tolerance: fc.constantFrom(0, 5),
    decimals: fc.constantFrom(0, 1),
  })
  .map(({ base, rest, value, tolerance, decimals }) => ({
    base,
    count: rest % (base + 1),
    targets: [{ value, tolerance }],
    decimals,
  }))
  .filter(({ count, base }) => isShown(count, base));

const isShown = (count: number, base: number): boolean =>
  [count, base - count].every((one) => one === 0 || one > THRESHOLD);

const measure = (own: Partial<Kpi>): Kpi => ({
  id: "kids",
  name: "Kids",
  definition: "Kids.",
  unit: "% of children",
  frequency: "monthly",
  better: "higher",
  subject: "child",
  origin: originOf("plan.yaml"),
  ...own,
});

const MONTH = { key: "2016-04", start: "2016-04-01", end: "2016-04-30", label: "April 2016" };

function pointOf(count: number, base: number): Point {
  const figure = { value: count / base, numerator: count, denominator: base, symbol: null };
  return { period: MONTH, figure, value: (100 * count) / base, extract: null, origin: null, before: null };
}

const roundOf = (count: number, base: number, kpi: Kpi): Point =>
  roundPoint(pointOf(count, base), kpi, { threshold: THRESHOLD, round: ROUND });

describe("a percentage that is printed where counts are rounded", () => {
  test("is the true one, rated as the true one is", () => {
    fc.assert(
      fc.property(shares, ({ count, base, ...own }) => {
        const kpi = measure(own);
        const { value, between } = roundOf(count, base, kpi);
        if (value === null) return;
        const exact = (100 * count) / base;
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(between?.rag).toBe(ragOf(exact, own.targets[0] ?? null, kpi.better));
        expect(ragOf(value, own.targets[0] ?? null, kpi.better)).toBe(between?.rag);
      }),
    );
  });

  test("leaves two counts, two bases and two rests possible beside its rounded counts, and two of each elsewhere", () => {
    fc.assert(
      fc.property(shares, ({ count, base, ...own }) => {
        const kpi = measure(own);
        const seen = whatIsSeen(roundOf(count, base, kpi));
        if (!seen.includes("of")) return;
        // A reader tries every pair of counts, and sees whether the program would print the same of it.
        const possible = pairsNear(base).filter((pair) => whatIsSeen(roundOf(...pair, kpi)) === seen);
        const kinds = [
          possible.map(([one]) => one),
          possible.map(([, all]) => all),
          possible.map(([one, all]) => all - one),
        ];
        expect(possible).toContainEqual([count, base]);
        for (const numbers of kinds) {
          const distinct = new Set(numbers);
          if (!distinct.has(0)) expect(distinct.size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const whatIsSeen = ({ value, figure }: Point): string =>
  `${value}${figure?.numerator === null ? "" : ` ${figure?.numerator} of ${figure?.denominator}`}`;

function pairsNear(base: number): [number, number][] {
  const bases = Array.from({ length: 9 }, (_, index) => base - 4 + index);
  return bases.flatMap((all) =>
    Array.from({ length: all + 1 }, (_, one): [number, number] => [one, all]).filter((pair) =>
      isShown(...pair),
    ),
  );
}
