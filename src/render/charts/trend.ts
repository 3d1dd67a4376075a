import { line } from "d3-shape";
import type { Mark, TrendChart } from "../../model/charts.ts";
import { isPercentage } from "../../plan/measures/units.ts";
import { uncapitalise } from "../../text/words.ts";
import { element, type Markup } from "../markup.ts";
import { boldWidth, type ChartKind, LINE, ROOMY, round, TEXT_SIZE } from "./canvas.ts";
import { drawHeading, footOf } from "./headings.ts";
import { drawLegend, drawMark } from "./legend.ts";
import { drawPeriodAxis } from "./period-axis.ts";
import { placeApart } from "./place-apart.ts";
import { frameTrend, hasLimits, type TrendFrame, type TrendLabel } from "./trend-frame.ts";

/** A measure over time. The line does not cross a period without a value, nor a break. */
export const trend: ChartKind<TrendChart> = {
  type: "trend",
  draw(chart, title) {
    const frame = frameTrend(chart);
    const { left, right, bottom, latest } = frame;
    const legend = drawMarkLegend(chart, bottom + 44);
    // The chart ends with its legend, so there is no space below one.
    const height = bottom + (legend.height === 0 ? 40 : 30 + legend.height);
    const content = [
      ...(isPercentage(chart.unit)
        ? []
        : [element("text", { class: "chart-unit", x: 0, y: 14 }, chart.unit)]),
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
      ...(latest ? [] : [drawEmpty((left + right) / 2, bottom - 10)]),
    ];
    return { height, name: nameTrend(chart, frame, title), content };
  },
};

const drawEmpty = (x: number, y: number): Markup =>
  element("text", { class: "chart-empty", x, y }, "No figures yet");

/** The target: a dashed line for each bound, and a light band between two bounds. */
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

