import type { KpiPoint, KpiState } from "../../model/state.ts";
import { formatAgainst, formatCompared, formatFraction } from "../../plan/measures/figures.ts";
import type { Target } from "../../plan/schema/kpis.ts";
import type { Mark } from "../../plan/spc/assess-series.ts";
import { inPeriod, PERIOD_NOUNS } from "../../plan/time/periods.ts";
import { plural } from "../../text/words.ts";
import { type Change, changeOf, type Entry } from "../change.ts";
import type { ChangeKind } from "../kinds.ts";

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

export const kpiEntry = ({ id, name }: KpiState): Entry => ({ entity: id, label: null, title: name });

/** "91%", beside its target, or the symbol in its place. */
const showFigure = ({ value, symbol, target }: KpiPoint, kpi: KpiState): string =>
  value === null ? `[${symbol ?? "x"}]` : formatAgainst(value, agreed(target), kpi);

/** Two points with the same digits, enough of them to tell the side of its target that each is on. */
export function showBoth(then: KpiPoint, point: KpiPoint, old: KpiState, now: KpiState): string[] {
  const known = [then, point].flatMap(({ value, target }) =>
    value === null ? [] : [{ value, target: agreed(target) }],
  );
  if (known.length < 2 || old.unit !== now.unit) return [showFigure(then, old), showFigure(point, now)];
  return formatCompared(known, now);
}

const agreed = (target: KpiPoint["target"]): Target | null =>
  target && {
    ...(target.min !== null && { min: target.min }),
    ...(target.max !== null && { max: target.max }),
  };

/** "91% (71 of 78)" */
export function showCounted(point: KpiPoint, kpi: KpiState): string {
  const fraction = formatFraction(point);
  return showFigure(point, kpi) + (fraction === null ? "" : ` (${fraction})`);
}

export const isSuppressed = (point: KpiPoint | null): boolean => point?.symbol === "c";

/** The newest figure, passing over gaps: one that is suppressed is newer than those before it. */
const newestOf = ({ points }: KpiState): KpiPoint | null =>
  points.findLast((point) => point.value !== null || isSuppressed(point)) ?? null;

export const MEANINGS: Record<Mark, string> = {
  improvement: "a real improvement",
  concern: "a real worsening",
  neutral: "a real change",
};

/**
 * Whether the newest figure is more than chance, by the limits of its XmR chart; null for a measure that never has
 * limits, and for one that never moved.
 */
function sayReal({ variation, basis }: KpiState): string | null {
  if (variation !== null) {
    if (variation.upper === variation.lower) return null;
    if (variation.specialCause === null) return "within the usual ups and downs";
    return `this is ${MEANINGS[variation.mark ?? "neutral"]}`;
  }
  if (basis === "rolling-12" || basis === "year-to-date") return null;
  return "too few figures to tell whether the move is real";
}
