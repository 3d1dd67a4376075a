import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { ChartPhase, TrendChart } from "../../model/charts.ts";
import { withoutDust } from "../../plan/measures/decimals.ts";
import { formatMean, formatWithin } from "../../plan/measures/figures.ts";
import { isPercentage } from "../../plan/measures/units.ts";
import { capitalise } from "../../text/words.ts";
import { boldWidth, LINE, round, textWidth, WIDTH, wrapText } from "./canvas.ts";
import { fitHeadings, headingsHeight, type PlacedHeading } from "./headings.ts";

/** Where things go in a trend chart, in units. */
export interface TrendFrame {
  /** The bottom of the rows above the plot: the unit, and the reasons for breaks. */
  readonly header: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** The width of one period. */
  readonly step: number;
  /** The middle of a period, by its index. */
  readonly x: (index: number) => number;
  /** Where a period begins. */
  readonly edge: (index: number) => number;
  /** The height of a value. A limit that no figure can reach is at the end of the axis. */
  readonly y: (value: number) => number;
  /** Whether a figure can reach a limit: none reaches 103%, or -2 where no figure is negative. */
  readonly isReachable: (limit: number) => boolean;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  /** What is written beside the plot, except the latest value: the target, the mean and the limits. */
  readonly labels: readonly TrendLabel[];
  /** The phases that begin with a break in the series. */
  readonly breaks: readonly ChartPhase[];
  /** The reasons for breaks, above the plot. */
  readonly headings: readonly PlacedHeading[];
  readonly latest: { readonly index: number; readonly value: number; readonly text: string } | null;
}

/** What is written beside the plot, and the value that it names. */
export interface TrendLabel {
  readonly className: string;
  readonly text: string;
  /** The text as it is printed. */
  readonly lines: readonly string[];
  readonly value: number;
}

export function frameTrend(chart: TrendChart): TrendFrame {
  const [floor, ceiling] = reachOf(chart);
  const isReachable = (limit: number): boolean =>
    withoutDust(limit) >= floor && withoutDust(limit) <= ceiling;
  const labels = listLabels(chart, isReachable);
  const latest = latestOf(chart);
  const { scale, most } = scaleFor(chart);
  const format = scale.tickFormat(most);
  const sign = isPercentage(chart.unit) ? "%" : "";
  const tickTexts = scale.ticks(most).map((value) => ({ value, text: format(value) + sign }));
  const left = Math.max(...tickTexts.map(({ text }) => textWidth(text))) + 8;
  const beside = labels.flatMap(({ lines }) => lines).map(textWidth);
  const right = WIDTH - Math.max(boldWidth(latest?.text ?? ""), ...beside) - 12;
  const step = (right - left) / Math.max(1, chart.points.length);
  const edge = (index: number): number => round(left + index * step);
  const x = (index: number): number => round(left + (index + 0.5) * step);
  const breaks = chart.phases.filter(({ from }) => from > 0);
  const headings = fitHeadings(breaks.map(({ from, reason }) => ({ x: edge(from), text: reason ?? "" })));
  const rows = rowsOf(chart, headingsHeight(headings), labels);
  scale.range([rows.bottom, rows.top]);
  const y = (value: number): number => round(scale(value));
  const ticks = tickTexts.map(({ value, text }) => ({ y: y(value), text }));
  return { ...rows, left, right, step, x, edge, y, isReachable, ticks, labels, breaks, headings, latest };
}

/** The least and the greatest that a figure can be: 0 if none is below it, and 100% if none is above it. */
function reachOf({ points, targets, unit }: TrendChart): [least: number, greatest: number] {
  const [lowest = 0, highest = 0] = extentOf({ points, targets });
  return [
    lowest >= 0 ? 0 : Number.NEGATIVE_INFINITY,
    isPercentage(unit) && highest <= 100 ? 100 : Number.POSITIVE_INFINITY,
  ];
}

function extentOf({ points, targets }: Pick<TrendChart, "points" | "targets">) {
  const measured = [...points.map(({ value }) => value), ...targets.flatMap(({ min, max }) => [min, max])];
  return extent(measured.filter((value) => value !== null));
}

/** Labels are wider in a chart with limits, as they say more. */
const WIDEST = { plain: 100, limits: 126 };

function listLabels(chart: TrendChart, isReachable: TrendFrame["isReachable"]): TrendLabel[] {
  const widest = hasLimits(chart) ? WIDEST.limits : WIDEST.plain;
  const unwrapped = [...labelTarget(chart), ...labelLimits(chart, isReachable)];
  return unwrapped.map((label) => ({ ...label, lines: wrapText(label.text, widest) }));
}

