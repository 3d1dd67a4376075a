import type { TrendChart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { drawHeading, footOf } from "./headings.ts";
import { withinReach } from "./phases.ts";
import type { TrendFrame } from "./trend-frame.ts";

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

/** A line where the series breaks, under the reason for it. */
export const drawBreaks = ({ header, headings, top, bottom }: TrendFrame): Markup[] =>
  headings.flatMap((heading) => [
    element("path", {
      class: "chart-break",
      d: `M${footOf(heading)} ${header}L${heading.x} ${top}V${bottom}`,
    }),
    ...drawHeading(heading, header),
  ]);
