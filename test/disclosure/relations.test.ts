import { describe, expect, test } from "vitest";
import { type Day, type Figures, planOf, printed, publish, type Situation } from "./publish.ts";

const MONTH = { name: "Children adopted in the month", basis: "in-period" } as const;
const YEAR = { name: "Children adopted in the year to date", basis: "year-to-date" } as const;
const QUARTER = { name: "Children adopted", basis: "in-period", frequency: "quarterly" } as const;
const ROLLING = { name: "Children adopted, rolling 12 months", basis: "rolling-12" } as const;
const SHARE = { unit: "% of children" };

interface Row extends Situation {
  readonly name: string;
  readonly figures: Figures;
  readonly shown: Figures;
  readonly why: string;
}

const OVER_PERIODS: readonly Row[] = [
  {
    name: "months beside the year to date",
    kpis: { month: MONTH, year: YEAR },
    figures: {
      ...{ "month 2016-09": "8", "month 2016-10": "3", "month 2016-11": "6" },
      ...{ "year 2016-09": "20", "year 2016-10": "23", "year 2016-11": "29" },
    },
    shown: {
      ...{ "month 2016-09": "8", "month 2016-10": "c", "month 2016-11": "c" },
      ...{ "year 2016-09": "20", "year 2016-10": "c", "year 2016-11": "29" },
    },
    why: "29 less 20 less 6 is 3",
  },
  {
    name: "months beside their quarter",
    kpis: { month: MONTH, quarter: QUARTER },
    figures: { month: "9", "month 2016-05": "3", "month 2016-06": "8", "quarter 2016-06": "20" },
    shown: { month: "9", "month 2016-05": "c", "month 2016-06": "c", "quarter 2016-06": "20" },
    why: "20 less 9 less 8 is 3",
  },
  {
    name: "quarters beside their year",
    kpis: {
      quarter: QUARTER,
      year: { name: "Children adopted in the year", basis: "in-period", frequency: "annual" },
    },
    figures: {
      ...{ "quarter 2016-06": "9", "quarter 2016-09": "3", "quarter 2016-12": "8", "quarter 2017-03": "7" },
      "year 2017-03": "27",
    },
    shown: {
      ...{ "quarter 2016-06": "9", "quarter 2016-09": "c", "quarter 2016-12": "c", "quarter 2017-03": "7" },
      "year 2017-03": "27",
    },
    why: "27 less the other three is 3",
  },
  {
    name: "quarters beside the year to date",
    kpis: { quarter: QUARTER, year: { ...YEAR, frequency: "quarterly" } },
    figures: { "quarter 2016-06": "9", "quarter 2016-09": "3", "year 2016-06": "9", "year 2016-09": "12" },
    shown: { "quarter 2016-06": "9", "quarter 2016-09": "c", "year 2016-06": "9", "year 2016-09": "c" },
    why: "12 less 9 is 3",
  },
  {
    name: "a month beside twelve months",
    kpis: { month: MONTH, rolling: ROLLING },
    figures: {
      "month 2015-11": "10",
      "month 2016-11": "3",
      "rolling 2016-10": "130",
      "rolling 2016-11": "123",
    },
    shown: { "month 2015-11": "c", "month 2016-11": "c", "rolling 2016-10": "130", "rolling 2016-11": "123" },
    why: "123 less 130 is what the new month is less than that of a year ago",
  },
  {
    name: "a quarter beside the year to date, without months",
    kpis: { quarter: QUARTER, year: YEAR },
    figures: { "year 2016-05": "17", "quarter 2016-06": "20" },
    shown: { "year 2016-05": "17", "quarter 2016-06": "c" },
    why: "in June there were 3",
  },
  {
    name: "a count at the month's end beside that at the quarter's",
    kpis: {
      month: { name: "Children on a plan at the month's end", basis: "snapshot" },
      quarter: { name: "Children on a plan at the quarter's end", basis: "snapshot", frequency: "quarterly" },
      girls: {},
      boys: {},
      all: { parts: ["girls", "boys"] },
    },
    figures: { "month 2016-06": "3", "quarter 2016-06": "3", "month 2016-05": "12" },
    shown: { "month 2016-06": "c", "quarter 2016-06": "c", "month 2016-05": "12" },
    why: "they are the same children",
  },
  {
    name: "percentages of months beside their quarter",
    kpis: { month: { ...MONTH, ...SHARE }, quarter: { ...QUARTER, ...SHARE } },
    figures: {
      ...{ month: "20/30", "month 2016-05": "3/30", "month 2016-06": "20/40" },
      "quarter 2016-06": "43/100",
    },
    shown: {
      ...{ month: "20/30", "month 2016-05": "c", "month 2016-06": "c" },
      "quarter 2016-06": "43/100",
    },
    why: "their counts add up",
  },
  {
    name: "children who are counted once in the year",
    kpis: { month: MONTH, year: YEAR },
    figures: {
      ...{ month: "9", "month 2016-05": "3", "month 2016-06": "12" },
      ...{ year: "9", "year 2016-05": "15", "year 2016-06": "21" },
    },
    shown: {
      ...{ month: "9", "month 2016-05": "c", "month 2016-06": "12" },
      ...{ year: "9", "year 2016-05": "15", "year 2016-06": "21" },
    },
    why: "months do not add up to them, so nothing follows",
  },
  {
    name: "measures that only look alike",
    kpis: { month: MONTH, year: { ...YEAR, name: "Children fostered since April", definition: "Fostered." } },
    figures: { month: "12", "month 2016-05": "3", year: "12", "year 2016-05": "22" },
    shown: { month: "12", "month 2016-05": "c", year: "12", "year 2016-05": "22" },
    why: "they count other children",
  },
  {
    name: "what the plan declares",
    kpis: {
      month: { name: "New adoptions", basis: "in-period" },
      year: { name: "Adopted since April", basis: "year-to-date", of: "month" },
    },
    figures: { month: "12", "month 2016-05": "3", year: "12", "year 2016-05": "15" },
    shown: { month: "12", "month 2016-05": "c", year: "12", "year 2016-05": "c" },
    why: "of: says that they count the same",
  },
  {
    name: "the same national measure",
    kpis: {
      month: { name: "New adoptions", basis: "in-period", standard: "number-of-adoptions" },
      year: { name: "Adopted so far", basis: "year-to-date", standard: "number-of-adoptions" },
    },
    figures: { month: "12", "month 2016-05": "3", year: "12", "year 2016-05": "15" },
    shown: { month: "12", "month 2016-05": "c", year: "12", "year 2016-05": "c" },
    why: "its definition is one",
  },
];

