import { line } from "d3-shape";
import type { Mark, TrendChart } from "../../model/charts.ts";
import { isPercentage } from "../../plan/measures/figures.ts";
import { uncapitalise } from "../../text/words.ts";
import { element, type Markup } from "../markup.ts";
import { canvas, round } from "./canvas.ts";
import { drawHeading, footOf } from "./headings.ts";
import { drawLabels } from "./labels.ts";
import { drawLegend, drawMark } from "./legend.ts";
import { drawPeriodAxis } from "./period-axis.ts";
import {
  breaksOf,
  frameTrend,
  hasLimits,
  limitWords,
  piecesOf,
  type TrendFrame,
  withinReach,
} from "./trend-frame.ts";

/** A measure over time. A period without a value is a gap, and a break is one: the line does not cross it. */
export function drawTrend(chart: TrendChart, title: string): Markup {
  const frame = frameTrend(chart);
  const { left, right, bottom, latest } = frame;
  const legend = drawMarkLegend(chart, bottom + 44);
  // A legend needs no space below it where nothing follows.
  const height = bottom + (legend.height === 0 ? 40 : 30 + legend.height);
  return canvas("trend", height, nameTrend(chart, frame, title), [
    ...(isPercentage(chart.unit) ? [] : [element("text", { class: "chart-unit", x: 0, y: 14 }, chart.unit)]),
    ...frame.ticks.flatMap(({ y, text }) => [
      element("path", { class: "chart-grid", d: `M${left} ${y}H${right}` }),
      element("text", { class: "chart-tick", x: left - 8, y: y + 4, "text-anchor": "end" }, text),
    ]),
    ...drawTarget(chart, frame),
    ...drawLimits(chart, frame),
    ...drawPeriodAxis(chart, frame),
    ...drawBreaks(frame),
    element("path", { class: lineClass(chart), d: pathOf(chart, frame) }),
    ...drawPoints(chart, frame),
    ...drawLabels(chart, frame),
    ...legend.drawn,
    ...(latest
      ? []
      : [element("text", { class: "chart-empty", x: (left + right) / 2, y: bottom - 10 }, "No figures yet")]),
  ]);
}

const lineClass = (chart: TrendChart): string =>
  ["chart-line", ...(hasLimits(chart) ? ["xmr"] : []), ...(isDense(chart) ? ["dense"] : [])].join(" ");

function pathOf(chart: TrendChart, { x, y }: TrendFrame): string {
  const paths = piecesOf(chart).map(([from, to]) =>
    line<{ value: number | null }>()
      .defined(({ value }) => value !== null)
      .x((_, index) => x(from + index))
      .y(({ value }) => y(value ?? 0))
      .digits(2)(chart.points.slice(from, to)),
  );
  return paths.join("");
}

/** More points than this would run into one another: only those that say something are drawn. */
const MOST_DOTS = 150;

const isDense = ({ points }: TrendChart): boolean => points.length > MOST_DOTS;

/** The values; special causes with a shape of their own, and the latest larger. */
function drawPoints(chart: TrendChart, { x, y, latest }: TrendFrame): Markup[] {
  const { points } = chart;
  const isXmr = hasLimits(chart);
  const usual = points.length > 30 ? 2.4 : 3;
  return points.flatMap(({ value, mark }, index) => {
    if (value === null) return [];
    const isLatest = index === latest?.index;
    const isAlone = points[index - 1]?.value == null && points[index + 1]?.value == null;
    if (isDense(chart) && !isLatest && !isAlone && mark === null) return [];
    const dot = isLatest ? 4.5 : usual;
    if (isXmr) return [drawMark(mark, x(index), y(value), mark === null ? dot : markSize(points.length))];
    return [element("circle", { class: "chart-point", cx: x(index), cy: y(value), r: dot })];
  });
}

const markSize = (points: number): number => (points > MOST_DOTS ? 3.4 : points > 60 ? 3.8 : 4.6);

const WORDS: Record<Mark | "common", string> = {
  improvement: "Special cause: improvement",
  concern: "Special cause: concern",
  neutral: "Special cause variation",
  common: "Common cause",
};

