import { describe, expect, test } from "vitest";
import type { TrendChart } from "../../src/model/charts.ts";
import type { Block } from "../../src/model/document.ts";
import type { Table } from "../../src/model/table.ts";
import { drawChart } from "../../src/render/charts/index.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { outside, overlaps, textBoxes } from "./chart-boxes.ts";
import { actions, bodyOf, trend, withBlocks, xmr } from "./sample.ts";

const draw = (chart: TrendChart): string => drawChart(chart, "Average caseload").html;
const all = (svg: string, pattern: RegExp): string[] =>
  [...svg.matchAll(pattern)].map(([, found]) => found ?? "");
const textsOf = (svg: string): string[] => textBoxes(svg).map(({ text }) => text);
const count = (svg: string, part: string): number => svg.split(part).length - 1;
/** A chart without its legend, which has a piece of each line. */
const plotOf = (svg: string): string => svg.split('<g class="beside')[0] ?? "";
const lineOf = (svg: string): string => all(svg, /class="chart-line[^"]*" d="([^"]*)"/g)[0] ?? "";

/** One phase throughout, with these limits. */
function limited(values: (number | null)[], limits: TrendChart["phases"][number]["limits"]): TrendChart {
  return {
    ...trend,
    points: values.map((value, index) => ({ label: `Aug ${1990 + index}`, value, mark: null })),
    targets: [],
    targetLabel: null,
    phases: [{ from: 0, to: values.length, limits, trial: false, reason: null }],
  };
}

/** Ten years of weeks. */
function weekly(): TrendChart {
  const points = Array.from({ length: 520 }, (_, index) => {
    const day = new Date(Date.UTC(2006, 8, 10 + 7 * index)).toUTCString().slice(5, 16);
    return { label: day, value: 100 + (index % 7), mark: index === 300 ? ("concern" as const) : null };
  });
  return { ...trend, points, targets: [], targetLabel: null, phases: [] };
}

describe("a trend with limits", () => {
  test("has a name that describes all that it shows", () => {
    expect(draw(xmr)).toContain(
      'aria-label="Line chart: Average caseload, Nov 15 to Aug 16. Latest 17.2; target 14 to 18; ' +
        "mean 16.6; trial limits 13.8 to 19.4; 2 points of special cause variation: 1 of improvement, 1 of concern; " +
        'break before Mar 16, New case system."',
    );
  });

  test("says in its name that there is no special cause, or that it is neutral", () => {
    const calm = { ...xmr, points: xmr.points.map((point) => ({ ...point, mark: null })) };
    expect(draw(calm)).toContain("; no special cause variation;");
    const neutral = { ...xmr, points: xmr.points.map((point) => ({ ...point, mark: "neutral" as const })) };
    expect(draw(neutral)).toContain("10 points of special cause variation: 10 neither better nor worse");
  });

  test("has a mean and two limits for each phase, and labels those of the last", () => {
    const svg = draw(xmr);
    expect(count(plotOf(svg), 'class="chart-mean"')).toBe(2);
    expect(count(plotOf(svg), 'class="chart-limit"')).toBe(4);
    const words = textsOf(svg).join(" ");
    for (const label of ["Mean 16.6", "Trial limits 13.8 to 19.4", "Target 14 to 18", "17.2"])
      expect(words).toContain(label);
  });

  test("says which limits belong to an earlier phase", () => {
    const [first, second] = xmr.phases as [TrendChart["phases"][number], TrendChart["phases"][number]];
    const words = textsOf(draw({ ...xmr, phases: [first, { ...second, limits: null }] })).join(" ");
    expect(words).toContain("Earlier mean 20.0");
    expect(words).toContain("Earlier trial limits 18.8 to 21.2");
  });

  test("marks each special cause with its own shape, and explains those that occur", () => {
    const svg = draw(xmr);
    expect(svg).toMatch(/<rect class="mark mark-improvement"/);
    expect(svg).toMatch(/<path class="mark mark-concern"/);
    expect(svg).not.toContain("mark-neutral");
    const words = textsOf(svg);
    expect(words).toEqual(expect.arrayContaining(["Improving", "Concern"]));
    expect(words).not.toContain("Change");
    const neutral = draw({ ...xmr, points: xmr.points.map((point) => ({ ...point, mark: "neutral" })) });
    expect(neutral).toMatch(/<circle class="mark mark-neutral"/);
    expect(textsOf(neutral)).toContain("Change");
  });

  test("is interrupted at a break, with the reason above it", () => {
    const svg = draw(xmr);
    // At the break, and at the gap.
    expect(count(lineOf(svg), "M")).toBe(3);
    expect(count(svg, 'class="chart-break"')).toBe(1);
    const reason = textBoxes(svg).find(({ text }) => text === "New case system");
    const line = Number(all(svg, /class="chart-break" d="[^"]*L([\d.]+) /g)[0]);
    expect(reason?.left).toBeLessThan(line);
    expect(reason?.right).toBeGreaterThan(line);
  });

  test("shortens a reason only when there is no room for it", () => {
    const because = (reason: string): string[] =>
      textsOf(
        draw({ ...xmr, phases: xmr.phases.map((phase) => ({ ...phase, reason: phase.reason && reason })) }),
      );
    const long = "The new case system counts each child once, and not once for each time that it is referred";
    expect(because(long).join(" ")).toContain(long);
    const longer = because(
      `${long}, from the first of March of this year on, for all the teams and services of the authority and its partners`,
    );
    expect(longer.filter((text) => text.endsWith("…"))).toHaveLength(1);
  });

  test("leaves out a limit that no figure can pass", () => {
    const limit = (chart: TrendChart) => {
      const svg = draw(chart);
      return {
        lines: count(plotOf(svg), 'class="chart-limit"'),
        words: textsOf(svg).filter((text) => text.includes("limit")),
        name: / (?:upper|lower) limit [^;.]*/g.exec(svg)?.[0],
      };
    };
    expect(limit(limited([1, 2, 1, 3, 0, 2], { mean: 1.5, upper: 6, lower: -3 }))).toEqual({
      lines: 1,
      words: ["Upper limit 6.0"],
      name: " upper limit 6",
    });
    const share = { ...limited([97, 99, 98], { mean: 98, upper: 103, lower: 93 }), unit: "%", decimals: 0 };
    expect(limit(share)).toEqual({ lines: 1, words: ["Lower limit 93%"], name: " lower limit 93%" });
    expect(limit(limited([-1, 2, 1], { mean: 1, upper: 3, lower: -3 })).lines).toBe(2);
  });

  test("prints the mean and limits of a count with one decimal, and of a percentage with none", () => {
    const chart = { ...limited([1, 2, 5, 3], { mean: 2.75, upper: 8.3, lower: 0.2 }), decimals: 0 };
    expect(textsOf(draw(chart))).toEqual(expect.arrayContaining(["Mean 2.8", "Limits 0.2 to 8.3", "3"]));
    expect(textsOf(draw({ ...chart, unit: "%" }))).toContain("Mean 3%");
  });

  test("does not round its latest value across the target", () => {
    const latest = (value: number) => {
      const chart = { ...limited([16, value], null), targets: trend.targets, decimals: 0 };
      return /Latest (\d+(?:\.\d+)?)/.exec(draw(chart))?.[1];
    };
    expect([17.8, 18.3].map(latest)).toEqual(["18", "18.3"]);
  });

  test("has one label when the mean and limits are the same line", () => {
    const words = textsOf(draw(limited([5, 5, 5], { mean: 5, upper: 5, lower: 5 })));
    expect(words.join(" ")).toContain("Mean and limits 5.0");
    expect(words.some((text) => text.startsWith("Upper"))).toBe(false);
  });

  test("has ticks that are far enough apart to read", () => {
    for (const greatest of [8, 9, 10, 11, 12, 13, 14, 15, 16, 17]) {
      const svg = draw({ ...limited([3, greatest], null), decimals: 0 });
      const ticks = all(svg, /class="chart-grid" d="M[\d.]+ ([\d.]+)H/g).map(Number);
      for (const [index, tick] of ticks.entries())
        if (index > 0) expect((ticks[index - 1] as number) - tick).toBeGreaterThan(13);
    }
  });

  test.each<[string, TrendChart]>([
    ["one value", limited([5], { mean: 5, upper: 5, lower: 5 })],
    ["all values equal", limited([90, 90, 90], { mean: 90, upper: 90, lower: 90 })],
    ["no value", limited([null, null], null)],
    [
      "a difference that is only a rounding error",
      limited([0.3, 0.1 + 0.2], { mean: 0.3, upper: 0.3, lower: 0.3 }),
    ],
    ["a gap at the end", limited([18, 19, 18, null], { mean: 18.3, upper: 20, lower: 16.6 })],
    ["the sample", xmr],
  ])("with %s keeps its words apart and on its canvas", (_, chart) => {
    const svg = draw(chart);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(overlaps(textBoxes(svg))).toEqual([]);
    expect(outside(svg)).toEqual([]);
  });
});

describe("ten years of weeks", () => {
  test("are a line with dots only at points that need attention", () => {
    const svg = draw(weekly());
    expect(count(svg, 'class="chart-point"')).toBe(1);
    expect(count(plotOf(svg), 'class="mark')).toBe(1);
    expect(svg).not.toContain("chart-dots");
    expect(svg).toContain('class="chart-line dense"');
  });

  test("show a single value between gaps", () => {
    const chart = weekly();
    const points = chart.points.map((point, index) =>
      index === 99 || index === 101 ? { ...point, value: null } : point,
    );
    expect(all(draw({ ...chart, points }), /class="chart-dots small" d="([^"]*)"/g)[0]).toMatch(
      /^M[\d.]+ [\d.]+h0$/,
    );
  });

  test("have years on their axis", () => {
    const words = textsOf(draw(weekly()));
    expect(words.filter((text) => /^20\d\d$/.test(text)).length).toBeGreaterThan(4);
    expect(words.some((text) => / (?:Jan|Aug|Sep)$/.test(text))).toBe(false);
  });
});

test("charts stand two to a row, but one with a table of its own has the whole width", async () => {
  const figure = (anchor: string, table: Table | null): Block => ({
    kind: "figure",
    anchor,
    title: anchor,
    measure: null,
    meaning: null,
    figures: null,
    chart: trend,
    sentence: "At 17.2.",
    table,
  });
  const page = withBlocks(figure("wide", actions), figure("first", null), figure("second", null));
  const html = bodyOf(await renderHtml(page));
  const [, beside = ""] = /<div class="multiples">(.*)<\/div>\s*<\/section>/s.exec(html) ?? [];
  expect(beside.match(/<figure id="\w+"/g)).toEqual(['<figure id="first"', '<figure id="second"']);
});
