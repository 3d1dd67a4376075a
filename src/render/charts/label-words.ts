import type { TrendChart } from "../../model/charts.ts";
import { formatMean } from "../../plan/format-figure.ts";
import { wrapText } from "./canvas.ts";
import { hasLimits } from "./phases.ts";

/** What is written beside the plot: its lines, and the value that it stands for. */
export interface TrendLabel {
  readonly className: string;
  readonly lines: readonly string[];
  readonly value: number;
}

/** Limits take more room for their words, and less for a plot that has more to say. */
const WIDEST = { plain: 100, limits: 126 };

/** The target's words, and those of the mean and the limits. */
export function listLabels(chart: TrendChart): TrendLabel[] {
  const widest = hasLimits(chart) ? WIDEST.limits : WIDEST.plain;
  const words = [...targetWords(chart), ...limitWords(chart)];
  return words.map(({ text, ...label }) => ({ ...label, lines: wrapText(text, widest) }));
}

type Words = Omit<TrendLabel, "lines"> & { readonly text: string };

/** The target now: at its line, or in the middle of its band. */
function targetWords({ targets, targetLabel }: TrendChart): Words[] {
  if (targetLabel === null) return [];
  const target = targets.findLast(({ min, max }) => min !== null || max !== null);
  const bounds = [target?.min ?? target?.max, target?.max ?? target?.min];
  const value = bounds.reduce((sum: number, bound) => sum + (bound ?? Number.POSITIVE_INFINITY), 0) / 2;
  return [{ className: "chart-target-label", text: targetLabel, value }];
}

/** The mean and limits of the last phase that has any; "earlier" where a newer one has too few points. */
export function limitWords(chart: TrendChart): Words[] {
  const phase = chart.phases.findLast(({ limits }) => limits !== null);
  if (!phase?.limits) return [];
  const { limits, trial } = phase;
  const earlier = phase === chart.phases.at(-1) ? [] : ["earlier"];
  const words = (name: string, value: number, kind: readonly string[]): Words => {
    const text = [...earlier, ...kind, name].join(" ");
    return {
      className: "chart-limit-label",
      text: `${text.charAt(0).toUpperCase()}${text.slice(1)} ${formatMean(value, chart)}`,
      value,
    };
  };
  const kind = trial ? ["trial"] : [];
  return [
    words("upper limit", limits.upper, kind),
    words("mean", limits.mean, []),
    words("lower limit", limits.lower, kind),
  ];
}
