import { expect, test } from "vitest";
import { inQuotes } from "../../src/prose/sentences.ts";
import { spanOf } from "../../src/reading/reading.ts";
import { wellWritten } from "../../src/reading/times/times.ts";
import { read } from "./read.ts";

/** The days of a text: as written, what joins the two of a range, and as a report writes them. */
function daysOf(text: string): [string, string | null, string][] {
  const reading = read(text);
  return reading.times
    .filter(({ kind }) => kind === "days")
    .map((time) => [
      text.slice(...spanOf(reading, time.at, time.end)),
      time.range?.joiner ?? null,
      wellWritten(time),
    ]);
}

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
  ["30 February 2016", []],
  ["paragraph 4.17 May 2016", []],
  ["5 May Street and 1 March House", []],
  [
    "from Monday the 5th to Friday the 9th of September 2016",
    [["5th to Friday the 9th of September 2016", "to", "5 to 9 September 2016"]],
  ],
  ["on 5 and 19 July 2016", [["19 July 2016", null, "19 July 2016"]]],
  ["between 5 and 19 July 2016", [["5 and 19 July 2016", "and", "5 to 19 July 2016"]]],
  ["21st-23rd March 2016", [["21st-23rd March 2016", "-", "21 to 23 March 2016"]]],
  [
    "28 December to 2 January 2017",
    [["28 December to 2 January 2017", "to", "28 December 2016 to 2 January 2017"]],
  ],
  [
    "moved from 4 October 2016 to 12 October 2016",
    [
      ["4 October 2016", null, "4 October 2016"],
      ["12 October 2016", null, "12 October 2016"],
    ],
  ],
])("%s", (text, expected) => {
  expect(daysOf(text)).toEqual(expected);
});

test("two days in two months are two dates, in the same year unless each has its own", () => {
  const years = (text: string) => read(text).times.map(({ days }) => days?.start ?? null);
  expect(years("15 June and 5 August 2016")).toEqual(["2016-06-15", "2016-08-05"]);
  expect(years("15 June 2015 and 5 August 2016")).toEqual(["2015-06-15", "2016-08-05"]);
  expect(years("15 June and 5 August")).toEqual([null, null]);
});

test.each([
  ["in the quarter from July to September 2016", "2016-07-01 2016-09-30"],
  ["April-June 2016", "2016-04-01 2016-06-30"],
  ["April–June 2016", "2016-04-01 2016-06-30"],
  ["between November and March 2016", "2015-11-01 2016-03-31"],
  ["from Q1 2016/17 to Q2 2016/17", "2016-04-01 2016-09-30"],
  ["for 2015-18", "2015-01-01 2018-12-31"],
  ["from 2015 to 2017", "2015-01-01 2017-12-31"],
  ["from 2014/15 to 2016/17", "2014-04-01 2017-03-31"],
  ["in 2015–2016", "2015-04-01 2016-03-31"],
  ["from October to March", "none none"],
  ["from 6 to 5 July", "backwards"],
  ["30 June 2016 to 14 June 2016", "backwards"],
  ["30 June to 14 June 2016", "backwards"],
  ["between August 2016 and May 2016", "backwards"],
  ["from 2016/17 to 2014/15", "backwards"],
])("range: %s", (text, expected) => {
  const shown = read(text).times.map(({ days, range }) =>
    range?.isReversed ? "backwards" : `${days?.start ?? "none"} ${days?.end ?? "none"}`,
  );
  expect(shown).toEqual([expected]);
});

test.each([
  ["in April and August 2016", 2],
  ["Minute CAB/2015-16/88", 1],
  ["the Children Acts 1989/2004", 2],
  ["changed from May 2016 to March 2016", 2],
  ["24/7, and March was busy", 0],
])("no range: %s", (text, many) => {
  expect(read(text).times.map(({ range }) => range)).toEqual(Array.from({ length: many }, () => null));
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

test.each([
  ["It was 17 in July 2016 and 18 the month before.", ["2016-07", "2016-06"]],
  ["In May 2016 it was 17, and two months later it was 18.", ["2016-05", "2016-07"]],
  ["It was 17 in January and 18 the previous month.", ["1", "12"]],
  ["It went from 20 the month before to 18 in July 2016.", ["2016-06", "2016-07"]],
  ["A month later it was 18.", ["none"]],
  ["In July 2016 it was two months later than planned.", ["2016-07"]],
])("the months of: %s", (text, expected) => {
  const months = read(text).times.map(
    ({ days, month }) => days?.start.slice(0, 7) ?? String(month ?? "none"),
  );
  expect(months).toEqual(expected);
});
