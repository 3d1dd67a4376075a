import type { TrendChart } from "../../model/charts.ts";
import { formatMean } from "../../plan/format-figure.ts";
import { wrapText } from "./canvas.ts";
import { hasLimits, withinReach } from "./phases.ts";

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

/**
 * The mean and limits of the last phase that has any; "earlier" where a newer one has too few points. Of figures
 * that are all equal they are one line, and have one label.
 */
export function limitWords(chart: TrendChart): Words[] {
  const phase = chart.phases.findLast(({ limits }) => limits !== null);
  if (!phase?.limits) return [];
  const { limits, trial } = phase;
  const earlier = phase === chart.phases.at(-1) ? [] : ["earlier"];
  const print = (value: number): string => formatMean(value, chart);
  const words = (value: number, ...name: string[]): Words => {
    const text = [...earlier, ...name].join(" ");
    const capital = text.charAt(0).toUpperCase() + text.slice(1);
    return { className: "chart-limit-label", text: `${capital} ${print(value)}`, value };
  };
  if (print(limits.upper) === print(limits.lower)) return [words(limits.mean, "mean and limits")];
  const kind = trial ? ["trial"] : [];
  const shown = withinReach(chart, limits).map((limit) => words(limits[limit], ...kind, limit, "limit"));
  return [...shown, words(limits.mean, "mean")].toSorted((a, b) => b.value - a.value);
}
