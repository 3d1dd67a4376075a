import fc from "fast-check";
import { expect, test } from "vitest";
import { renderHtml } from "../../src/render/render-html.ts";
import { rounds } from "../rounds.ts";
import { type Figures, type Published, planOf, publish } from "./publish.ts";

const RUNS = rounds({ short: 4, long: 300 });
const KPIS = ["all", "north", "south"];
const MONTHS = Array.from({ length: 15 }, (_, at) => `${2016 + Math.floor((at + 3) / 12)}-${two(at)}`);
function two(at: number): string {
  return String(((at + 3) % 12) + 1).padStart(2, "0");
}

/** What a reader with a ruler gets from a chart: the value at every height that something is drawn at. */
interface Measured {
  /** The points in order, with their places from left to right. */
  readonly points: readonly (readonly [x: number, value: number])[];
  /** What is drawn on the line. */
  readonly dots: readonly (readonly [x: number, value: number])[];
  readonly ticks: readonly number[];
  readonly means: readonly number[];
  readonly limits: readonly number[];
}

const numbersIn = (svg: string, pattern: RegExp): number[] =>
  [...svg.matchAll(pattern)].map(([, number]) => Number(number));

function measure(svg: string): Measured {
  const pathOf = (kind: string): string => new RegExp(`class="${kind}" d="([^"]*)"`).exec(svg)?.[1] ?? "";
  const heights = numbersIn(pathOf("chart-grid"), /M[\d.]+ ([\d.]+)H/g);
  const scale = numbersIn(svg, /class="chart-scale"[^>]*>([\d.,]+)/g);
  const [low = 0, high = 0] = [heights[0], heights.at(-1)];
  const [least = 0, most = 0] = [scale[0], scale.at(-1)];
  const valueAt = (y: number): number => least + ((low - y) / (low - high)) * (most - least);
  const line = /class="chart-line[^"]*" d="([^"]*)"/.exec(svg)?.[1] ?? "";
  return {
    points: [...line.matchAll(/[ML]([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), valueAt(Number(y))]),
    dots: [...svg.matchAll(/M([\d.]+) ([\d.]+)h0/g), ...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map(
      ([, x, y]) => [Number(x), valueAt(Number(y))],
    ),
    ticks: numbersIn(pathOf("chart-axis"), /M([\d.]+) [\d.]+v/g),
    means: numbersIn(pathOf("chart-mean"), /M[\d.]+ ([\d.]+)H/g).map(valueAt),
    limits: numbersIn(pathOf("chart-limit"), /M[\d.]+ ([\d.]+)H/g).map(valueAt),
  };
}

/** The figures that a report prints of a measure, month by month; null where one is suppressed. */
const seriesOf = ({ printed }: Published, kpi: string): (number | null)[] =>
  MONTHS.map((month) => {
    const text = printed[month === "2016-04" ? kpi : `${kpi} ${month}`];
    return text === undefined || text === "c" ? null : Number(text);
  });

const average = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0) / counts.length;

/** What anybody can work out from printed figures: their mean and the limits around it, as Making Data Count has them. */
function expected(shown: readonly number[], isScreened: boolean) {
  const mean = average(shown);
  const ranges = shown.slice(1).map((count, at) => Math.abs(count - (shown[at] as number)));
  const usual = average(ranges);
  const reach = 2.66 * average(ranges.filter((range) => !isScreened || range <= 3.267 * usual));
  return { mean, upper: mean + reach, lower: mean - reach };
}

test(`charts of ${RUNS} plans, measured with a ruler, give what is printed and no more`, async () => {
  const tried = { charts: 0, points: 0, suppressed: 0, limits: 0, kept: 0 };
  const part = fc.array(fc.oneof(fc.nat({ max: 9 }), fc.integer({ min: 6, max: 40 })), {
    minLength: MONTHS.length,
    maxLength: MONTHS.length,
  });
  await fc.assert(
    fc.asyncProperty(part, part, fc.constantFrom(undefined, 5), async (north, south, round) => {
      const figures: Figures = Object.fromEntries(
        MONTHS.flatMap((month, at) => {
          const [n, s] = [north[at] ?? 0, south[at] ?? 0];
          return Object.entries({ all: n + s, north: n, south: s }).map(
            ([kpi, count]) => [`${kpi} ${month}`, String(count)] as const,
          );
        }),
      );
      const situation = {
        disclosure: round === undefined ? {} : { round },
        kpis: { all: { parts: ["north", "south"] }, north: { screening: true }, south: {} },
      };
      const [report] = publish(planOf(situation, [{ figures }])) as [Published];
      const html = await renderHtml(report.model);
      const charts = html.match(/<svg class="chart chart-trend[\s\S]*?<\/svg>/g) ?? [];
      for (const svg of charts) {
        const kpi = KPIS.find((id) => svg.includes(`Measure ${id} `)) ?? "";
        const series = seriesOf(report, kpi);
        const shown = series.filter((count) => count !== null);
        const { points, dots, ticks, means, limits } = measure(svg);
        tried.charts++;
        tried.points += points.length;
        tried.suppressed += series.length - shown.length;
        tried.limits += limits.length;
        expect(points).toHaveLength(shown.length);
        expect(points.map(([, value]) => Math.round(value * 10) / 10)).toEqual(shown);
        expect(points).toEqual(expect.arrayContaining([...dots]));
        expect(ticks.length).toBeLessThanOrEqual(MONTHS.length);
        const own = expected(shown, kpi === "north");
        if (means.length === 1) expect(Math.abs((means[0] ?? 0) - own.mean)).toBeLessThan(0.2);
        for (const limit of limits)
          expect(Math.min(Math.abs(limit - own.upper), Math.abs(limit - own.lower))).toBeLessThan(0.2);
        // The model keeps them with all their digits, which would tell more than a line does.
        const kept = report.model.state.kpis.find(({ id }) => id === kpi)?.variation;
        if (kept == null) continue;
        tried.kept++;
        for (const side of ["mean", "upper", "lower"] as const) expect(kept[side]).toBeCloseTo(own[side], 9);
      }
      expect(charts.length).toBeGreaterThan(0);
    }),
    { numRuns: RUNS },
  );
  console.info(
    `${RUNS} plans, ${tried.charts} charts, ${tried.points} points, ${tried.limits} limits, ${tried.kept} kept with all digits, ${tried.suppressed} figures suppressed`,
  );
});