/** What the marks mean; nothing where there are none. */
function drawMarkLegend({ points }: TrendChart, top: number): ReturnType<typeof drawLegend> {
  const marks = new Set(points.map(({ mark }) => mark).filter((mark) => mark !== null));
  const kinds: (Mark | null)[] = ["improvement", "concern", "neutral"];
  const shown = marks.size === 0 ? [] : [...kinds.filter((mark) => mark && marks.has(mark)), null];
  const entries = shown.map((mark) => ({
    sign: drawMark(mark, 6, 6, mark === null ? 3 : 4.6),
    word: WORDS[mark ?? "common"],
    className: "beside",
  }));
  return drawLegend(entries, top);
}

/** The mean and the limits of each phase, from its first period to its last. */
const drawLimits = (chart: TrendChart, { edge, y }: TrendFrame): Markup[] =>
  chart.phases.flatMap(({ from, to, limits }) => {
    if (limits === null) return [];
    const draw = (className: string, value: number): Markup =>
      element("path", { class: className, d: `M${edge(from)} ${y(value)}H${edge(to)}` });
    return [
      ...withinReach(chart, limits).map((limit) => draw("chart-limit", limits[limit])),
      draw("chart-mean", limits.mean),
    ];
  });

/** A line where the series breaks, under the reason for it. */
const drawBreaks = ({ header, headings, top, bottom }: TrendFrame): Markup[] =>
  headings.flatMap((heading) => [
    element("path", {
      class: "chart-break",
      d: `M${footOf(heading)} ${header}L${heading.x} ${top}V${bottom}`,
    }),
    ...drawHeading(heading, header),
  ]);

interface Run {
  readonly min: number | null;
  readonly max: number | null;
  readonly from: number;
  readonly to: number;
}

/** The target: a dashed line for each bound, with a light band between them where there are two. */
function drawTarget({ targets }: TrendChart, { left, step, y }: TrendFrame): Markup[] {
  return runsOf(targets).flatMap(({ min, max, from, to }) => {
    const [start, end] = [round(left + from * step), round(left + to * step)];
    const bounds = [...new Set([min, max])].filter((bound) => bound !== null);
    const lines = bounds.map((bound) =>
      element("path", { class: "chart-target", d: `M${start} ${y(bound)}H${end}` }),
    );
    if (min === null || max === null || min === max) return lines;
    const size = { x: start, y: y(max), width: round(end - start), height: round(y(min) - y(max)) };
    return [element("rect", { class: "chart-band", ...size }), ...lines];
  });
}

/** Consecutive periods with the same target. */
function runsOf(targets: TrendChart["targets"]): Run[] {
  const runs: Run[] = [];
  for (const [index, { min, max }] of targets.entries()) {
    const last = runs.at(-1);
    if (last && last.min === min && last.max === max) runs[runs.length - 1] = { ...last, to: index + 1 };
    else runs.push({ min, max, from: index, to: index + 1 });
  }
  return runs;
}

/** In words what the chart shows: the latest value, the target, the mean and limits, special causes, breaks. */
function nameTrend(chart: TrendChart, { latest }: TrendFrame, title: string): string {
  const { points, targetLabel } = chart;
  const ends = [...new Set([points.at(0)?.label, points.at(-1)?.label])].filter(
    (label) => label !== undefined,
  );
  const facts = [
    latest === null ? "No figures yet" : `Latest ${latest.text}`,
    ...(targetLabel === null ? [] : [uncapitalise(targetLabel)]),
    ...limitWords(chart).map(({ text }) => uncapitalise(text)),
    ...specialCauses(chart),
    ...breaksOf(chart).map(({ from, reason }) => `break before ${points[from]?.label}, ${reason}`),
  ];
  return `Line chart: ${[title, ends.join(" to ")].filter(Boolean).join(", ")}. ${facts.join("; ")}.`;
}

const KINDS: Record<Mark, (count: number) => string> = {
  improvement: (count) => `${count} of improvement`,
  concern: (count) => `${count} of concern`,
  neutral: (count) => `${count} neither better nor worse`,
};

/** "7 points of special cause variation: 5 of improvement, 2 of concern". */
function specialCauses({ points, phases }: TrendChart): string[] {
  if (phases.every(({ limits }) => limits === null)) return [];
  const marks = points.map(({ mark }) => mark).filter((mark) => mark !== null);
  if (marks.length === 0) return ["no special cause variation"];
  const kinds = (Object.keys(KINDS) as Mark[]).flatMap((kind) => {
    const count = marks.filter((mark) => mark === kind).length;
    return count === 0 ? [] : [KINDS[kind](count)];
  });
  const total = marks.length === 1 ? "1 point" : `${marks.length} points`;
  return [`${total} of special cause variation: ${kinds.join(", ")}`];
}
