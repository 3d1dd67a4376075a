import { extent } from "d3-array";
import type { TrendChart } from "../../model/charts.ts";
import { isPercentage } from "../../plan/figure.ts";

/** The least and the greatest that a figure can be, or else the infinite: nought, and 100%, where none is beyond. */
export function reachOf({ points, targets, unit }: TrendChart): [least: number, greatest: number] {
  const [lowest = 0, highest = 0] = extentOf({ points, targets });
  return [
    lowest >= 0 ? 0 : Number.NEGATIVE_INFINITY,
    isPercentage(unit) && highest <= 100 ? 100 : Number.POSITIVE_INFINITY,
  ];
}

/**
 * The least and the greatest that the axis has to show: values, targets and limits, with some air around
 * them. A limit that nothing measured can reach, below nought or above 100%, does not stretch it.
 */
export function valueDomain(chart: TrendChart): [least: number, greatest: number] {
  const { phases, unit, decimals } = chart;
  const [lowest, highest] = extentOf(chart);
  if (lowest === undefined || highest === undefined) return [0, isPercentage(unit) ? 100 : 1];
  const [floor, ceiling] = reachOf(chart);
  const limits = phases.flatMap((phase) => (phase.limits ? [phase.limits.lower, phase.limits.upper] : []));
  const least = Math.min(lowest, ...limits);
  const greatest = Math.max(highest, ...limits);
  const spread = greatest - least;
  // Less than a hundredth of the last digit printed comes of calculating.
  const isFlat = spread < 10 ** -(decimals + 2);
  const air = isFlat ? Math.max(Math.abs(least) * 0.1, 1) : spread * 0.08;
  return [Math.max(floor, least - air), Math.min(ceiling, greatest + air)];
}

function extentOf({ points, targets }: Pick<TrendChart, "points" | "targets">) {
  const measured = [...points.map(({ value }) => value), ...targets.flatMap(({ min, max }) => [min, max])];
  return extent(measured.filter((value) => value !== null));
}
