import { below, type Origin } from "../../diagnostics/origin.ts";
import type { StateChange } from "../../model/compare/state-change.ts";
import type { IsoDate } from "../../plan/dates.ts";
import { latestProgress, whereSet } from "../../plan/replay.ts";
import type { CheckContext } from "../rule.ts";

/** Finds where the plan says what a state of that date holds; undefined for an entry it no longer has. */
export function stateOrigin(
  { named, at }: CheckContext,
  asAt: IsoDate,
): (change: StateChange) => Origin | undefined {
  const then = at(asAt);
  const entries = [...then.recommendations, ...then.actions, ...then.kpis, ...then.events];
  return ({ path, field, period }) => {
    const entry = entries.find(({ id }) => id === path);
    if (entry === undefined || field === null) {
      const origin = named.get(path)?.origin;
      return origin && (field === null ? origin : below(origin, field));
    }
    const points = "series" in entry ? entry.series : [];
    if (period !== null && field === "figure") {
      return points.find((point) => point.period.key === period)?.origin ?? entry.origin;
    }
    if (period !== null) return whereSet(entry, "targets");
    if (field === "progress") return below(latestProgress(entry)?.origin ?? entry.origin, field);
    return whereSet(entry, field);
  };
}
