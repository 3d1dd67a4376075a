import type { ChartPhase, TrendChart } from "../../model/charts.ts";
import { reachOf } from "./value-domain.ts";

/** Whether the chart shows what variation is to be expected. */
export const hasLimits = ({ phases }: TrendChart): boolean => phases.some(({ limits }) => limits !== null);

/** The phases that begin with a break in the series. */
export const breaksOf = ({ phases }: TrendChart): ChartPhase[] => phases.filter(({ from }) => from > 0);

/** The limits of a phase that a figure can pass: one below nought, or above 100%, is none. */
export function withinReach(
  chart: TrendChart,
  { upper, lower }: NonNullable<ChartPhase["limits"]>,
): ("upper" | "lower")[] {
  const [least, greatest] = reachOf(chart);
  return [
    ...(upper <= greatest ? (["upper"] as const) : []),
    ...(lower >= least ? (["lower"] as const) : []),
  ];
}

/** The series in pieces that can be compared: where each begins, and where the next one does. */
export function piecesOf({ points, phases }: TrendChart): (readonly [from: number, to: number])[] {
  const starts = [...new Set([0, ...phases.map(({ from }) => from)])];
  return starts.map((from, place) => [from, starts[place + 1] ?? points.length]);
}
