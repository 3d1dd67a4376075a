import { describe, expect, test } from "vitest";
import { countsChildren, countsOf, smallCountIn } from "../../src/disclosure/policy.ts";
import { speaksOfChildren } from "../../src/plan/measures/people.ts";
import { parseFigure } from "../../src/plan/schema/extracts.ts";

const CHILDREN = [
  ...[
    "children",
    "Number of children",
    "Young carers",
    "minors",
    "youths",
    "CIC",
    "CYP",
    "C&YP",
    "UASC",
    "LAC",
  ],
  ...[
    "under 5s",
    "under-fives",
    "Under 18s",
    "U18s",
    "0-4s",
    "newborns",
    "unborn babies",
    "kids",
    "teenagers",
  ],
  ...[
    "16-17 year olds",
    "17-year-olds",
    "three-year-olds",
    "16+ year-olds",
    "16- and 17-year-olds",
    "Year 6s",
  ],
  ...[
    "young offenders",
    "young parents",
    "young mothers",
    "young people",
    "youngsters",
    "juveniles",
    "boys",
    "girls",
  ],
  ...["schoolchildren", "pre-schoolers", "grandchildren", "care leavers", "adoptions", "NEETs", "EHCPs"],
  ...["people aged 16 to 17", "rate per 10,000 aged under 18", "% looked after"],
];

const OTHERS = [
  ...["social workers", "carers", "foster carers", "families", "visits", "cases", "referrals", "residents"],
  ...[
    "youth workers",
    "youth services",
    "children's social workers",
    "children's homes",
    "student social workers",
  ],
  ...[
    "minor repairs",
    "leavers FTE",
    "% of plans",
    "under 5 days",
    "under 10%",
    "reports a year old",
    "girls' schools",
  ],
];

describe("the words for children", () => {
  test.each(CHILDREN)("%s", (unit) => {
    expect(speaksOfChildren(unit)).toBe(true);
    expect(countsChildren({ unit })).toBe(true);
  });

  test.each(OTHERS)("not %s", (unit) => {
    expect(speaksOfChildren(unit)).toBe(false);
  });

  test("are not needed where the subject says it", () => {
    expect(countsChildren({ unit: "placements", subject: "child" })).toBe(true);
    expect(countsChildren({ unit: "young carers", subject: "staff" })).toBe(false);
  });
});

describe("a whole number counts children", () => {
  test.each([
    ...[
      "Year 11 pupils",
      "day pupils",
      "first-year students",
      "6-week-old babies",
      "17-year-olds",
      "in-year moves",
    ],
    ...["out-of-hours referrals", "out of hours calls", "children waiting for years", "24-hour placements"],
  ])("of %s", (unit) => {
    expect(countsOf({ unit }, { value: 3, numerator: null, denominator: null })).toEqual({
      count: 3,
      base: null,
    });
  });

  test.each([
    "days",
    "hours",
    "working days",
    "% of children",
    "per cent of children",
    "rate per 10,000",
    "score",
  ])("and not of %s", (unit) => {
    expect(countsOf({ unit }, { value: 3, numerator: null, denominator: null }).count).toBeNull();
  });
});

describe("38 of 40 leaves two", () => {
  const figure = parseFigure("38/40");
  if (figure === null) throw new Error("38/40 is a figure");

  test.each([
    ...[
      "% of children",
      "per cent of children",
      "percentage of children",
      "children (%)",
      "proportion of children",
    ],
    ...["share of children", "Percent", "pct of children", "rate of children seen"],
  ])("%s", (unit) => {
    expect(smallCountIn({ unit }, figure, 5)).toBe(2);
  });

  test.each(["children per social worker", "per 10,000 children"])("and not %s", (unit) => {
    expect(smallCountIn({ unit }, figure, 5)).toBeNull();
  });
});
