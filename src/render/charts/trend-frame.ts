import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { ChartPhase, TrendChart } from "../../model/charts.ts";
import { withoutDust } from "../../plan/measures/decimals.ts";
import { formatMean, formatWithin } from "../../plan/measures/figures.ts";
import { isPercentage } from "../../plan/measures/units.ts";
import { capitalise } from "../../text/words.ts";
import { boldWidth, round, SMALL, TEXT_SIZE, textWidth } from "./canvas.ts";
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
  /** What the lines of the plot are: the target, the mean and the limits. */
  readonly lines: readonly TrendLine[];
  /** The phases that begin with a break in the series. */
  readonly breaks: readonly ChartPhase[];
  /** The reasons for breaks, above the plot. */
  readonly headings: readonly PlacedHeading[];
  readonly latest: { readonly index: number; readonly value: number; readonly text: string } | null;
}

/** A line of the plot, and its words below it. */
export interface TrendLine {
  readonly kind: "target" | "band" | "mean" | "limit";
  readonly words: string;
}

/** The least room to the right of the plot, so that the label of the last period has its place below it. */
const MARGIN = 24;

/** @param unit what is written above the axis; null if there is nothing. */
export function frameTrend(chart: TrendChart, unit: string | null): TrendFrame {
  const [floor, ceiling] = reachOf(chart);
  const isReachable = (limit: number): boolean =>
    withoutDust(limit) >= floor && withoutDust(limit) <= ceiling;
  const latest = latestOf(chart);
  const { scale, most } = scaleFor(chart);
  const format = scale.tickFormat(most);
  const sign = isPercentage(chart.unit) ? "%" : "";
  const tickTexts = scale.ticks(most).map((value) => ({ value, text: format(value) + sign }));
  const left = round(Math.max(...tickTexts.map(({ text }) => textWidth(text, SMALL))) + 6);
  const right = round(SMALL.width - Math.max(MARGIN, boldWidth(latest?.text ?? "", SMALL) + 8));
  const step = (right - left) / Math.max(1, chart.points.length);
  const edge = (index: number): number => round(left + index * step);
  const x = (index: number): number => round(left + (index + 0.5) * step);
  const breaks = chart.phases.filter(({ from }) => from > 0);
  const headings = fitHeadings(
    breaks.map(({ from, reason }) => ({ x: edge(from), text: reason ?? "" })),
    SMALL,
  );
  const header = round((unit === null ? 0 : SMALL.line) + headingsHeight(headings, SMALL));
  const [top, bottom] = [header + AIR, header + AIR + HEIGHT];
  scale.range([bottom, top]);
  const y = (value: number): number => round(scale(value));
  const ticks = tickTexts.map(({ value, text }) => ({ y: y(value), text }));
  const lines = [...nameTarget(chart), ...nameLimits(chart, isReachable)];
  return {
    ...{ header, top, bottom, left, right, step, x, edge },
    ...{ y, isReachable, ticks, lines, breaks, headings, latest },
  };
}

/** The plot is this high: 20 mm in print. */
const HEIGHT = 72;

/** A scale with as many ticks as can be read one below the other, about four at most. */
function scaleFor(chart: TrendChart) {
  const scales = [4, 3, 2].map((most) => {
    const scale = scaleLinear().domain(valueDomain(chart)).nice(most).clamp(true);
    return { scale, most, height: (scale.ticks(most).length - 1) * SMALL.line };
  });
  return scales.find(({ height }) => height <= HEIGHT) ?? (scales.at(-1) as (typeof scales)[number]);
}

/** Between the rows above the plot and its top: half of the label of a tick. */
const AIR = TEXT_SIZE / 2 + 2;

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

/** Whether the chart shows what variation is to be expected. */
export const hasLimits = ({ phases }: TrendChart): boolean => phases.some(({ limits }) => limits !== null);

/** The newest target. */
const nameTarget = ({ targets, targetLabel }: TrendChart): TrendLine[] =>
  targetLabel === null ? [] : [{ kind: targets.some(isBand) ? "band" : "target", words: targetLabel }];

const isBand = ({ min, max }: TrendChart["targets"][number]): boolean =>
  min !== null && max !== null && min !== max;

/**
 * The mean and limits of the last phase that has any, called "earlier" if a newer phase has too few points. If all
 * figures are equal, mean and limits are one line.
 */
function nameLimits(chart: TrendChart, isReachable: TrendFrame["isReachable"]): TrendLine[] {
  const phase = chart.phases.findLast(({ limits }) => limits !== null);
  if (!phase?.limits) return [];
  const { limits, trial } = phase;
  const earlier = phase === chart.phases.at(-1) ? [] : ["earlier"];
  const name = (...words: string[]): string => capitalise([...earlier, ...words].join(" "));
  const [mean, lower, upper] = [limits.mean, limits.lower, limits.upper].map((one) => formatMean(one, chart));
  if (upper === lower) return [{ kind: "mean", words: name("mean and limits", `${mean}`) }];
  const kind = trial ? ["trial"] : [];
  const [hasLower, hasUpper] = [isReachable(limits.lower), isReachable(limits.upper)];
  const both = hasLower && hasUpper;
  const words = both
    ? name(...kind, `limits ${lower} to ${upper}`)
    : name(...kind, hasUpper ? `upper limit ${upper}` : `lower limit ${lower}`);
  return [
    { kind: "mean", words: name(`mean ${mean}`) },
    ...(hasLower || hasUpper ? [{ kind: "limit", words } as const] : []),
  ];
}

function latestOf(chart: TrendChart): TrendFrame["latest"] {
  const index = chart.points.findLastIndex(({ value }) => value !== null);
  const value = chart.points[index]?.value ?? null;
  const target = chart.targets[index] ?? { min: null, max: null };
  return value === null ? null : { index, value, text: formatWithin(value, target, chart) };
}

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
