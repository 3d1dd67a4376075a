import fc from "fast-check";
import { expect, test } from "vitest";
import { type Point, seriesOf } from "../../src/plan/measures/series.ts";
import {
  type Extract,
  type ExtractFigure,
  type Figure,
  parseFigure,
} from "../../src/plan/schema/extracts.ts";
import type { Kpi } from "../../src/plan/schema/kpis.ts";
import { addDays, addMonths, lastDayOf } from "../../src/plan/time/dates.ts";
import { originOf } from "../../src/problems/origin.ts";
import { rounds } from "../rounds.ts";

const origin = originOf("plan.yaml");
const WEEKLY: Kpi = {
  id: "weekly",
  name: "Visits by week",
  definition: "Visits.",
  unit: "% of visits",
  frequency: "weekly",
  better: "higher",
  origin,
};
const MONTHLY: Kpi = {
  ...WEEKLY,
  id: "monthly",
  frequency: "monthly",
  basis: "in-period",
  rollsUp: "weekly",
};

/** A year of weeks that end on one weekday, each with its counts. Some weeks are restated later. */
const year = fc
  .record({
    first: fc.integer({ min: 0, max: 6 }).map((days) => addDays("2016-01-01", days)),
    counts: fc.array(fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 40 })), {
      minLength: 52,
      maxLength: 52,
    }),
    again: fc.array(fc.tuple(fc.nat({ max: 51 }), fc.nat({ max: 40 }), fc.nat({ max: 6 })), { maxLength: 8 }),
  })
  .map(({ first, counts, again }) => {
    const week = (index: number) => addDays(first, 7 * index);
    const given = counts.map(([numerator, denominator], index) => ({
      index,
      date: addDays(week(index), 3),
      week: week(index),
      numerator,
      denominator,
    }));
    const restated = again.map(([index, numerator, later]) => ({
      ...(given[index] as (typeof given)[number]),
      numerator,
      date: addDays("2017-01-10", 7 * later),
    }));
    return [...given, ...restated];
  });

type Given = {
  readonly date: string;
  readonly week: string;
  readonly numerator: number;
  readonly denominator: number;
};

const extractOf = ({ date, week, numerator, denominator }: Given): Extract => {
  const figure = parseFigure(`${numerator}/${denominator}`) as Figure;
  const one: ExtractFigure = { kpi: "weekly", period: week, figure, origin: originOf("plan.yaml", [week]) };
  return { date, figures: [one], early: [], origin };
};

const RUNS = { numRuns: rounds({ short: 50, long: 1500 }) };

test("a month's counts are the sums of the weeks that end in it, whatever the order of the extracts", () => {
  const shuffled = year.chain((given) =>
    fc.tuple(
      fc.constant(given),
      fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([given, inAnyOrder]) => {
      const weeks = seriesOf(WEEKLY, given.map(extractOf));
      const months = seriesOf(MONTHLY, inAnyOrder.map(extractOf), WEEKLY);
      expect(withoutOrigins(months)).toEqual(withoutOrigins(seriesOf(MONTHLY, given.map(extractOf), WEEKLY)));
      for (const { period, figure, extract } of months) {
        const own = weeks.filter(({ period: { end } }) => end.startsWith(period.key));
        expect(figure?.numerator).toBe(sum(own, "numerator"));
        expect(figure?.denominator).toBe(sum(own, "denominator"));
        expect(extract).toBe(
          own
            .map((week) => week.extract ?? "")
            .sort()
            .at(-1),
        );
      }
    }),
    RUNS,
  );
});

test("a month has a figure once every week that ends in it is known, and not before", () => {
  fc.assert(
    fc.property(year, fc.nat({ max: 51 }), (given, missing) => {
      const known = given.filter(({ index }) => index !== missing);
      const lost = given[missing]?.week.slice(0, 7);
      const months = seriesOf(MONTHLY, known.map(extractOf), WEEKLY);
      expect(months.find(({ period }) => period.key === lost)?.figure ?? null).toBeNull();
      expect(months.filter(({ figure }) => figure !== null).length).toBeGreaterThanOrEqual(10);
      for (const { period, origin: place } of months.filter(({ figure }) => figure !== null)) {
        const last = String(place?.path[0]);
        expect(last.slice(0, 7)).toBe(period.key);
        expect(addDays(last, 7) > lastDayOf(period.key)).toBe(true);
      }
    }),
    RUNS,
  );
});

test("a restated month gives its value before the newest change to its weeks", () => {
  fc.assert(
    fc.property(year, (given) => {
      const extracts = given.map(extractOf);
      for (const month of seriesOf(MONTHLY, extracts, WEEKLY)) {
        const dates = [...new Set(given.map(({ date }) => date))].sort();
        const stood = dates.map((date) => {
          const then = seriesOf(
            MONTHLY,
            extracts.filter((one) => one.date <= date),
            WEEKLY,
          );
          return then.find(({ period }) => period.key === month.period.key)?.value ?? null;
        });
        const values = stood.filter((value) => value !== null);
        expect(month.before?.value ?? null).toBe(values.findLast((value) => value !== month.value) ?? null);
      }
    }),
    { numRuns: rounds({ short: 5, long: 150 }) },
  );
});

const sum = (points: readonly Point[], field: "numerator" | "denominator"): number =>
  points.reduce((total, { figure }) => total + (figure?.[field] ?? 0), 0);

const withoutOrigins = (points: readonly Point[]) => points.map(({ origin: _, ...rest }) => rest);

test("the months of a year follow one another without a gap", () => {
  fc.assert(
    fc.property(year, (given) => {
      const keys = seriesOf(MONTHLY, given.map(extractOf), WEEKLY).map(({ period }) => period.key);
      expect(keys).toEqual(keys.map((_, index) => addMonths(`${keys[0]}-01`, index).slice(0, 7)));
    }),
    RUNS,
  );
});
