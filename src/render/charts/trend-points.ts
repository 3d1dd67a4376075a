import type { Mark, TrendChart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { drawLegend } from "./legend.ts";
import { drawMark } from "./marks.ts";
import { hasLimits } from "./phases.ts";
import type { TrendFrame } from "./trend-frame.ts";

/** More points than this would run into one another: only those that say something are drawn. */
const MOST_DOTS = 150;

export const isDense = ({ points }: TrendChart): boolean => points.length > MOST_DOTS;

/** The values; special causes with a shape of their own, and the latest larger. */
export function drawPoints(chart: TrendChart, { x, y, latest }: TrendFrame): Markup[] {
  const { points } = chart;
  const isXmr = hasLimits(chart);
  const usual = points.length > 30 ? 2.4 : 3;
  return points.flatMap(({ value, mark }, index) => {
    if (value === null) return [];
    const isLatest = index === latest?.index;
    const isAlone = points[index - 1]?.value == null && points[index + 1]?.value == null;
    if (isDense(chart) && !isLatest && !isAlone && mark === null) return [];
    const dot = isLatest ? 4.5 : usual;
    if (isXmr) return [drawMark(mark, x(index), y(value), mark === null ? dot : markSize(points.length))];
    return [element("circle", { class: "chart-point", cx: x(index), cy: y(value), r: dot })];
  });
}

const markSize = (points: number): number => (points > MOST_DOTS ? 3.4 : points > 60 ? 3.8 : 4.6);

const WORDS: Record<Mark | "common", string> = {
  improvement: "Special cause: improvement",
  concern: "Special cause: concern",
  neutral: "Special cause variation",
  common: "Common cause",
};

/** What the marks mean; nothing where there are none. */
export function drawMarkLegend({ points }: TrendChart, top: number): ReturnType<typeof drawLegend> {
  const marks = new Set(points.map(({ mark }) => mark).filter((mark) => mark !== null));
  const kinds: (Mark | null)[] = ["improvement", "concern", "neutral"];
  const shown = marks.size === 0 ? [] : [...kinds.filter((mark) => mark && marks.has(mark)), null];
  const entries = shown.map((mark) => ({
    sign: drawMark(mark, 6, 6, mark === null ? 3 : 4.6),
    word: WORDS[mark ?? "common"],
    className: "beside",
  }));
  return drawLegend(entries, top);
}
