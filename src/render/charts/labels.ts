import type { TrendChart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { boldWidth, LINE, ROOMY, round, TEXT_SIZE } from "./canvas.ts";
import { placeApart } from "./place-apart.ts";
import { hasLimits, type TrendFrame, type TrendLabel } from "./trend-frame.ts";

/** The latest value should stay beside its point, so moving it counts this many times as much as moving the rest. */
const STEADY = 20;

/** The latest value, the target, the mean and the limits, named beside the plot rather than in a legend. */
export function drawLabels(chart: TrendChart, frame: TrendFrame): Markup[] {
  const { latest, y, header, bottom, labels } = frame;
  const isLast = latest !== null && latest.index === chart.points.length - 1;
  const wanted = labels.map(({ value, lines }) => ({ at: y(value), size: lines.length * LINE }));
  const value = isLast ? [{ at: y(latest.value), size: LINE, weight: STEADY }] : [];
  const middles = placeApart([...wanted, ...value], [header, bottom + 5]);
  const beside = labels.flatMap((label, index) => [
    ...(hasLimits(chart) ? drawLeader(wanted[index]?.at ?? 0, middles[index] ?? 0, frame) : []),
    ...drawLines(label, middles[index] ?? 0, frame),
  ]);
  if (latest === null) return beside;
  const place = isLast ? besidePoint(chart, frame, latest, middles.at(-1) ?? 0) : overPoint(frame, latest);
  return [...beside, element("text", { class: "chart-latest", ...place }, latest.text)];
}

/** From a line of the plot to its words, if those had to move. */
function drawLeader(from: number, to: number, { right }: TrendFrame): Markup[] {
  if (Math.abs(from - to) < LINE / 2) return [];
  return [
    element("path", { class: "chart-leader", d: `M${right + 1} ${round(from)}L${right + 6} ${round(to)}` }),
  ];
}

const drawLines = ({ className, lines }: TrendLabel, middle: number, { right }: TrendFrame): Markup[] =>
  lines.map((text, index) => {
    const y = round(middle + (index - (lines.length - 1) / 2) * LINE + 4);
    return element("text", { class: className, x: right + 8, y }, text);
  });

/** Next to its point; in line with the other labels if one of them, or a line of the plot, is there. */
function besidePoint(
  chart: TrendChart,
  { right, x, y, labels }: TrendFrame,
  { index, value }: NonNullable<TrendFrame["latest"]>,
  middle: number,
) {
  const isCrossed = hasLimits(chart) || labels.some((label) => Math.abs(y(label.value) - y(value)) < LINE);
  const isNearMargin = right - x(index) < 24;
  return { x: isCrossed || isNearMargin ? right + 8 : x(index) + 9, y: round(middle + 4) };
}

/** Above its point, or below a point that is at the very top; never outside the plot. */
function overPoint({ header, left, right, x, y }: TrendFrame, latest: NonNullable<TrendFrame["latest"]>) {
  const reach = boldWidth(latest.text) / 2;
  const height = y(latest.value);
  const isAtTop = height - 9 - TEXT_SIZE * ROOMY < header;
  return {
    x: round(Math.max(left + reach, Math.min(right - reach, x(latest.index)))),
    y: isAtTop ? height + 9 + TEXT_SIZE : height - 9,
    "text-anchor": "middle",
  };
}
