import type { KpiPoint, KpiState } from "../../model/state.ts";
import { compareIds } from "../../plan/order.ts";
import { inPeriod } from "../../plan/period.ts";
import { type Change, changeOf } from "../change.ts";
import { cameOrWent } from "./came-or-went.ts";
import { isSuppressed, kpiEntry, showBoth, showCounted } from "./kpi-entry.ts";
import type { Newest } from "./newest.ts";
import { suppression } from "./suppression.ts";

/** Every figure that came, went or is another one, but those that the newest one tells. */
export function diffFigures(old: KpiState, now: KpiState, { told }: Newest): Change[] {
  const pairs = pairPoints(old, now).filter(([{ period }]) => !told.includes(period));
  const isKept = ([then, point]: Pair): boolean => !isSuppressed(then) && !isSuppressed(point);
  const added = pairs.filter((pair) => isKept(pair) && pair[0].value === null && pair[1].value !== null);
  const removed = pairs.filter((pair) => isKept(pair) && pair[0].value !== null && pair[1].value === null);
  const others = pairs.filter((pair) => !added.includes(pair) && !removed.includes(pair));
  return [
    ...cameOrWent(
      "kpi-figure-added",
      added.map(([, point]) => point),
      now,
      now,
    ),
    ...cameOrWent(
      "kpi-figure-removed",
      removed.map(([then]) => then),
      old,
      now,
    ),
    ...others.flatMap(([then, point]) => diffFigure(then, point, old, now)),
  ];
}

type Pair = readonly [then: KpiPoint, point: KpiPoint];

/** The figures of each period that either side has; one without any where a side lacks it. */
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

function diffFigure(then: KpiPoint, point: KpiPoint, old: KpiState, now: KpiState): Change[] {
  const about = { field: `points.${point.period}`, reason: point.restated };
  const change = (kind: Change["kind"], what: string, details: object = {}): Change[] => [
    changeOf(kpiEntry(now), kind, what, { ...about, ...details }),
  ];
  const period = inPeriod(point);
  if (isSuppressed(then) !== isSuppressed(point)) return suppression(then, point, now);
  if (then.value === null || point.value === null) {
    const [from, to] = [then.symbol, point.symbol].map((symbol) => `[${symbol ?? "x"}]`) as [string, string];
    if (then.symbol === point.symbol) return [];
    return change("kpi-symbol-changed", `in place of the figure for ${period} stands ${to}, before ${from}`, {
      from,
      to,
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

/** In another unit the same count is another value. */
function isRestated(then: KpiPoint, point: KpiPoint, old: KpiState, now: KpiState): boolean {
  const isSameCount = then.numerator === point.numerator && then.denominator === point.denominator;
  if (isSameCount && then.numerator !== null && old.unit !== now.unit) return false;
  return !isSameCount || then.value !== point.value;
}

/** As short as tells them apart. */
function told(then: KpiPoint, point: KpiPoint, old: KpiState, now: KpiState): [string, string] {
  const short = showBoth(then, point, old, now) as [string, string];
  if (short[0] !== short[1]) return short;
  const counted: [string, string] = [showCounted(then, old), showCounted(point, now)];
  return counted[0] !== counted[1] ? counted : [String(then.value), String(point.value)];
}
