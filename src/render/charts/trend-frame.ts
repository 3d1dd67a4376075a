import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { ChartPhase, TrendChart } from "../../model/charts.ts";
import { formatMean, formatWithin, isPercentage } from "../../plan/measures/figures.ts";
import { capitalise } from "../../text/words.ts";
import { boldWidth, LINE, round, textWidth, WIDTH, wrapText } from "./canvas.ts";
import { fitHeadings, headingsHeight, type PlacedHeading } from "./headings.ts";

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
  const beside = labels.flatMap(({ lines }) => lines).map(textWidth);
  const right = WIDTH - Math.max(boldWidth(latest?.text ?? ""), ...beside) - 12;
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

/** The least and the greatest that a figure can be, or else the infinite: nought, and 100%, where none is beyond. */
function reachOf({ points, targets, unit }: TrendChart): [least: number, greatest: number] {
  const [lowest = 0, highest = 0] = extentOf({ points, targets });
  return [
    lowest >= 0 ? 0 : Number.NEGATIVE_INFINITY,
    isPercentage(unit) && highest <= 100 ? 100 : Number.POSITIVE_INFINITY,
  ];
}

/**
 * The least and the greatest that the axis has to show: values, targets and limits, with some air around
 * them. A limit that nothing measured can reach, below nought or above 100%, does not stretch it.
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
  // Less than a hundredth of the last digit printed comes of calculating.
  const isFlat = spread < 10 ** -(decimals + 2);
  const air = isFlat ? Math.max(Math.abs(least) * 0.1, 1) : spread * 0.08;
  return [Math.max(floor, least - air), Math.min(ceiling, greatest + air)];
}

function extentOf({ points, targets }: Pick<TrendChart, "points" | "targets">) {
  const measured = [...points.map(({ value }) => value), ...targets.flatMap(({ min, max }) => [min, max])];
  return extent(measured.filter((value) => value !== null));
}

/** Whether the chart shows what variation is to be expected. */
export const hasLimits = ({ phases }: TrendChart): boolean => phases.some(({ limits }) => limits !== null);

/** The phases that begin with a break in the series. */
export const breaksOf = ({ phases }: TrendChart): ChartPhase[] => phases.filter(({ from }) => from > 0);

/** The limits of a phase that a figure can pass: one below nought, or above 100%, is none. */
export function withinReach(
  chart: TrendChart,
  { upper, lower }: NonNullable<ChartPhase["limits"]>,
): ("upper" | "lower")[] {
  const [least, greatest] = reachOf(chart);
  return [
    ...(upper <= greatest ? (["upper"] as const) : []),
    ...(lower >= least ? (["lower"] as const) : []),
  ];
}

/** The series in pieces that can be compared: where each begins, and where the next one does. */
export function piecesOf({ points, phases }: TrendChart): (readonly [from: number, to: number])[] {
  const starts = [...new Set([0, ...phases.map(({ from }) => from)])];
  return starts.map((from, place) => [from, starts[place + 1] ?? points.length]);
}

/** What is written beside the plot: its lines, and the value that it stands for. */
export interface TrendLabel {
  readonly className: string;
  readonly lines: readonly string[];
  readonly value: number;
}

/** Limits take more room for their words, and less for a plot that has more to say. */
const WIDEST = { plain: 100, limits: 126 };

/** The target's words, and those of the mean and the limits. */
function listLabels(chart: TrendChart): TrendLabel[] {
  const widest = hasLimits(chart) ? WIDEST.limits : WIDEST.plain;
  const words = [...targetWords(chart), ...limitWords(chart)];
  return words.map(({ text, ...label }) => ({ ...label, lines: wrapText(text, widest) }));
}

type Words = Omit<TrendLabel, "lines"> & { readonly text: string };

/** The target now: at its line, or in the middle of its band. */
function targetWords({ targets, targetLabel }: TrendChart): Words[] {
  if (targetLabel === null) return [];
  const target = targets.findLast(({ min, max }) => min !== null || max !== null);
  const bounds = [target?.min ?? target?.max, target?.max ?? target?.min];
  const value = bounds.reduce((sum: number, bound) => sum + (bound ?? Number.POSITIVE_INFINITY), 0) / 2;
  return [{ className: "chart-target-label", text: targetLabel, value }];
}

/**
 * The mean and limits of the last phase that has any; "earlier" where a newer one has too few points. Of figures
 * that are all equal they are one line, and have one label.
 */
export function limitWords(chart: TrendChart): Words[] {
  const phase = chart.phases.findLast(({ limits }) => limits !== null);
  if (!phase?.limits) return [];
  const { limits, trial } = phase;
  const earlier = phase === chart.phases.at(-1) ? [] : ["earlier"];
  const print = (value: number): string => formatMean(value, chart);
  const words = (value: number, ...name: string[]): Words => {
    const text = capitalise([...earlier, ...name].join(" "));
    return { className: "chart-limit-label", text: `${text} ${print(value)}`, value };
  };
  if (print(limits.upper) === print(limits.lower)) return [words(limits.mean, "mean and limits")];
  const kind = trial ? ["trial"] : [];
  const shown = withinReach(chart, limits).map((limit) => words(limits[limit], ...kind, limit, "limit"));
  return [...shown, words(limits.mean, "mean")].toSorted((a, b) => b.value - a.value);
}
