import { describe, expect, test } from "vitest";
import { type Point, seriesOf } from "../../src/plan/measures/series.ts";
import { type Extract, type Figure, parseFigure } from "../../src/plan/schema/extracts.ts";
import type { Kpi } from "../../src/plan/schema/kpis.ts";
import { addDays } from "../../src/plan/time/dates.ts";
import { originOf } from "../../src/problems/origin.ts";

const origin = originOf("plan.yaml");
const weekly = (unit: string): Kpi => ({
  id: "weekly",
  name: "Visits by week",
  definition: "Visits.",
  unit,
  frequency: "weekly",
  better: "higher",
  origin,
});
const monthly = (changes: Partial<Kpi> = {}): Kpi => ({
  ...weekly(changes.unit ?? "visits"),
  id: "other",
  frequency: "monthly",
  basis: "in-period",
  rollsUp: "weekly",
  ...changes,
});

/** `{ "2016-08-07": "71/78" }` of the weekly measure, or of the other. */
const extract = (date: string, values: Readonly<Record<string, string>>, kpi = "weekly"): Extract => ({
  date,
  figures: Object.entries(values).map(([period, figure]) => ({
    kpi,
    period,
    figure: parseFigure(figure) as Figure,
    origin: originOf("plan.yaml", [date, period]),
  })),
  early: [],
  origin,
});

const AUGUST = { "2016-08-07": "10", "2016-08-14": "20", "2016-08-21": "30", "2016-08-28": "40" };

const show = ({ period, figure, value }: Point): string =>
  `${period.key} ${figure === null ? "gap" : figure.numerator === null ? (value ?? figure.symbol) : `${figure.numerator}/${figure.denominator}`}`;

const rolledUp = (kpi: Kpi, ...extracts: Extract[]): string[] =>
  seriesOf(kpi, extracts, weekly(kpi.unit)).map(show);

describe("in-period", () => {
  test("adds up counts", () => {
    expect(rolledUp(monthly(), extract("2016-09-02", AUGUST))).toEqual(["2016-08 100"]);
  });

  test("adds up numerators and denominators separately", () => {
    const fractions = { "2016-08-07": "1/2", "2016-08-14": "1/4", "2016-08-21": "3/4", "2016-08-28": "0/10" };
    expect(rolledUp(monthly({ unit: "% of visits" }), extract("2016-09-02", fractions))).toEqual([
      "2016-08 5/20",
    ]);
  });

  test.each([
    ["% of visits", "91"],
    ["cases per social worker", "17"],
    ["average days", "17"],
    ["days", "17.5"],
    ["days", "35/2"],
  ])("gives no figure when a week in %s is %s", (unit, figure) => {
    expect(rolledUp(monthly({ unit }), extract("2016-09-02", { ...AUGUST, "2016-08-14": figure }))).toEqual(
      [],
    );
  });

  test.each([
    [["x"], "x"],
    [["x", "c"], "c"],
    [["u", "low"], "low"],
    [["z", "x"], "x"],
  ])("is a symbol when weeks are %j: %s", (symbols, symbol) => {
    const weeks = {
      ...AUGUST,
      ...Object.fromEntries(symbols.map((one, index) => [`2016-08-${14 + 7 * index}`, one])),
    };
    expect(rolledUp(monthly(), extract("2016-09-02", weeks))).toEqual([`2016-08 ${symbol}`]);
  });
});

describe("snapshot", () => {
  const snapshot = monthly({ basis: "snapshot", unit: "% of visits" });

  test("takes the last week, or its symbol", () => {
    expect(rolledUp(snapshot, extract("2016-09-02", AUGUST))).toEqual(["2016-08 40"]);
    expect(rolledUp(snapshot, extract("2016-09-02", { ...AUGUST, "2016-08-14": "c" }))).toEqual([
      "2016-08 40",
    ]);
    expect(rolledUp(snapshot, extract("2016-09-02", { ...AUGUST, "2016-08-28": "c" }))).toEqual([
      "2016-08 c",
    ]);
  });

  test("waits for every week", () => {
    const { "2016-08-14": _, ...others } = AUGUST;
    expect(rolledUp(snapshot, extract("2016-09-02", others))).toEqual([]);
  });
});

test.each(["rolling-12", "year-to-date", undefined] as const)(
  "a basis of %s makes no figures from weeks",
  (basis) => {
    expect(rolledUp(monthly({ basis }), extract("2016-09-02", AUGUST))).toEqual([]);
  },
);

test("a week belongs to the month in which it ends", () => {
  const weeks = {
    "2016-07-31": "1",
    "2016-08-07": "10",
    "2016-08-14": "20",
    "2016-08-21": "30",
    "2016-08-28": "40",
  };
  expect(rolledUp(monthly(), extract("2016-09-02", { ...weeks, "2016-09-04": "5" }))).toEqual([
    "2016-08 100",
  ]);
  const fridays = {
    "2016-07-01": "1",
    "2016-07-08": "2",
    "2016-07-15": "3",
    "2016-07-22": "4",
    "2016-07-29": "5",
  };
  expect(rolledUp(monthly(), extract("2016-08-01", fridays))).toEqual(["2016-07 15"]);
});

test("a figure that an extract gives for the period itself overrides one made from weeks", () => {
  const own = extract("2016-08-05", { "2016-06": "90", "2016-08": "99" }, "other");
  expect(rolledUp(monthly(), extract("2016-09-02", AUGUST), own)).toEqual([
    "2016-06 90",
    "2016-07 gap",
    "2016-08 99",
  ]);
});

describe("a longer period", () => {
  const weeks = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [addDays("2016-04-03", 7 * index), "1"]),
  );

  test("ends with the quarters and the financial year", () => {
    expect(rolledUp(monthly({ frequency: "quarterly" }), extract("2017-06-01", weeks))).toEqual([
      "2016-06 13",
      "2016-09 13",
      "2016-12 13",
      "2017-03 13",
    ]);
    expect(rolledUp(monthly({ frequency: "annual" }), extract("2017-06-01", weeks))).toEqual(["2017-03 52"]);
  });

  test("ends in step with the periods that extracts give", () => {
    const own = extract("2016-06-01", { "2016-05": "13" }, "other");
    expect(rolledUp(monthly({ frequency: "quarterly" }), own, extract("2017-06-01", weeks))).toEqual([
      "2016-05 13",
      "2016-08 13",
      "2016-11 13",
      "2017-02 13",
    ]);
  });
});

test("a restated week restates its month, with the earlier value and date", () => {
  const [august] = seriesOf(
    monthly(),
    [
      extract("2016-09-02", AUGUST),
      extract("2016-09-09", { "2016-08-07": "11" }),
      extract("2016-09-16", { "2016-08-28": "40" }),
    ],
    weekly("visits"),
  );
  expect(august).toMatchObject({
    value: 101,
    extract: "2016-09-16",
    origin: { path: ["2016-09-16", "2016-08-28"] },
    before: { value: 100, extract: "2016-09-02" },
  });
});

test("a month that becomes complete is not restated", () => {
  const { "2016-08-28": last, ...others } = AUGUST;
  const [august] = seriesOf(
    monthly(),
    [extract("2016-08-24", others), extract("2016-09-02", { "2016-08-28": last })],
    weekly("visits"),
  );
  expect(august).toMatchObject({ value: 100, before: null });
});
