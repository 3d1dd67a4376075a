import { describe, expect, test } from "vitest";
import { type Chart, chart, type StatusBars, type TrendChart } from "../../src/model/charts.ts";
import { drawChart, KINDS } from "../../src/render/charts/index.ts";
import { bars, trend } from "./sample.ts";

const draw = (chart: Chart): string => drawChart(chart, "Average caseload").html;

/** A trend of these values, month by month, with one target throughout. */
function series(values: (number | null)[], target: { min: number | null; max: number | null }): TrendChart {
  const points = values.map((value, index) => ({
    label: `${index % 2 ? "May" : "June"} ${2000 + index}`,
    value,
    mark: null,
  }));
  return { ...trend, points, targets: points.map(() => target) };
}

const none = { min: null, max: null };
const all = (svg: string, pattern: RegExp): string[] =>
  [...svg.matchAll(pattern)].map(([, found]) => found ?? "");
const lineOf = (svg: string): string => all(svg, /class="chart-line" d="([^"]*)"/g)[0] ?? "";
const textsOf = (svg: string): string[] => all(svg, /<text[^>]*>([^<]*)<\/text>/g);
/** The heights of the values: the usual ones are one path, the latest is a circle. */
const heights = (svg: string): number[] =>
  [
    ...(all(svg, /class="chart-dots[^"]*" d="([^"]*)"/g)[0] ?? "").matchAll(/M[\d.]+ ([\d.]+)h0/g),
    ...svg.matchAll(/class="chart-point"[^>]*cy="([^"]*)"/g),
  ].map(([, y]) => Number(y));
/** A chart without its legend, which has a piece of each line. */
const plotOf = (svg: string): string => svg.split('<g class="beside')[0] ?? "";

/** Expects every coordinate to lie on the canvas. */
function expectOnCanvas(svg: string): void {
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  const height = Number(/viewBox="0 0 \d+ ([\d.]+)"/.exec(svg)?.[1]);
  const width = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const ys = all(svg, / c?y="([^"]*)"/g).map(Number);
  const xs = all(svg, / c?x="([^"]*)"/g).map(Number);
  expect(Math.min(...ys, ...xs)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...ys)).toBeLessThanOrEqual(height);
  expect(Math.max(...xs)).toBeLessThanOrEqual(width);
}

test("every type of chart in the model can be drawn", () => {
  const types = chart.options.map(({ shape }) => shape.type.value);
  expect(KINDS.map(({ type }) => type).sort()).toEqual(types.sort());
});

