import type { ChartPhase, TrendChart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { drawHeading, footOf } from "./headings.ts";
import type { TrendFrame } from "./trend-frame.ts";
import { reachOf } from "./value-domain.ts";

/** Whether the chart shows what variation is to be expected. */
export const hasLimits = ({ phases }: TrendChart): boolean => phases.some(({ limits }) => limits !== null);

/** The phases that begin with a break in the series. */
export const breaksOf = ({ phases }: TrendChart): ChartPhase[] => phases.filter(({ from }) => from > 0);

/** The mean and the limits of each phase, from its first period to its last. */
export const drawLimits = (chart: TrendChart, { edge, y }: TrendFrame): Markup[] =>
  chart.phases.flatMap(({ from, to, limits }) => {
    if (limits === null) return [];
    const draw = (className: string, value: number): Markup =>
      element("path", { class: className, d: `M${edge(from)} ${y(value)}H${edge(to)}` });
    return [
      ...withinReach(chart, limits).map((limit) => draw("chart-limit", limits[limit])),
      draw("chart-mean", limits.mean),
    ];
  });

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

/** A line where the series breaks, under the reason for it. */
export const drawBreaks = ({ header, headings, top, bottom }: TrendFrame): Markup[] =>
  headings.flatMap((heading) => [
    element("path", {
      class: "chart-break",
      d: `M${footOf(heading)} ${header}L${heading.x} ${top}V${bottom}`,
    }),
    ...drawHeading(heading, header),
  ]);

/** The series in pieces that can be compared: where each begins, and where the next one does. */
export function piecesOf({ points, phases }: TrendChart): (readonly [from: number, to: number])[] {
  const starts = [...new Set([0, ...phases.map(({ from }) => from)])];
  return starts.map((from, place) => [from, starts[place + 1] ?? points.length]);
}
