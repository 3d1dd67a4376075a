import type { KpiPoint, KpiState } from "../../model/kpi-state.ts";
import { LEAST_FIGURES } from "../../plan/spc/assess-series.ts";
import type { RunSide } from "../../plan/spc/xmr.ts";
import { inPeriod, PERIOD_NOUNS } from "../../plan/time/periods.ts";
import { plural } from "../../text/words.ts";
import { type Change, changeOf } from "../change.ts";
import { kpiEntry } from "../entries.ts";
import type { ChangeKind } from "../kinds.ts";
import { isSuppressed, sayMeaning, showBoth, showFigure } from "./points.ts";

/** What changed in how a measure stands, judged by its newest figure. */
export interface Newest {
  readonly changes: readonly Change[];
  /** The periods whose figures these changes already cover. */
  readonly covered: readonly string[];
}

/**
 * Compares the newest figures of both sides: which periods are new, and whether the target is met. No move is reported
 * where both figures are suppressed, or where the newer one is and the other side has none.
 */
export function diffNewest(old: KpiState, now: KpiState): Newest {
  const [then, latest] = [newestOf(old), newestOf(now)];
  const [added, removed] = [beyond(now, then), beyond(old, latest)];
  const crossing = crossed(then, latest);
  const ends = sayEnds(then, latest, old, now);
  const details = { field: "points", ...ends };
  if (added.length > 0 && latest !== null && !isUnseen(latest, then)) {
    const what = sayMove({ ...ends, from: sayThen(then, ends, old, now) }, then, latest, added, now);
    const severity = isWorse(then, latest, now) ? "warning" : "info";
    const change = crossing
      ? changeOf(kpiEntry(now), crossing, what, details)
      : changeOf(kpiEntry(now), "kpi-moved", what, { ...details, severity });
    return { covered: added.map(({ period }) => period), changes: [change] };
  }
  if (removed.length > 0 && !isUnseen(then, latest)) {
    const kind = crossing ?? "kpi-figure-removed";
    return {
      covered: removed.map(({ period }) => period),
      changes: [changeOf(kpiEntry(now), kind, sayRemoved(latest, removed, now), details)],
    };
  }
  if (crossing === null || latest === null) return { covered: [], changes: [] };
  const meets = crossing === "kpi-met-target" ? "now meets" : "no longer meets";
  const what = `${showFigure(latest, now)} in ${inPeriod(latest)} ${meets} the target`;
  const rags = { field: "rag", from: then?.rag ?? null, to: latest.rag };
  return { covered: [], changes: [changeOf(kpiEntry(now), crossing, what, rags)] };
}

/** The newest figure. Gaps are passed over, but a suppressed figure is a figure. */
const newestOf = ({ points }: KpiState): KpiPoint | null =>
  points.findLast((point) => point.value !== null || isSuppressed(point)) ?? null;

/** Figures, shown or suppressed, for periods after the newest figure of the other side. */
const beyond = ({ points }: KpiState, newest: KpiPoint | null): KpiPoint[] =>
  points.filter(
    (point) => (point.value !== null || isSuppressed(point)) && point.period > (newest?.period ?? ""),
  );

const isUnseen = (newer: KpiPoint | null, older: KpiPoint | null): boolean =>
  isSuppressed(newer) && (older === null || isSuppressed(older));

/** Whether the rating went from green to another colour or back. Null where it did neither, or a figure has no rating. */
function crossed(then: KpiPoint | null, latest: KpiPoint | null): ChangeKind | null {
  if (!then?.rag || !latest?.rag || (then.rag === "green") === (latest.rag === "green")) return null;
  return latest.rag === "green" ? "kpi-met-target" : "kpi-missed-target";
}

const isWorse = (then: KpiPoint | null, latest: KpiPoint, now: KpiState): boolean =>
  (then?.rag === "amber" && latest.rag === "red") ||
  (now.variation?.mark === "concern" && !isSuppressed(latest));

/** The two newest figures in words; null where a side has none. */
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
  const was = from === to ? "as" : from;
  const before = then === null ? "the first figure" : `${was} in ${inPeriod(then)}`;
  const more = added.length > 1 ? ` (${plural(added.length, `new ${PERIOD_NOUNS[now.frequency]}`)})` : "";
  const isKnown = then !== null && !isSuppressed(then) && !isSuppressed(latest);
  const real = isKnown ? sayWhetherReal(now, movedTo(then, latest)) : null;
  return `${to} in ${inPeriod(latest)}, ${before}${more}${real === null ? "" : `; ${real}`}`;
}

/** The figure as it is now, where it was restated: "80% (restated, it was 90%)". The reader has the older one. */
function sayThen(then: KpiPoint | null, { from }: Ends, old: KpiState, now: KpiState): string | null {
  const known = now.points.find(({ period }) => period === then?.period);
  if (!then || !known || then.value === null || known.value === null) return from;
  if (old.unit !== now.unit || known.value === then.value) return from;
  return `${showFigure(known, now)} (restated, it was ${from})`;
}

/** The side to which the newest figure moved; null where it did not move. */
function movedTo(then: KpiPoint, { value }: KpiPoint): RunSide | null {
  if (then.value === null || value === null || then.value === value) return null;
  return value > then.value ? "high" : "low";
}

/**
 * Whether the newest figure differs by more than chance, judged by the limits of its XmR chart. A special cause is about
 * the whole series, so it explains a move only to its own side. Null for a measure that never has limits, and for one of
 * an earlier version that has never moved.
 */
function sayWhetherReal(kpi: KpiState, to: RunSide | null): string | null {
  const { variation, basis, points, breaks } = kpi;
  if (variation !== null) {
    if (variation.upper === variation.lower) return null;
    if (variation.specialCause === null) return "within the usual ups and downs";
    return sayMeaning(variation, kpi, variation.side === to);
  }
  if (basis === "rolling-12" || basis === "year-to-date") return null;
  const comparable = points.filter(
    ({ period, value }) =>
      value !== null && breaks.every(({ from }) => period >= from.slice(0, period.length)),
  );
  return comparable.length < LEAST_FIGURES
    ? "too few figures to tell whether the move is real"
    : "its figures hardly move, so they do not show whether this move is real";
}

/** "the figures of the last 2 months are no longer given; the newest is 80% in March 2016" */
function sayRemoved(latest: KpiPoint | null, removed: readonly KpiPoint[], now: KpiState): string {
  const periods = plural(removed.length, PERIOD_NOUNS[now.frequency]);
  const rest =
    latest === null ? "none is left" : `the newest is ${showNewest(latest, now)} in ${inPeriod(latest)}`;
  return `the figures of the last ${periods} are no longer given; ${rest}`.replace(
    "of the last 1 ",
    "of the last ",
  );
}
