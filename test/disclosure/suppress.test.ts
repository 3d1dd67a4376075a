import { describe, expect, test } from "vitest";
import { type Day, type Figures, planOf, printed, publish, type Situation } from "./publish.ts";

const TWO: Situation["kpis"] = { all: { parts: ["north", "south"] }, north: {}, south: {} };
const THREE: Situation["kpis"] = {
  all: { parts: ["north", "south", "east"] },
  north: {},
  south: {},
  east: {},
};
const SHARE = { unit: "% of children" };
const MOVED: Situation["kpis"] = {
  moved: { basis: "in-period", rollsUp: "weekly" },
  weekly: { basis: "in-period", frequency: "weekly" },
};

interface Row extends Situation {
  readonly name: string;
  readonly figures: Figures;
  readonly shown: Figures;
  readonly why: string;
}

const ROWS: readonly Row[] = [
  {
    name: "a small count",
    kpis: { missing: {} },
    figures: { missing: "5" },
    shown: { missing: "c" },
    why: "five children can be told",
  },
  {
    name: "a count above the threshold",
    kpis: { missing: {} },
    figures: { missing: "6" },
    shown: { missing: "6" },
    why: "six are many enough",
  },
  {
    name: "zero",
    kpis: { missing: {} },
    figures: { missing: "0" },
    shown: { missing: "0" },
    why: "it tells of no child",
  },
  {
    name: "a small numerator",
    kpis: { seen: SHARE },
    figures: { seen: "4/80" },
    shown: { seen: "c" },
    why: "numerator, denominator and percentage go together",
  },
  {
    name: "a small complement",
    kpis: { seen: SHARE },
    figures: { seen: "76/80" },
    shown: { seen: "c" },
    why: "76 of 80 leaves 4",
  },
  {
    name: "a small denominator",
    kpis: { seen: SHARE },
    figures: { seen: "0/4" },
    shown: { seen: "c" },
    why: "none of 4 says that 4 were not",
  },
  {
    name: "all of many, and none of many",
    kpis: { seen: SHARE },
    figures: { seen: "80/80", "seen 2016-05": "0/80" },
    shown: { seen: "80/80", "seen 2016-05": "0/80" },
    why: "nobody is left over",
  },
  {
    name: "one part",
    kpis: { all: { parts: ["north"] }, north: {} },
    figures: { all: "4", north: "4" },
    shown: { all: "c", north: "c" },
    why: "the total is the part",
  },
  {
    name: "two parts, one small",
    kpis: TWO,
    figures: { all: "22", north: "3", south: "19" },
    shown: { all: "22", north: "c", south: "c" },
    why: "22 less 19 is 3; a total is worth more than a part",
  },
  {
    name: "three parts, one small",
    kpis: THREE,
    figures: { all: "52", north: "3", south: "19", east: "30" },
    shown: { all: "52", north: "c", south: "c", east: "30" },
    why: "the next part is enough, and which one it is depends on no figure",
  },
  {
    name: "three parts, two small",
    kpis: THREE,
    figures: { all: "27", north: "3", south: "4", east: "20" },
    shown: { all: "27", north: "c", south: "c", east: "20" },
    why: "7 can be divided in more ways than one",
  },
  {
    name: "two parts that make 2",
    kpis: THREE,
    figures: { all: "32", north: "1", south: "1", east: "30" },
    shown: { all: "32", north: "c", south: "c", east: "c" },
    why: "each could only be 1",
  },
  {
    name: "two parts that make twice the threshold",
    kpis: THREE,
    figures: { all: "40", north: "5", south: "5", east: "30" },
    shown: { all: "40", north: "c", south: "c", east: "c" },
    why: "who takes both for small knows that each is 5",
  },
  {
    name: "a zero beside a small part",
    kpis: THREE,
    figures: { all: "23", north: "3", south: "0", east: "20" },
    shown: { all: "23", north: "c", south: "0", east: "c" },
    why: "a zero is the last to go",
  },
  {
    name: "nested totals",
    kpis: {
      all: { parts: ["north", "south"] },
      north: { parts: ["girls", "boys"] },
      girls: {},
      boys: {},
      south: {},
    },
    figures: { all: "90", north: "32", girls: "2", boys: "30", south: "58" },
    shown: { all: "90", north: "32", girls: "c", boys: "c", south: "58" },
    why: "the sum below is enough, the one above need not change",
  },
  {
    name: "a small total within a total",
    kpis: {
      all: { parts: ["north", "south"] },
      north: { parts: ["girls", "boys"] },
      girls: {},
      boys: {},
      south: {},
    },
    figures: { all: "62", north: "4", girls: "0", boys: "4", south: "58" },
    shown: { all: "62", north: "c", girls: "0", boys: "c", south: "c" },
    why: "north is the boys, and 62 less 58 is north",
  },
  {
    name: "a part that has no figure",
    kpis: THREE,
    figures: { all: "22", north: "3", south: "19" },
    shown: { all: "22", north: "c", south: "c" },
    why: "what is not reported may be none",
  },
  {
    name: "percentages that add up",
    kpis: { seen: { ...SHARE, parts: ["home", "school"] }, home: SHARE, school: SHARE },
    figures: { seen: "64/100", home: "4/30", school: "60/70" },
    shown: { seen: "64/100", home: "c", school: "c" },
    why: "counts and denominators add up, too",
  },
  {
    name: "weeks of a month",
    kpis: MOVED,
    figures: {
      "weekly 2016-04-03": "9",
      "weekly 2016-04-10": "3",
      "weekly 2016-04-17": "8",
      "weekly 2016-04-24": "9",
    },
    shown: {
      moved: "29",
      "weekly 2016-04-03": "9",
      "weekly 2016-04-10": "c",
      "weekly 2016-04-17": "c",
      "weekly 2016-04-24": "9",
    },
    why: "a month is the sum of its weeks",
  },
  {
    name: "a year to date",
    kpis: { adopted: { basis: "year-to-date" } },
    figures: { adopted: "10", "adopted 2016-05": "12", "adopted 2016-06": "20" },
    shown: { adopted: "10", "adopted 2016-05": "c", "adopted 2016-06": "20" },
    why: "12 less 10 is 2; from April to June there were 10",
  },
  {
    name: "a year to date, month by month",
    kpis: { adopted: { basis: "year-to-date" } },
    figures: { adopted: "10", "adopted 2016-05": "12", "adopted 2016-06": "14", "adopted 2016-07": "16" },
    shown: { adopted: "10", "adopted 2016-05": "c", "adopted 2016-06": "c", "adopted 2016-07": "16" },
    why: "the 4 of two months are as few as the 2 of one",
  },
  {
    name: "a new year",
    kpis: { adopted: { basis: "year-to-date" } },
    figures: { "adopted 2016-03": "10", "adopted 2016-04": "12" },
    shown: { "adopted 2016-03": "10", adopted: "12" },
    why: "what is counted from April does not hold what was counted to March",
  },
  {
    name: "rounding",
    disclosure: { threshold: 7, round: 5 },
    kpis: { missing: {}, seen: SHARE },
    figures: { missing: "7", "missing 2016-05": "8", seen: "17/33", "seen 2016-05": "26/33" },
    shown: { missing: "c", "missing 2016-05": "10", seen: "52", "seen 2016-05": "c" },
    why: "suppressed by what was counted; a percentage stands alone where its rounded counts would give another",
  },
  {
    name: "a measure's own threshold",
    disclosure: { threshold: 7 },
    kpis: { missing: {}, adopted: { disclosure: { threshold: 2 } } },
    figures: { missing: "6", adopted: "6" },
    shown: { missing: "c", adopted: "6" },
    why: "each statistic has its rule",
  },
  {
    name: "what the author suppressed",
    kpis: TWO,
    figures: { all: "22", north: "c", south: "19" },
    shown: { all: "22", north: "c", south: "c" },
    why: "22 less 19 tells it as well",
  },
  {
    name: "what rounds to 0",
    kpis: TWO,
    figures: { all: "22", north: "low", south: "19" },
    shown: { all: "22", north: "c", south: "c" },
    why: "it is a small count, and said to be one",
  },
  {
    name: "nothing to measure",
    kpis: TWO,
    figures: { all: "19", north: "z", south: "19" },
    shown: { all: "19", north: "z", south: "19" },
    why: "nobody was there",
  },
  {
    name: "staff, and a process",
    kpis: {
      workers: { unit: "social workers", subject: "staff" },
      late: { unit: "visits", subject: "process" },
      caseload: { unit: "children per social worker", subject: "child" },
    },
    figures: { workers: "3", late: "2", caseload: "4" },
    shown: { workers: "3", late: "2", caseload: "4" },
    why: "they count no children",
  },
  {
    name: "a caseload of few workers",
    kpis: { caseload: { unit: "children per social worker" } },
    figures: { caseload: "68/4" },
    shown: { caseload: "68/4" },
    why: "the few are workers",
  },
  {
    name: "children counted by a time",
    kpis: {
      waiting: { unit: "children waiting over 26 weeks" },
      plans: { unit: "plans for two years or more" },
      moved: { unit: "children a month" },
      absent: { unit: "children missing for days" },
      delay: { unit: "working days" },
    },
    figures: { waiting: "3", plans: "3", moved: "3", absent: "3", delay: "3" },
    shown: { waiting: "c", plans: "c", moved: "c", absent: "c", delay: "3" },
    why: "only the last one counts days",
  },
];

