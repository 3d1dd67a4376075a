import type { KpiPoint, KpiState } from "../model/state.ts";
import { formatValue } from "../plan/format-figure.ts";
import type { Change } from "./change.ts";
import { matchById } from "./match.ts";

/** How the measures moved: from the newest figure then known to the newest known now. */
export function diffKpis(before: readonly KpiState[], after: readonly KpiState[]): Change[] {
  const { added, removed, both } = matchById(before, after);
  return [
    ...added.map(
      (one): Change => ({
        ...base(one),
        kind: "kpi-added",
        to: one.name,
        message: `${one.name} is a new measure.`,
      }),
    ),
    ...removed.map(
      (one): Change => ({
        ...base(one),
        kind: "kpi-removed",
        severity: "warning",
        from: one.name,
        message: `${one.name} is no longer measured.`,
      }),
    ),
    ...both.flatMap(([old, now]) => [...diffNewest(old, now), ...diffPast(old, now)]),
  ];
}

const base = ({ id }: KpiState) =>
  ({ severity: "info", entity: id, field: "id", from: null, to: null, reason: null }) as const;

const newest = ({ points }: KpiState): KpiPoint | undefined => points.findLast(({ value }) => value !== null);

function diffNewest(old: KpiState, now: KpiState): Change[] {
  const [then, latest] = [newest(old), newest(now)];
  if (then === undefined || latest === undefined || then.period === latest.period) return [];
  const [from, to] = [formatValue(then.value as number, now), formatValue(latest.value as number, now)];
  const moved = `${now.name}: ${to} in ${inPeriod(latest)}, ${from} in ${inPeriod(then)}`;
  const shared = { ...base(now), field: "points", from, to };
  if (then.rag !== "green" && latest.rag === "green") {
    return [{ ...shared, kind: "kpi-met-target", message: `${moved}. It now meets its target.` }];
  }
  if (then.rag === "green" && latest.rag !== null && latest.rag !== "green") {
    return [
      {
        ...shared,
        kind: "kpi-missed-target",
        severity: "warning",
        message: `${moved}. It no longer meets its target.`,
      },
    ];
  }
  return [{ ...shared, kind: "kpi-moved", message: `${moved}.` }];
}

/** Figures already reported that are different now. */
function diffPast(old: KpiState, now: KpiState): Change[] {
  const known = new Map(old.points.map((point) => [point.period, point]));
  return now.points.flatMap((point): Change[] => {
    const then = known.get(point.period);
    if (then === undefined || then.value === null || then.value === point.value) return [];
    const [from, to] = [
      formatValue(then.value, now),
      point.value === null ? "none" : formatValue(point.value, now),
    ];
    const why = point.restated === null ? "" : ` Reason: ${point.restated}`;
    return [
      {
        ...base(now),
        kind: "kpi-restated",
        severity: point.restated === null ? "error" : "info",
        field: "points",
        from,
        to,
        reason: point.restated,
        message: `${now.name}: the figure for ${inPeriod(point)} was restated from ${from} to ${to}.${why}`,
      },
    ];
  });
}

const inPeriod = ({ label }: KpiPoint): string => (/ending/.test(label) ? `the ${label}` : label);
