import { describe, expect, test } from "vitest";
import type { Illustration } from "../../../src/model/document.ts";
import type { KnownKpi } from "../../../src/plan/history/replay.ts";
import { figuresTables } from "../../../src/report/trend/figures-table.ts";
import { type Given, kpiOf } from "../../plan/spc/make-kpi.ts";
import { words } from "../build-fixture.ts";
import { illustrate } from "./illustrate.ts";

const chartOf = ({ chart }: Illustration) => {
  if (chart.type !== "trend") throw new Error(`A ${chart.type} is no trend`);
  return chart;
};

test("the chart has a mark for each special cause, and the mean and limits of each phase", () => {
  const values = [6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 5, 0, 4, 6, 4];
  const breaks = [{ from: "2016-01-01", kind: "step" as const, reason: "New team" }];
  const chart = chartOf(illustrate(kpiOf(values, { breaks, better: "lower" })));
  expect(chart.points.map(({ mark }) => mark).indexOf("improvement")).toBe(11);
  expect(chart.points.filter(({ mark }) => mark !== null)).toHaveLength(1);
  const limits = { mean: 5, upper: expect.closeTo(8.385, 3), lower: expect.closeTo(1.615, 3) };
  expect(chart.phases).toEqual([
    { from: 0, to: 12, limits, trial: false, reason: null },
    { from: 12, to: 15, limits: null, trial: false, reason: "New team" },
  ]);
});

test("below its title a chart names the measure and its unit, and leads to its figures", () => {
  const figure = illustrate(kpiOf([6, 5]));
  expect([figure.measure, figure.anchor, figure.table, figure.figures]).toEqual([
    "Caseload (cases)",
    "kpi-caseload",
    null,
    "kpi-caseload-figures",
  ]);
  expect(illustrate(kpiOf(["1/2"], { unit: "% of visits" })).measure).toBe("Caseload (%)");
});

test("ten years of weeks are drawn as the newest sixty, with limits from all of them", () => {
  const values = Array.from({ length: 520 }, (_, index) => (index % 2 === 0 ? 4 : 6));
  const figure = illustrate(kpiOf(values, { frequency: "weekly" }));
  const chart = chartOf(figure);
  expect(chart.points).toHaveLength(60);
  expect(chart.points.at(-1)?.label).toBe("15 Dec 24");
  expect(chart.targets).toHaveLength(60);
  expect(chart.phases).toMatchObject([{ from: 0, to: 60, limits: { mean: 5 }, trial: false, reason: null }]);
  const [table] = tablesOf(kpiOf(values, { frequency: "weekly" }));
  expect(table?.[0]?.split(" | ").slice(1)).toHaveLength(12);
  expect(table?.[0]).toMatch(/\| 15 Dec$/);
  expect(table?.at(-1)).toContain("The chart shows the newest 60 of 520 weeks.");
});

test.each([
  ["weekly", 60],
  ["monthly", 36],
  ["quarterly", 20],
  ["annual", 12],
] as const)("%s, a chart shows %i periods", (frequency, most) => {
  const values = Array.from({ length: most + 1 }, () => 5);
  expect(chartOf(illustrate(kpiOf(values, { frequency }))).points).toHaveLength(most);
});

test("a phase that ended before the first point drawn is not in the chart, and nor is its end", () => {
  const values = Array.from({ length: 48 }, (_, index) => (index % 2 === 0 ? 4 : 6));
  const breaks = ["2015-07-01", "2016-01-01", "2017-01-01"].map((from) => ({
    from,
    kind: "method" as const,
    reason: `Form of ${from.slice(0, 4)}`,
  }));
  const figure = illustrate(kpiOf(values, { breaks }));
  expect(chartOf(figure).phases.map(({ from, to, reason }) => [from, to, reason])).toEqual([
    [0, 12, null],
    [12, 36, "Form of 2017"],
  ]);
  expect(figure.sentence).not.toContain("Form of 2015");
});

