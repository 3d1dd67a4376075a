import type { KpiPoint, KpiState } from "../../model/state.ts";
import { inPeriod } from "../../plan/period.ts";
import { type Change, changeOf } from "../change.ts";
import { kpiEntry, showCounted, showFigure } from "./kpi-entry.ts";
import type { Newest } from "./newest.ts";

/** Every figure that came, went or is another one, but those that the newest one tells. */
export function diffFigures(old: KpiState, now: KpiState, { told }: Newest): Change[] {
  const [before, after] = [old, now].map(({ points }) => new Map(points.map((one) => [one.period, one]))) as [
    Map<string, KpiPoint>,
    Map<string, KpiPoint>,
  ];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((period) => {
    if (told.includes(period)) return [];
    const any = (before.get(period) ?? after.get(period)) as KpiPoint;
    const none = { ...any, value: null, numerator: null, denominator: null, symbol: null, restated: null };
    return diffFigure(before.get(period) ?? none, after.get(period) ?? none, old, now);
  });
}

function diffFigure(then: KpiPoint, point: KpiPoint, old: KpiState, now: KpiState): Change[] {
  const about = { field: `points.${point.period}`, reason: point.restated };
  const change = (kind: Change["kind"], what: string, details: object = {}): Change[] => [
    changeOf(kpiEntry(now), kind, what, { ...about, ...details }),
  ];
  const period = inPeriod(point);
  if (isSuppressed(then) !== isSuppressed(point)) return suppression(then, point, now);
  if (then.value === null && point.value === null) {
    const [from, to] = [then.symbol, point.symbol].map((symbol) => `[${symbol ?? "x"}]`) as [string, string];
    if (then.symbol === point.symbol) return [];
    return change("kpi-symbol-changed", `in place of the figure for ${period} stands ${to}, before ${from}`, {
      from,
      to,
    });
  }
  if (then.value === null) {
    const to = showCounted(point, now);
    return change("kpi-figure-added", `the figure for ${period}, which was missing, is ${to}`, { to });
  }
  if (point.value === null) {
    const from = showCounted(then, old);
    return change("kpi-figure-removed", `the figure for ${period} is no longer given; it was ${from}`, {
      from,
    });
  }
  if (isRestated(then, point, old, now)) {
    const [from, to] = told(then, point, old, now);
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
  const what = `why the figure for ${period} was restated is told otherwise`;
  return change("kpi-restatement-explained", what, { from: then.restated, to: point.restated });
}

const isSuppressed = ({ symbol }: KpiPoint): boolean => symbol === "c";

/** What one side keeps back and the other shows is never printed here. A figure restated since is another figure. */
function suppression(then: KpiPoint, point: KpiPoint, now: KpiState): Change[] {
  const undoes = then.value !== null || point.value !== null;
  const severity = undoes && point.restated === null && then.restated === null ? "error" : "info";
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

/** In another unit the same count is another value. */
function isRestated(then: KpiPoint, point: KpiPoint, old: KpiState, now: KpiState): boolean {
  const isSameCount = then.numerator === point.numerator && then.denominator === point.denominator;
  if (isSameCount && then.numerator !== null && old.unit !== now.unit) return false;
  return !isSameCount || then.value !== point.value;
}

/** As short as tells them apart. */
function told(then: KpiPoint, point: KpiPoint, old: KpiState, now: KpiState): [string, string] {
  const short: [string, string] = [showFigure(then, old), showFigure(point, now)];
  if (short[0] !== short[1]) return short;
  const counted: [string, string] = [showCounted(then, old), showCounted(point, now)];
  return counted[0] !== counted[1] ? counted : [String(then.value), String(point.value)];
}
