import type { Figure } from "../../model/document.ts";
import type { KnownKpi } from "../../plan/replay.ts";
import { figuresTable } from "../trend/figures-table.ts";
import { readTrend } from "../trend/read-trend.ts";
import { sayTrend } from "../trend/say-trend.ts";
import { trendChart } from "../trend/trend-chart.ts";

/** One measure over time: the chart, what it shows in words, and its figures. */
export function kpiFigure(kpi: KnownKpi): Figure {
  const trend = readTrend(kpi);
  return {
    kind: "figure",
    anchor: `kpi-${kpi.id}`,
    title: kpi.name,
    chart: trendChart(trend),
    sentence: sayTrend(trend),
    table: figuresTable(trend),
  };
}