interface Run {
  readonly min: number | null;
  readonly max: number | null;
  readonly from: number;
  readonly to: number;
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

/** The mean and the limits of each phase, from its first period to its last. */
const drawLimits = ({ phases }: TrendChart, { edge, y, isReachable }: TrendFrame): Markup[] =>
  phases.flatMap(({ from, to, limits }) => {
    if (limits === null) return [];
    const draw = (className: string, value: number): Markup =>
      element("path", { class: className, d: `M${edge(from)} ${y(value)}H${edge(to)}` });
    return [
      ...[limits.upper, limits.lower].filter(isReachable).map((limit) => draw("chart-limit", limit)),
      draw("chart-mean", limits.mean),
    ];
  });

/** A line where the series breaks, with the reason above it. */
const drawBreaks = ({ header, headings, top, bottom }: TrendFrame): Markup[] =>
  headings.flatMap((heading) => [
    element("path", {
      class: "chart-break",
      d: `M${footOf(heading)} ${header}L${heading.x} ${top}V${bottom}`,
    }),
    ...drawHeading(heading, header),
  ]);

const lineClass = (chart: TrendChart): string =>
  ["chart-line", ...(hasLimits(chart) ? ["xmr"] : []), ...(isDense(chart) ? ["dense"] : [])].join(" ");

function pathOf(chart: TrendChart, { x, y }: TrendFrame): string {
  const paths = stretchesOf(chart).map(([from, to]) =>
    line<{ value: number | null }>()
      .defined(({ value }) => value !== null)
      .x((_, index) => x(from + index))
      .y(({ value }) => y(value ?? 0))
      .digits(2)(chart.points.slice(from, to)),
  );
  return paths.join("");
}

/** Where each stretch that can be compared begins, and where the next one does. */
function stretchesOf({ points, phases }: TrendChart): (readonly [from: number, to: number])[] {
  const starts = [...new Set([0, ...phases.map(({ from }) => from)])];
  return starts.map((from, index) => [from, starts[index + 1] ?? points.length]);
}

/** More dots than this would run into one another, so only those that say something are drawn. */
const MOST_DOTS = 150;

const isDense = ({ points }: TrendChart): boolean => points.length > MOST_DOTS;

/** The values. Special causes have shapes of their own, and the latest value has a larger dot. */
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

/** What the marks mean; empty if no point has a mark. */
function drawMarkLegend({ points }: TrendChart, top: number): ReturnType<typeof drawLegend> {
  const marks = new Set(points.map(({ mark }) => mark).filter((mark) => mark !== null));
  const kinds = (["improvement", "concern", "neutral"] as const).filter((mark) => marks.has(mark));
  const shown = marks.size === 0 ? [] : [...kinds, null];
  const entries = shown.map((mark) => ({
    sign: drawMark(mark, 6, 6, mark === null ? 3 : 4.6),
    word: WORDS[mark ?? "common"],
    className: "beside",
  }));
  return drawLegend(entries, top);
}

/** What the chart shows, in words: the latest value, the target, the mean and limits, special causes, breaks. */
function nameTrend(chart: TrendChart, { latest, labels, breaks }: TrendFrame, title: string): string {
  const { points } = chart;
  const ends = [...new Set([points.at(0)?.label, points.at(-1)?.label])].filter(
    (label) => label !== undefined,
  );
  const facts = [
    latest === null ? "No figures yet" : `Latest ${latest.text}`,
    ...labels.map(({ text }) => uncapitalise(text)),
    ...specialCauses(chart),
    ...breaks.map(({ from, reason }) => `break before ${points[from]?.label}, ${reason}`),
  ];
  return `Line chart: ${[title, ends.join(" to ")].filter(Boolean).join(", ")}. ${facts.join("; ")}.`;
}

const KINDS: Record<Mark, (count: number) => string> = {
  improvement: (count) => `${count} of improvement`,
  concern: (count) => `${count} of concern`,
  neutral: (count) => `${count} neither better nor worse`,
};

/** "7 points of special cause variation: 5 of improvement, 2 of concern". */
function specialCauses(chart: TrendChart): string[] {
  if (!hasLimits(chart)) return [];
  const marks = chart.points.map(({ mark }) => mark).filter((mark) => mark !== null);
  if (marks.length === 0) return ["no special cause variation"];
  const kinds = (Object.keys(KINDS) as Mark[]).flatMap((kind) => {
    const count = marks.filter((mark) => mark === kind).length;
    return count === 0 ? [] : [KINDS[kind](count)];
  });
  const total = marks.length === 1 ? "1 point" : `${marks.length} points`;
  return [`${total} of special cause variation: ${kinds.join(", ")}`];
}

/** The latest value should stay beside its point, so moving it counts this many times as much as moving the rest. */
const STEADY = 20;

/** The latest value, the target, the mean and the limits, named beside the plot rather than in a legend. */
function drawLabels(chart: TrendChart, frame: TrendFrame): Markup[] {
  const { latest, y, header, bottom, labels } = frame;
  const isLast = latest !== null && latest.index === chart.points.length - 1;
  const wanted = labels.map(({ value, lines }) => ({ at: y(value), size: lines.length * LINE }));
  const value = isLast ? [{ at: y(latest.value), size: LINE, weight: STEADY }] : [];
  const middles = placeApart([...wanted, ...value], [header, bottom + 5]);
  const beside = labels.flatMap((label, index) => [
    ...(hasLimits(chart) ? drawLeader(wanted[index]?.at ?? 0, middles[index] ?? 0, frame) : []),
    ...drawLines(label, middles[index] ?? 0, frame),
  ]);
  if (latest === null) return beside;
  const place = isLast ? besidePoint(chart, frame, latest, middles.at(-1) ?? 0) : overPoint(frame, latest);
  return [...beside, element("text", { class: "chart-latest", ...place }, latest.text)];
}

/** From a line of the plot to its words, if those had to move. */
function drawLeader(from: number, to: number, { right }: TrendFrame): Markup[] {
  if (Math.abs(from - to) < LINE / 2) return [];
  return [
    element("path", { class: "chart-leader", d: `M${right + 1} ${round(from)}L${right + 6} ${round(to)}` }),
  ];
}

const drawLines = ({ className, lines }: TrendLabel, middle: number, { right }: TrendFrame): Markup[] =>
  lines.map((text, index) => {
    const y = round(middle + (index - (lines.length - 1) / 2) * LINE + 4);
    return element("text", { class: className, x: right + 8, y }, text);
  });

/** Next to its point; in line with the other labels if one of them, or a line of the plot, is there. */
function besidePoint(
  chart: TrendChart,
  { right, x, y, labels }: TrendFrame,
  { index, value }: NonNullable<TrendFrame["latest"]>,
  middle: number,
) {
  const isCrossed = hasLimits(chart) || labels.some((label) => Math.abs(y(label.value) - y(value)) < LINE);
  const isNearMargin = right - x(index) < 24;
  return { x: isCrossed || isNearMargin ? right + 8 : x(index) + 9, y: round(middle + 4) };
}

/** Above its point, or below a point that is at the very top; never outside the plot. */
function overPoint({ header, left, right, x, y }: TrendFrame, latest: NonNullable<TrendFrame["latest"]>) {
  const reach = boldWidth(latest.text) / 2;
  const height = y(latest.value);
  const isAtTop = height - 9 - TEXT_SIZE * ROOMY < header;
  return {
    x: round(Math.max(left + reach, Math.min(right - reach, x(latest.index)))),
    y: isAtTop ? height + 9 + TEXT_SIZE : height - 9,
    "text-anchor": "middle",
  };
}
