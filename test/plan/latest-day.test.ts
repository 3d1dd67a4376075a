import { describe, expect, test } from "vitest";
import { latestDay } from "../../src/plan/latest-day.ts";

describe("latestDay", () => {
  test.each([
    ["towards summer 2017", "2017-08-31"],
    ["first half of 2017", "2017-06-30"],
    ["Late spring 2017", "2017-12-31"],
    ["spring 2017", "2017-05-31"],
    ["early 2017", "2017-03-31"],
    ["autumn 2016", "2016-11-30"],
    ["towards the end of 2016", "2016-12-31"],
    ["winter 2016", "2017-02-28"],
    ["some time in 2017", "2017-12-31"],
    ["may be held in 2017", "2017-12-31"],
    ["by May 2017", "2017-05-31"],
  ])("%s ends on %s at the latest", (words, day) => {
    expect(latestDay(words)).toBe(day);
  });

  test.each(["not known", "after summer 2017", "from 2017", "2016 or 2017", "winter 2016/17", "2016-17"])(
    "%s has no latest day",
    (words) => {
      expect(latestDay(words)).toBe(null);
    },
  );
});
