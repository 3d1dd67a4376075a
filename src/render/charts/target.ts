import type { TrendChart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { round } from "./canvas.ts";
import type { TrendFrame } from "./trend-frame.ts";

interface Run {
  readonly min: number | null;
  readonly max: number | null;
  readonly from: number;
  readonly to: number;
}

/** The target: a dashed line for each bound, with a light band between them where there are two. */
export function drawTarget({ targets }: TrendChart, { left, step, y }: TrendFrame): Markup[] {
  return runsOf(targets).flatMap(({ min, max, from, to }) => {
    const [start, end] = [round(left + from * step), round(left + to * step)];
    const bounds = [...new Set([min, max])].filter((bound) => bound !== null);
    const lines = bounds.map((bound) =>
      element("path", { class: "chart-target", d: `M${start} ${y(bound)}H${end}` }),
    );
    if (min === null || max === null || min === max) return lines;
    const size = { x: start, y: y(max), width: round(end - start), height: round(y(min) - y(max)) };
    return [element("rect", { class: "chart-band", ...size }), ...lines];
  });
}

/** Consecutive periods with the same target. */
function runsOf(targets: TrendChart["targets"]): Run[] {
  const runs: Run[] = [];
  for (const [index, { min, max }] of targets.entries()) {
    const last = runs.at(-1);
    if (last && last.min === min && last.max === max) runs[runs.length - 1] = { ...last, to: index + 1 };
    else runs.push({ min, max, from: index, to: index + 1 });
  }
  return runs;
}
