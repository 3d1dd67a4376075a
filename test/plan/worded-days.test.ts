import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordedDays } from "../../src/plan/time/intervals.ts";

const latestDay = (words: string) => wordedDays(words)?.end ?? null;

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

describe("wordedDays", () => {
  test.each([
    ["first half of 2017", "2017-01-01", "2017-06-30"],
    ["Second half of 2017", "2017-07-01", "2017-12-31"],
    ["towards summer 2017", "2017-06-01", "2017-08-31"],
    ["towards the end of 2016", "2016-10-01", "2016-12-31"],
    ["early 2017", "2017-01-01", "2017-03-31"],
    ["spring 2017", "2017-03-01", "2017-05-31"],
    ["autumn 2016", "2016-09-01", "2016-11-30"],
    ["winter 2016", "2016-12-01", "2017-02-28"],
    ["late summer 2017", "2017-06-01", "2017-12-31"],
    ["September 2016", "2016-09-01", "2016-09-30"],
    ["in October or November 2016", "2016-10-01", "2016-11-30"],
    ["in May 2017", "2017-05-01", "2017-05-31"],
    ["may be held in 2017", "2017-01-01", "2017-12-31"],
  ])("%s is %s to %s", (words, start, end) => {
    expect(wordedDays(words)).toEqual({ start, end });
  });

  test.each(["when the DfE decides", "after summer 2017", "2016 or 2017"])("%s has no days", (words) => {
    expect(wordedDays(words)).toBe(null);
  });

  test("never ends before it starts, whatever the words", () => {
    const word = fc.constantFrom(
      ...[
        "winter",
        "late",
        "end",
        "spring",
        "first half",
        "second half",
        "autumn",
        "May",
        "June",
        "early",
        "in",
      ],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (words) => {
        const days = wordedDays(`${words.join(" ")} 2017`);
        expect(days === null || days.start <= days.end).toBe(true);
      }),
    );
  });
});