describe("tables of figures", () => {
  const figures: Given[] = [
    "6/10",
    "5/10",
    "6/10",
    "c",
    "5/10",
    "6/10",
    "5/10",
    "6/10",
    "5/10",
    "6/10",
    "5/10",
  ];

  test("have a column for each of the newest periods, then what is to be known of the measure", () => {
    const kpi = kpiOf([...figures, "5/10", "0/10"], {
      unit: "%",
      targets: [{ value: 40 }, { from: "2016-01-01", value: 50 }],
      comparators: [{ who: "England", value: 82, period: "year ending March 2015", published: "2015-10-01" }],
    });
    expect(tablesOf(kpi)).toEqual([
      [
        "Month | Feb 15 | Mar 15 | Apr 15 | May 15 | Jun 15 | Jul 15 | Aug 15 | Sep 15 | Oct 15 | Nov 15 | Dec 15 | Jan 16",
        "Caseload | 50%; 5/10 | 60%; 6/10 | [c] | 50%; 5/10 | 60%; 6/10 | 50%; 5/10 | 60%; 6/10 | 50%; 5/10 | 60%; 6/10 | 50%; 5/10 | 50%; 5/10 | 0%; 0/10",
        "Cases over social workers. Target 40% or more from Feb 15 to Dec 15, 50% or more from Jan 16. " +
          "England: 82%, year ending March 2015. Special cause: outside the limits, worse, Jan 16.",
      ],
    ]);
  });

  test("explain the symbols that they print", () => {
    expect(figuresTables([kpiOf(["c", 5])])[0]?.note).toBe("[c] suppressed to protect confidentiality.");
    expect(figuresTables([kpiOf([5, 6])])[0]?.note).toBe(null);
  });

  test("hold the measures of one frequency together, and each of its own", () => {
    const kpis = [
      kpiOf([1, 2], { id: "a", name: "A", frequency: "annual" }),
      kpiOf([3, 4], { id: "b", name: "B" }),
      kpiOf([5, 6, 7], { id: "c", name: "C" }),
    ];
    expect(
      tablesOf(...kpis).map((table) => table.map((row) => row.split(" | ").slice(0, 4).join(" | "))),
    ).toEqual([
      [
        "Month | Jan 15 | Feb 15 | Mar 15",
        "B | 3 | 4 | ",
        "Cases over social workers.",
        "C | 5 | 6 | 7",
        "Cases over social workers.",
      ],
      ["Year to | Jan 15 | Jan 16", "A | 1 | 2", "Cases over social workers."],
    ]);
    expect(figuresTables(kpis).map(({ caption }) => caption)).toEqual([
      "Figures by month",
      "Figures by year",
    ]);
  });

  test("leave no measure without its newest figures: one that ends earlier has a table of its own", () => {
    const long = Array.from({ length: 30 }, (_, index) => index);
    const kpis = [kpiOf(long, { id: "a", name: "A" }), kpiOf(long.slice(0, 14), { id: "b", name: "B" })];
    expect(figuresTables(kpis).map(({ caption }) => caption)).toEqual([
      "Figures by month, 1 of 2",
      "Figures by month, 2 of 2",
    ]);
    expect(tablesOf(...kpis)[1]?.[0]).toMatch(/^Month \| Mar 15 .* \| Feb 16$/);
  });

  test("break no number: long counts are on two lines, and long figures have fewer columns", () => {
    const [counts] = tablesOf(kpiOf(["102/113", "98/110"], { unit: "%" }));
    expect(counts?.[1]).toBe("Caseload | 90%; 102; of 113 | 89%; 98; of 110");
    const large = Array.from({ length: 12 }, () => 1_240_000);
    expect(tablesOf(kpiOf(large))[0]?.[0]?.split(" | ")).toHaveLength(7);
    expect(tablesOf(kpiOf(Array.from({ length: 12 }, () => 1240)))[0]?.[0]?.split(" | ")).toHaveLength(13);
  });

  test("say why there are no limits where the figures hardly move, and how limits were screened", () => {
    expect(tablesOf(kpiOf(Array.from({ length: 12 }, () => 5)))[0]?.at(-1)).toBe(
      "Cases over social workers. It has no limits: its figures hardly move, so they do not show what chance alone does.",
    );
    const screened = kpiOf([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2], { screening: true });
    expect(tablesOf(screened)[0]?.at(-1)).toContain(
      "Its limits leave out moves of more than 3.267 times the usual one.",
    );
  });

  test("are as wide as the page, however many periods there are", () => {
    for (const count of [1, 5, 11, 12, 40]) {
      const [table] = figuresTables([kpiOf(Array.from({ length: count }, () => 5))]);
      expect(table?.columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100);
    }
    expect(figuresTables([kpiOf([])])).toEqual([]);
  });
});

/** Tables of figures as lines of text, the first the periods. */
const tablesOf = (...kpis: readonly KnownKpi[]): string[][] =>
  figuresTables(kpis).map((table) => [
    table.columns.map(({ title }) => title).join(" | "),
    ...words(table).slice(1),
  ]);
