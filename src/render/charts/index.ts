import type { Chart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { type ChartKind, round } from "./canvas.ts";
import { statusBars } from "./status-bars.ts";
import { timeline } from "./timeline.ts";
import { trend } from "./trend.ts";

/** Every kind of chart. Each is a picture of figures that stand in a table. */
export const KINDS: readonly ChartKind[] = [statusBars, timeline, trend];

/**
 * Draws a chart as an SVG element. Its name is on the element itself, as it would be lost elsewhere in a PDF.
 * @param subject what the chart is of, for its name.
 */
export function drawChart(chart: Chart, subject: string): Markup {
  const kind = KINDS.find(({ type }) => type === chart.type) as ChartKind;
  const { canvas, height, name, content } = kind.draw(chart, subject);
  return element(
    "svg",
    {
      class: `chart chart-${chart.type}`,
      viewBox: `0 0 ${canvas.width} ${round(height)}`,
      role: "img",
      "aria-label": name,
    },
    content,
  );
}
