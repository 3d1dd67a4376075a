import { line } from "d3-shape";
import type { TrendChart } from "../../model/charts.ts";
import { isPercentage } from "../../plan/figure.ts";
import { element, type Markup } from "../markup.ts";
import { canvas } from "./canvas.ts";
import { drawLabels } from "./direct-labels.ts";
import { drawBreaks, drawLimits } from "./limits.ts";
import { drawPeriodAxis } from "./period-axis.ts";
import { hasLimits, piecesOf } from "./phases.ts";
import { drawTarget } from "./target.ts";
import { frameTrend, type TrendFrame } from "./trend-frame.ts";
import { nameTrend } from "./trend-name.ts";
import { drawMarkLegend, drawPoints, isDense } from "./trend-points.ts";

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
