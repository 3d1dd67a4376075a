import type { KpiPoint, KpiState } from "../../model/state.ts";
import { inPeriod, PERIOD_NOUNS } from "../../plan/time/periods.ts";
import { plural } from "../../text/words.ts";
import { type Change, changeOf } from "../change.ts";
import type { ChangeKind } from "../kinds.ts";
import { isSuppressed, kpiEntry, newestOf, sayReal, showBoth, showFigure } from "./kpi-entry.ts";

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

/** From which figure to which, in words; null where there is none. */
interface Ends {
  readonly from: string | null;
  readonly to: string | null;
}

function sayEnds(then: KpiPoint | null, latest: KpiPoint | null, old: KpiState, now: KpiState): Ends {
  if (then === null || latest === null)
    return { from: then && showNewest(then, old), to: latest && showNewest(latest, now) };
  const [from = "", to = ""] = showBoth(then, latest, old, now);
  return { from: isSuppressed(then) ? "suppressed" : from, to: isSuppressed(latest) ? "suppressed" : to };
}

const showNewest = (point: KpiPoint, kpi: KpiState): string =>
  isSuppressed(point) ? "suppressed" : showFigure(point, kpi);

/** "90% in May 2016, 80% in April 2016; within the usual ups and downs" */
function sayMove(
  { from, to }: Ends,
  then: KpiPoint | null,
  latest: KpiPoint,
  added: readonly KpiPoint[],
  now: KpiState,
): string {
  const before = then === null ? "the first figure" : `${from} in ${inPeriod(then)}`;
  const more = added.length > 1 ? ` (${plural(added.length, `new ${PERIOD_NOUNS[now.frequency]}`)})` : "";
  const isKnown = then !== null && !isSuppressed(then) && !isSuppressed(latest);
  const real = isKnown ? sayReal(now) : null;
  return `${to} in ${inPeriod(latest)}, ${before}${more}${real === null ? "" : `; ${real}`}`;
}

/** "the figures of the last 2 months are no longer given; the newest is 80% in March 2016" */
function sayGone(latest: KpiPoint | null, removed: readonly KpiPoint[], now: KpiState): string {
  const periods = plural(removed.length, PERIOD_NOUNS[now.frequency]);
  const rest =
    latest === null ? "none is left" : `the newest is ${showNewest(latest, now)} in ${inPeriod(latest)}`;
  return `the figures of the last ${periods} are no longer given; ${rest}`.replace(
    "of the last 1 ",
    "of the last ",
  );
}
