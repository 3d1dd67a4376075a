import type { KpiPoint, KpiState } from "../../model/state.ts";
import { inPeriod } from "../../plan/period.ts";
import { type Change, changeOf } from "../change.ts";
import { kpiEntry, showCounted } from "./kpi-entry.ts";

/** However many came at once, they are one change. */
export function cameOrWent(
  kind: "kpi-figure-added" | "kpi-figure-removed",
  points: readonly KpiPoint[],
  side: KpiState,
  now: KpiState,
): Change[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const figures = points.map((point) => `${point.period}: ${showCounted(point, side)}`).join("; ");
  const isNew = kind === "kpi-figure-added";
  const which =
    first === last
      ? `the figure for ${inPeriod(first)}, ${showCounted(first, side)},`
      : `${points.length} figures, the first for ${inPeriod(first)} and the last for ${inPeriod(last)},`;
  const verb = first === last ? "is" : "are";
  const what = `${which} ${verb} ${isNew ? "added where none was given" : "no longer given"}`;
  const ends = isNew ? { to: figures } : { from: figures };
  return [changeOf(kpiEntry(now), kind, what, { field: "points", ...ends })];
}
