import type { TrendChart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { ROOMY, round, TEXT_SIZE } from "./canvas.ts";
import type { TrendFrame } from "./trend-frame.ts";

const LINE = TEXT_SIZE * ROOMY * 1.1;

/** The latest value and the target, named beside the plot rather than in a legend. */
export function drawLabels(chart: TrendChart, frame: TrendFrame): Markup[] {
  const { latest, right, x, y, targetLines } = frame;
  const target = targetHeight(chart, frame);
  const reach = ((targetLines.length - 1) / 2) * LINE;
  const isLast = latest !== null && latest.index === chart.points.length - 1;
  const start = apart(target, targetLines.length, isLast ? y(latest.value) : null, frame) - reach;
  const labels = targetLines.map((text, place) =>
    element("text", { class: "chart-target-label", x: right + 8, y: round(start + place * LINE + 4) }, text),
  );
  if (latest === null) return labels;
  const height = y(latest.value);
  const onTarget = targetLines.length > 0 && Math.abs(height - target) < LINE;
  const isNearMargin = right - x(latest.index) < 24;
  // Beside its point; in line with the target's words where that is near, or its line would run through it; above it before a gap.
  const at = isLast
    ? { x: onTarget || isNearMargin ? right + 8 : x(latest.index) + 9, y: height + 4 }
    : { x: x(latest.index), y: height - 9, "text-anchor": "middle" };
  return [...labels, element("text", { class: "chart-latest", ...at }, latest.text)];
}

/** The height of the target now: the line, or the middle of the band. */
function targetHeight({ targets }: TrendChart, { y, top }: TrendFrame): number {
  const target = targets.findLast(({ min, max }) => min !== null || max !== null);
  if (target === undefined) return top;
  const bounds = [target.min ?? target.max, target.max ?? target.min].map((bound) => y(bound ?? 0));
  return bounds.reduce((sum, bound) => sum + bound, 0) / 2;
}

/** Moves the target's lines clear of the value's one, to the side they are on or, for want of room, the other. */
function apart(target: number, lines: number, value: number | null, { top, bottom }: TrendFrame): number {
  const clear = ((lines + 1) / 2) * LINE;
  if (value === null || Math.abs(target - value) >= clear) return target;
  const [above, below] = [value - clear, value + clear];
  const reach = ((lines - 1) / 2) * LINE;
  if (target >= value) return below + reach <= bottom + LINE ? below : above;
  return above - reach >= top - LINE ? above : below;
}
