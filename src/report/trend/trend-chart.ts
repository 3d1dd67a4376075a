import type { TrendChart } from "../../model/charts.ts";
import { decimalsOf, formatTarget } from "../../plan/format-figure.ts";
import { targetAt } from "../../plan/rag.ts";
import { targetBand } from "../../plan/target-band.ts";
import { axisLabel } from "./period-words.ts";
import type { Trend } from "./read-trend.ts";

/** The chart of the points drawn; limits are those of all the points of a phase. */
export function trendChart({ kpi, start, points, phases }: Trend): TrendChart {
  const drawn = kpi.series.slice(start);
  const targets = drawn.map(({ period }) => targetAt(kpi, period.end));
  const words = kpi.better === "neutral" ? null : formatTarget(targets.at(-1) ?? null, kpi);
  return {
    type: "trend",
    unit: kpi.unit,
    decimals: decimalsOf(kpi),
    points: drawn.map(({ period, value }, index) => ({
      label: axisLabel(period.key, kpi.frequency),
      value,
      mark: points[start + index]?.mark ?? null,
    })),
    targets: targets.map((target) => targetBand(target, kpi.better)),
    targetLabel: words === null ? null : `Target ${words}`,
    phases: phases
      .filter(({ to }) => to > start)
      .map(({ from, to, limits, trial, reason }) => ({
        from: Math.max(0, from - start),
        to: to - start,
        limits: limits && { mean: limits.mean, upper: limits.upper, lower: limits.lower },
        trial,
        reason: from > start ? reason : null,
      })),
  };
}