const FRACTIONS: readonly Row[] = [
  {
    name: "a percentage beside the numbers it is made of",
    kpis: { all: {}, seen: {}, share: SHARE },
    figures: { all: "19", seen: "16", share: "16/19" },
    shown: { all: "19", seen: "c", share: "c" },
    why: "19 less 16 were not seen",
  },
  {
    name: "a percentage of many beside the numbers it is made of",
    kpis: { all: {}, seen: {}, share: SHARE },
    figures: { all: "40", seen: "16", share: "16/40" },
    shown: { all: "40", seen: "16", share: "16/40" },
    why: "nobody is told apart",
  },
  {
    name: "a percentage without counts beside its base",
    kpis: {
      leavers: { name: "Care leavers", unit: "care leavers" },
      work: { name: "Care leavers in work", unit: "% of care leavers" },
    },
    figures: { leavers: "7", work: "57" },
    shown: { leavers: "7", work: "c" },
    why: "57% of 7 can only be 4",
  },
  {
    name: "a small percentage of many",
    kpis: { all: { name: "Children in need" }, reviewed: { ...SHARE, name: "Children reviewed in time" } },
    figures: { all: "180", reviewed: "1.7" },
    shown: { all: "180", reviewed: "c" },
    why: "1.7% of 180 can only be 3",
  },
  {
    name: "a percentage that may stand for several counts",
    kpis: { all: { name: "Children in need" }, reviewed: { ...SHARE, name: "Children reviewed in time" } },
    figures: { all: "300", reviewed: "2" },
    shown: { all: "300", reviewed: "2" },
    why: "2% of 300 may be 5, 6 or 7",
  },
  {
    name: "a percentage without counts of something else",
    kpis: { all: {}, reviewed: { ...SHARE, name: "Children reviewed" } },
    figures: { all: "7", reviewed: "50", "all 2016-05": "8", "reviewed 2016-05": "50" },
    shown: { all: "7", reviewed: "50", "all 2016-05": "8", "reviewed 2016-05": "50" },
    why: "50% of 7 is no number of children",
  },
  {
    name: "a percentage beside children who have nothing to do with it",
    kpis: { missing: { name: "Children missing" }, dentist: { ...SHARE, name: "Seen by a dentist" } },
    figures: { missing: "300", dentist: "99" },
    shown: { missing: "300", dentist: "99" },
    why: "any percentage is one of 300",
  },
  {
    name: "a percentage that fits by chance in one period",
    kpis: { missing: { name: "Children missing" }, dentist: { ...SHARE, name: "Seen by a dentist" } },
    figures: { missing: "40", dentist: "95" },
    shown: { missing: "40", dentist: "95" },
    why: "two in five percentages are one of 40",
  },
  {
    name: "a percentage that fits in period after period",
    kpis: { all: { name: "Children known" }, dentist: { ...SHARE, name: "Seen by a dentist" } },
    figures: { all: "40", dentist: "95", "all 2016-05": "41", "dentist 2016-05": "95" },
    shown: { all: "40", dentist: "c", "all 2016-05": "41", "dentist 2016-05": "c" },
    why: "one percentage in six would fit 40 and then 41",
  },
  {
    name: "a percentage of the few whom another measure counts",
    kpis: { all: { unit: "care leavers" }, work: { name: "In work", unit: "% of care leavers" } },
    figures: { all: "300", work: "99" },
    shown: { all: "300", work: "c" },
    why: "they are said to be care leavers, and 99% of 300 leaves 2, 3 or 4",
  },
  {
    name: "a rate without counts beside its population",
    kpis: {
      population: { name: "Children who live here", subject: "process" },
      rate: { unit: "per 10,000 children", name: "Section 47 enquiries about children who live here" },
    },
    figures: { population: "22010", rate: "1.4" },
    shown: { population: "22010", rate: "c" },
    why: "1.4 per 10,000 of 22,010 can only be 3",
  },
  {
    name: "a percentage without counts beside its numerator",
    kpis: { seen: { numeratorOf: "share" }, share: SHARE },
    figures: { seen: "16", share: "84" },
    shown: { seen: "16", share: "c" },
    why: "16 are 84% of 19, so 3 were not seen",
  },
  {
    name: "what the plan declares",
    kpis: {
      referred: { unit: "referrals", subject: "process", numeratorOf: "share" },
      known: { unit: "contacts", subject: "process", denominatorOf: "share" },
      share: SHARE,
    },
    figures: { known: "19", referred: "16", share: "16/19" },
    shown: { known: "19", referred: "16", share: "c" },
    why: "referrals and contacts are no children, so nothing else may be suppressed",
  },
];

