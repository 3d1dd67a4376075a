import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  daysBetween,
  formatDate,
  formatMonth,
  formatShortDate,
  isIsoDate,
  isIsoMonth,
  isWeekend,
  lastDayOf,
  weekdayOf,
} from "../../src/plan/time/dates.ts";
import { monthName } from "../../src/plan/time/intervals.ts";

const day = fc
  .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2090-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test.each([
  ["2016-08-24", true],
  ["2016-02-29", true],
  ["2015-02-29", false],
  ["2016-02-30", false],
  ["2016-13-01", false],
  ["2016-00-10", false],
  ["2016-8-24", false],
  ["24-08-2016", false],
  ["2016-08-24T00:00", false],
  [" 2016-08-24", false],
  ["", false],
])("%j is a day: %s", (text, expected) => {
  expect(isIsoDate(text)).toBe(expected);
});

test.each([
  ["2016-08", true],
  ["2016-13", false],
  ["2016-00", false],
  ["2016", false],
  ["2016-08-01", false],
])("%j is a month: %s", (text, expected) => {
  expect(isIsoMonth(text)).toBe(expected);
});

test("months end on their own last day", () => {
  expect(["2016-02", "2015-02", "2000-02", "2016-04", "2016-12"].map(lastDayOf)).toEqual([
    "2016-02-29",
    "2015-02-28",
    "2000-02-29",
    "2016-04-30",
    "2016-12-31",
  ]);
});

test.each([
  ["2016-01-31", 1, "2016-02-29"],
  ["2016-08-24", 1, "2016-09-24"],
  ["2016-08-31", -2, "2016-06-30"],
  ["2016-11-15", 3, "2017-02-15"],
  ["2016-01-15", -1, "2015-12-15"],
  ["2015-06-23", 24, "2017-06-23"],
])("%s and %i months is %s", (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected);
});

describe("words for dates", () => {
  test("are written as in a letter", () => {
    expect(formatDate("2016-08-05")).toBe("5 August 2016");
    expect(formatShortDate("2016-09-15")).toBe("15 Sep 2016");
    expect(formatMonth("2016-08")).toBe("August 2016");
    expect(formatMonth("2016-08-05")).toBe("August 2016");
    expect(monthName("2016-12-01")).toBe("December");
  });

  test("name the days of the week", () => {
    expect(weekdayOf("2016-07-10")).toBe("Sunday");
    expect(["2016-07-08", "2016-07-09", "2016-07-10", "2016-07-11"].map(isWeekend)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

test("counting days undoes adding them, across leap days and clock changes", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
      const other = addDays(date, days);
      expect(isIsoDate(other)).toBe(true);
      expect(daysBetween(date, other)).toBe(days);
      expect(other > date).toBe(days > 0);
    }),
    { numRuns: 500 },
  );
});

test("adding months keeps the day of the month, or uses the last day of a shorter month", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -60, max: 60 }), (date, months) => {
      const other = addMonths(date, months);
      expect(isIsoDate(other)).toBe(true);
      expect(other.slice(8) === date.slice(8) || other === lastDayOf(other.slice(0, 7))).toBe(true);
      const monthsOf = (one: string): number => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
      expect(monthsOf(other) - monthsOf(date)).toBe(months);
    }),
    { numRuns: 500 },
  );
});

test("months are as long as the calendar of JavaScript has them", () => {
  const utc = (year: number, month: number, dayOfMonth: number): string =>
    new Date(Date.UTC(year, month, dayOfMonth)).toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, fc.integer({ min: -600, max: 600 }), (date, months) => {
      const [year, month, number] = date.split("-").map(Number) as [number, number, number];
      const last = utc(year, month + months, 0);
      const same = `${last.slice(0, 8)}${String(number).padStart(2, "0")}`;
      expect(addMonths(date, months)).toBe(same < last ? same : last);
      expect(lastDayOf(date.slice(0, 7))).toBe(utc(year, month, 0));
    }),
  );
});
