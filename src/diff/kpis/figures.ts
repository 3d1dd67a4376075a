import { isSameQuotient } from "../../model/compare.ts";
import type { KpiPoint, KpiState } from "../../model/kpi-state.ts";
import { same } from "../../model/same.ts";
import { formatFraction } from "../../plan/measures/figures.ts";
import { compareIds } from "../../plan/schema/entry.ts";
import { inPeriod } from "../../plan/time/periods.ts";
import { type Change, changeOf } from "../change.ts";
import { kpiEntry } from "../entries.ts";
import type { Newest } from "./newest.ts";
import { isSuppressed, showBoth, showFigure } from "./points.ts";

/** Every figure that was added, removed or changed, apart from those that the newest figure already covers. */
export function diffFigures(old: KpiState, now: KpiState, { covered }: Newest): Change[] {
  const pairs = pairPoints(old, now).filter(([{ period }]) => !covered.includes(period));
  const isKept = ([then, point]: Pair): boolean => !isSuppressed(then) && !isSuppressed(point);
  const added = pairs.filter((pair) => isKept(pair) && pair[0].value === null && pair[1].value !== null);
  const removed = pairs.filter((pair) => isKept(pair) && pair[0].value !== null && pair[1].value === null);
  const others = pairs.filter((pair) => !added.includes(pair) && !removed.includes(pair));
  return [
    ...addedOrRemoved(
      "kpi-figure-added",
      added.map(([, point]) => point),
      now,
      now,
    ),
    ...addedOrRemoved(
      "kpi-figure-removed",
      removed.map(([then]) => then),
      old,
      now,
    ),
    ...others.flatMap(([then, point]) => diffFigure(then, point, old, now)),
  ];
}

type Pair = readonly [then: KpiPoint, point: KpiPoint];

/** The points of both sides, period by period. A side that lacks a period gets a point without a figure. */
function pairPoints(old: KpiState, now: KpiState): Pair[] {
  const before = new Map(old.points.map((point) => [point.period, point]));
  const after = new Map(now.points.map((point) => [point.period, point]));
  const none = { value: null, numerator: null, denominator: null, symbol: null, restated: null };
  return [...new Map([...before, ...after])]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([period, any]) => [
      before.get(period) ?? { ...any, ...none },
      after.get(period) ?? { ...any, ...none },
    ]);
}

/** All figures that were added, or all that were removed, make one change. */
function addedOrRemoved(
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

function diffFigure(then: KpiPoint, point: KpiPoint, old: KpiState, now: KpiState): Change[] {
  const about = { field: `points.${point.period}`, reason: point.restated };
  const change = (kind: Change["kind"], what: string, details: object = {}): Change[] => [
    changeOf(kpiEntry(now), kind, what, { ...about, ...details }),
  ];
  const period = inPeriod(point);
  if (isSuppressed(then) !== isSuppressed(point)) return suppression(then, point, now);
  const isShown = then.value !== null && point.value !== null;
  if (!isShown && then.symbol !== point.symbol) {
    const [from, to] = [then.symbol, point.symbol].map((symbol) => `[${symbol ?? "x"}]`) as [string, string];
    return change("kpi-symbol-changed", `the figure for ${period} is now ${to}, previously ${from}`, {
      from,
      to,
    });
  }
  if (isShown && isRestated(then, point, old, now)) {
    const [from, to] = showApart(then, point, old, now);
    const isUnexplained = then.value !== point.value && point.restated === null;
    const how = isUnexplained ? ", and nothing says why" : "";
    const severity = isUnexplained ? "error" : "info";
    return change("kpi-restated", `the figure for ${period} was restated from ${from} to ${to}${how}`, {
      from,
      to,
      severity,
    });
  }
  if (then.restated === point.restated) return [];
  const what = `the reason why the figure for ${period} was restated has changed`;
  return change("kpi-restatement-explained", what, { from: then.restated, to: point.restated });
}

/**
 * Never prints the figure that one side suppresses and the other shows. Suppressing a figure that was shown, or showing
 * one that was suppressed, is an error unless the figure was restated.
 */
function suppression(then: KpiPoint, point: KpiPoint, now: KpiState): Change[] {
  const isShownOnce = then.value !== null || point.value !== null;
  const severity = isShownOnce && point.restated === null && then.restated === null ? "error" : "info";
  const details = { field: `points.${point.period}`, severity } as const;
  const period = inPeriod(point);
  if (isSuppressed(point)) {
    const shown = then.value === null ? "" : ", which was shown before";
    const what = `the figure for ${period} is suppressed${shown}`;
    return [changeOf(kpiEntry(now), "kpi-suppressed", what, { ...details, to: "[c]" })];
  }
  const shown = point.value === null ? "no longer said to be suppressed" : "shown, and was suppressed before";
  const what = `the figure for ${period} is ${shown}`;
  return [changeOf(kpiEntry(now), "kpi-shown-again", what, { ...details, from: "[c]" })];
}

/** The same count in another unit has another value, but was not restated. */
function isRestated(then: KpiPoint, point: KpiPoint, old: KpiState, now: KpiState): boolean {
  const isSameCount = then.numerator === point.numerator && then.denominator === point.denominator;
  if (isSameCount && then.numerator !== null && old.unit !== now.unit) return false;
  return !isSameCount || !(same(then.value, point.value) || isSameQuotient(then, point));
}

/** Both figures in the shortest form that shows a difference. */
function showApart(then: KpiPoint, point: KpiPoint, old: KpiState, now: KpiState): [string, string] {
  const short = showBoth(then, point, old, now) as [string, string];
  if (short[0] !== short[1]) return short;
  const counted: [string, string] = [showCounted(then, old), showCounted(point, now)];
  return counted[0] !== counted[1] ? counted : [String(then.value), String(point.value)];
}

/** "91% (71 of 78)" */
function showCounted(point: KpiPoint, kpi: KpiState): string {
  const fraction = formatFraction(point);
  return showFigure(point, kpi) + (fraction === null ? "" : ` (${fraction})`);
}
