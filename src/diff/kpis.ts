import type { KpiPoint, KpiState } from "../model/state.ts";
import { formatCompared } from "../plan/format-figure.ts";
import type { Target } from "../plan/kpis.ts";
import { inPeriod } from "../plan/period.ts";
import { type Change, changeOf } from "./change.ts";
import { matchById } from "./match.ts";

/** How the measures moved: from the newest figure then known to the newest known now. */
export function diffKpis(before: readonly KpiState[], after: readonly KpiState[]): Change[] {
  const { added, removed, both } = matchById(before, after);
  return [
    ...added.map((one) => changeOf(entry(one), "kpi-added", "is a new measure", { to: one.name })),
    ...removed.map((one) =>
      changeOf(entry(one), "kpi-removed", "is no longer measured", { severity: "warning", from: one.name }),
    ),
    ...both.flatMap(([old, now]) => [...diffNewest(old, now), ...diffPast(old, now)]),
  ];
}

const entry = ({ id, name }: KpiState) => ({ entity: id, label: null, title: name });

/** A figure that is suppressed is newer than those before it. */
const newest = ({ points }: KpiState): KpiPoint | undefined =>
  points.findLast((point) => point.value !== null || isSuppressed(point));

const isSuppressed = ({ symbol }: KpiPoint): boolean => symbol === "c";

/** Two points with the same digits, enough of them to tell the side of its target that each is on. */
function showBoth(points: readonly [KpiPoint, KpiPoint], kpi: KpiState): [string, string] {
  const known = points.flatMap(({ value, target }) =>
    value === null ? [] : [{ value, target: agreed(target) }],
  );
  const shown = formatCompared(known, kpi);
  const show = (point: KpiPoint): string => {
    if (point.value !== null) return shown.shift() ?? "";
    return isSuppressed(point) ? "suppressed" : "no figure";
  };
  return [show(points[0]), show(points[1])];
}

const agreed = (target: KpiPoint["target"]): Target | null =>
  target && {
    ...(target.min !== null && { min: target.min }),
    ...(target.max !== null && { max: target.max }),
  };

function diffNewest(old: KpiState, now: KpiState): Change[] {
  const [then, latest] = [newest(old), newest(now)];
  if (then === undefined || latest === undefined || then.period === latest.period) return [];
  if (isSuppressed(then) && isSuppressed(latest)) return [];
  const [from, to] = showBoth([then, latest], now);
  const details = { field: "points", from, to };
  const moved = `${to} in ${inPeriod(latest)}, ${from} in ${inPeriod(then)}`;
  if (!isSuppressed(then) && then.rag !== "green" && latest.rag === "green") {
    return [changeOf(entry(now), "kpi-met-target", moved, details)];
  }
  if (then.rag === "green" && latest.rag !== null && latest.rag !== "green") {
    return [changeOf(entry(now), "kpi-missed-target", moved, { ...details, severity: "warning" })];
  }
  return [changeOf(entry(now), "kpi-moved", moved, details)];
}

/** Figures already reported that are different now. */
function diffPast(old: KpiState, now: KpiState): Change[] {
  const known = new Map(old.points.map((point) => [point.period, point]));
  return now.points.flatMap((point) => {
    const then = known.get(point.period);
    if (then === undefined || then.value === null || then.value === point.value) return [];
    const [from, to] = showBoth([then, point], now);
    const severity = point.restated === null ? "error" : "info";
    const what = `the figure for ${inPeriod(point)} was restated from ${from} to ${to}`;
    return [
      changeOf(entry(now), "kpi-restated", what, {
        severity,
        field: "points",
        from,
        to,
        reason: point.restated,
      }),
    ];
  });
}
