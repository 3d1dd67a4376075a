import { expect, test } from "vitest";
import type { Illustration } from "../../../src/model/document.ts";
import { illustrateTrend } from "../../../src/report/trend/illustrate-trend.ts";
import { type Given, kpiOf } from "../../plan/spc/make-kpi.ts";
import { words } from "../build-fixture.ts";

const chartOf = ({ chart }: Illustration) => {
  if (chart.type !== "trend") throw new Error(`A ${chart.type} is no trend`);
  return chart;
};

/** The table as lines of text, its first row the periods. */
const tableOf = ({ table }: Illustration): string[] => [
  table.columns.map(({ title }) => title).join(" | "),
  ...words(table).slice(1),
];

test("the chart has a mark for each special cause, and the mean and limits of each phase", () => {
  const values = [6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 5, 0, 4, 6, 4];
  const breaks = [{ from: "2016-01-01", kind: "step" as const, reason: "New team" }];
  const chart = chartOf(illustrateTrend(kpiOf(values, { breaks, better: "lower" })));
  expect(chart.points.map(({ mark }) => mark).indexOf("improvement")).toBe(11);
  expect(chart.points.filter(({ mark }) => mark !== null)).toHaveLength(1);
  const limits = { mean: 5, upper: expect.closeTo(8.385, 3), lower: expect.closeTo(1.615, 3) };
  expect(chart.phases).toEqual([
    { from: 0, to: 12, limits, trial: false, reason: null },
    { from: 12, to: 15, limits: null, trial: false, reason: "New team" },
  ]);
});

test("the table has a column for each period, with its figure and its special cause", () => {
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
  const kpi = kpiOf([...figures, "5/10", "0/10"], {
    unit: "%",
    targets: [{ value: 40 }, { from: "2016-01-01", value: 50 }],
  });
  expect(tableOf(illustrateTrend(kpi))).toEqual([
    "Month | Feb 15 | Mar 15 | Apr 15 | May 15 | Jun 15 | Jul 15 | Aug 15 | Sep 15 | Oct 15 | Nov 15 | Dec 15 | Jan 16",
    "Value | 50% | 60% | [c] | 50% | 60% | 50% | 60% | 50% | 60% | 50% | 50% | 0%",
    "Count | 5/10 | 6/10 |  | 5/10 | 6/10 | 5/10 | 6/10 | 5/10 | 6/10 | 5/10 | 5/10 | 0/10",
    "Target, at least | 40% | 40% | 40% | 40% | 40% | 40% | 40% | 40% | 40% | 40% | 40% | 50%",
    "Special cause |  |  |  |  |  |  |  |  |  |  |  | outside; worse",
  ]);
});

test("a target that stays the same is in the caption and has no row", () => {
  const targets = [{ value: 40 }, { from: "2015-02-01", value: 50 }];
  const captionOf = (values: Given[], better?: "neutral"): string => {
    const kpi = kpiOf(values, { unit: "%", targets, ...(better && { better }) });
    return illustrateTrend(kpi).table.caption.replace(`${kpi.name}: `, "");
  };
  expect(captionOf(["4/10"])).toBe("figures, target 40% or more");
  expect(captionOf(["4/10", "5/10"])).toBe("figures");
  expect(captionOf(["4/10"], "neutral")).toBe("figures");
  // Only printed columns count.
  const year = Array.from({ length: 13 }, (): Given => "5/10");
  expect(captionOf(year)).toBe("figures, target 50% or more");
  expect(tableOf(illustrateTrend(kpiOf(year, { unit: "%", targets })))).toHaveLength(3);
});

test("counts of thousands have no comma in their narrow columns", () => {
  const [, value, count] = tableOf(illustrateTrend(kpiOf(["1024/1113", "980/1100"], { unit: "%" })));
  expect([value, count]).toEqual(["Value | 92% | 89%", "Count | 1024/1113 | 980/1100"]);
});

test("an empty row is left out", () => {
  expect(tableOf(illustrateTrend(kpiOf([6, 5])))).toEqual(["Month | Jan 15 | Feb 15", "Value | 6 | 5"]);
});

test("ten years of weeks are drawn as the newest sixty, with limits from all of them", () => {
  const values = Array.from({ length: 520 }, (_, index) => (index % 2 === 0 ? 4 : 6));
  const figure = illustrateTrend(kpiOf(values, { frequency: "weekly" }));
  const chart = chartOf(figure);
  expect(chart.points).toHaveLength(60);
  expect(chart.points.at(-1)?.label).toBe("15 Dec 24");
  expect(chart.targets).toHaveLength(60);
  expect(chart.phases).toMatchObject([{ from: 0, to: 60, limits: { mean: 5 }, trial: false, reason: null }]);
  expect(figure.table.columns).toHaveLength(13);
  expect(figure.table.columns.at(-1)?.title).toBe("15 Dec");
  expect(figure.table.note).toContain("The chart shows the newest 60 of 520 weeks, the table the newest 12.");
});

test.each([
  ["weekly", 60],
  ["monthly", 36],
  ["quarterly", 20],
  ["annual", 12],
] as const)("%s, a chart shows %i periods", (frequency, most) => {
  const values = Array.from({ length: most + 1 }, () => 5);
  expect(chartOf(illustrateTrend(kpiOf(values, { frequency }))).points).toHaveLength(most);
});

test("a phase that ended before the first point drawn is not in the chart, and nor is its end", () => {
  const values = Array.from({ length: 48 }, (_, index) => (index % 2 === 0 ? 4 : 6));
  const breaks = ["2015-07-01", "2016-01-01", "2017-01-01"].map((from) => ({
    from,
    kind: "method" as const,
    reason: `Form of ${from.slice(0, 4)}`,
  }));
  const figure = illustrateTrend(kpiOf(values, { breaks }));
  expect(chartOf(figure).phases.map(({ from, to, reason }) => [from, to, reason])).toEqual([
    [0, 12, null],
    [12, 36, "Form of 2017"],
  ]);
  expect(figure.sentence).not.toContain("Form of 2015");
});

test("column widths add up to the whole, however many periods there are", () => {
  for (const count of [0, 1, 5, 11, 12, 40]) {
    const { columns } = illustrateTrend(kpiOf(Array.from({ length: count }, () => 5))).table;
    expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(100);
  }
});