describe("a trend", () => {
  test("is an image with a name that gives the essentials", () => {
    expect(draw(trend)).toMatch(
      /^<svg class="chart chart-trend" viewBox="0 0 300 133.8" role="img" aria-label="Line chart: Average caseload, June 2016 to August 2016. Latest 17.2; target 14 to 18.">/,
    );
  });

  test("leaves a gap open", () => {
    expect(lineOf(draw(series([1, 2, null, 4, 5], none))).match(/M/g)).toHaveLength(2);
    expect(lineOf(draw(series([1, 2, 3, 4, 5], none))).match(/M/g)).toHaveLength(1);
  });

  test("shows every value as a point", () => {
    expect(heights(draw(series([1, null, 3], none)))).toHaveLength(2);
  });

  test("names the latest value, even when the last period has none", () => {
    expect(textsOf(draw(trend))).toContain("17.2");
    expect(textsOf(draw(series([3.04, null], none)))).toContain("3.0");
  });

  test("shows a range as a band between two dashed lines, and a single bound as one dashed line", () => {
    const range = plotOf(draw(trend));
    expect(range).toContain("chart-band");
    expect(range.match(/chart-target"/g)).toHaveLength(2);
    const bound = plotOf(draw(series([1, 2], { min: null, max: 18 })));
    expect(bound).not.toContain("chart-band");
    expect(bound.match(/chart-target"/g)).toHaveLength(1);
  });

  test("draws a changing target in steps", () => {
    const targets = [{ min: 80, max: null }, { min: 90, max: null }, none];
    expect(plotOf(draw({ ...trend, targets })).match(/chart-target"/g)).toHaveLength(2);
  });

  test("without a target has no target line and no words about one", () => {
    const svg = draw({ ...series([1, 2], none), targetLabel: null });
    expect(svg).not.toMatch(/chart-target|chart-band/);
    expect(svg).not.toContain("target");
  });

  test.each([
    ["one value", series([5], none)],
    ["one value of nought", series([0], none)],
    ["all equal", series([90, 90, 90], { min: 90, max: null })],
    ["only gaps", series([null, null], { min: 14, max: 18 })],
    ["nothing at all", { ...trend, points: [], targets: [] }],
    ["below nought", series([-3, 4, -1.5], none)],
    ["thousands", series([12000, 154000], none)],
    [
      "ten years of months",
      series(
        Array.from({ length: 120 }, (_, index) => Math.sin(index) * 20 + 50),
        none,
      ),
    ],
    ["a long label", { ...trend, targetLabel: "Target no more than 18 for each social worker in any team" }],
  ])("with %s stays on its canvas", (_, chart) => {
    expectOnCanvas(draw(chart));
  });

  test("says when it has only gaps", () => {
    expect(textsOf(draw(series([null, null], none)))).toContain("No figures yet");
  });

  test("ends at 100 for a percentage", () => {
    const svg = draw({ ...series([98, 100], none), unit: "%" });
    expect(textsOf(svg)).toContain("100.0%");
    expect(textsOf(svg)).not.toContain("100.5%");
  });

  test("labels only some of many periods, always the last, and without overlaps", () => {
    const points = Array.from({ length: 60 }, (_, index) => ({
      label: `May ${1960 + index}`,
      value: index,
      mark: null,
    }));
    const texts = textsOf(draw({ ...trend, points, targets: [] }));
    expect(texts.filter((text) => text.startsWith("May")).length).toBeLessThan(20);
    expect(texts).toContain("May 19");
  });

  test.each([
    ["quarter ending June 2016", ["Jun 16"]],
    ["Sep 15", ["Sep 15"]],
    ["week ending 28 August 2016", ["28 Aug 16"]],
    ["2015 to 2016", ["2015 to 2016"]],
  ])("writes %s on the axis as %j", (label, expected) => {
    const chart = { ...trend, points: [{ label, value: 1, mark: null }], targets: [] };
    expect(textsOf(draw(chart))).toEqual(expect.arrayContaining(expected));
  });
});

describe("status bars", () => {
  test("are an image whose name gives every count", () => {
    expect(draw(bars)).toContain(
      'aria-label="Bar chart: Average caseload. 1 Management oversight: 1 off track, 40 on track, 12 complete, 3 embedded."',
    );
  });

  test("print every count, in its segment or beside the bar", () => {
    const counts = all(draw(bars), /class="bar-count"[^>]*>(\d+)</g);
    expect(counts.toSorted()).toEqual(["1", "12", "3", "40"]);
  });

  test("have a legend of what occurs, in the order of the statuses", () => {
    expect(all(draw(bars), /class="chart-legend"[^>]*>([^<]*)</g)).toEqual([
      "Off track",
      "On track",
      "Complete",
      "Embedded",
    ]);
  });

  test("tell two statuses of one colour apart", () => {
    expect(draw(bars)).toContain('<g class="bar bar-blue full">');
    expect(draw(bars)).toContain('<g class="bar bar-blue open">');
  });

  test("have one scale for all rows", () => {
    const row = (count: number) => ({
      label: "Row",
      counts: [{ colour: "green" as const, word: "On track", count }],
    });
    const svg = draw({ type: "status-bars", rows: [row(10), row(20)] });
    const [ten = 0, twenty = 0] = all(svg, /<rect[^>]*width="([^"]*)"/g).map(Number);
    expect(twenty + 1.5).toBeCloseTo(2 * (ten + 1.5), 1);
  });

  test.each<[string, StatusBars]>([
    ["no rows", { type: "status-bars", rows: [] }],
    ["a row of nothing", { type: "status-bars", rows: [{ label: "R1", counts: [] }] }],
    ["many small counts beside a large one", manySmall()],
    [
      "a long label",
      { ...bars, rows: bars.rows.map((row) => ({ ...row, label: "word ".repeat(40).trim() })) },
    ],
  ])("with %s stay on their canvas", (_, chart) => {
    expectOnCanvas(draw(chart));
  });
});

function manySmall(): StatusBars {
  const colours = ["red", "amber", "green", "blue", "grey"] as const;
  const counts = colours.map((colour, index) => ({ colour, word: colour, count: index === 2 ? 900 : 1 }));
  return { type: "status-bars", rows: [{ label: "All", counts }] };
}
