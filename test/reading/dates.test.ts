import { expect, test } from "vitest";
import { inQuotes } from "../../src/prose/sentences.ts";
import { typedDates, wellWritten } from "../../src/reading/dates.ts";

const read = (text: string): [string, string | null, string][] =>
  typedDates(text).map((date) => {
    expect(text.slice(date.from, date.to)).toBe(date.written);
    return [date.written, date.joiner, wellWritten(date, "2016")];
  });

test.each([
  ["on 10/11 July 2016", [["10/11 July 2016", "/", "10 to 11 July 2016"]]],
  ["30 June – 2 July 2016", [["30 June – 2 July 2016", "–", "30 June to 2 July 2016"]]],
  [
    "from 30 December 2016 to 2 January 2017",
    [["30 December 2016 to 2 January 2017", "to", "30 December 2016 to 2 January 2017"]],
  ],
  ["12 and 13 October", [["12 and 13 October", "and", "12 to 13 October"]]],
  ["1st Sept 2015", [["1st Sept 2015", null, "1 September 2015"]]],
  ["Red Quadrant – 17 May 2016", [["17 May 2016", null, "17 May 2016"]]],
  ["the 14th of June 2016", [["14th of June 2016", null, "14 June 2016"]]],
  ["on June 14th", [["June 14th", null, "14 June"]]],
  ["September 1st, 2015", [["September 1st, 2015", null, "1 September 2015"]]],
  [
    "July 5, 2016 and May the 4th",
    [
      ["July 5, 2016", null, "5 July 2016"],
      ["May the 4th", null, "4 May"],
    ],
  ],
  ["June 21st to 23rd", [["June 21st to 23rd", "to", "21 to 23 June"]]],
  ["12 May 4th year students", [["12 May", null, "12 May"]]],
  ["In June 14 children and 12 of May's cases; March 31 places; by June 2016", []],
  ["30 February 2016 or 12-10 July 2016", []],
  ["paragraph 4.17 May 2016", []],
])("%s", (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test("two days in two months are two dates, in the same year unless each has its own", () => {
  const years = (text: string) => typedDates(text).map(({ days }) => days?.start ?? null);
  expect(years("15 June and 5 August 2016")).toEqual(["2016-06-15", "2016-08-05"]);
  expect(years("15 June 2015 and 5 August 2016")).toEqual(["2015-06-15", "2016-08-05"]);
  expect(years("15 June and 5 August")).toEqual([null, null]);
});

test("apostrophes are not taken for quotation marks", () => {
  const isQuoted = (text: string): boolean => inQuotes(text, text.indexOf("2016"));
  expect(['the "Plan 2016" is', "the 'Plan 2016' is", "the “Plan 2016” is"].map(isQuoted)).toEqual([
    true,
    true,
    true,
  ]);
  expect(["children's plan 2016 and services' plan", "in '15 and 2016"].map(isQuoted)).toEqual([
    false,
    false,
  ]);
});
