import { describe, expect, test } from "vitest";
import { keyOfWritten, readPeriod } from "../../src/plan/time/periods.ts";

describe("a month or a day, as exports and spreadsheets write it", () => {
  test.each([
    ["2025-10", "2025-10"],
    ["2025-10-31", "2025-10-31"],
    ["2025-10-31 00:00:00", "2025-10-31"],
    ["Oct 25", "2025-10"],
    ["Oct-25", "2025-10"],
    ["Oct 2025", "2025-10"],
    ["October 2025", "2025-10"],
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
    ["31 March 2026", "annual", "2026-03"],
    ["24/04/2016", "weekly", "2016-04-24"],
    ["42484", "weekly", "2016-04-24"],
  ] as const)("%s, %s, is %s", (written, frequency, key) => {
    expect(keyOfWritten(written, frequency, null)).toBe(key);
  });

  test.each([
    ["15/10/2025", "monthly"],
    ["2025/26", "monthly"],
    ["2025", "monthly"],
    ["01/06/2018", "quarterly"],
    ["2025/26", "quarterly"],
    ["01/04/2025", "annual"],
    ["Apr 2016", "weekly"],
    ["October", "monthly"],
  ] as const)("%s, %s, can be several, or none", (written, frequency) => {
    expect(keyOfWritten(written, frequency, 3)).toBe(null);
  });

  test.each([
    ["2025/26", 3, "2026-03"],
    ["2025-26", 3, "2026-03"],
    ["2025/2026", 3, "2026-03"],
    ["1999/00", 3, "2000-03"],
    ["2025/26", 8, "2026-08"],
    ["2025", 12, "2025-12"],
    ["2025/26", 9, null],
    ["2025/26", null, null],
    ["2025/27", 3, null],
    ["2025", 3, null],
    ["2025", null, null],
  ])("%s, annual, among years that end in month %s, is %s", (written, lastMonth, key) => {
    expect(keyOfWritten(written, "annual", lastMonth)).toBe(key);
  });
});
