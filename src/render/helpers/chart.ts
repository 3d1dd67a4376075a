import type { Chart } from "../../model/charts.ts";
import { drawChart } from "../charts/index.ts";
import type { Markup } from "../markup.ts";

/** `{{chart chart title}}`: a figure's chart as SVG; the title names it. */
export const chart = (chart: Chart, title: string): Markup => drawChart(chart, title);
