import { plural } from "../../diagnostics/words.ts";
import type { KpiPoint, KpiState } from "../../model/state.ts";
import { inPeriod, PERIOD_NOUNS } from "../../plan/period.ts";
import { type Change, changeOf } from "../change.ts";
import type { ChangeKind } from "../kinds.ts";
import { kpiEntry, newestOf, showFigure } from "./kpi-entry.ts";
import { sayReal } from "./say-real.ts";

/** How a measure stands by its newest figure, and the periods whose figures are told by that. */
export interface Newest {
  readonly changes: readonly Change[];
  readonly told: readonly string[];
}

/** From the newest figure that was known to the newest that is: new periods, and whether the target is met. */
export function diffNewest(old: KpiState, now: KpiState): Newest {
  const [then, latest] = [newestOf(old), newestOf(now)];
  const added = beyond(now, old);
  const removed = beyond(old, now);
  const told = [...added, ...removed].map(({ period }) => period);
  const crossing = crossed(then, latest);
  const severity = isWorse(then, latest, now) ? "warning" : "info";
  if (added.length > 0) {
    const details = { field: "points", ...ends(then, latest, old, now) };
    const what = sayMove(then, latest as KpiPoint, added, old, now);
    const kind = crossing ?? "kpi-moved";
    return {
      told,
      changes: [changeOf(kpiEntry(now), kind, what, crossing ? details : { ...details, severity })],
    };
  }
  if (removed.length > 0) {
    const details = { field: "points", ...ends(then, latest, old, now) };
    return {
      told,
      changes: [
        changeOf(kpiEntry(now), crossing ?? "kpi-figure-removed", sayGone(latest, removed, now), details),
      ],
    };
  }
  if (crossing === null || latest === null) return { told, changes: [] };
  const meets = crossing === "kpi-met-target" ? "now meets" : "no longer meets";
  const what = `${showFigure(latest, now)} in ${inPeriod(latest)} ${meets} the target`;
  const details = { field: "rag", from: then?.rag ?? null, to: latest.rag };
  return { told, changes: [changeOf(kpiEntry(now), crossing, what, details)] };
}

/** Figures of periods after the newest that the other side has, but those which it suppressed. */
function beyond(one: KpiState, other: KpiState): KpiPoint[] {
  const last = newestOf(other)?.period ?? "";
  const suppressed = other.points.filter(({ symbol }) => symbol === "c").map(({ period }) => period);
  return one.points.filter(
    ({ period, value, symbol }) =>
      value !== null && symbol !== "c" && period > last && !suppressed.includes(period),
  );
}

/** Between green and what is not; nothing where one of them has no rating. */
function crossed(then: KpiPoint | null, latest: KpiPoint | null): ChangeKind | null {
  if (!then?.rag || !latest?.rag || (then.rag === "green") === (latest.rag === "green")) return null;
  return latest.rag === "green" ? "kpi-met-target" : "kpi-missed-target";
}

const isWorse = (then: KpiPoint | null, latest: KpiPoint | null, now: KpiState): boolean =>
  (then?.rag === "amber" && latest?.rag === "red") || now.variation?.mark === "concern";

const ends = (then: KpiPoint | null, latest: KpiPoint | null, old: KpiState, now: KpiState) => ({
  from: then && showFigure(then, old),
  to: latest && showFigure(latest, now),
});

function sayMove(
  then: KpiPoint | null,
  latest: KpiPoint,
  added: readonly KpiPoint[],
  old: KpiState,
  now: KpiState,
): string {
  const figure = `${showFigure(latest, now)} in ${inPeriod(latest)}`;
  const before = then === null ? "the first figure" : `${showFigure(then, old)} in ${inPeriod(then)}`;
  const more = added.length > 1 ? ` (${plural(added.length, `new ${PERIOD_NOUNS[now.frequency]}`)})` : "";
  const real = sayReal(now);
  return `${figure}, ${before}${more}${then === null || real === null ? "" : `; ${real}`}`;
}

function sayGone(latest: KpiPoint | null, removed: readonly KpiPoint[], now: KpiState): string {
  const periods = plural(removed.length, PERIOD_NOUNS[now.frequency]);
  const rest =
    latest === null ? "none is left" : `the newest is ${showFigure(latest, now)} in ${inPeriod(latest)}`;
  return `the figures of the last ${periods} are no longer given; ${rest}`.replace(
    "of the last 1 ",
    "of the last ",
  );
}
