import { describe, expect, test } from "vitest";
import { keyOfWritten, readingsOf, readPeriod, usageOf } from "../../src/plan/time/written-periods.ts";

describe("a month or a day, as exports and spreadsheets write it", () => {
  test.each([
    ["2025-10", "2025-10"],
    ["2025-10-31", "2025-10-31"],
    ["2025-10-31 00:00:00", "2025-10-31"],
    ["Oct 25", "2025-10"],
    ["Oct-25", "2025-10"],
    ["Oct 2025", "2025-10"],
    ["October 2025", "2025-10"],
    ["2025 OCT", "2025-10"],
    ["2025 September", "2025-09"],
    ["202511", "2025-11"],
    ["45961", "2025-10-31"],
    ["36526", "2000-01-01"],
    ["01/10/2025", "2025-10-01"],
    ["31/10/25", "2025-10-31"],
    ["31.10.2025", "2025-10-31"],
    ["24 April 2016", "2016-04-24"],
    ["24-Apr-16", "2016-04-24"],
  ])("%s is %s", (written, period) => {
    expect(readPeriod(written)).toBe(period);
  });

  test.each([
    "10/31/2025",
    "31/02/2016",
    "2025",
    "2025/26",
    "202513",
    "1234",
    "12345",
    "99999",
    "Foo 25",
    "Q1 2025",
    "Oct",
    "",
  ])("%s is neither", (written) => {
    expect(readPeriod(written)).toBe(null);
  });
});

describe("the period of a measure", () => {
  test.each([
    ["31/10/2025", "monthly", "2025-10"],
    ["01/10/2025", "monthly", "2025-10"],
    ["45961", "monthly", "2025-10"],
    ["Oct 25", "monthly", "2025-10"],
    ["30/06/2018", "quarterly", "2018-06"],
    ["2020-12-31", "quarterly", "2020-12"],
    ["Jun-18", "quarterly", "2018-06"],
    ["Q3 2025/26", "quarterly", "2025-12"],
    ["2025-26 Q4", "quarterly", "2026-03"],
    ["Jul-Sep 2025", "quarterly", "2025-09"],
    ["July to September 2025", "quarterly", "2025-09"],
    ["201112", "monthly", "2011-12"],
    ["201103", "annual", "2011-03"],
    ["31 March 2026", "annual", "2026-03"],
    ["24/04/2016", "weekly", "2016-04-24"],
    ["42484", "weekly", "2016-04-24"],
  ] as const)("%s, %s, is %s", (written, frequency, key) => {
    expect(keyOfWritten(written, frequency, usageOf([]))).toBe(key);
  });

  test.each([
    ["15/10/2025", "monthly"],
    ["2025/26", "monthly"],
    ["2025", "monthly"],
    ["01/06/2018", "quarterly"],
    ["2025/26", "quarterly"],
    ["01/04/2025", "annual"],
    ["Apr 2016", "weekly"],
    ["2025 Q3", "quarterly"],
    ["Q3 2025", "monthly"],
    ["Q3 2025/26", "monthly"],
    ["Jul-Oct 2025", "quarterly"],
    ["201112", "annual"],
    ["201112", "quarterly"],
    ["201718", "monthly"],
    ["201718", "quarterly"],
    ["October", "monthly"],
  ] as const)("%s, %s, can be several, or none", (written, frequency) => {
    expect(keyOfWritten(written, frequency, usageOf(["2024-03"]))).toBe(null);
  });

  test.each([
    ["2025/26", 3, "2026-03"],
    ["2025-26", 3, "2026-03"],
    ["2025/2026", 3, "2026-03"],
    ["1999/00", 3, "2000-03"],
    ["201718", 3, "2018-03"],
    ["201718", null, null],
    ["201112", 3, null],
    ["2025/26", 8, "2026-08"],
    ["2025", 12, "2025-12"],
    ["2025/26", 9, null],
    ["2025/26", null, null],
    ["2025/27", 3, null],
    ["2025", 3, null],
    ["2025", null, null],
  ])("%s, annual, among years that end in month %s, is %s", (written, lastMonth, key) => {
    expect(keyOfWritten(written, "annual", { lastMonth, sixDigits: null })).toBe(key);
  });
});

describe("six digits may be a year or a month, as others of the measure show", () => {
  test.each([
    ["201112", "annual", ["2010-03", "201213"], "2012-03"],
    ["201112", "annual", ["201012", "201212"], "2011-12"],
    ["201112", "quarterly", ["201109", "201203"], "2011-12"],
    ["201112", "quarterly", ["201213"], null],
    ["201112", "annual", ["201103", "201213"], null],
    ["201112", "annual", ["201011"], null],
    ["201112", "monthly", ["201213"], "2011-12"],
  ] as const)("%s, %s, beside %j, is %s", (written, frequency, others, key) => {
    expect(keyOfWritten(written, frequency, usageOf([written, ...others]))).toBe(key);
  });
});

describe("what a period may mean that was not read", () => {
  test.each([
    ["201112", "annual", ["the year 2011/12: 2012-03", "December 2011: 2011-12"]],
    ["201718", "annual", ["the year 2017/18: 2018-03"]],
    ["201718", "monthly", ["the year 2017/18: null"]],
    ["2025 Q3", "quarterly", ["July to September 2025: 2025-09", "October to December 2025: 2025-12"]],
    ["Q4 2025", "monthly", ["October to December 2025: null", "January to March 2026: null"]],
    ["2nd quarter of 2025/26", "weekly", ["July to September 2025: null"]],
    ["43105", "monthly", ["5 January 2018: 2018-01"]],
    ["Apr 2016", "weekly", ["April 2016: null"]],
    ["2016-04-05", "monthly", []],
    ["soon", "monthly", []],
  ] as const)("%s, %s", (written, frequency, expected) => {
    expect(readingsOf(written, frequency).map(({ words, key }) => `${words}: ${key}`)).toEqual(expected);
  });
});
