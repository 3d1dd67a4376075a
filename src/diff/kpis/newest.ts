import type { KpiPoint, KpiState } from "../../model/state.ts";
import { inPeriod } from "../../plan/period.ts";
import { type Change, changeOf } from "../change.ts";
import type { ChangeKind } from "../kinds.ts";
import { isSuppressed, kpiEntry, newestOf, showFigure } from "./kpi-entry.ts";
import { sayEnds, sayGone, sayMove } from "./say-newest.ts";

/** How a measure stands by its newest figure, and the periods whose figures are told by that. */
export interface Newest {
  readonly changes: readonly Change[];
  readonly told: readonly string[];
}

/**
 * From the newest figure that was known to the newest that is: new periods, and whether the target is met. Where
 * both are suppressed, or nothing came before, there is no move to tell.
 */
export function diffNewest(old: KpiState, now: KpiState): Newest {
  const [then, latest] = [newestOf(old), newestOf(now)];
  const [added, removed] = [beyond(now, then), beyond(old, latest)];
  const crossing = crossed(then, latest);
  const ends = sayEnds(then, latest, old, now);
  const details = { field: "points", ...ends };
  if (added.length > 0 && latest !== null && !isUnseen(latest, then)) {
    const what = sayMove(ends, then, latest, added, now);
    const severity = isWorse(then, latest, now) ? "warning" : "info";
    const change = crossing
      ? changeOf(kpiEntry(now), crossing, what, details)
      : changeOf(kpiEntry(now), "kpi-moved", what, { ...details, severity });
    return { told: added.map(({ period }) => period), changes: [change] };
  }
  if (removed.length > 0 && !isUnseen(then, latest)) {
    const kind = crossing ?? "kpi-figure-removed";
    return {
      told: removed.map(({ period }) => period),
      changes: [changeOf(kpiEntry(now), kind, sayGone(latest, removed, now), details)],
    };
  }
  if (crossing === null || latest === null) return { told: [], changes: [] };
  const meets = crossing === "kpi-met-target" ? "now meets" : "no longer meets";
  const what = `${showFigure(latest, now)} in ${inPeriod(latest)} ${meets} the target`;
  const rags = { field: "rag", from: then?.rag ?? null, to: latest.rag };
  return { told: [], changes: [changeOf(kpiEntry(now), crossing, what, rags)] };
}

/** Figures, shown or suppressed, of periods after the newest of the other side. */
const beyond = ({ points }: KpiState, newest: KpiPoint | null): KpiPoint[] =>
  points.filter(
    (point) => (point.value !== null || isSuppressed(point)) && point.period > (newest?.period ?? ""),
  );

const isUnseen = (newer: KpiPoint | null, older: KpiPoint | null): boolean =>
  isSuppressed(newer) && (older === null || isSuppressed(older));

/** Between green and what is not; nothing where one of them has no rating. */
function crossed(then: KpiPoint | null, latest: KpiPoint | null): ChangeKind | null {
  if (!then?.rag || !latest?.rag || (then.rag === "green") === (latest.rag === "green")) return null;
  return latest.rag === "green" ? "kpi-met-target" : "kpi-missed-target";
}

const isWorse = (then: KpiPoint | null, latest: KpiPoint, now: KpiState): boolean =>
  (then?.rag === "amber" && latest.rag === "red") ||
  (now.variation?.mark === "concern" && !isSuppressed(latest));