/** Whether the chart shows what variation is to be expected. */
export const hasLimits = ({ phases }: TrendChart): boolean => phases.some(({ limits }) => limits !== null);

type Unwrapped = Omit<TrendLabel, "lines">;

/** The newest target: at its line, or in the middle of its band. */
function labelTarget({ targets, targetLabel }: TrendChart): Unwrapped[] {
  if (targetLabel === null) return [];
  const target = targets.findLast(({ min, max }) => min !== null || max !== null);
  const bounds = [target?.min ?? target?.max, target?.max ?? target?.min];
  const value = bounds.reduce((sum: number, bound) => sum + (bound ?? Number.POSITIVE_INFINITY), 0) / 2;
  return [{ className: "chart-target-label", text: targetLabel, value }];
}

/**
 * The mean and limits of the last phase that has any, called "earlier" if a newer phase has too few points. If all
 * figures are equal, mean and limits are one line and have one label.
 */
function labelLimits(chart: TrendChart, isReachable: TrendFrame["isReachable"]): Unwrapped[] {
  const phase = chart.phases.findLast(({ limits }) => limits !== null);
  if (!phase?.limits) return [];
  const { limits, trial } = phase;
  const earlier = phase === chart.phases.at(-1) ? [] : ["earlier"];
  const print = (value: number): string => formatMean(value, chart);
  const label = (value: number, ...name: string[]): Unwrapped => {
    const text = capitalise([...earlier, ...name].join(" "));
    return { className: "chart-limit-label", text: `${text} ${print(value)}`, value };
  };
  if (print(limits.upper) === print(limits.lower)) return [label(limits.mean, "mean and limits")];
  const kind = trial ? ["trial"] : [];
  const reachable = (["upper", "lower"] as const).filter((limit) => isReachable(limits[limit]));
  const shown = reachable.map((limit) => label(limits[limit], ...kind, limit, "limit"));
  return [...shown, label(limits.mean, "mean")].toSorted((a, b) => b.value - a.value);
}

function latestOf(chart: TrendChart): TrendFrame["latest"] {
  const index = chart.points.findLastIndex(({ value }) => value !== null);
  const value = chart.points[index]?.value ?? null;
  const target = chart.targets[index] ?? { min: null, max: null };
  return value === null ? null : { index, value, text: formatWithin(value, target, chart) };
}

/** A scale with as many ticks as can be read one below the other, about four at most. */
function scaleFor(chart: TrendChart) {
  const height = heightOf(chart) - unitHeight(chart) - AIR;
  const scales = [4, 3, 2].map((most) => {
    const scale = scaleLinear().domain(valueDomain(chart)).nice(most).clamp(true);
    return { scale, most, height: (scale.ticks(most).length - 1) * LINE };
  });
  return scales.find((one) => one.height <= height) ?? (scales.at(-1) as (typeof scales)[number]);
}

/** Two measures fit on a printed page. */
const heightOf = (chart: TrendChart): number => (hasLimits(chart) ? 124 : 118);

/** A percentage has its sign at every tick. Any other unit is written above them. */
const unitHeight = ({ unit }: TrendChart): number => (isPercentage(unit) ? 0 : 18);

/** Between the rows above the plot and its top. */
const AIR = 12;

/**
 * The least and the greatest that the axis has to show: values, targets and limits, with some air around them. A
 * limit that no figure can reach does not lengthen it.
 */
function valueDomain(chart: TrendChart): [least: number, greatest: number] {
  const { phases, unit, decimals } = chart;
  const [lowest, highest] = extentOf(chart);
  if (lowest === undefined || highest === undefined) return [0, isPercentage(unit) ? 100 : 1];
  const [floor, ceiling] = reachOf(chart);
  const limits = phases.flatMap((phase) => (phase.limits ? [phase.limits.lower, phase.limits.upper] : []));
  const least = Math.min(lowest, ...limits);
  const greatest = Math.max(highest, ...limits);
  const spread = greatest - least;
  // A spread below a hundredth of the last printed digit comes from rounding in the calculation.
  const isFlat = spread < 10 ** -(decimals + 2);
  const air = isFlat ? Math.max(Math.abs(least) * 0.1, 1) : spread * 0.08;
  return [Math.max(floor, least - air), Math.min(ceiling, greatest + air)];
}

/** A plot with more labels beside it is higher. */
function rowsOf(chart: TrendChart, headings: number, labels: readonly TrendLabel[]) {
  const header = unitHeight(chart) + headings;
  const lines = labels.reduce((sum, label) => sum + label.lines.length, 1);
  const bottom = Math.max(headings + heightOf(chart), header + lines * LINE - 5);
  return { header: round(header), top: round(header + AIR), bottom: round(bottom) };
}
