import { expect, test } from "vitest";
import { approximateDay, formatInterval, parseInterval } from "../../src/plan/time/intervals.ts";

test.each([
  ["2016-07-10", "10 July 2016"],
  ["2016-10-12/2016-10-13", "12 to 13 October 2016"],
  ["2016-06-30/2016-07-02", "30 June to 2 July 2016"],
  ["2016-12-30/2017-01-02", "30 December 2016 to 2 January 2017"],
  ["2016-12", "December 2016"],
  ["2016-12-01/2016-12-31", "December 2016"],
  ["2017-01-01/2017-06-30", "January to June 2017"],
  ["2016-11-01/2017-02-28", "November 2016 to February 2017"],
  ["2016-02-01/2016-02-28", "1 to 28 February 2016"],
  ["2016-02-01/2016-02-29", "February 2016"],
  ["2016-08-24/2016-08-24", "24 August 2016"],
])("%s is written %j", (written, words) => {
  const interval = parseInterval(written);
  expect(interval && formatInterval(interval)).toBe(words);
});

test.each([
  "2016-07-11/2016-07-10",
  "2016-02-30",
  "2016-07-10/2016-02-30",
  "2016-07-10/2016-07-11/2016-07-12",
  "2016-07-10/",
  "/2016-07-10",
  "2016-13",
  "July 2016",
  "",
])("%j is not an interval", (written) => {
  expect(parseInterval(written)).toBeNull();
});

test("a time given in words has a day for sorting", () => {
  const inOrder = [
    "early 2016",
    "first half of 2016",
    "Summer 2016",
    "2016",
    "autumn 2016",
    "end of 2016",
    "2017",
  ];
  const days = inOrder.map(approximateDay);
  expect([...days].sort()).toEqual(days);
  expect(approximateDay("when the DfE decides")).toBe("9999-12-31");
});

test.each([
  ["12 to 13 October 2016", "2016-10-12"],
  ["30 June to 2 July 2016", "2016-06-30"],
  ["30 December 2016 to 2 January 2017", "2016-12-30"],
  ["5 May 2016", "2016-05-05"],
  ["12 May to 3 June 2017", "2017-05-12"],
  ["May to July 2017", "2017-05-01"],
  ["end of May 2017", "2017-05-01"],
  ["it may be in autumn 2017", "2017-09-01"],
])("%j is sorted as %s", (words, day) => {
  expect(approximateDay(words)).toBe(day);
});
