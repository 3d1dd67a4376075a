import type { Chart } from "../../model/charts.ts";
import type { Markup } from "../markup.ts";
import { drawStatusBars } from "./status-bars.ts";
import { drawTimeline } from "./timeline.ts";
import { drawTrend } from "./trend.ts";

type Draw<C extends Chart> = (chart: C, title: string) => Markup;

/** Every kind of chart. Each is a picture of the table that stands beside it. */
const CHARTS: { readonly [Type in Chart["type"]]: Draw<Extract<Chart, { type: Type }>> } = {
  trend: drawTrend,
  "status-bars": drawStatusBars,
  timeline: drawTimeline,
};

/** Draws a chart as an SVG element with a name. */
export function drawChart(chart: Chart, title: string): Markup {
  const draw = CHARTS[chart.type] as Draw<Chart>;
  return draw(chart, title);
}
