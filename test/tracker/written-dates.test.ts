import { expect, test } from "vitest";
import { readWrittenDate } from "../../src/tracker/written-dates.ts";
import { cell } from "./sheets.ts";

const read = (written: Parameters<typeof cell>[0], edge: "start" | "end" = "end") =>
  readWrittenDate(cell(written), edge);

test.each([
  ["2019-03-31", "2019-03-31"],
  ["31/03/2019", "2019-03-31"],
  ["1/4/19", "2019-04-01"],
  ["31.3.2019", "2019-03-31"],
  ["31-03-2019", "2019-03-31"],
  ["31-Mar-19", "2019-03-31"],
  ["31 March 2019", "2019-03-31"],
  ["31st of March 2019", "2019-03-31"],
  ["Friday 29 March 2019", "2019-03-29"],
  ["March 31, 2019", "2019-03-31"],
  ["by 30th Sept 2018", "2018-09-30"],
  ["due 01/04/2019.", "2019-04-01"],
])("%s is %s, and there is nothing to say of it", (written, date) => {
  expect(read(written)).toEqual({ kind: "date", date, as: null });
});

test.each([
  ["March 2019", "end", "2019-03-31", "the last day of March 2019"],
  ["March 2019", "start", "2019-03-01", "the first day of March 2019"],
  ["end of March 2019", "end", "2019-03-31", "the last day of March 2019"],
  ["End Mar 19", "end", "2019-03-31", "the last day of March 2019"],
  ["Mar-19", "end", "2019-03-31", "the last day of March 2019"],
  ["02/2020", "end", "2020-02-29", "the last day of February 2020"],
  ["Q2 2018/19", "end", "2018-09-30", "the last day of quarter 2 of 2018/19"],
  ["Quarter 4 2018-19", "end", "2019-03-31", "the last day of quarter 4 of 2018/19"],
  ["Q1 2018/19", "start", "2018-04-01", "the first day of quarter 1 of 2018/19"],
  ["2018/19", "end", "2019-03-31", "the last day of the financial year 2018/19"],
] as const)("%s as the %s of an action is %s, and it is said how", (written, edge, date, as) => {
  expect(read(written, edge)).toEqual({ kind: "date", date, as });
});

test("the number of a day in Excel is that day", () => {
  expect(read(43465)).toEqual({ kind: "date", date: "2018-12-31", as: "the day with that number in Excel" });
  expect(read(12)).toEqual({ kind: "question", why: "is a number and no date", offer: null });
});

test.each(["ongoing", "On-going", "TBC", "n/a", "N/A", "-", "asap", "Monthly", "to be confirmed"])(
  "%s names no day",
  (written) => {
    expect(read(written)).toEqual({ kind: "none" });
  },
);

test.each([
  ["31/03", "has no year", null],
  ["12 March", "has no year", null],
  ["March", "has no year", null],
  ["end of March", "has no year", null],
  ["30/02/2019", "is a day that does not exist", null],
  ["03/31/2019", "is a day that does not exist, unless the month comes first", "2019-03-31"],
  ["31/03/2019, now 30/06/2019", "names several days", "2019-06-30"],
  ["30/06/2019 (was 31/03/2019)", "names several days", "2019-06-30"],
  ["31/03/2019 (subject to budget)", "says more than a day", "2019-03-31"],
  ["Easter 2019", "is no date that can be read", null],
  ["after the restructure", "is no date that can be read", null],
  ["2018/20", "is no date that can be read", null],
])("%s %s", (written, why, offer) => {
  expect(read(written)).toEqual({ kind: "question", why, offer });
});

test("a day that Excel made of 7/12 is asked about", () => {
  const made = { text: "07-Dec", content: { kind: "date", date: "2018-12-07", hasYear: false } } as const;
  expect(read(made)).toEqual({
    kind: "question",
    why: "may be a number that Excel turned into a date, and shows no year",
    offer: "2018-12-07",
  });
});
