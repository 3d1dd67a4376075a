import { line } from "d3-shape";
import type { Mark, TrendChart } from "../../model/charts.ts";
import { isPercentage } from "../../plan/measures/units.ts";
import { uncapitalise } from "../../text/words.ts";
import { element, type Markup } from "../markup.ts";
import { type ChartKind, round, SMALL, shortenToFit } from "./canvas.ts";
import { drawHeading, footOf } from "./headings.ts";
import { drawLegend, drawMark, type LegendEntry } from "./legend.ts";
import { drawPeriodAxis } from "./period-axis.ts";
import { frameTrend, hasLimits, type TrendFrame, type TrendLine } from "./trend-frame.ts";

/** A measure over time. The line does not cross a period without a value, nor a break. */
export const trend: ChartKind<TrendChart> = {
  type: "trend",
  draw(chart, subject) {
    const unit = isPercentage(chart.unit) || subject.includes(chart.unit) ? null : chart.unit;
    const frame = frameTrend(chart, unit);
    const { left, right, bottom, latest } = frame;
    const legend = drawLegend([...lineEntries(frame), ...markEntries(chart)], SMALL, bottom + AXIS);
    const content = [
      ...(unit === null
        ? []
        : [element("text", { class: "chart-unit", x: 0, y: 11 }, shortenToFit(unit, SMALL.width, SMALL))]),
      ...frame.ticks.flatMap(({ y, text }) => [
        element("path", { class: "chart-grid", d: `M${left} ${y}H${right}` }),
        element("text", { class: "chart-scale", x: round(left - 6), y: round(y + 4) }, text),
      ]),
      ...drawTarget(chart, frame),
      ...drawLimits(chart, frame),
      ...drawPeriodAxis(chart, frame),
      ...drawBreaks(frame),
      element("path", { class: lineClass(chart), d: pathOf(chart, frame) }),
      ...drawPoints(chart, frame),
      ...(latest ? drawLatest(frame, latest) : [drawEmpty((left + right) / 2, bottom - 10)]),
      ...legend.drawn,
    ];
    return {
      canvas: SMALL,
      height: bottom + AXIS + legend.height,
      name: nameTrend(chart, frame, subject),
      content,
    };
  },
};

/** Below the plot: the ticks and their labels. */
const AXIS = 23;

const drawEmpty = (x: number, y: number): Markup =>
  element("text", { class: "chart-empty", x: round(x), y }, "No figures yet");

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
    ...drawHeading(heading, header, SMALL),
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

/**
 * The values. Special causes have shapes of their own, and the latest value has a larger dot. The usual dots are one
 * path of round ends without a length, which is a tenth of the markup of as many circles.
 */
function drawPoints(chart: TrendChart, { x, y, latest }: TrendFrame): Markup[] {
  const { points } = chart;
  const dots: string[] = [];
  const others = points.flatMap(({ value, mark }, index) => {
    if (value === null) return [];
    const [left, top, isLatest] = [x(index), y(value), index === latest?.index];
    const isAlone = points[index - 1]?.value == null && points[index + 1]?.value == null;
    if (mark !== null) return [drawMark(mark, left, top, markSize(points.length))];
    if (isLatest) return [element("circle", { class: "chart-point", cx: left, cy: top, r: 4.5 })];
    if (!isDense(chart) || isAlone) dots.push(`M${left} ${top}h0`);
    return [];
  });
  const size = points.length > 30 ? "chart-dots small" : "chart-dots";
  return [...(dots.length === 0 ? [] : [element("path", { class: size, d: dots.join("") })]), ...others];
}

const markSize = (points: number): number => (points > 30 ? 3.2 : 3.8);

/** What the lines are, with a piece of each. */
const lineEntries = ({ lines }: TrendFrame): LegendEntry[] =>
  lines.map(({ kind, words }) => ({ sign: SIGNS[kind], word: words, className: `beside ${kind}` }));

const drawSign = (className: string): Markup => element("path", { class: className, d: "M0 6H13" });

const SIGNS: Record<TrendLine["kind"], Markup[]> = {
  target: [drawSign("chart-target")],
  band: [
    element("rect", { class: "chart-band", x: 0, y: 1, width: 13, height: 10 }),
    element("path", { class: "chart-target", d: "M0 1H13M0 11H13" }),
  ],
  mean: [drawSign("chart-mean")],
  limit: [drawSign("chart-limit")],
};

const WORDS: Record<Mark, string> = {
  improvement: "Improving",
  concern: "Concern",
  neutral: "Change",
};

/** What the marks mean that occur. */
function markEntries({ points }: TrendChart): LegendEntry[] {
  const marks = new Set(points.map(({ mark }) => mark));
  const shown = (["improvement", "concern", "neutral"] as const).filter((mark) => marks.has(mark));
  return shown.map((mark) => ({
    sign: drawMark(mark, 6, 6, 3.8),
    word: WORDS[mark],
    className: "beside",
  }));
}

/** What the chart shows, in words: the latest value, the target, the mean and limits, special causes, breaks. */
function nameTrend(chart: TrendChart, { latest, lines, breaks }: TrendFrame, subject: string): string {
  const { points } = chart;
  const ends = [...new Set([points.at(0)?.label, points.at(-1)?.label])].filter(
    (label) => label !== undefined,
  );
  const facts = [
    latest === null ? "No figures yet" : `Latest ${latest.text}`,
    ...lines.map(({ words }) => uncapitalise(words)),
    ...specialCauses(chart),
    ...breaks.map(({ from, reason }) => `break before ${points[from]?.label}, ${reason}`),
  ];
  return `Line chart: ${[subject, ends.join(" to ")].filter(Boolean).join(", ")}. ${facts.join("; ")}.`;
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

/**
 * The latest value, to the right of the plot, where no line reaches. A thin line leads to it from a point that has
 * periods without a figure after it.
 */
function drawLatest({ x, y, right }: TrendFrame, { index, value, text }: NonNullable<TrendFrame["latest"]>) {
  const height = y(value);
  const from = x(index) + 6;
  const label = element("text", { class: "chart-latest", x: round(right + 6), y: round(height + 4) }, text);
  if (right - from < 12) return [label];
  return [element("path", { class: "chart-leader", d: `M${round(from)} ${height}H${right + 3}` }), label];
}
