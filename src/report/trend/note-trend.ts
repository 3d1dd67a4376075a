import type { KnownKpi } from "../../plan/replay.ts";
import { PERIOD_NOUNS } from "./period-words.ts";
import type { Trend } from "./read-trend.ts";

/** Below the table: what is measured, which figures are not shown, and why there are no limits. */
export const noteTrend = (trend: Trend, columns: number): string =>
  [
    `Definition: ${trend.kpi.definition.replace(/\.?$/, ".")}`,
    ...noteWindow(trend, columns),
    ...noteLimits(trend),
  ].join(" ");

function noteWindow({ kpi, start }: Trend, columns: number): string[] {
  const all = kpi.series.length;
  const [drawn, noun] = [all - start, PERIOD_NOUNS[kpi.frequency]];
  if (start > 0)
    return [`The chart shows the newest ${drawn} of ${all} ${noun}s, the table the newest ${columns}.`];
  return columns < all ? [`The table shows the newest ${columns} of ${all} ${noun}s.`] : [];
}

function noteLimits({ kpi, present }: Trend): string[] {
  if (present === null) return [];
  if (present.limits !== null) return kpi.screening ? [SCREENED] : [];
  return [`It has no control limits: ${whyNone(kpi)}.`];
}

const SCREENED = "Its control limits leave out moves of more than 3.267 times the usual one.";

function whyNone({ basis }: KnownKpi): string {
  if (basis === "rolling-12") return "each figure of a rolling year holds most of the one before";
  if (basis === "year-to-date") return "each figure of a year to date holds the one before";
  return "they need six figures that can be compared";
}
