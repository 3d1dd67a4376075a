import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, isIsoDate } from "../../src/plan/time/dates.ts";
import {
  FREQUENCIES,
  type Frequency,
  nextPeriod,
  type Period,
  parsePeriod,
  periodsBetween,
} from "../../src/plan/time/periods.ts";

const period = (key: string, frequency: Frequency): Period => parsePeriod(key, frequency) as Period;

test.each([
  ["weekly", "2016-08-28", "2016-08-22", "2016-08-28", "week ending 28 August 2016"],
  ["monthly", "2016-02", "2016-02-01", "2016-02-29", "February 2016"],
  ["quarterly", "2016-06", "2016-04-01", "2016-06-30", "quarter ending June 2016"],
  ["quarterly", "2016-01", "2015-11-01", "2016-01-31", "quarter ending January 2016"],
  ["annual", "2016-03", "2015-04-01", "2016-03-31", "year ending March 2016"],
] as const)("a %s figure for %s covers %s to %s: %s", (frequency, key, start, end, label) => {
  expect(parsePeriod(key, frequency)).toEqual({ key, start, end, label });
});

test.each([
  ["weekly", "2016-08"],
  ["weekly", "2016-02-30"],
  ["monthly", "2016-08-28"],
  ["monthly", "2016-13"],
  ["quarterly", "2016-Q2"],
  ["annual", "2016"],
  ["annual", "2015/16"],
] as const)("a %s figure has no period %s", (frequency, key) => {
  expect(parsePeriod(key, frequency)).toBeNull();
});

test.each([
  ["weekly", "2016-12-25", "2017-01-01"],
  ["monthly", "2016-12", "2017-01"],
  ["quarterly", "2016-11", "2017-02"],
  ["annual", "2016-03", "2017-03"],
] as const)("after the %s period %s comes %s", (frequency, key, next) => {
  expect(nextPeriod(period(key, frequency), frequency).key).toBe(next);
});

describe("the periods between two", () => {
  test("fill the gaps and include both ends", () => {
    const months = periodsBetween(period("2016-11", "monthly"), period("2017-02", "monthly"), "monthly");
    expect(months.map(({ key }) => key)).toEqual(["2016-11", "2016-12", "2017-01", "2017-02"]);
  });

  test("are none when the last is before the first", () => {
    expect(periodsBetween(period("2016-02", "monthly"), period("2016-01", "monthly"), "monthly")).toEqual([]);
  });
});

test("periods join without a gap: each starts the day after the one before it ends", () => {
  const some = fc.tuple(fc.constantFrom(...FREQUENCIES), fc.integer({ min: 0, max: 900 }));
  fc.assert(
    fc.property(some, ([frequency, step]) => {
      const key =
        frequency === "weekly" ? addDays("2000-01-02", step * 7) : addMonths("2000-01-31", step).slice(0, 7);
      const one = period(key, frequency);
      const next = nextPeriod(one, frequency);
      expect(next.start).toBe(addDays(one.end, 1));
      expect([one.start, one.end].every(isIsoDate)).toBe(true);
      expect(periodsBetween(one, next, frequency)).toEqual([one, next]);
    }),
    { numRuns: 300 },
  );
});
