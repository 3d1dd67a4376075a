import { extent } from "d3-array";
import type { TrendChart } from "../../model/charts.ts";
import { isPercentage } from "../../plan/figure.ts";

/**
 * The least and the greatest that the axis has to show: values, targets and limits, with some air around
 * them. A limit that nothing measured can reach, below nought or above 100%, does not stretch it.
 */
export function valueDomain({
  points,
  targets,
  phases,
  unit,
  decimals,
}: TrendChart): [least: number, greatest: number] {
  const measured = [...points.map(({ value }) => value), ...targets.flatMap(({ min, max }) => [min, max])];
  const [lowest, highest] = extent(measured.filter((value) => value !== null));
  if (lowest === undefined || highest === undefined) return [0, isPercentage(unit) ? 100 : 1];
  const floor = lowest >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  const ceiling = isPercentage(unit) && highest <= 100 ? 100 : Number.POSITIVE_INFINITY;
  const limits = phases.flatMap((phase) => (phase.limits ? [phase.limits.lower, phase.limits.upper] : []));
  const least = Math.min(lowest, ...limits);
  const greatest = Math.max(highest, ...limits);
  const spread = greatest - least;
  // Less than a hundredth of the last digit printed comes of calculating.
  const isFlat = spread < 10 ** -(decimals + 2);
  const air = isFlat ? Math.max(Math.abs(least) * 0.1, 1) : spread * 0.08;
  return [Math.max(floor, least - air), Math.min(ceiling, greatest + air)];
}
