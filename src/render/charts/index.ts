import type { Chart } from "../../model/charts.ts";
import { element, Markup } from "../markup.ts";
import { type Canvas, type ChartKind, round } from "./canvas.ts";
import { statusBars } from "./status-bars.ts";
import { timeline } from "./timeline.ts";
import { trend } from "./trend.ts";

/** Every kind of chart. Each is a picture of figures that stand in a table. */
export const KINDS: readonly ChartKind[] = [statusBars, timeline, trend];

/**
 * Draws a chart as an SVG element. Its name is on the element itself, as it would be lost elsewhere in a PDF. Of two
 * drawings, for wide screens and for narrow ones, only one is ever shown and heard.
 * @param subject what the chart is of, for its name.
 */
export function drawChart(chart: Chart, subject: string): Markup {
  const kind = KINDS.find(({ type }) => type === chart.type) as ChartKind;
  const { narrow } = kind;
  const draw = (place: string, on?: Canvas): string => {
    const { canvas, height, name, content } = kind.draw(chart, subject, on);
    const viewBox = `0 0 ${canvas.width} ${round(height)}`;
    const attributes = {
      class: `chart chart-${chart.type}${place}`,
      viewBox,
      role: "img",
      "aria-label": name,
    };
    return element("svg", attributes, content).html;
  };
  if (narrow === undefined) return new Markup(draw(""));
  return new Markup(`${draw(" only-wide")}\n${draw(" only-narrow", narrow)}`);
}
