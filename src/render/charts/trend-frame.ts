import { scaleLinear } from "d3-scale";
import type { TrendChart } from "../../model/charts.ts";
import { isPercentage } from "../../plan/figure.ts";
import { formatValue } from "../../plan/format-figure.ts";
import { round, textWidth, WIDTH, wrapText } from "./canvas.ts";
import { valueDomain } from "./value-domain.ts";

export const TREND_HEIGHT = 200;
const BOTTOM = TREND_HEIGHT - 40;
const WIDEST_LABEL = 100;

/** Where things go in a trend chart, in units. */
export interface TrendFrame {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** The width of one period. */
  readonly step: number;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  /** The target's words, broken to fit beside the plot. */
  readonly targetLines: readonly string[];
  readonly latest: { readonly index: number; readonly value: number; readonly text: string } | null;
}

export function frameTrend(chart: TrendChart): TrendFrame {
  // A percentage says so at every tick; any other unit is written above them.
  const top = isPercentage(chart.unit) ? 12 : 30;
  const scale = scaleLinear().domain(valueDomain(chart)).nice(4).range([BOTTOM, top]);
  const y = (value: number): number => round(scale(value));
  const format = scale.tickFormat(4);
  const sign = isPercentage(chart.unit) ? "%" : "";
  const ticks = scale.ticks(4).map((value) => ({ y: y(value), text: format(value) + sign }));
  const targetLines = chart.targetLabel === null ? [] : wrapText(chart.targetLabel, WIDEST_LABEL);
  const latest = latestOf(chart);
  const left = Math.max(...ticks.map(({ text }) => textWidth(text))) + 8;
  const labels = [...targetLines, latest?.text ?? ""];
  const right = WIDTH - Math.max(...labels.map(textWidth)) - 12;
  const step = (right - left) / Math.max(1, chart.points.length);
  const x = (index: number): number => round(left + (index + 0.5) * step);
  return { top, bottom: BOTTOM, left, right, step, x, y, ticks, targetLines, latest };
}

function latestOf(chart: TrendChart): TrendFrame["latest"] {
  const index = chart.points.findLastIndex(({ value }) => value !== null);
  const value = chart.points[index]?.value ?? null;
  return value === null ? null : { index, value, text: formatValue(value, chart) };
}
