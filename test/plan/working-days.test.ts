import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type IsoDate } from "../../src/plan/time/dates.ts";
import {
  addWorkingDays,
  bankHolidayName,
  clearDaysBefore,
  isWorkingDay,
} from "../../src/plan/time/working-days.ts";

function holidaysOf(year: number): IsoDate[] {
  const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));
  return days.filter((day) => day.startsWith(String(year)) && bankHolidayName(day) !== null);
}

/** Working days between two days, not counting either. */
function workingDaysBetween(from: IsoDate, to: IsoDate): number {
  let count = 0;
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}

describe("bank holidays of England and Wales", () => {
  test.each([
    [2010, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"],
    [2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27"],
    [2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"],
    [2015, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
    [2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27"],
    [2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"],
    [2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"],
    [2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"],
    [2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"],
    [2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
  ])("of %d", (year, expected) => {
    expect(holidaysOf(year)).toEqual(expected.split(" ").map((day) => `${year}-${day}`));
  });

  test.each([
    ["2016-03-25", "Good Friday"],
    ["2016-12-26", "the bank holiday for Boxing Day"],
    ["2016-12-27", "the bank holiday for Christmas Day"],
    ["2020-05-08", "the early May bank holiday"],
    ["2020-05-04", null],
    ["2022-06-02", "the spring bank holiday"],
    ["2022-05-30", null],
  ])("%s is %s", (day, name) => {
    expect(bankHolidayName(day)).toBe(name);
  });
});

test("an action plan has 70 working days from the report of 1 September 2015: until 8 December", () => {
  expect(addWorkingDays("2015-09-01", 70)).toBe("2015-12-08");
});

test.each([
  ["2016-03-24", 1, "2016-03-29"],
  ["2016-12-23", 2, "2016-12-29"],
  ["2016-09-03", 1, "2016-09-05"],
])("from %s, %d working days on is %s", (from, days, expected) => {
  expect(addWorkingDays(from, days)).toBe(expected);
});

test.each([
  ["2016-10-04", "2016-09-26"],
  ["2016-09-06", "2016-08-26"],
  ["2017-01-04", "2016-12-22"],
  ["2016-09-12", "2016-09-02"],
])("papers for a meeting on %s are published on %s at the latest", (meeting, expected) => {
  expect(clearDaysBefore(meeting, 5)).toBe(expected);
});

test("there are exactly that many working days between publication and the meeting", () => {
  const anyDay = fc.integer({ min: 0, max: 365 * 20 }).map((days) => addDays("2010-06-01", days));
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 90 }), (meeting, days) => {
      const last = clearDaysBefore(meeting, days);
      expect(workingDaysBetween(last, meeting)).toBe(days);
      expect(isWorkingDay(last)).toBe(true);
    }),
  );
});

test("counting includes the last day but not the first", () => {
  const anyDay = fc.integer({ min: 0, max: 365 * 20 }).map((days) => addDays("2010-01-01", days));
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 90 }), (from, days) => {
      const reached = addWorkingDays(from, days);
      expect(isWorkingDay(reached)).toBe(true);
      expect(workingDaysBetween(from, reached)).toBe(days - 1);
    }),
  );
});
