import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KnownKpi } from "../../../src/plan/history/replay.ts";
import { assessSeries } from "../../../src/plan/spc/assess-series.ts";
import { rounds } from "../../rounds.ts";
import { kpiOf } from "./make-kpi.ts";

/** Values that are often the same and often in runs, so that every special cause occurs; with some gaps. */
const values = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: -1, max: 1 }),
    ),
  )
  .map((stretches) =>
    stretches.flatMap(([start, length, slope]) =>
      Array.from({ length }, (_, index): number | null => start + slope * index),
    ),
  )
  .chain((all) =>
    fc
      .array(fc.nat(60), { maxLength: 3 })
      .map((gaps) => all.map((one, index) => (gaps.includes(index) ? null : one))),
  )
  .filter(({ length }) => length <= 40);

const RUNS = { numRuns: rounds({ short: 150, long: 15_000 }) };
type Values = readonly (number | null)[];

const mapped = (all: Values, change: (value: number) => number): Values =>
  all.map((value) => (value === null ? null : change(value)));

/** Enough digits for every move to be printed, in any unit. */
const decimals = 6;

const limitsOf = (all: Values, more: Partial<KnownKpi> = {}) =>
  assessSeries(kpiOf(all, { decimals, ...more })).phases[0]?.limits ?? null;

const marksOf = (all: Values, more: Partial<KnownKpi> = {}) =>
  assessSeries(kpiOf(all, { decimals, ...more })).points.map(
    (one) => one && `${one.cause} ${one.side} ${one.mark}`,
  );

describe("the marks of a series", () => {
  test("stay the same when a constant is added, and the mean and limits move by it", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -99, max: 99 }), (all, constant) => {
        const moved = mapped(all, (value) => value + constant);
        expect(marksOf(moved)).toEqual(marksOf(all));
        const [before, after] = [limitsOf(all), limitsOf(moved)];
        for (const name of ["mean", "upper", "lower", "nearUpper", "nearLower"] as const) {
          expect(after?.[name] ?? 0).toBeCloseTo((before?.[name] ?? -constant) + constant, 9);
        }
        expect(after?.meanMovingRange ?? 0).toBeCloseTo(before?.meanMovingRange ?? 0, 9);
      }),
      RUNS,
    );
  });

  test("stay the same in another unit, and the limits are in that unit", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0.01, 0.1, 1 / 3, 7, 100), (all, factor) => {
        const scaled = mapped(all, (value) => value * factor);
        expect(marksOf(scaled)).toEqual(marksOf(all));
        const [before, after] = [limitsOf(all), limitsOf(scaled)];
        expect(after?.upper ?? 0).toBeCloseTo((before?.upper ?? 0) * factor, 9);
        expect(after?.lower ?? 0).toBeCloseTo((before?.lower ?? 0) * factor, 9);
      }),
      RUNS,
    );
  });

  test("change sides when values change sign, and change meaning if the direction stays the same", () => {
    const swapped: Record<string, string> = {
      high: "low",
      low: "high",
      improvement: "concern",
      concern: "improvement",
    };
    fc.assert(
      fc.property(values, (all) => {
        const negative = mapped(all, (value) => -value);
        const turned = marksOf(all).map(
          (one) =>
            one
              ?.split(" ")
              .map((word) => swapped[word] ?? word)
              .join(" ") ?? null,
        );
        expect(marksOf(negative)).toEqual(turned);
      }),
      RUNS,
    );
  });

  test("do not depend on what came before a break", () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const from = kpiOf([...before, 0]).series.at(-1)?.period.start ?? "";
        const breaks = [{ from, kind: "step" as const, reason: "New team" }];
        const both = marksOf([...before, ...after], { breaks });
        expect(both.slice(before.length)).toEqual(marksOf(after));
        expect(both.slice(0, before.length)).toEqual(marksOf(before));
      }),
      RUNS,
    );
  });

  test("do not depend on gaps", () => {
    fc.assert(
      fc.property(values, (all) => {
        const known = all.filter((value) => value !== null);
        expect(marksOf(all).filter((_, index) => all[index] !== null)).toEqual(marksOf(known));
      }),
      RUNS,
    );
  });

  test("show every point outside the limits, and call no other point so", () => {
    fc.assert(
      fc.property(values, (all) => {
        const limits = limitsOf(all);
        const marks = marksOf(all);
        for (const [index, value] of all.entries()) {
          const outside =
            value !== null && limits !== null && (value > limits.upper + 1e-7 || value < limits.lower - 1e-7);
          if (outside) expect(marks[index]).not.toBe(null);
          else expect(marks[index] ?? "").not.toMatch(/^outside-limits/);
        }
      }),
      RUNS,
    );
  });

  test("are none where most figures are the same as the one before", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 3, max: 8 }),
        (levels, length) => {
          const all = levels.flatMap((level) => Array.from({ length }, () => level));
          expect(limitsOf(all)).toBe(null);
          expect(marksOf(all).every((mark) => mark === null)).toBe(true);
        },
      ),
      RUNS,
    );
  });
});