/** Without the months that nobody reported. */
const reported = (situation: Situation, figures: Figures): Figures =>
  Object.fromEntries(Object.entries(printed(situation, figures)).filter(([, text]) => text !== "null"));

describe("without being told, a report knows that", () => {
  test.each(OVER_PERIODS)("$name: $why", ({ figures, shown, ...situation }) => {
    expect(reported(situation, figures)).toEqual(shown);
  });

  test.each(FRACTIONS)("$name: $why", ({ figures, shown, ...situation }) => {
    expect(printed(situation, figures)).toEqual(shown);
  });
});

describe("what can no longer be kept secret", () => {
  /** Each leak once, though the Board reads a report to the public as well. */
  const leaksOf = (situation: Situation, days: readonly Day[]) => {
    const leaks = publish(planOf(situation, days)).flatMap((one) => one.leaks);
    return [...new Map(leaks.map((leak) => [`${leak.kpi} ${leak.period}`, leak])).values()];
  };

  test("is told where the plan declares what hangs together", () => {
    const kpis: Situation["kpis"] = {
      referred: { unit: "referrals", subject: "process", numeratorOf: "share" },
      known: { unit: "contacts", subject: "process", denominatorOf: "share" },
      share: SHARE,
    };
    expect(leaksOf({ kpis }, [{ figures: { known: "19", referred: "16", share: "16/19" } }])).toMatchObject([
      { kpi: "share", period: "2016-04", how: "sum", from: [{ kpi: "referred" }, { kpi: "known" }] },
    ]);
  });

  test("is told where the year to date may not be suppressed", () => {
    const kpis: Situation["kpis"] = { month: MONTH, year: { ...YEAR, subject: "process" } };
    const figures: Figures = { month: "12", "month 2016-05": "3", year: "12", "year 2016-05": "15" };
    expect(leaksOf({ kpis }, [{ figures }])).toMatchObject([
      { kpi: "month", period: "2016-04" },
      { kpi: "month", period: "2016-05", how: "sum", from: [{ kpi: "year" }, { kpi: "year" }] },
    ]);
  });

  test("is not told where only the figures suggest it", () => {
    const kpis: Situation["kpis"] = {
      referred: { unit: "children", subject: "process" },
      known: { unit: "children", subject: "process" },
      share: SHARE,
    };
    expect(leaksOf({ kpis }, [{ figures: { known: "19", referred: "16", share: "16/19" } }])).toEqual([]);
  });
});
