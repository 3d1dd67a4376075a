import { line } from "d3-shape";
import type { TrendChart } from "../../model/charts.ts";
import { isPercentage } from "../../plan/figure.ts";
import { element, type Markup } from "../markup.ts";
import { canvas } from "./canvas.ts";
import { drawLabels } from "./direct-labels.ts";
import { drawPeriodAxis } from "./period-axis.ts";
import { drawTarget } from "./target.ts";
import { frameTrend, TREND_HEIGHT, type TrendFrame } from "./trend-frame.ts";

/** A measure over time. A period without a value is a gap: the line does not cross it. */
export function drawTrend(chart: TrendChart, title: string): Markup {
  const frame = frameTrend(chart);
  const { left, right, latest } = frame;
  return canvas("trend", TREND_HEIGHT, nameOf(chart, frame, title), [
    ...(isPercentage(chart.unit) ? [] : [element("text", { class: "chart-unit", x: 0, y: 14 }, chart.unit)]),
    ...frame.ticks.flatMap(({ y, text }) => [
      element("path", { class: "chart-grid", d: `M${left} ${y}H${right}` }),
      element("text", { class: "chart-tick", x: left - 8, y: y + 4, "text-anchor": "end" }, text),
    ]),
    ...drawTarget(chart, frame),
    ...drawPeriodAxis(chart, frame),
    element("path", { class: "chart-line", d: pathOf(chart, frame) }),
    ...drawPoints(chart, frame),
    ...drawLabels(chart, frame),
    ...(latest
      ? []
      : [element("text", { class: "chart-empty", x: (left + right) / 2, y: 100 }, "No figures yet")]),
  ]);
}

function nameOf({ points, targetLabel }: TrendChart, { latest }: TrendFrame, title: string): string {
  const ends = [...new Set([points.at(0)?.label, points.at(-1)?.label])].filter(
    (label) => label !== undefined,
  );
  const last = latest === null ? "No figures yet" : `Latest ${latest.text}`;
  const target =
    targetLabel === null ? "" : `; ${targetLabel.charAt(0).toLowerCase()}${targetLabel.slice(1)}`;
  return `Line chart: ${[title, ends.join(" to ")].filter(Boolean).join(", ")}. ${last}${target}.`;
}

function pathOf({ points }: TrendChart, { x, y }: TrendFrame): string {
  const draw = line<{ value: number | null }>()
    .defined(({ value }) => value !== null)
    .x((_, index) => x(index))
    .y(({ value }) => y(value ?? 0))
    .digits(2);
  return draw(points) ?? "";
}

function drawPoints({ points }: TrendChart, { x, y, latest }: TrendFrame): Markup[] {
  const usual = points.length > 30 ? 2.4 : 3;
  return points.flatMap(({ value }, index) => {
    if (value === null) return [];
    const isLatest = index === latest?.index;
    return [
      element("circle", { class: "chart-point", cx: x(index), cy: y(value), r: isLatest ? 4.5 : usual }),
    ];
  });
}