describe("a public report prints", () => {
  test.each(ROWS)("$name: $why", ({ figures, shown, ...situation }) => {
    expect(printed(situation, figures)).toEqual(shown);
  });
});

describe("a report to the Board prints", () => {
  const figures: Figures = { all: "22", north: "3", south: "19" };

  test("what a public one does, unless something else is agreed", () => {
    expect(printed({ kpis: TWO }, figures, "board")).toEqual({ all: "22", north: "c", south: "c" });
  });

  test("everything when that is agreed", () => {
    expect(printed({ disclosure: { board: "full" }, kpis: TWO }, figures, "board")).toEqual(figures);
  });
});

interface Series extends Situation {
  readonly name: string;
  readonly days: readonly (Day & { readonly shown: Figures })[];
  readonly why: string;
}
const SERIES: readonly Series[] = [
  {
    name: "a part that was printed last month",
    kpis: THREE,
    days: [
      {
        figures: { all: "60", north: "10", south: "20", east: "30" },
        shown: { all: "60", north: "10", south: "20", east: "30" },
      },
      { figures: { north: "3", all: "53" }, shown: { all: "c", north: "c", south: "20", east: "30" } },
    ],
    why: "53 less 20 less 30 is 3, and only 53 is not out yet",
  },
  {
    name: "a figure that was suppressed with another, which is no longer small",
    kpis: TWO,
    days: [
      { figures: { all: "22", north: "3", south: "19" }, shown: { all: "22", north: "c", south: "c" } },
      { figures: { all: "28", north: "9" }, shown: { all: "28", north: "c", south: "c" } },
    ],
    why: "with 19 last month's 22 gives 3 back: it stays suppressed, and 9 with it",
  },
  {
    name: "a month of a year to date whose beginning is restated",
    kpis: { adopted: { basis: "year-to-date" } },
    days: [
      {
        figures: { adopted: "17", "adopted 2016-05": "20" },
        shown: { adopted: "17", "adopted 2016-05": "c" },
      },
      { figures: { adopted: "12" }, shown: { adopted: "12", "adopted 2016-05": "c" } },
    ],
    why: "20 less the 17 that was printed then is 3",
  },
  {
    name: "a year to date that stands still",
    kpis: {
      adopted: { basis: "year-to-date", parts: ["girls", "boys", "babies"] },
      girls: { basis: "year-to-date" },
      boys: { basis: "year-to-date" },
      babies: { basis: "year-to-date" },
    },
    days: [
      {
        figures: { adopted: "30", girls: "0", boys: "10", babies: "20" },
        shown: { adopted: "30", girls: "0", boys: "10", babies: "20" },
      },
      {
        figures: {
          "adopted 2016-05": "53",
          "girls 2016-05": "3",
          "boys 2016-05": "10",
          "babies 2016-05": "40",
        },
        shown: {
          ...{ adopted: "30", girls: "0", boys: "10", babies: "20" },
          ...{ "adopted 2016-05": "53", "girls 2016-05": "c", "boys 2016-05": "c", "babies 2016-05": "40" },
        },
      },
      {
        figures: {
          "adopted 2016-06": "79",
          "girls 2016-06": "9",
          "boys 2016-06": "10",
          "babies 2016-06": "60",
        },
        shown: {
          ...{ adopted: "30", girls: "0", boys: "10", babies: "20" },
          ...{ "adopted 2016-05": "53", "girls 2016-05": "c", "boys 2016-05": "c", "babies 2016-05": "40" },
          ...{ "adopted 2016-06": "79", "girls 2016-06": "9", "boys 2016-06": "c", "babies 2016-06": "c" },
        },
      },
    ],
    why: "boys that were 10 in April and in June would have been 10 in May",
  },
  {
    name: "rounded figures",
    disclosure: { round: 5 },
    kpis: THREE,
    days: [
      {
        figures: { all: "12", north: "2", south: "1", east: "9" },
        shown: { all: "10", north: "c", south: "c", east: "10" },
      },
      { figures: {}, shown: { all: "10", north: "c", south: "c", east: "10" } },
    ],
    why: "10 less 10 leaves nothing for two that are not 0: what is rounded need not add up",
  },
  {
    name: "figures of the Board's own report",
    disclosure: { board: "full" },
    kpis: TWO,
    days: [
      {
        audience: "board",
        figures: { all: "22", north: "3", south: "19" },
        shown: { all: "22", north: "3", south: "19" },
      },
      { figures: {}, shown: { all: "22", north: "c", south: "c" } },
    ],
    why: "the public has not seen them",
  },
];

describe("after earlier reports", () => {
  test.each(SERIES)("$name: $why", ({ days, ...situation }) => {
    const published = publish(planOf(situation, days));
    expect(published.map((one) => one.printed)).toEqual(days.map(({ shown }) => shown));
    expect(published.flatMap(({ leaks }) => leaks)).toEqual([]);
  });
});
