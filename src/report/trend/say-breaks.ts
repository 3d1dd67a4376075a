import { formatMean } from "../../plan/format-figure.ts";
import { inPeriod } from "../../plan/period.ts";
import type { Phase } from "../../plan/spc/assess-series.ts";
import type { Trend } from "./read-trend.ts";

/** Each break among the points drawn, with its reason. */
export const sayBreaks = (trend: Trend): string[] =>
  trend.phases.flatMap((phase, index) =>
    phase.from < trend.start || phase.kind === null ? [] : [sayBreak(trend, phase, trend.phases[index - 1])],
  );

function sayBreak({ kpi }: Trend, { kind, from, reason, limits }: Phase, before: Phase | undefined): string {
  const period = kpi.series[from]?.period;
  const when = period === undefined ? "" : inPeriod(period);
  const why = (reason ?? "").replace(/[.;]+$/, "");
  if (kind === "method")
    return `It has been counted another way since ${when} (${why}): earlier figures are not compared.`;
  if (!before?.limits) return `There is a step in ${when} (${why}).`;
  if (limits === null) return `Limits begin anew in ${when} (${why}), once there are six figures.`;
  const [then, now] = [before.limits, limits].map(({ mean }) => formatMean(mean, kpi));
  const moved = then === now ? `stayed at ${now}` : `went from ${then} to ${now}`;
  return `Limits begin anew in ${when} (${why}): the mean ${moved}.`;
}
