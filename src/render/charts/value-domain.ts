import { extent } from "d3-array";
import type { TrendChart } from "../../model/charts.ts";
import { isPercentage } from "../../plan/figure.ts";

/** The least and the greatest that the axis has to show: values and targets, with some air around them. */
export function valueDomain({ points, targets, unit }: TrendChart): [least: number, greatest: number] {
  const shown = [...points.map(({ value }) => value), ...targets.flatMap(({ min, max }) => [min, max])];
  const [least, greatest] = extent(shown.filter((value) => value !== null));
  if (least === undefined || greatest === undefined) return [0, isPercentage(unit) ? 100 : 1];
  const air = (greatest - least) * 0.08 || Math.max(Math.abs(least) * 0.1, 1);
  const floor = least >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  const ceiling = isPercentage(unit) && greatest <= 100 ? 100 : Number.POSITIVE_INFINITY;
  return [Math.max(floor, least - air), Math.min(ceiling, greatest + air)];
}
