import { scaleLinear } from "d3-scale";
import type { TrendChart } from "../../model/charts.ts";
import { isPercentage } from "../../plan/figure.ts";
import { formatWithin } from "../../plan/format-figure.ts";
import { LINE, round, textWidth, WIDTH } from "./canvas.ts";
import { fitHeadings, type PlacedHeading } from "./fit-headings.ts";
import { headingsHeight } from "./headings.ts";
import { listLabels, type TrendLabel } from "./label-words.ts";
import { breaksOf, hasLimits } from "./phases.ts";
import { valueDomain } from "./value-domain.ts";

/** Where things go in a trend chart, in units. */
export interface TrendFrame {
  /** Where the rows above the plot end: the unit, and the reasons for breaks. */
  readonly header: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** The width of one period. */
  readonly step: number;
  /** The middle of a period, and where it begins. */
  readonly x: (index: number) => number;
  readonly edge: (index: number) => number;
  /** The height of a value; of a limit that is out of reach, the end of the axis. */
  readonly y: (value: number) => number;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  /** What is written beside the plot, but for the latest value. */
  readonly labels: readonly TrendLabel[];
  /** The reasons for breaks, above the plot. */
  readonly headings: readonly PlacedHeading[];
  readonly latest: { readonly index: number; readonly value: number; readonly text: string } | null;
}

export function frameTrend(chart: TrendChart): TrendFrame {
  const labels = listLabels(chart);
  const latest = latestOf(chart);
  const { scale, most } = scaleFor(chart);
  const format = scale.tickFormat(most);
  const sign = isPercentage(chart.unit) ? "%" : "";
  const words = scale.ticks(most).map((value) => ({ value, text: format(value) + sign }));
  const left = Math.max(...words.map(({ text }) => textWidth(text))) + 8;
  const beside = [...labels.flatMap(({ lines }) => lines), latest?.text ?? ""];
  const right = WIDTH - Math.max(...beside.map(textWidth)) - 12;
  const step = (right - left) / Math.max(1, chart.points.length);
  const edge = (index: number): number => round(left + index * step);
  const x = (index: number): number => round(left + (index + 0.5) * step);
  const headings = fitHeadings(
    breaksOf(chart).map(({ from, reason }) => ({ x: edge(from), text: reason ?? "" })),
  );
  const rows = rowsOf(chart, headingsHeight(headings), labels);
  scale.range([rows.bottom, rows.top]);
  const y = (value: number): number => round(scale(value));
  const ticks = words.map(({ value, text }) => ({ y: y(value), text }));
  return { ...rows, left, right, step, x, edge, y, ticks, labels, headings, latest };
}

/** As many ticks as can be read one below the other, and no more than four or so. */
function scaleFor(chart: TrendChart) {
  const height = heightOf(chart) - unitHeight(chart) - AIR;
  const scales = [4, 3, 2].map((most) => {
    const scale = scaleLinear().domain(valueDomain(chart)).nice(most).clamp(true);
    return { scale, most, height: (scale.ticks(most).length - 1) * LINE };
  });
  return scales.find((one) => one.height <= height) ?? (scales.at(-1) as (typeof scales)[number]);
}

/** Between the rows above the plot and its top. */
const AIR = 12;

/** Two measures fit on a printed page. */
const heightOf = (chart: TrendChart): number => (hasLimits(chart) ? 124 : 118);

const unitHeight = ({ unit }: TrendChart): number => (isPercentage(unit) ? 0 : 18);

/** A percentage says so at every tick; any other unit is written above them. More to name needs more height. */
function rowsOf(chart: TrendChart, headings: number, labels: readonly TrendLabel[]) {
  const header = unitHeight(chart) + headings;
  const lines = labels.reduce((sum, label) => sum + label.lines.length, 1);
  const bottom = Math.max(headings + heightOf(chart), header + lines * LINE - 5);
  return { header: round(header), top: round(header + AIR), bottom: round(bottom) };
}

function latestOf(chart: TrendChart): TrendFrame["latest"] {
  const index = chart.points.findLastIndex(({ value }) => value !== null);
  const value = chart.points[index]?.value ?? null;
  const target = chart.targets[index] ?? { min: null, max: null };
  return value === null ? null : { index, value, text: formatWithin(value, target, chart) };
}
